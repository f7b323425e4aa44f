"""What the shell around every page shows: the navigation by section, the footer, the page for what is not found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.message import N_
from generator.model.base import LOCALES, Locale
from generator.pages.address import Addresses, PageKey
from generator.pages.label import label
from generator.translation import translations

LANGUAGES: Final[dict[Locale, str]] = {"fr": "Français", "en": "English"}
"""Each language's name in itself."""

_NAVIGATION: Final[tuple[PageKey, ...]] = ("professions", "orders", "trajectories", "institutions", "supports")
_MORE: Final[tuple[PageKey, ...]] = ("programmes", "measures", "coverage", "grid", "glossary")
_FOUND_INSTEAD: Final[tuple[PageKey, ...]] = ("professions", "trajectories", "supports", "glossary")

SCRIPTS: Final[dict[PageKey, tuple[str, ...]]] = {"professions": ("filter.js",), "programmes": ("filter.js",)}
"""The scripts of the few pages that have one."""


def search_words(locale: Locale) -> dict[str, str]:
    """Return the words of the search, which a script shows."""
    words = {
        "label": N_("What are you looking for?"),
        "close": N_("Close"),
        "kinds": N_("Show"),
        "all": N_("Everything"),
        "profession": N_("Professions"),
        "trajectory": N_("Health trajectories"),
        "programme": N_("Programmes"),
        "support": N_("Help and money"),
        "order": N_("Orders"),
        "institution": N_("Institutions"),
        "term": N_("Glossary"),
        "measure": N_("Action plan"),
        "page": N_("Pages of the site"),
        "texts": N_("In the text of the pages"),
        "called": N_("Also called"),
        "colon": N_(": "),
        "one": N_("1 result"),
        "other": N_("{n} results"),
        "searching": N_("Searching the text of the pages…"),
        "none": N_("Nothing found. Try another word, or fewer words."),
        "near": N_("Did you mean"),
        "lists": N_("Or look through the lists"),
        "more": N_("Search the text of the pages too"),
        "failed": N_("The text of the pages could not be searched. Check your connection, then try again."),
        "rest": N_("Show {n} more"),
        "keys": N_("Arrow keys: from result to result. Enter: open. Escape: close."),
    }
    gettext = translations(locale).gettext
    return {name: gettext(text) for name, text in words.items()}


@dataclass(frozen=True, slots=True)
class NotFound:
    """The words of the not-found page in a language."""

    title: str
    text: str
    links: tuple[tuple[str, str], ...]
    """Titles and paths from the root."""


def sections(locale: Locale) -> list[tuple[PageKey, str]]:
    """Return the sections of the navigation, with their titles."""
    return [(key, label("section", key, locale)) for key in _NAVIGATION]


def more(locale: Locale, docs: Sequence[tuple[PageKey, str]]) -> list[tuple[PageKey, str]]:
    """Return the links of the footer: the other sections, then the pages written by hand."""
    return [*((key, label("section", key, locale)) for key in _MORE), *docs]


def not_found(addresses: Addresses) -> list[tuple[Locale, NotFound]]:
    """Return the words of the not-found page in every language."""
    return [(locale, _not_found(addresses, locale)) for locale in LOCALES]


def _not_found(addresses: Addresses, locale: Locale) -> NotFound:
    gettext = translations(locale).gettext
    links = [(gettext(N_("Home")), addresses.path("home", locale))]
    links += [(label("section", key, locale), addresses.path(key, locale)) for key in _FOUND_INSTEAD]
    return NotFound(
        title=gettext(N_("This page does not exist")),
        text=gettext(N_("It may have moved, or the address may be misspelled. Start again from here.")),
        links=tuple(links),
    )
