"""The `parcours` command. Its functions only call."""

from __future__ import annotations

import sys
import time
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from generator import cli_diff, cli_freshness, cli_new, cli_translations
from generator.build import CannotBuild
from generator.build import build as build_site
from generator.canonical import NoRecord, format_records
from generator.check import check as check_content
from generator.cli_common import FOUND, Content, Date, Form, Language, cannot_run, day, locale_of, show
from generator.codeowners import PLACE, NoDefaultOwner, default_owners
from generator.codeowners import codeowners as codeowners_text
from generator.codeowners import write as write_codeowners
from generator.coverage import FIELDS, STATES, rows, totals
from generator.exports.coverage import csv_text, json_text
from generator.exports.grid import grid_csv, grid_json
from generator.grid import by_institution, by_item, grid_rows
from generator.library import Library, load
from generator.model.base import Locale
from generator.pages.label import label
from generator.render.format import number
from generator.schema import FOLDER as SCHEMAS
from generator.schema import write_schemas
from generator.translation import translations
from generator.upkeep import behind, owners_behind, schemas_behind

app = typer.Typer(
    name="parcours",
    help="Sourced pathways to the regulated professions of Québec: check the content, build the site.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


app.add_typer(cli_new.app, name="new")
app.command()(cli_diff.diff)
app.add_typer(cli_translations.app, name="translations")
app.command()(cli_freshness.stale)
app.command()(cli_freshness.links)


class TableForm(StrEnum):
    """The forms of a table."""

    text = "text"
    csv = "csv"
    json = "json"


@app.command()
def check(
    *,
    content: Content = Path("content"),
    lang: Language = None,
    form: Annotated[
        Form, typer.Option("--format", help="text, json, annotations of a GitHub workflow, or a report for GitLab.")
    ] = Form.text,
    date: Date = None,
    strict: Annotated[bool, typer.Option(help="Count warnings as errors.")] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Check too the form of records, their schemas and the code owners.")
    ] = False,
) -> None:
    """Check every record; exit with 0 (clean), 1 (errors found) or 2 (cannot run)."""
    locale = locale_of(lang)
    try:
        loaded = load(content)
        findings = check_content(loaded, day(date))
        if everything:
            findings += tuple(behind(loaded))
    except (OSError, CannotBuild, NoDefaultOwner) as error:
        cannot_run(error, locale)
    show(findings, locale, form.value)
    if any(finding.severity == "error" or strict for finding in findings):
        raise typer.Exit(FOUND)


@app.command()
def build(
    *,
    content: Content = Path("content"),
    config: Annotated[Path, typer.Option(help="The configuration of MkDocs.")] = Path("mkdocs.yml"),
    site: Annotated[Path, typer.Option(help="The folder to replace with the new site.")] = Path("site"),
    lang: Language = None,
    date: Date = None,
    compress: Annotated[
        bool, typer.Option("--compress", help="Write .gz and .br files beside the text files.")
    ] = False,
    admin: Annotated[
        bool, typer.Option("--admin", help="Write /admin/ too, where records are edited in the browser.")
    ] = False,
    admin_proxy: Annotated[
        str, typer.Option(help="With --admin: edit a clone through a decap-server at this address; only to try.")
    ] = "",
) -> None:
    """Check the content, build the site beside the old one, then put it in place whole."""
    # MkDocs and its theme are slow to import, and only this command needs them.
    from generator.plugin import Admin, mkdocs_shell  # noqa: PLC0415

    locale = locale_of(lang)
    gettext = translations(locale).gettext
    stages = {
        "read": gettext("Reading the records"),
        "check": gettext("Checking"),
        "build": gettext("Building the pages"),
        "search": gettext("Indexing for the search"),
        **({"compress": gettext("Compressing")} if compress else {}),
        "swap": gettext("Putting the site in place"),
    }
    started = time.monotonic()
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks = {stage: bars.add_task(words, total=1, start=False) for stage, words in stages.items()}

        def progress(stage: str, done: int, of: int) -> None:
            bars.start_task(tasks[stage])
            bars.update(tasks[stage], completed=done, total=of)

        try:
            shell = mkdocs_shell(config, content, Admin(admin_proxy) if admin else None)
            outcome = build_site(content, site, day(date), shell, progress, compressed=compress)
        except (OSError, CannotBuild) as error:
            bars.stop()
            cannot_run(error, locale)
    show(outcome.findings, locale, "text")
    if not outcome.is_built:
        errors = sum(finding.severity == "error" for finding in outcome.findings)
        typer.echo(gettext("Errors: {n}. Nothing was built; the site is as it was.").format(n=errors), err=True)
        raise typer.Exit(FOUND)
    summary = gettext("{records} records, {pages} pages, {size} MB in {site}, {seconds} s.")
    typer.echo(
        summary.format(
            records=number(outcome.records, locale),
            pages=number(outcome.pages, locale),
            size=number(round(outcome.size / 1e6), locale),
            site=site,
            seconds=number(round(time.monotonic() - started), locale),
        ),
        err=True,
    )


