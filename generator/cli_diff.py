"""`parcours diff`: what changes for a reader between two states of the content."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console

from generator.build import CannotBuild
from generator.cli_common import FOUND, Content, Date, Language, cannot_run, day, locale_of, show
from generator.difference.comparison import Compared, compare
from generator.difference.html import as_html
from generator.difference.markdown import as_markdown
from generator.difference.report import Report
from generator.difference.sides import CannotCompare, sides
from generator.difference.text import as_text
from generator.difference.wording import report
from generator.model.base import LOCALES, Locale
from generator.swap import replace_text
from generator.translation import translations


class Shape(StrEnum):
    """The forms of a difference."""

    text = "text"
    markdown = "markdown"
    html = "html"


_FORMS: Final[dict[str, Callable[[Report], str]]] = {
    "txt": lambda told: f"{as_text(told).plain}\n",
    "md": as_markdown,
    "html": as_html,
}
"""What `--out` writes, by the ending of its name."""


def diff(  # noqa: PLR0917 - a command has the options that it has
    revisions: Annotated[
        str, typer.Argument(help="BASE..HEAD, BASE...HEAD (from what both have in common), or BASE: the working tree.")
    ] = "HEAD",
    content: Content = Path("content"),
    lang: Language = None,
    form: Annotated[Shape, typer.Option("--format", help="text, markdown or html.")] = Shape.text,
    out: Annotated[
        Path | None, typer.Option(help="A folder to write in: text, Markdown and HTML, in both languages.")
    ] = None,
    date: Date = None,
) -> None:
    """Say what changes for a reader; exit with 0, with 1 where a side has errors, or with 2 (cannot run)."""
    locale = locale_of(lang)
    try:
        with sides(content, revisions) as (before, after):
            compared = compare(before, after, content.absolute().name, day(date))
            if compared.difference is None:
                _say_faults(compared, locale)
                raise typer.Exit(FOUND)
            reports = {of: report(compared.difference, of) for of in LOCALES}
        if out is not None:
            out.mkdir(parents=True, exist_ok=True)
            for of, told in reports.items():
                for ending, written in _FORMS.items():
                    replace_text(out / f"difference.{of}.{ending}", written(told))
    except (OSError, CannotBuild, CannotCompare) as error:
        cannot_run(error, locale)
    if form is Shape.text:
        Console(highlight=False, emoji=False, markup=False).print(as_text(reports[locale]), soft_wrap=True)
    else:
        typer.echo(_FORMS["md" if form is Shape.markdown else "html"](reports[locale]), nl=False)


def _say_faults(compared: Compared, locale: Locale) -> None:
    gettext = translations(locale).gettext
    for faulty in compared.faulty:
        name = faulty.name or gettext("the working tree")
        typer.echo(gettext("Not compared: the content of {name} has errors.").format(name=name), err=True)
        show(faulty.findings, locale, "text")
