"""Pages written by hand, compared paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path, PurePosixPath

from generator.difference.change import DocumentChange
from generator.model.base import LOCALES, Locale

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_TITLE = re.compile(r"""^title:\s*["']?(.*?)["']?\s*$""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Document:
    title: str
    paragraphs: tuple[str, ...]


def document_changes(before: Path, after: Path) -> Iterator[DocumentChange]:
    """Yield the pages of two folders that differ in their words; spaces and the length of lines are no words."""
    for locale in LOCALES:
        olds, news = _documents(before / locale), _documents(after / locale)
        for name in sorted({*olds, *news}):
            old, new = olds.get(name), news.get(name)
            if old != new:
                yield _change(PurePosixPath("docs", locale, name), locale, old, new)


def _change(path: PurePosixPath, locale: Locale, old: _Document | None, new: _Document | None) -> DocumentChange:
    if old is None or new is None:
        shown = new or old
        assert shown is not None
        return DocumentChange("removed" if new is None else "added", path, shown.title, locale)
    matcher = SequenceMatcher(None, old.paragraphs, new.paragraphs, autojunk=False)
    changed = [
        pair
        for tag, i, j, m, n in matcher.get_opcodes()
        if tag != "equal"
        for pair in zip_longest(old.paragraphs[i:j], new.paragraphs[m:n])
    ]
    if old.title != new.title:
        changed.insert(0, (old.title, new.title))
    return DocumentChange("changed", path, new.title, locale, tuple(changed))


def _documents(folder: Path) -> dict[str, _Document]:
    found = {}
    for path in sorted(folder.rglob("*.md")) if folder.is_dir() else ():
        # Only files that lie there: a link could lead anywhere, and a folder that is one is not entered.
        if path.is_symlink() or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        front = _FRONT.match(text)
        title = _TITLE.search(front[1]) if front else None
        body = text[front.end() :] if front else text
        paragraphs = tuple(" ".join(part.split()) for part in re.split(r"\n\s*\n", body) if part.strip())
        found[path.relative_to(folder).as_posix()] = _Document(title[1] if title else path.stem, paragraphs)
    return found
