"""The numbers of a page's sources, in the order in which its reader meets them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from generator.pages.citation import Note


@dataclass(frozen=True, slots=True)
class Numbering:
    """Numbers the sources of one page while it is written, from top to bottom.

    A view is not made in the order in which its template shows it, and a template may leave a part of it out: only
    the writing of the page knows what is cited first.
    """

    _read: dict[int, int] = field(default_factory=dict)

    def __call__(self, number: int) -> int:
        """Return the number that the reader sees for a source that the view numbered so."""
        return self._read.setdefault(number, len(self._read) + 1)

    def listed(self, notes: Iterable[Note]) -> list[Note]:
        """Return the notes that the page cites, under the numbers and in the order that its reader sees."""
        by_number = {note.number: note for note in notes}
        return [replace(by_number[number], number=read) for number, read in self._read.items()]
