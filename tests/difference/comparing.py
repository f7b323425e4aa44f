"""Two small libraries compared, and what the report says of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.difference.change import Difference
from generator.difference.comparison import Compared, compare
from generator.difference.report import Line, Report
from generator.difference.sides import Side
from generator.difference.text import as_text
from generator.difference.wording import report
from generator.model.base import Locale
from tests.builders import LIBRARY, TODAY, write

Files = Mapping[str, str]


def compared(tmp_path: Path, before: Files, after: Files, docs: tuple[Files, Files] = ({}, {})) -> Compared:
    """Compare two libraries: one record of each kind, with these files in their place; `docs` lie beside them."""
    found = []
    for name, files, pages in (("before", before, docs[0]), ("after", after, docs[1])):
        root = tmp_path / name
        root.mkdir()
        write(root, {path: text for path, text in {**LIBRARY, **files}.items() if text})
        for path, words in pages.items():
            (root / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
            (root / "docs" / path).write_text(words, encoding="utf-8")
        found.append(Side(name, root))
    return compare(found[0], found[1], "content", TODAY)


def difference(tmp_path: Path, before: Files, after: Files) -> Difference:
    """Return the difference of two libraries without errors; an empty text stands for a file that is not there."""
    done = compared(tmp_path, before, after)
    assert done.difference is not None, done.faulty
    return done.difference


def plain(text: str) -> str:
    """Return the text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def lines(found: Difference, locale: Locale, section: str | None = None) -> list[str]:
    """Return the lines of the report as `sign label: before → after, tail`, of one section or of all."""
    told: Report = report(found, locale)
    return [
        plain(_line(line))
        for part in told.sections
        if section in {None, part.title}
        for block in part.blocks
        for line in block.lines
    ]


def _line(line: Line) -> str:
    values = [said.text for said in (line.before, line.after) if said is not None]
    return f"{line.nature} {line.label}" + (f": {' → '.join(values)}" if values else "") + line.tail


def summary(found: Difference, locale: Locale) -> list[str]:
    """Return the counts at the head of the report."""
    return [plain(words) for words in report(found, locale).summary]


def text(found: Difference, locale: Locale) -> str:
    """Return the report as a terminal shows it."""
    return plain(as_text(report(found, locale)).plain)
