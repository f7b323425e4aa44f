"""The new address of what moved for good, written where the old one stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from generator.editing import Edit, Edited, edited
from generator.library import Library
from generator.links.found import Place
from generator.links.visit import Visit
from generator.markdown import is_allowed_link, links
from generator.model.record import Record
from generator.model.url import MAX_LENGTH
from generator.model.walk import Loc


def moved(
    library: Library, found: Mapping[str, tuple[Place, ...]], visits: Iterable[Visit], today: dt.date
) -> tuple[Edited, int]:
    """Return the records with the new addresses, checked and not yet written, and how many places change.

    A place that cannot hold the new address (rich text links to `https:` alone) is left as it is.

    Args:
        library: the records, as their files are now.
        found: where each address stands.
        visits: what came of the addresses.
        today: the date of the check.

    Raises:
        UnreadableFile: a record changed while the command ran.
        OSError: the file system refuses.
    """
    values: dict[Edit, str] = {}
    for visit in visits:
        if visit.verdict != "moved" or visit.target is None:
            continue
        _, mark, anchor = visit.url.partition("#")
        target = f"{visit.target}{mark}{anchor}"
        if len(target) > MAX_LENGTH:
            continue
        for place in found.get(visit.url, ()):
            edit = (library.path_of(place.record), place.loc)
            if not place.is_in_text:
                values[edit] = target
                continue
            # A text may hold several links that moved.
            text = values.get(edit, _value_at(place.record, place.loc))
            new = text.replace(f"]({visit.url})", f"]({_in_text(target)})")
            if is_allowed_link(target) and visit.url not in links(new):
                values[edit] = new
    return edited(library, values, today), len(values)


def _in_text(url: str) -> str:
    """An address as a link of rich text takes it: a parenthesis would end it."""
    return url.replace("(", "%28").replace(")", "%29")


def _value_at(record: Record, loc: Loc) -> str:
    value: object = record
    for part in loc:
        value = value[part] if isinstance(value, tuple) and isinstance(part, int) else getattr(value, str(part))
    assert isinstance(value, str)
    return value
