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


def former_slugs(context: Context) -> Iterator[Finding]:
    """A former address leads to one page only, and none stands there today."""
    records = [record for record in context.library if isinstance(record, PageRecord)]
    live = {
        (type(record), locale, record.slug.in_locale(locale)): record
        for record in reversed(records)
        for locale in LOCALES
    }
    taken: dict[tuple[type, str, str], PageRecord] = {}
    for record in records:
        for locale in LOCALES:
            for index, slug in enumerate(record.formerly.in_locale(locale)):
                key = (type(record), locale, slug)
                first = taken.setdefault(key, record)
                if record.slug.in_locale(locale) == slug:
                    message = Message(N_("“{slug}” is the record's slug of today"), slug=slug)
                elif (other := live.get(key)) is not None:
                    path = context.library.path_of(other)
                    message = Message(N_("the slug “{slug}” is already that of {path}"), slug=slug, path=path)
                elif first is not record:
                    path = context.library.path_of(first)
                    message = Message(N_("the former slug “{slug}” is already that of {path}"), slug=slug, path=path)
                elif slug in record.formerly.in_locale(locale)[:index]:
                    message = Message(N_("the former slug “{slug}” stands here twice"), slug=slug)
                else:
                    continue
                hint = Message(N_("remove it from “formerly”"))
                yield context.finding(record, ("formerly", locale, index), "slug", message, hint)


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
