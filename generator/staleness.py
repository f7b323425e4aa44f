"""What has grown old: reviews, sources read long ago, amounts and delays that were true long ago; and whose it is."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from generator.library import Library
from generator.model.base import Locale
from generator.model.date import PartialDate
from generator.model.grid import Places as GridPlaces
from generator.model.measure import Measure
from generator.model.money import Dated
from generator.model.record import Record
from generator.model.source import Review, Source
from generator.model.walk import Loc, Part, walk
from generator.owner import Owner, owner_name, owner_of
from generator.translating.texts import record_key
from generator.yaml_file import Places, path_to

What = Literal["review", "source", "fact"]


@dataclass(frozen=True, slots=True)
class Aged:
    """A date of a record that lies further back than it should."""

    record: Record
    owner: Owner | None
    what: What
    loc: Loc
    """The way to the date."""
    date: PartialDate
    days: int
    """Days since the earliest day that the date may mean."""


def aged(library: Library, today: dt.date, days: int, order: str | None = None) -> Iterator[Aged]:
    """Yield what is more than some days old, owner by owner, the oldest first; the editors' own comes last.

    Args:
        library: the records.
        today: the day from which age is counted.
        days: the age that is still allowed.
        order: the id of the order whose records are meant; all of them if None.
    """
    wanted = library.orders[order] if order is not None else None
    found: dict[str, list[Aged]] = {}
    for record in library:
        owner = owner_of(library, record)
        if wanted is not None and owner is not wanted:
            continue
        key = record_key(owner) if owner is not None else ""
        for what, loc, date in _dates(record):
            if (age := (today - date.first).days) > days:
                found.setdefault(key, []).append(Aged(record, owner, what, loc, date, age))
    for key in sorted(found, key=lambda name: (name == "", name)):
        yield from sorted(found[key], key=lambda item: (-item.days, record_key(item.record), path_to(item.loc)))


def _dates(record: Record) -> Iterator[tuple[What, Loc, PartialDate]]:
    for loc, part in walk(record):
        yield from ((what, (*loc, name), date) for what, name, date in _dates_of(part))


def _dates_of(part: Part) -> Iterator[tuple[What, str, PartialDate]]:
    match part:
        case Review():
            yield "review", "on", part.on
        case Source():
            yield "source", "consulted", part.consulted
        case Dated() | GridPlaces() | Measure():
            yield "fact", "as_of", part.as_of


def lines(library: Library, found: Iterable[Aged]) -> Iterator[tuple[Aged, PurePosixPath, int]]:
    """Yield what is old with its file, from the library's root, and its line."""
    places: dict[PurePosixPath, Places] = {}
    for item in found:
        path = library.path_of(item.record)
        yield item, path, places.setdefault(path, Places(library.root / path)).of(item.loc).line


def json_text(library: Library, found: Iterable[Aged], locale: Locale) -> str:
    """Return what is old as a JSON list, in its order."""
    rows: list[Mapping[str, object]] = [
        {
            "owner": record_key(item.owner) if item.owner is not None else None,
            "owner_name": owner_name(item.owner, locale) if item.owner is not None else None,
            "record": record_key(item.record),
            "path": str(path),
            "line": line,
            "what": item.what,
            "field": path_to(item.loc),
            "date": str(item.date),
            "days": item.days,
        }
        for item, path, line in lines(library, found)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
