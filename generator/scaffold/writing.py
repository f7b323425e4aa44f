"""A draft put into its file, with a comment for each key."""

from __future__ import annotations

import datetime as dt
import textwrap
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.canonical import Entry, Group, grown, read_tree, written
from generator.canonical.writer import Form, form_of, is_inline, root_form
from generator.check import check
from generator.check.placeholder import TO_COMPLETE
from generator.fields import field_words, written_order
from generator.finding import Finding
from generator.library import Library, load
from generator.message import N_, Message
from generator.model.base import LOCALES, Model
from generator.model.kinds import KINDS
from generator.model.profession import Route
from generator.model.reference import KindName
from generator.scaffold import drafts
from generator.scaffold.questions import Answers, Refused, Scaffold
from generator.swap import replace_text


@dataclass(frozen=True, slots=True)
class Made:
    """A record that was written, and what is left to do."""

    path: PurePosixPath
    findings: tuple[Finding, ...]
    """Every place to fill in, and whatever else the check says of the file."""
    optional: tuple[str, ...]
    """The keys that it may have beside."""


def new_record(scaffold: Scaffold, answers: Answers, library: Library, *, by: str, today: dt.date) -> Made:
    """Write a new record, or add a route to a profession.

    Args:
        scaffold: what to write.
        answers: the answer to each of its questions.
        library: what the folder of the records holds.
        by: who reviews the record.
        today: the day of the review.

    Raises:
        Refused: there is such a record already, or the profession has such a route.
        OSError: the file cannot be written.
    """
    if scaffold == "route":
        path, text, optional = _with_route(answers, library, today)
    else:
        path, text, optional = _alone(scaffold, answers, library, by=by, today=today)
    file = library.root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    replace_text(file, text)
    found = tuple(finding for finding in check(load(library.content), today) if finding.path == path)
    return Made(path, found, optional)


def _missing(model: type[Model], group: Group) -> tuple[str, ...]:
    """The keys that a model allows and that a group does not have."""
    there = {entry.key for entry in group.entries}
    return tuple(name for name in written_order(model) if name not in there)


Draft = tuple[PurePosixPath, str, tuple[str, ...]]
"""A file's path and text, and the keys that it may have beside."""


def _alone(scaffold: KindName, answers: Answers, library: Library, *, by: str, today: dt.date) -> Draft:
    kind = next(kind for kind in KINDS if kind.name == scaffold)
    folder = PurePosixPath(library.content.name, kind.folder, *([answers["institution"]] if kind.nested else []))
    path = folder / f"{answers['id']}.yaml"
    if (library.root / path).exists() or answers["id"] in library.records[kind.name]:
        message = Message(N_("there is already a record “{id}”"), id=answers["id"])
        raise Refused(message, Message(N_("change that one, or choose another identifier")))
    data = {
        "id": answers["id"],
        "slug": {"fr": answers["id"], "en": answers["slug-en"]},
        **drafts.DRAFTS[kind.name](answers),
        "sources": [drafts.source("s1", today)],
        "review": drafts.review(by, today),
    }
    tree = grown(data)
    assert isinstance(tree, Group)
    _explain(tree, root_form(kind), set())
    _head(tree, kind.model)
    return path, written(tree, kind), _missing(kind.model, tree)


def _with_route(answers: Answers, library: Library, today: dt.date) -> Draft:
    kind = next(kind for kind in KINDS if kind.name == "profession")
    profession = library.professions[answers["profession"]]
    path = library.path_of(profession)
    if any(route.id == answers["id"] for route in profession.routes):
        message = Message(N_("the profession “{id}” has a route “{route}”"), id=profession.id, route=answers["id"])
        raise Refused(message, Message(N_("change that one, or choose another identifier")))
    tree = read_tree((library.root / path).read_text("utf-8"))
    routes, sources = tree["routes"], tree["sources"]
    assert isinstance(routes, Group)
    assert isinstance(sources, Group)
    taken = {source.id for source in profession.sources}
    name = next(name for number in range(1, len(taken) + 2) if (name := f"s{number}") not in taken)
    route = grown(drafts.route(answers["id"], answers["kind"], (), name))
    assert isinstance(route, Group)
    _explain(route, Form(Route, written_order(Route)), set())
    routes.entries.append(Entry(route))
    sources.entries.append(Entry(grown(drafts.source(name, today))))
    return path, written(tree, kind), _missing(Route, route)


def _explain(group: Group, form: Form, said: set[str]) -> None:
    """Put the words of each field above its key, in both languages, where it comes first and has a line of its own."""
    for entry in group.entries:
        inner = form if group.is_list else form_of(form.model, entry.key)
        if not group.is_list and form.model is not None and entry.key in form.model.model_fields:
            words = [field_words(form.model, entry.key, locale) for locale in LOCALES]
            if words[0].description not in said:
                said.add(words[0].description)
                entry.before += [line for one in words for line in _comment(f"{one.title}. {one.description}")]
        if isinstance(entry.value, Group) and not is_inline(entry.value, inner):
            _explain(entry.value, inner, said)


def _head(tree: Group, model: type[Model]) -> None:
    """Say above everything what to do, and which keys may be added."""
    others = ", ".join(_missing(model, tree))
    tree.entries[0].before[:0] = [
        *_comment(f"Remplacez chaque « {TO_COMPLETE['fr']} » par ce que dit une source ; retirez ces commentaires."),
        *_comment(f"Replace every “{TO_COMPLETE['en']}” with what a source says; remove these comments."),
        *_comment(f"Clés facultatives / Optional keys: {others}"),
    ]


def _comment(text: str) -> list[str]:
    lines = textwrap.wrap(text, 96, break_long_words=False, break_on_hyphens=False)
    return [f"# {line}" for line in lines]