@app.command()
def fmt(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Records, or folders of records; by default all of them.")
    ] = None,
    content: Content = Path("content"),
    lang: Language = None,
    check: Annotated[bool, typer.Option("--check", help="Change nothing; say which files differ.")] = False,
    form: Annotated[
        Form, typer.Option("--format", help="text, json, annotations of a GitHub workflow, or a report for GitLab.")
    ] = Form.text,
) -> None:
    """Put records into their one canonical form, comments kept; exit with 1 if a file cannot be read or differs."""
    locale = locale_of(lang)
    gettext = translations(locale).gettext
    try:
        done = format_records(content, paths or (), write=not check)
    except (OSError, NoRecord) as error:
        cannot_run(error, locale)
    show(done.findings, locale, form.value)
    if not check:
        typer.echo(gettext("Records put into their form: {n}").format(n=number(len(done.changed), locale)), err=True)
    if done.findings:
        raise typer.Exit(FOUND)


@app.command()
def schema(
    out: Annotated[Path, typer.Option(help="The folder of the schemas.")] = Path(SCHEMAS),
    lang: Language = None,
    check: Annotated[bool, typer.Option("--check", help="Change nothing; say which files differ.")] = False,
) -> None:
    """Write the JSON Schemas of records, from the models, so that editors explain and complete their fields."""
    locale = locale_of(lang)
    try:
        if not check:
            write_schemas(out)
            return
        stale = tuple(schemas_behind(out, PurePosixPath(out.as_posix())))
    except OSError as error:
        cannot_run(error, locale)
    show(stale, locale, "text")
    if stale:
        raise typer.Exit(FOUND)


@app.command()
def codeowners(
    content: Content = Path("content"),
    config: Annotated[Path, typer.Option(help="Where the project's own maintainers are named.")] = Path(
        "pyproject.toml"
    ),
    out: Annotated[Path, typer.Option(help="The file.")] = Path(PLACE),
    lang: Language = None,
    check: Annotated[bool, typer.Option("--check", help="Change nothing; say whether the file differs.")] = False,
) -> None:
    """Write who reviews which file, from the maintainers that orders and institutions name."""
    locale = locale_of(lang)
    try:
        loaded = load(content)
        if any(finding.severity == "error" for finding in loaded.findings):
            show(loaded.findings, locale, "text")
            raise typer.Exit(FOUND)
        text = codeowners_text(loaded.library, default_owners(config))
        if not check:
            write_codeowners(out, text)
        elif stale := tuple(owners_behind(out, text, PurePosixPath(out.as_posix()))):
            show(stale, locale, "text")
            raise typer.Exit(FOUND)
    except (OSError, NoDefaultOwner) as error:
        cannot_run(error, locale)


@app.command()
def coverage(
    content: Content = Path("content"),
    lang: Language = None,
    form: Annotated[TableForm, typer.Option("--format", help="text, csv or json.")] = TableForm.text,
    grid: Annotated[bool, typer.Option("--grid", help="The admission grids of programmes instead.")] = False,
) -> None:
    """Say how far the information goes, field by field."""
    locale = locale_of(lang)
    try:
        library = load(content).library
    except OSError as error:
        cannot_run(error, locale)
    if form is TableForm.csv:
        sys.stdout.write(grid_csv(library, locale) if grid else csv_text(library, locale))
    elif form is TableForm.json:
        sys.stdout.write(grid_json(library) if grid else json_text(library, locale))
    else:
        for table in _grid_tables(library, locale) if grid else [_coverage_table(library, locale)]:
            Console().print(table)


def _coverage_table(library: Library, locale: Locale) -> Table:
    gettext = translations(locale).gettext
    table = Table(gettext("Field"), *(label("coverage", state, locale) for state in STATES))
    counted = totals(rows(library))
    for field in FIELDS:
        table.add_row(label("field", field, locale), *(number(counted[field][state], locale) for state in STATES))
    return table


def _grid_tables(library: Library, locale: Locale) -> list[Table]:
    gettext = translations(locale).gettext
    rows = list(grid_rows(library))
    institutions = {
        library.institutions[name].name.in_locale(locale): share for name, share in by_institution(rows).items()
    }
    items = {label("grid", item, locale): share for item, share in by_item(rows).items()}
    tables = []
    for heading, shares in ((gettext("Institution"), institutions), (gettext("Item"), items)):
        table = Table(heading, gettext("Filled"), gettext("Programmes"), "%")
        for name, share in shares.items():
            table.add_row(name, number(share.filled, locale), number(share.of, locale), str(share.percent))
        tables.append(table)
    return tables
