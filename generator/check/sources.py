"""Sources: every fact has one, and every one is used."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.context import Context
from generator.finding import Finding
from generator.message import N_, Message
from generator.model.text import Cited
from generator.reading import did_you_mean


def cited_exist(context: Context) -> Iterator[Finding]:
    """A statement cites sources of its own record."""
    for record, loc, value in context.values:
        if isinstance(value, Cited):
            known = [source.id for source in record.sources]
            for index, cited in enumerate(value.source):
                if cited not in known:
                    message = Message(N_("no source “{id}” in this record"), id=cited)
                    hint = did_you_mean(cited, known) or Message(N_("add it to “sources”"))
                    yield context.finding(record, (*loc, "source", index), "source", message, hint)


def all_cited(context: Context) -> Iterator[Finding]:
    """A source that supports nothing is not listed."""
    cited: dict[int, set[str]] = {}
    for record, _, value in context.values:
        if isinstance(value, Cited):
            cited.setdefault(id(record), set()).update(value.source)
    for record in context.library:
        for index, source in enumerate(record.sources):
            if source.id not in cited.get(id(record), set()):
                message = Message(N_("no statement cites the source “{id}”"), id=source.id)
                hint = Message(N_("cite it where it supports a fact, or remove it"))
                yield context.finding(record, ("sources", index, "id"), "unused-source", message, hint)


def unique_ids(context: Context) -> Iterator[Finding]:
    """Two sources of a record have different ids."""
    for record in context.library:
        seen: set[str] = set()
        for index, source in enumerate(record.sources):
            if source.id in seen:
                message = Message(N_("two sources have the id “{id}”"), id=source.id)
                yield context.finding(
                    record, ("sources", index, "id"), "source", message, Message(N_("rename one of the two"))
                )
            seen.add(source.id)
