"""What the commands of `parcours` share: options, exit codes, and how they speak."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from generator.admin import NoBundle, NoForge
from generator.build import CannotBuild, build_date
from generator.canonical import NoRecord
from generator.codeowners import NoDefaultOwner
from generator.difference.sides import CannotCompare
from generator.finding import Finding
from generator.library import Library, load
from generator.model.base import Locale
from generator.reading import did_you_mean
from generator.report import Format, report
from generator.translation import default_locale, translations
from generator.yaml_file import UnreadableFile

CLEAN, FOUND, CANNOT_RUN = 0, 1, 2
"""How a command ends: nothing to mend, something to mend, or it could not do its work."""


class Lang(StrEnum):
    """The languages of messages."""

    fr = "fr"
    en = "en"


class Form(StrEnum):
    """The forms of a report of findings."""

    text = "text"
    json = "json"
    github = "github"
    gitlab = "gitlab"


Content = Annotated[Path, typer.Option(help="The folder of the records.")]
Language = Annotated[Lang | None, typer.Option(help="The language of messages; by default that of the locale.")]
Date = Annotated[
    dt.datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The date of the run; by default today (UTC).")
]


def show(findings: Sequence[Finding], locale: Locale, form: Format) -> None:
    """Print findings, if there are any."""
    if text := report(findings, locale, form):
        typer.echo(text)


def cannot_run(
    error: OSError | CannotBuild | CannotCompare | NoDefaultOwner | NoRecord | UnreadableFile, locale: Locale
) -> NoReturn:
    """Say why the command cannot run, and end it."""
    gettext = translations(locale).gettext
    if isinstance(error, OSError):
        what, path = error.strerror or gettext("not a folder"), error.filename or error
    elif isinstance(error, NoRecord):
        what, path = gettext("not a record, nor a folder of records"), error
    elif isinstance(error, NoDefaultOwner):
        what, path = gettext("no maintainers under [tool.parcours]"), error
    elif isinstance(error, NoBundle):
        what, path = gettext("npm has not installed Decap CMS; run “npm ci --ignore-scripts” here"), error
    elif isinstance(error, NoForge):
        what = gettext("the forge of this repository is not known; write its name under “admin_backend” in mkdocs.yml")
        path = error
    elif isinstance(error, CannotCompare):
        what, path = error.what.translated(gettext), error
    else:
        what, path = gettext("not of the expected form"), error
    typer.echo(gettext("Cannot run: {what}: {path}").format(what=what, path=path), err=True)
    raise typer.Exit(CANNOT_RUN)


def locale_of(lang: Lang | None) -> Locale:
    """Return the language asked for, else that of the environment."""
    return default_locale() if lang is None else lang.value


def library_at(content: Path, locale: Locale) -> Library:
    """Return the records of a folder; where some, or the lock, cannot be read, say why and end the command."""
    try:
        loaded = load(content)
    except OSError as error:
        cannot_run(error, locale)
    if loaded.findings:
        show(loaded.findings, locale, "text")
        raise typer.Exit(FOUND)
    return loaded.library


def order_of(library: Library, order: str | None, locale: Locale) -> str | None:
    """Return the id of an order as it was given; end the command where there is no such order."""
    if order is None or order in library.orders:
        return order
    gettext = translations(locale).gettext
    hint = did_you_mean(order, library.orders)
    what = gettext("no {kind} “{id}”").format(kind=gettext("order"), id=order)
    typer.echo(what + (gettext("; ") + hint.translated(gettext) if hint is not None else ""), err=True)
    raise typer.Exit(CANNOT_RUN)


def day(date: dt.datetime | None) -> dt.date:
    """Return the date asked for, else that of the build."""
    return date.date() if date is not None else build_date(None)
