"""`parcours translations`: how far the English is, confirmations, and the files of translators."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Column, Table

from generator.build import CannotBuild
from generator.cli_common import FOUND, Content, Date, Language, cannot_run, day, library_at, locale_of, order_of, show
from generator.library import Library
from generator.model.base import Locale
from generator.owner import owner_name
from generator.pages.label import label
from generator.render.format import number
from generator.swap import replace_text
from generator.translating.confirm import NoText, confirmed, pruned, selected
from generator.translating.exchange import export_po, import_po
from generator.translating.lock import NAME, STATES, State
from generator.translating.progress import by_owner, json_text, rows, spent
from generator.translation import translations as catalogue
from generator.yaml_file import UnreadableFile

app = typer.Typer(help="The English of the records: what is missing, outdated or confirmed.")

OfOrder = Annotated[str | None, typer.Option("--order", help="The id of an order: only its records.")]


@app.callback(invoke_without_command=True)
def translations(
    context: typer.Context,
    *,
    content: Content = Path("content"),
    lang: Language = None,
    order: OfOrder = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, with every text that is to be done.")] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="Drop the confirmations of texts that are no longer there.")
    ] = False,
) -> None:
    """Say how far the English is: by order or institution, then for each record that is not wholly confirmed."""
    if context.invoked_subcommand is not None:
        return
    locale = locale_of(lang)
    library = library_at(content, locale)
    order = order_of(library, order, locale)
    gettext = catalogue(locale).gettext
    gone = len(spent(library))
    if gone and prune:
        try:
            replace_text(content / NAME, pruned(library))
        except OSError as error:
            cannot_run(error, locale)
        typer.echo(gettext("Confirmations dropped: {n}").format(n=number(gone, locale)), err=True)
    elif gone:
        words = gettext("Confirmations of texts that are no longer there: {n}; drop them with --prune")
        typer.echo(words.format(n=number(gone, locale)), err=True)
    if as_json:
        sys.stdout.write(json_text(library, locale, order))
        return
    for table in _tables(library, locale, order):
        Console().print(table)


@app.command()
def confirm(
    paths: Annotated[
        list[str],
        typer.Argument(
            help="A record's file or key, or a folder; then, if need be, a colon and a line or a field: "
            "content/orders/oiq.yaml:19, order/oiq:notes."
        ),
    ],
    content: Content = Path("content"),
    lang: Language = None,
    date: Date = None,
) -> None:
    """Record that the English of some texts says what their French says now."""
    locale = locale_of(lang)
    gettext = catalogue(locale).gettext
    library = library_at(content, locale)
    texts = []
    unknown = False
    for given in paths:
        try:
            texts += selected(library, given)
        except NoText as error:
            unknown = True
            hint = gettext("; ") + error.hint.translated(gettext) if error.hint is not None else ""
            typer.echo(gettext("No translated text here: {path}").format(path=error.given) + hint, err=True)
    if unknown:
        raise typer.Exit(FOUND)
    try:
        replace_text(content / NAME, confirmed(library, texts, day(date)))
    except (OSError, CannotBuild) as error:
        cannot_run(error, locale)
    # The same text may be named twice.
    states = Counter(text.english is None for text in {(text.key, text.loc): text for text in texts}.values())
    typer.echo(gettext("Texts confirmed: {n}").format(n=number(states[False], locale)), err=True)
    if states[True]:
        typer.echo(gettext("Texts without English, left: {n}").format(n=number(states[True], locale)), err=True)


@app.command("export")
def export(
    file: Annotated[Path, typer.Argument(help="The PO file to write.")],
    content: Content = Path("content"),
    lang: Language = None,
    order: OfOrder = None,
    date: Date = None,
) -> None:
    """Write what is to be translated to a PO file, for a translator."""
    locale = locale_of(lang)
    library = library_at(content, locale)
    try:
        units = export_po(library, file, day(date), locale, order_of(library, order, locale))
    except (OSError, CannotBuild) as error:
        cannot_run(error, locale)
    typer.echo(catalogue(locale).gettext("Texts to translate: {n}").format(n=number(units, locale)), err=True)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="The PO file that came back.")],
    content: Content = Path("content"),
    lang: Language = None,
    date: Date = None,
) -> None:
    """Write the English of a PO file into the records and confirm it; exit with 1 if a unit was refused."""
    locale = locale_of(lang)
    gettext = catalogue(locale).gettext
    library = library_at(content, locale)
    try:
        done = import_po(library, file, day(date))
    except (OSError, CannotBuild, UnreadableFile) as error:
        cannot_run(error, locale)
    for path, line in done.written:
        typer.echo(gettext("{path}:{line}: the English was written").format(path=path, line=line))
    show(done.findings, locale, "text")
    summary = gettext("Written: {written}. Confirmed: {confirmed}. Left for later: {left}. Refused: {refused}.")
    counts = {"written": len(done.written), "confirmed": done.confirmed, "left": done.left}
    typer.echo(
        summary.format(
            **{name: number(n, locale) for name, n in counts.items()}, refused=number(len(done.findings), locale)
        ),
        err=True,
    )
    if done.findings:
        raise typer.Exit(FOUND)


def _tables(library: Library, locale: Locale, order: str | None) -> list[Table]:
    gettext = catalogue(locale).gettext
    found = list(rows(library, order))
    heads = [label("translation", state, locale) for state in STATES]
    owners = Table(gettext("Order or institution"), *heads)
    for owner, states in by_owner(found):
        name = owner_name(owner, locale) if owner is not None else gettext("The editors")
        owners.add_row(name, *_numbers(states, locale))
    owners.add_section()
    owners.add_row(gettext("All"), *_numbers(sum((row.states for row in found), Counter()), locale))
    # A path cut short names nothing.
    records = Table(Column(gettext("Record"), overflow="fold"), *heads)
    for row in found:
        if not row.is_done:
            records.add_row(str(library.path_of(row.record)), *_numbers(row.states, locale))
    return [owners, records] if records.row_count else [owners]


def _numbers(states: Counter[State], locale: Locale) -> list[str]:
    return [number(states[state], locale) for state in STATES]
