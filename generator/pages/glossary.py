"""The glossary: every term on one page, each at its own anchor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages.address import PageKey, key_of
from generator.pages.citation import Fact, Said
from generator.pages.page import Maker, Page
from generator.pages.sorting import sort_key


@dataclass(frozen=True, slots=True)
class Entry:
    """A term and its definition."""

    anchor: str
    former: tuple[str, ...]
    """The anchors that it had before."""
    term: Said
    other: str | None
    """The term in the other language, as a reader may meet it."""
    forms: tuple[str, ...]
    definition: Fact
    see: tuple[tuple[PageKey, Said], ...]


def make(maker: Maker) -> Iterator[Page]:
    """Yield the page of the glossary."""
    _, terms, locale = maker.gettext, maker.library.terms, maker.locale
    citations = maker.citations()
    entries = sorted(
        (
            Entry(
                anchor=term.slug.in_locale(locale),
                former=term.formerly.in_locale(locale),
                term=citations.say(term.term),
                other=term.term.en if locale == "fr" else term.term.fr,
                forms=term.forms.fr if locale == "fr" else term.forms.en,
                definition=citations.fact(term, term.definition),
                see=tuple((key_of(terms[other]), citations.say(terms[other].term)) for other in term.see),
            )
            for term in terms.values()
        ),
        key=lambda entry: sort_key(entry.term.text),
    )
    yield maker.section_page(
        "glossary",
        "glossary.html",
        _("Glossary"),
        _("The words you will meet on forms and on the orders' sites, defined in plain language."),
        {"entries": entries, **citations.told},
    )
