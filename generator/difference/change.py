"""What a comparison finds, before it is said in a language."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from generator.finding import Finding
from generator.library import Library
from generator.model.base import Locale, Model
from generator.model.record import PageRecord, Record
from generator.pathway import Range

Nature = Literal["added", "removed", "changed", "moved", "up", "down"]
"""`moved`: another place in a list, or another address; `up` and `down`: more or less of the information is there."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of the way from a record to a fact: a field and, in a list, one of its items."""

    model: type[Model]
    field: str
    item: object = None
    """The item as it is after the change; as it was before where it is removed."""
    number: int = 0
    """Its place in the list, from 1."""


@dataclass(frozen=True, slots=True)
class Change:
    """A fact added, removed, changed or moved in its list.

    `before` and `after` are values of the model, None where there is none; places in the list (from 1) where the
    nature is `moved`.
    """

    nature: Nature
    way: tuple[Spot, ...]
    before: object = None
    after: object = None
    english_waits: bool = False
    """True where the French text changed, and the lock says that the English one is of another French."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A record that is on one side only, or on both and not the same."""

    before: Record | None
    after: Record | None
    path: PurePosixPath
    changes: tuple[Change, ...] = ()

    @property
    def record(self) -> Record:
        """The record as it is after the change, or as it was."""
        record = self.after or self.before
        assert record is not None
        return record


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page added, removed or moved."""

    nature: Nature
    locale: Locale
    """The language of the page."""
    key: str
    before: str | None = None
    """The address, from the root of the site."""
    after: str | None = None
    is_lost: bool = False
    """True where nothing stands any more at the address that it had: old links find no page."""


@dataclass(frozen=True, slots=True)
class TotalChange:
    """The time or the cost of a route, from its first step to its end."""

    record: PageRecord
    route: str | None
    """The id of the route; None for a trajectory to a job that is not regulated."""
    measure: Literal["time", "cost"]
    before: Range
    after: Range


@dataclass(frozen=True, slots=True)
class CoverageChange:
    """The state of a field of a profession."""

    nature: Nature
    record: Record
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class GridChange:
    """How many items of a programme's grid are stated, of those that apply."""

    nature: Nature
    record: Record
    before: tuple[int, int]
    after: tuple[int, int]


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """A page written by hand: on one side only, or its paragraphs that changed."""

    nature: Nature
    path: PurePosixPath
    title: str
    locale: Locale
    paragraphs: tuple[tuple[str | None, str | None], ...] = ()
    """Each as it was and as it is."""


@dataclass(frozen=True, slots=True)
class Faulty:
    """A side that has errors, and is not compared."""

    name: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that changes for a reader."""

    before: Library
    after: Library
    pages: tuple[PageChange, ...] = ()
    records: tuple[Changed, ...] = ()
    documents: tuple[DocumentChange, ...] = ()
    totals: tuple[TotalChange, ...] = ()
    coverage: tuple[CoverageChange, ...] = ()
    grids: tuple[GridChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes for a reader."""
        return not (self.pages or self.records or self.documents or self.totals or self.coverage or self.grids)


Both = tuple[tuple[Record, Record], ...]
"""The records that both sides have, before and after."""
