"""A report in Markdown, as forges show it in comments and summaries.

What the content says is shown as it is: it makes no markup, no link, calls nobody and refers to no issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.difference.report import Line, Report
from generator.difference.text import SIGNS
from generator.report import printable
from generator.translation import translations

MOST_CHARACTERS: Final = 60_000
"""The longest comment that GitHub takes has 65,536 characters."""

_MARKUP: Final = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&:$^=])")
_CALL: Final = re.compile(r"@(?=\w)")
_JOINER: Final = "\N{WORD JOINER}"


def as_markdown(report: Report, most: int = MOST_CHARACTERS) -> str:
    """Return a report in Markdown, cut after a line where it is too long, and saying so."""
    gettext = translations(report.locale).gettext
    more = gettext("… and {n} more lines: see the whole report.")
    kept: list[str] = []
    size = 0
    summary = (f"- {_safe(words)}" for words in report.summary)
    lines = [f"## {_safe(report.title)}", "", *summary, *_body(report)]
    for number, line in enumerate(lines):
        size += len(line) + 1
        if size > most - 200:
            kept += ["", more.format(n=len(lines) - number)]
            break
        kept.append(line)
    return "\n".join(kept) + "\n"


def _body(report: Report) -> Iterator[str]:
    for section in report.sections:
        yield from ("", f"### {_safe(section.title)}")
        for block in section.blocks:
            yield ""
            if block.title:
                path = f" ({_safe(block.path)})" if block.path else ""
                yield from (f"**{_safe(block.title)}**{path}", "")
            for line in block.lines:
                yield from _lines(line, report)


def _lines(line: Line, report: Report) -> Iterator[str]:
    gettext = translations(report.locale).gettext
    colon = gettext(": ")
    head = f"- {SIGNS[line.nature][0].replace('-', '−').replace('+', '＋')} {_safe(line.label)}"
    before, after = (_safe(said.text) if said is not None else "" for said in (line.before, line.after))
    tail = _safe(line.tail)
    if not (before or after):
        yield head
    elif line.is_short or not (before and after):
        yield f"{head}{colon}{' → '.join(filter(None, (before, f'**{after}**' if after else '')))}{tail}"
    else:
        yield head
        yield f"  - {_safe(gettext('before'))}{colon}{before}"
        yield f"  - {_safe(gettext('after'))}{colon}{after}{tail}"
    if line.note:
        yield f"  - ⚠ *{_safe(line.note)}*"


def _safe(text: str) -> str:
    one_line = printable(" ".join(text.split("\n")))
    # A reference to an issue or a person is made even where its sign is escaped.
    return _MARKUP.sub(r"\\\1", _CALL.sub(f"@{_JOINER}", one_line)).replace("\\#", f"\\#{_JOINER}")
