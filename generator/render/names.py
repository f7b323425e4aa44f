"""French names inside English text, marked so that a screen reader says them in French (WCAG 2, 3.1.2)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.library import Library
from generator.model.base import Locale

_ACRONYM = re.compile(r" \([^)]*\)$")


@dataclass(frozen=True, slots=True)
class FrenchNames:
    """The French names that English pages use as they are: those of the orders, and of what the glossary names."""

    pattern: re.Pattern[str] | None
    """None where nothing is to be marked."""
    starts: tuple[str, ...]
    """The first word of every name: most texts hold none of them, and are then left at once."""

    @classmethod
    def of(cls, library: Library, locale: Locale) -> FrenchNames:
        """Return the names to mark on the pages of a language: none in French."""
        if locale == "fr":
            return cls(None, ())
        names = {order.name.fr for order in library.orders.values()}
        terms = {_ACRONYM.sub("", term.term.fr) for term in library.terms.values()}
        # A term of one word, or in lower case, may be a word of English as well: permis, cégep, Arrima.
        names |= {term for term in terms if " " in term and term[0].isupper()}
        if not names:
            return cls(None, ())
        # Names stand in HTML, where an apostrophe may be written as an entity.
        said = (re.escape(name).replace("'", "(?:'|&#39;)") for name in sorted(names, key=lambda n: (-len(n), n)))
        return cls(re.compile(rf"\b(?:{'|'.join(said)})(?!\w)"), tuple(sorted({name.split()[0] for name in names})))

    def __call__(self, html: str) -> Markup:
        """Return HTML, or plain text as HTML, with each of the names in it marked as French."""
        safe = escape(html)
        if self.pattern is None or not any(start in safe for start in self.starts):
            return safe
        marked = self.pattern.sub(lambda found: f'<span lang="fr">{found.group()}</span>', safe)
        return Markup(marked)  # noqa: S704 - a span put around a part of what is safe
