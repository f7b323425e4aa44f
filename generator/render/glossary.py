"""Glossary terms, linked where they first appear on a page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from generator.library import Library
from generator.model.base import Locale
from generator.pages.address import PageKey, key_of

# An apostrophe ends a word, as what French elides before a term (l'ordre) is no part of it; a hyphen does not.
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms of a locale, ready to be found in text.

    `by_first_word` gives, for the first word of each form in lower case, the forms that start with it, longest first,
    each with the key of its term. A text is scanned word by word, so its length alone sets the time it takes.
    """

    by_first_word: Mapping[str, tuple[tuple[str, PageKey], ...]]
    first_words: Mapping[PageKey, frozenset[str]]
    """The first words of the forms of each term."""

    @classmethod
    def of(cls, library: Library, locale: Locale) -> Glossary:
        """Return the glossary of a library in a locale."""
        found: defaultdict[str, list[tuple[str, PageKey]]] = defaultdict(list)
        for term in library.terms.values():
            name = term.term.fr if locale == "fr" else term.term.en
            forms = term.forms.fr if locale == "fr" else term.forms.en
            for form in {name, *forms} - {None}:
                lowered = str(form).casefold()
                if match := _WORD.search(lowered):
                    found[match.group()].append((lowered, key_of(term)))
        words: defaultdict[PageKey, set[str]] = defaultdict(set)
        for word, starting in found.items():
            for _, key in starting:
                words[key].add(word)
        return cls(
            {word: tuple(sorted(forms, key=lambda f: (-len(f[0]), f[0]))) for word, forms in found.items()},
            {key: frozenset(starts) for key, starts in words.items()},
        )


@dataclass(slots=True)
class Linker:
    """Links the terms of one page, each once."""

    glossary: Glossary
    base: str
    """What leads from the page to the root of the site."""
    paths: Mapping[PageKey, str]
    _linked: set[PageKey] = field(default_factory=set)
    _wanted: set[str] = field(init=False)
    """The first words of the terms not yet linked: most texts of a page hold none of them."""

    def __post_init__(self) -> None:
        self._wanted = set(self.glossary.by_first_word)

    def __call__(self, text: str) -> Markup:
        """Return a run of plain text as HTML, with a link on each term not yet linked on the page."""
        lowered = text.casefold()
        if self._wanted.isdisjoint(_WORD.findall(lowered)):
            return escape(text)
        # Some letters change length when folded; such a text is rare enough to go without links.
        if len(lowered) != len(text):
            return escape(text)
        out: list[Markup] = []
        done = 0
        for match in _WORD.finditer(lowered):
            if match.start() < done:
                continue
            for form, key in self.glossary.by_first_word.get(match.group(), ()):
                end = match.start() + len(form)
                if (
                    key in self._linked
                    or not lowered.startswith(form, match.start())
                    or lowered[end : end + 1].isalnum()
                ):
                    continue
                self._link(key)
                out.append(escape(text[done : match.start()]))
                link = Markup('<a class="term" href="{}{}">{}</a>')
                out.append(link.format(self.base, self.paths[key], text[match.start() : end]))
                done = end
                break
        if not done:
            return escape(text)
        out.append(escape(text[done:]))
        return Markup("").join(out)

    def _link(self, key: PageKey) -> None:
        self._linked.add(key)
        for word in self.glossary.first_words[key]:
            if all(other in self._linked for _, other in self.glossary.by_first_word[word]):
                self._wanted.discard(word)
