"""How far the information goes, more or less than before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.coverage import State, rows
from generator.difference.change import Both, CoverageChange, GridChange
from generator.grid import grid_row
from generator.library import Library
from generator.model.programme import Programme

_RANK: Final[dict[State, int]] = {"not_looked_for": 0, "not_published": 1, "generic": 2, "present": 3}
"""The states of a field, the reader's worst first."""


def coverage_changes(before: Library, after: Library, both: Both) -> Iterator[CoverageChange]:
    """Yield the fields of professions on both sides whose state differs."""
    olds = {id(row.profession): row.states for row in rows(before)}
    news = {id(row.profession): row.states for row in rows(after)}
    for old, new in both:
        if id(old) in olds:
            for field, state in news[id(new)].items():
                was = olds[id(old)][field]
                if was != state:
                    yield CoverageChange("up" if _RANK[state] > _RANK[was] else "down", new, field, was, state)


def grid_changes(before: Library, after: Library, both: Both) -> Iterator[GridChange]:
    """Yield the programmes on both sides whose grid is more or less filled; their institution's counts too."""
    for old, new in both:
        if isinstance(old, Programme) and isinstance(new, Programme):
            left, right = grid_row(before, old), grid_row(after, new)
            was, now = (left.filled, left.applicable), (right.filled, right.applicable)
            if was != now:
                yield GridChange("up" if right.share > left.share else "down", new, was, now)
