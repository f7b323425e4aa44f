"""A report for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.text import Text

from generator.difference.change import Nature
from generator.difference.report import Line, Report
from generator.pages.citation import Said
from generator.report import printable
from generator.translation import translations

SIGNS: Final[dict[Nature, tuple[str, str]]] = {
    "added": ("+", "green"),
    "removed": ("-", "red"),
    "changed": ("~", "yellow"),
    "moved": ("↕", "yellow"),
    "up": ("▲", "green"),
    "down": ("▼", "red"),
}
"""The sign of each nature, and its colour."""


def as_text(report: Report) -> Text:
    """Return a report as lines with colours; a terminal obeys nothing that the content holds."""
    colon = translations(report.locale).gettext(": ")
    lines = [Text(report.title, style="bold"), *(Text(f"  {words}") for words in report.summary)]
    for section in report.sections:
        lines += [Text(), Text(section.title, style="bold underline")]
        for block in section.blocks:
            if block.title:
                path = f"  {_plain(block.path)}" if block.path else ""
                lines.append(Text.assemble((_plain(block.title), "bold"), (path, "dim")))
            for line in block.lines:
                lines += _lines(line, colon)
    return Text("\n").join(lines)


def _lines(line: Line, colon: str) -> Iterator[Text]:
    sign, colour = SIGNS[line.nature]
    head = Text.assemble((sign, colour), " ", (_plain(line.label), ""))
    values = [_plain(said.text) for said in (line.before, line.after) if said is not None]
    if values and line.is_short:
        yield Text.assemble(head, colon, (" → ".join(values), colour), _plain(line.tail))
    else:
        yield head
        yield from _long(line.before, "-", "red", "")
        yield from _long(line.after, "+", "green", line.tail)
    if line.note:
        yield Text(f"    {line.note}", style="italic")


def _long(said: Said | None, sign: str, colour: str, tail: str) -> Iterator[Text]:
    if said is not None:
        yield Text(f"    {sign} {_plain(said.text)}{_plain(tail)}", style=colour)


def _plain(text: str) -> str:
    return printable(" ".join(text.split("\n")))
