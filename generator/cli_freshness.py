"""`parcours stale` and `parcours links`: what has grown old, and which addresses no longer answer."""

from __future__ import annotations

import sys
from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from generator.build import CannotBuild
from generator.cli_common import (
    CANNOT_RUN,
    FOUND,
    Content,
    Date,
    Form,
    Language,
    cannot_run,
    day,
    library_at,
    locale_of,
    order_of,
    show,
)
from generator.model.source import MAX_AGE
from generator.owner import owner_name
from generator.pages.label import label
from generator.render.format import number
from generator.staleness import aged, json_text, lines
from generator.swap import replace_text
from generator.translation import translations
from generator.yaml_file import UnreadableFile, path_to


def stale(
    *,
    content: Content = Path("content"),
    lang: Language = None,
    days: Annotated[int, typer.Option(min=0, help="The age that is still allowed, in days.")] = MAX_AGE.days,
    order: Annotated[str | None, typer.Option(help="The id of an order: only its records.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    date: Date = None,
) -> None:
    """List what has grown old, by who answers for it: reviews, sources read long ago, old amounts and delays."""
    locale = locale_of(lang)
    gettext = translations(locale).gettext
    library = library_at(content, locale)
    try:
        found = list(aged(library, day(date), days, order_of(library, order, locale)))
    except (OSError, CannotBuild) as error:
        cannot_run(error, locale)
    if as_json:
        sys.stdout.write(json_text(library, found, locale))
        return
    line = gettext("  {path}:{line}: {what}, {date} ({days} days): {field}")
    for owner, items in groupby(found, key=lambda item: item.owner):
        typer.echo(owner_name(owner, locale) if owner is not None else gettext("The editors"))
        for item, path, at in lines(library, items):
            what = label("aged", item.what, locale)
            values = {"path": path, "line": at, "what": what, "date": item.date, "field": path_to(item.loc)}
            typer.echo(line.format(days=number(item.days, locale), **values))
    counts = Counter(item.what for item in found)
    summary = gettext("Reviews: {reviews}. Sources: {sources}. Amounts, delays and states: {facts}.")
    named = {"reviews": counts["review"], "sources": counts["source"], "facts": counts["fact"]}
    typer.echo(summary.format(**{name: number(n, locale) for name, n in named.items()}), err=True)


def links(
    *,
    content: Content = Path("content"),
    lang: Language = None,
    form: Annotated[
        Form, typer.Option("--format", help="text, json, or annotations of a GitHub workflow.")
    ] = Form.text,
    report: Annotated[
        Path | None, typer.Option(help="Write every address, what came of it and where it stands, as JSON.")
    ] = None,
    state: Annotated[Path, typer.Option(help="Where a run keeps what it knows so far.")] = Path("build/links.jsonl"),
    resume: Annotated[bool, typer.Option("--resume", help="Go on where the last run stopped.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Write the new address of what moved for good.")] = False,
    jobs: Annotated[int, typer.Option(min=1, max=64, help="Hosts asked at the same time.")] = 8,
    delay: Annotated[float, typer.Option(min=0, help="Seconds between two requests to a host.")] = 1.0,
    timeout: Annotated[float, typer.Option(min=0.01, help="Seconds to wait for an answer.")] = 20.0,
    tries: Annotated[int, typer.Option(min=1, max=10, help="How often to ask where nothing, or an error, comes.")] = 3,
    date: Date = None,
) -> None:
    """Ask for every web address of the content; exit with 1 if one no longer answers."""
    # The client of the network is slow to import, and only this command needs it.
    from generator.links.run import ask, moved_for_good  # noqa: PLC0415
    from generator.links.visit import Manners  # noqa: PLC0415

    locale = locale_of(lang)
    gettext = translations(locale).gettext
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    library = library_at(content, locale)
    try:
        with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
            task = bars.add_task(gettext("Asking for the addresses"), total=None)
            asked = ask(
                library,
                Manners(jobs=jobs, delay=delay, timeout=timeout, tries=tries),
                state,
                resume=resume,
                progress=lambda done, of: bars.update(task, completed=done, total=of),
            )
        if report is not None:
            report.parent.mkdir(parents=True, exist_ok=True)
            replace_text(report, asked.json_text(day(date)))
        show(asked.findings, locale, form.value)
        if fix:
            findings, places = moved_for_good(asked, day(date))
            show(findings, locale, form.value)
            words = gettext("New addresses written: {n}") if not findings else gettext("No new address was written.")
            typer.echo(words.format(n=number(places, locale)), err=True)
    except (OSError, CannotBuild, UnreadableFile) as error:
        cannot_run(error, locale)
    except KeyboardInterrupt:
        typer.echo(gettext("Stopped. Run the command again with --resume to go on from here."), err=True)
        raise typer.Exit(CANNOT_RUN) from None
    totals = Counter(visit.verdict for visit in asked.visits)
    words = gettext("Addresses: {n}. Answering: {ok}. Moved: {moved}. To look at: {rest}.")
    fine = totals["ok"]
    rest = totals.total() - fine - totals["moved"]
    counts = {"n": totals.total(), "ok": fine, "moved": totals["moved"], "rest": rest}
    typer.echo(words.format(**{name: number(n, locale) for name, n in counts.items()}), err=True)
    if any(finding.severity == "error" for finding in asked.findings):
        raise typer.Exit(FOUND)
