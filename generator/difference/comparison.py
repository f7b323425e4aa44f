"""Two states of the project compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from generator.check import check
from generator.difference.change import Changed, Difference, Faulty
from generator.difference.coverage import coverage_changes, grid_changes
from generator.difference.documents import document_changes
from generator.difference.facts import changes
from generator.difference.pages import page_changes
from generator.difference.sides import DOCUMENTS, Side
from generator.difference.totals import total_changes
from generator.library import Library, load
from generator.model.record import PageRecord, Record
from generator.translating.progress import outdated_texts


@dataclass(frozen=True, slots=True)
class Compared:
    """What a comparison gives: the difference, or the sides whose errors stand in its way."""

    difference: Difference | None
    faulty: tuple[Faulty, ...] = ()


def compare(before: Side, after: Side, content: str, today: dt.date) -> Compared:
    """Compare two sides; one that has errors is reported, and not half compared.

    Args:
        before: the state that changes.
        after: what it becomes.
        content: the name of the folder of the records.
        today: the date of the check.
    """
    loaded = [load(side.root / content) for side in (before, after)]
    faulty = []
    for side, found in zip((before, after), loaded, strict=True):
        errors = tuple(finding for finding in check(found, today) if finding.severity == "error")
        if errors:
            faulty.append(Faulty(side.name, errors))
    if faulty:
        return Compared(None, tuple(faulty))
    old, new = (found.library for found in loaded)
    pairs = tuple(_pairs(old, new))
    both = tuple((left, right) for left, right in pairs if left is not None and right is not None)
    difference = Difference(
        before=old,
        after=new,
        pages=tuple(page_changes(old, new, both)),
        records=tuple(_changed(old, new, pairs)),
        documents=tuple(document_changes(before.root / DOCUMENTS, after.root / DOCUMENTS)),
        totals=tuple(total_changes(old, new, both)),
        coverage=tuple(coverage_changes(old, new, both)),
        grids=tuple(grid_changes(old, new, both)),
    )
    return Compared(difference)


def _pairs(before: Library, after: Library) -> Iterator[tuple[Record | None, Record | None]]:
    """Yield every record of both sides with what it became.

    A record is known by its kind and id; where the id is new, by its page: readers know no other name of it.
    """
    for kind, records in after.records.items():
        olds = before.records[kind]
        left = {_slug(record): record for name, record in olds.items() if name not in records}
        for name, record in records.items():
            old = olds.get(name) or left.pop(_slug(record), None)
            yield old, record
        yield from ((old, None) for old in left.values())


def _slug(record: Record) -> str:
    return record.slug.fr if isinstance(record, PageRecord) else record.id


def _changed(
    before: Library, after: Library, pairs: tuple[tuple[Record | None, Record | None], ...]
) -> Iterator[Changed]:
    outdated = outdated_texts(after)
    for old, new in pairs:
        if new is None:
            assert old is not None
            yield Changed(old, None, before.path_of(old))
        elif old is None:
            yield Changed(None, new, after.path_of(new))
        elif old != new and (found := changes(old, new, outdated)):
            yield Changed(old, new, after.path_of(new), found)
