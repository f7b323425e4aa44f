"""Former addresses: where each leads today, so that an old link still finds its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.library import Library
from generator.model.base import LOCALES, Locale
from generator.model.record import PageRecord
from generator.pages.address import Addresses, key_of


@dataclass(frozen=True, slots=True)
class Move:
    """A folder of the site that has another name now; every page in it moved along."""

    locale: Locale
    old: str
    """From the root of the site, with a slash at the end."""
    new: str


@dataclass(frozen=True, slots=True)
class Redirect:
    """A page that says where another stands today."""

    locale: Locale
    path: str
    target: str


def moves(library: Library, addresses: Addresses) -> Iterator[Move]:
    """Yield the moved folder of every former slug; a term has none, its former anchors stand on the glossary's page."""
    for record in library:
        if not isinstance(record, PageRecord):
            continue
        for locale in LOCALES:
            new = addresses.path(key_of(record), locale)
            if "#" in new:
                continue
            section = new.removesuffix(f"{record.slug.in_locale(locale)}/")
            for slug in record.formerly.in_locale(locale):
                yield Move(locale, f"{section}{slug}/", new)


def redirects(library: Library, addresses: Addresses) -> Iterator[Redirect]:
    """Yield what stands at each former address: of the record's page, and of every page below it."""
    for move in moves(library, addresses):
        below = sorted(path for path in addresses.paths.values() if path.startswith(move.new))
        for path in below:
            yield Redirect(move.locale, move.old + path.removeprefix(move.new), path)
