"""A difference in the words of one language, whatever form it is then given."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from generator.difference.change import Nature
from generator.model.base import Locale
from generator.pages.citation import Said

SHORT: Final = 70
"""Up to so many characters a value before and the one after it stand on one line."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that changes."""

    nature: Nature
    label: str
    """What changes: the way to it in its record."""
    before: Said | None = None
    after: Said | None = None
    tail: str = ""
    """What belongs to the value after: since when it is true."""
    note: str = ""
    """What someone should still do about it."""

    @property
    def is_short(self) -> bool:
        """Whether both values fit on one line."""
        texts = [said.text for said in (self.before, self.after) if said is not None]
        return all(len(text) <= SHORT and "\n" not in text for text in texts)


@dataclass(frozen=True, slots=True)
class Block:
    """What changes in one record or page."""

    title: str
    path: str
    """The file; empty where there is none."""
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks of one kind."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What changes for a reader, in a language."""

    locale: Locale
    title: str
    summary: tuple[str, ...]
    """How many changes there are of each kind; that nothing changes, where nothing does."""
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of words that is the same on both sides, or is not."""

    text: str
    differs: bool


def segments(before: str, after: str) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    """Return two texts cut where they differ, word by word."""
    left, right = (text.split(" ") for text in (before, after))
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    olds, news = [], []
    for tag, i, j, m, n in matcher.get_opcodes():
        if i < j:
            olds.append(Segment(" ".join(left[i:j]), tag != "equal"))
        if m < n:
            news.append(Segment(" ".join(right[m:n]), tag != "equal"))
    return tuple(olds), tuple(news)
