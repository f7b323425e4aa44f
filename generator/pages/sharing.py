"""What a page says of itself to those who share it: Open Graph (https://ogp.me) and its picture."""

from __future__ import annotations

from typing import Final, Protocol

from generator.message import N_
from generator.model.base import LOCALES, Locale
from generator.pages.address import Addresses, PageKey
from generator.pages.publication import Publication
from generator.translation import translations

PICTURE_SIZE: Final = (1200, 630)
"""Width and height in pixels, as the networks ask for a large picture."""


class Named(Protocol):
    """What the functions of sharing know of a page, whoever wrote it."""

    @property
    def key(self) -> PageKey:
        """What the page is."""

    @property
    def locale(self) -> Locale:
        """Its language."""

    @property
    def path(self) -> str:
        """Where it stands, from the root of the site."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def description(self) -> str:
        """What it is about, in a sentence."""

    @property
    def trail(self) -> tuple[tuple[PageKey, str], ...]:
        """The pages that it stands under, with their titles."""


def picture_path(page: Named) -> str:
    """Return where the picture of a page stands, from the root of the site."""
    return f"{page.path}social.png"


def picture_words(page: Named) -> tuple[str, str, str]:
    """Return the texts of a page's picture: its title, the titles of the pages above it, and what the site is."""
    above = " › ".join(title for _, title in page.trail)
    return page.title, above, translations(page.locale).gettext(N_("Practise your profession in Québec"))


def open_graph(publication: Publication, addresses: Addresses, page: Named) -> tuple[tuple[str, str], ...]:
    """Return the Open Graph properties of a page, in their order.

    The address and the picture must be absolute: without the address of the site there are none.
    """
    width, height = PICTURE_SIZE
    others = [locale for locale, _ in addresses.alternates(page.key) if locale != page.locale]
    found = [
        ("og:title", page.title),
        ("og:description", page.description),
        ("og:type", "website" if page.key == "home" else "article"),
        ("og:site_name", publication.name),
        ("og:locale", _locale(page.locale)),
        *(("og:locale:alternate", _locale(locale)) for locale in LOCALES if locale in others),
    ]
    if publication.url:
        found += [
            ("og:url", publication.url + page.path),
            ("og:image", publication.url + picture_path(page)),
            ("og:image:type", "image/png"),
            ("og:image:width", str(width)),
            ("og:image:height", str(height)),
            ("og:image:alt", ". ".join(filter(None, picture_words(page)))),
        ]
    return tuple(found)


def _locale(locale: Locale) -> str:
    return f"{locale}_CA"
