"""Every web address of the content, once, with the places where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pydantic import AfterValidator

from generator.library import Library
from generator.markdown import links
from generator.model.base import Model
from generator.model.record import Record
from generator.model.text import Statement
from generator.model.url import check_web
from generator.model.walk import Loc, metadata_in, walk


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address stands."""

    record: Record
    loc: Loc
    """The way to the text that is the address, or that holds a link to it."""
    is_in_text: bool


def addresses(library: Library) -> Mapping[str, tuple[Place, ...]]:
    """Return every `https:` and `http:` address, in their order, with its places.

    What comes after `#` is the page's own matter: it is part of the address, and no other page.
    """
    found: dict[str, list[Place]] = {}
    for record in library:
        for url, place in _of(record):
            found.setdefault(url, []).append(place)
    return {url: tuple(found[url]) for url in sorted(found)}


def _of(record: Record) -> Iterator[tuple[str, Place]]:
    for loc, part in walk(record):
        if isinstance(part, Statement):
            for name, text in (("fr", part.fr), ("en", part.en)):
                # A link is one place of its text, however often the text has it.
                for url in dict.fromkeys(links(text or "")):
                    if _is_web(url):
                        yield url, Place(record, (*loc, name), is_in_text=True)
        if isinstance(part, Model):
            for name in _url_fields(type(part)):
                if (value := getattr(part, name)) is not None:
                    yield value, Place(record, (*loc, name), is_in_text=False)


@cache
def _url_fields(model: type[Model]) -> tuple[str, ...]:
    return tuple(
        name
        for name, info in model.model_fields.items()
        if any(
            isinstance(mark, AfterValidator) and mark.func is check_web
            for mark in (*info.metadata, *metadata_in(info.annotation))
        )
    )


def _is_web(url: str) -> bool:
    return url.startswith(("https://", "http://"))
