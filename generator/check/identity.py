"""Ids, slugs and places of records."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.context import Context
from generator.finding import Finding
from generator.message import N_, Message
from generator.model.base import LOCALES
from generator.model.kinds import KIND_OF_MODEL
from generator.model.record import PageRecord


def id_equals_file_name(context: Context) -> Iterator[Finding]:
    """A record's id is its file's name without `.yaml`."""
    for record in context.library:
        stem = context.library.path_of(record).stem
        if record.id != stem:
            message = Message(N_("the id “{id}” is not the file's name, “{stem}”"), id=record.id, stem=stem)
            yield context.finding(record, ("id",), "id", message, Message(N_("rename one of the two")))


def unique_slugs(context: Context) -> Iterator[Finding]:
    """Two records of a kind have no page at the same address."""
    taken: dict[tuple[type, str, str], PageRecord] = {}
    for record in context.library:
        if not isinstance(record, PageRecord):
            continue
        for locale in LOCALES:
            slug = record.slug.in_locale(locale)
            first = taken.setdefault((type(record), locale, slug), record)
            if first is not record:
                message = Message(
                    N_("the slug “{slug}” is already that of {path}"), slug=slug, path=context.library.path_of(first)
                )
                yield context.finding(record, ("slug", locale), "slug", message, Message(N_("choose another")))


def programme_in_its_institution(context: Context) -> Iterator[Finding]:
    """A programme lies in the folder of its institution."""
    for programme in context.library.programmes.values():
        folder = context.library.path_of(programme).parent.name
        if folder not in {programme.institution, KIND_OF_MODEL[type(programme)].folder}:
            message = Message(
                N_("the file lies in the folder of “{folder}”, the record names “{institution}”"),
                folder=folder,
                institution=programme.institution,
            )
            yield context.finding(programme, ("institution",), "folder", message, Message(N_("move the file")))
