"""`parcours new`: asks what is not given as an option, writes a record, says what to fill in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any, NoReturn, get_args

import typer

from generator.cli_common import CANNOT_RUN, Content, Date, Lang, Language, cannot_run, day, locale_of, show
from generator.library import Library, load
from generator.model.base import Locale
from generator.scaffold import QUESTIONS, Question, Refused, Scaffold, new_record
from generator.translation import translations

app = typer.Typer(no_args_is_help=True, help="Write a new record to start from, in both languages.")

Answer = Annotated[str | None, typer.Option(help="Asked for if it is not given.")]
Id = Annotated[str | None, typer.Argument(help="The name of the file, without .yaml; asked for if it is not given.")]
By = Annotated[str, typer.Option(help="Who reviews the record.")]
TEAM = "Équipe de Parcours"


@app.command()
def profession(
    *,
    id: Id = None,
    slug_en: Answer = None,
    order: Answer = None,
    feminine: Answer = None,
    masculine: Answer = None,
    english: Answer = None,
    practice: Answer = None,
    sector: Answer = None,
    by: By = TEAM,
    content: Content = Path("content"),
    lang: Language = None,
    date: Date = None,
) -> None:
    """A regulated profession, with a route for every situation."""
    _new("profession", locals())


@app.command()
def order(
    *,
    id: Id = None,
    slug_en: Answer = None,
    name: Answer = None,
    gloss: Answer = None,
    acronym: Answer = None,
    chapter: Answer = None,
    act: Answer = None,
    practice: Answer = None,
    site: Answer = None,
    by: By = TEAM,
    content: Content = Path("content"),
    lang: Language = None,
    date: Date = None,
) -> None:
    """A professional order."""
    _new("order", locals())


@app.command()
def route(
    *,
    profession: Annotated[str | None, typer.Argument(help="The profession; asked for if it is not given.")] = None,
    id: Annotated[str | None, typer.Argument(help="The route's identifier; asked for if it is not given.")] = None,
    kind: Answer = None,
    by: By = TEAM,
    content: Content = Path("content"),
    lang: Language = None,
    date: Date = None,
) -> None:
    """One more route of a profession; the rest of its record, comments too, stays as it is."""
    _new("route", locals())


@app.command()
def programme(
    *,
    id: Id = None,
    slug_en: Answer = None,
    institution: Answer = None,
    french: Answer = None,
    english: Answer = None,
    level: Answer = None,
    kind: Answer = None,
    leads_to: Answer = None,
    by: By = TEAM,
    content: Content = Path("content"),
    lang: Language = None,
    date: Date = None,
) -> None:
    """A programme of study at an institution."""
    _new("programme", locals())


@app.command()
def trajectory(
    *,
    id: Id = None,
    slug_en: Answer = None,
    feminine: Answer = None,
    masculine: Answer = None,
    english: Answer = None,
    rank: Answer = None,
    profession: Answer = None,
    by: By = TEAM,
    content: Content = Path("content"),
    lang: Language = None,
    date: Date = None,
) -> None:
    """The way from abroad to a job of the health and social services network."""
    _new("trajectory", locals())


@app.command()
def support(
    *,
    id: Id = None,
    slug_en: Answer = None,
    french: Answer = None,
    english: Answer = None,
    category: Answer = None,
    provider: Answer = None,
    by: By = TEAM,
    content: Content = Path("content"),
    lang: Language = None,
    date: Date = None,
) -> None:
    """Help on the way: a loan, a course, guidance, a remedy."""
    _new("support", locals())


def _new(scaffold: Scaffold, given: Mapping[str, Any]) -> None:
    lang: Lang | None = given["lang"]
    locale = locale_of(lang)
    gettext = translations(locale).gettext
    try:
        library = load(given["content"]).library
        answers: dict[str, str] = {}
        for question in QUESTIONS[scaffold]:
            option: str | None = given[question.name.replace("-", "_")]
            answers[question.name] = _answer(question, option, answers, library, locale)
        made = new_record(scaffold, answers, library, by=given["by"], today=day(given["date"]))
    except OSError as error:
        cannot_run(error, locale)
    except Refused as refused:
        _refuse(_words(refused, gettext))
    typer.echo(gettext("Written: {path}. What to fill in or mend, with its place:").format(path=made.path))
    show(made.findings, locale, "text")
    typer.echo(gettext("Optional keys, where a source gives them: {keys}").format(keys=", ".join(made.optional)))


def _answer(
    question: Question, option: str | None, answers: Mapping[str, str], library: Library, locale: Locale
) -> str:
    """Return the option, or what is answered to the question; ask again while the answer is of no use."""
    gettext = translations(locale).gettext
    default = None if question.default is None else question.default.format(**answers)
    if option is not None:
        return question.answer(option, library)
    while True:
        values = get_args(question.type)
        choices = f" ({', '.join(values)})" if values and all(isinstance(value, str) for value in values) else ""
        try:
            typed = typer.prompt(f"{gettext(question.words)}{choices}", default=default, err=True)
        except typer.Abort:
            typer.echo(err=True)
            _refuse(gettext("Cannot run: no answer to “--{name}”").format(name=question.name))
        try:
            return question.answer(str(typed), library)
        except Refused as refused:
            typer.echo(_words(refused, gettext), err=True)


def _words(refused: Refused, gettext: Callable[[str], str]) -> str:
    said = [refused.message, *filter(None, [refused.hint])]
    return gettext("; ").join(message.translated(gettext) for message in said)


def _refuse(words: str) -> NoReturn:
    typer.echo(words, err=True)
    raise typer.Exit(CANNOT_RUN)
