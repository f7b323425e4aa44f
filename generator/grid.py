"""How far the information grids are filled: per programme, per institution, per item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.library import Library
from generator.model.grid import GRID_ITEMS, GridItem, GridState, state_of
from generator.model.institution import Institution
from generator.model.programme import Programme

FILLED: Final[frozenset[GridState]] = frozenset({"stated", "inherited"})

FILLED_FROM: Final = 0.5
"""The share of its items from which a programme's grid counts as filled."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A programme's grid, item by item."""

    programme: Programme
    institution: Institution
    states: Mapping[GridItem, GridState]

    @property
    def applicable(self) -> int:
        """How many items apply to the programme."""
        return sum(state != "not_applicable" for state in self.states.values())

    @property
    def filled(self) -> int:
        """How many of them are stated, by the programme or its institution."""
        return sum(state in FILLED for state in self.states.values())

    @property
    def share(self) -> float:
        """The share of the applicable items that are stated, from 0 to 1."""
        return self.filled / self.applicable

    @property
    def is_filled(self) -> bool:
        """Whether half or more of the grid is stated."""
        return self.share >= FILLED_FROM


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a number of things are filled."""

    filled: int
    of: int

    @property
    def percent(self) -> int:
        """The share in whole per cent, rounded down so that 100 means all."""
        return self.filled * 100 // self.of if self.of else 0


def grid_row(library: Library, programme: Programme) -> GridRow:
    """Return a programme's grid, with what it inherits."""
    institution = library.institutions[programme.institution]
    states = {
        item: state_of(
            item,
            programme.grid,
            institution.grid,
            diploma=programme.diploma is not None,
            length=programme.duration,
        )
        for item in GRID_ITEMS
    }
    return GridRow(programme, institution, states)


def grid_rows(library: Library) -> Iterator[GridRow]:
    """Yield the grid of every programme that still admits people, in the order of ids."""
    for programme in library.programmes.values():
        if programme.is_open:
            yield grid_row(library, programme)


def by_institution(rows: Iterable[GridRow]) -> Mapping[str, Share]:
    """Return, for each institution's id, how many of its programmes have a filled grid."""
    return _shares((row.institution.id, row.is_filled) for row in rows)


def by_item(rows: Iterable[GridRow]) -> Mapping[str, Share]:
    """Return, for each item, in how many of the programmes to which it applies it is stated."""
    return _shares(
        (item, state in FILLED) for row in rows for item, state in row.states.items() if state != "not_applicable"
    )


def _shares(pairs: Iterable[tuple[str, bool]]) -> Mapping[str, Share]:
    counts: dict[str, tuple[int, int]] = {}
    for name, filled in pairs:
        done, of = counts.get(name, (0, 0))
        counts[name] = done + filled, of + 1
    return {name: Share(done, of) for name, (done, of) in counts.items()}
