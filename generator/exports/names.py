"""What the search knows before it looks into texts: every page, and the names by which a reader may look for it.

Full-text search finds words on pages; it does not know that `enfermera` or `RN` is the nurse, and forgives no typing
error. This list does: titles, other names in every language, reserved titles, abbreviations, acronyms.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from unicodedata import combining, normalize

from generator.exports.words import OTHER_NAMES, STOP_WORDS, TOPICS
from generator.library import Library
from generator.message import N_
from generator.model.base import Locale
from generator.model.profession import Profession
from generator.model.term import Term
from generator.model.text import CitedWords, Localized, Names, Title
from generator.model.trajectory import Trajectory
from generator.pages.address import Addresses, PageKey, comparison_key, key_of
from generator.pages.label import label
from generator.pages.shell import search_words
from generator.translation import translations

_INDEXES: Final = (
    "professions",
    "orders",
    "trajectories",
    "institutions",
    "programmes",
    "supports",
    "measures",
    "coverage",
    "grid",
    "glossary",
)


@dataclass(slots=True)
class Entry:
    """A page that a reader may look for."""

    key: PageKey
    kind: str
    """The kind under which its results stand."""
    title: str
    lang: str | None = None
    """The language of the title, where it is not the page's."""
    names: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Other names, by language."""
    at: PageKey | None = None
    """The page of the body it belongs to, shown beside it: an institution, an order."""
    of: tuple[PageKey, ...] = ()
    """The pages of what it is about: a reader may look for it by their names."""
    about: str | None = None
    """What it says of itself, in a line."""


def names_json(library: Library, addresses: Addresses, locale: Locale) -> str:
    """Return what the search of a language starts from: its own words, words that weigh little, and every page.

    A page is `{path, title, kind}` and, where it has them, `lang`, `names` (by language), `about`, and the places in
    the list of the pages `at` which and `of` which it is.
    """
    entries = [entry for entry in _entries(library, addresses, locale) if (entry.key, locale) in addresses.paths]
    places = {entry.key: place for place, entry in enumerate(entries)}
    data = {
        "words": search_words(locale),
        "stop": STOP_WORDS,
        "topics": TOPICS,
        "pages": [_row(entry, addresses.path(entry.key, locale), places, locale) for entry in entries],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def _row(entry: Entry, path: str, places: Mapping[PageKey, int], locale: Locale) -> dict[str, Any]:
    row: dict[str, Any] = {"path": path, "title": entry.title, "kind": entry.kind}
    if entry.lang not in (None, locale):
        row["lang"] = entry.lang
    known: set[str] = set()
    _seen(entry.title, known)
    names = {lang: [name for name in found if not _seen(name, known)] for lang, found in entry.names.items()}
    if names := {lang: found for lang, found in names.items() if found}:
        row["names"] = names
    if entry.about:
        row["about"] = entry.about
    if entry.at is not None and entry.at in places:
        row["at"] = places[entry.at]
    if of := [places[key] for key in entry.of if key in places]:
        row["of"] = of
    return row


def _seen(name: str, known: set[str]) -> bool:
    """Whether a name is known already, in the plural or without its accents; from now on it is."""
    plain = "".join(letter for letter in normalize("NFD", name.casefold()) if not combining(letter))
    folded = " ".join(word.rstrip("s") for word in plain.split())
    if folded in known:
        return True
    known.add(folded)
    return False


def _entries(library: Library, addresses: Addresses, locale: Locale) -> Iterator[Entry]:
    yield from _orders(library, locale)
    yield from _professions(library, addresses, locale)
    yield from _trajectories(library, locale)
    yield from _institutions(library, locale)
    yield from _programmes(library, locale)
    yield from _supports(library, locale)
    yield from _terms(library, locale)
    yield from _pages(library, addresses, locale)


def _professions(library: Library, addresses: Addresses, locale: Locale) -> Iterator[Entry]:
    gettext = translations(locale).gettext
    for profession in library.professions.values():
        key = key_of(profession)
        entry = _titled(Entry(key, "profession", profession.title.in_locale(locale)), profession, profession.title)
        for words in (profession.reserved_titles, profession.abbreviations):
            if isinstance(words, CitedWords):
                entry.names["fr"] += words.fr
                entry.names["en"] += words.en
        entry.at = key_of(library.orders[profession.order])
        yield entry
        if (compared := comparison_key(profession)) in addresses:
            title = gettext(N_("{title}: the programmes side by side")).format(title=entry.title)
            side_by_side = Entry(compared, "programme", title, of=(key,))
            side_by_side.names[locale].append(f"{label('section', 'programmes', locale)} {entry.title}")
            yield side_by_side


def _trajectories(library: Library, locale: Locale) -> Iterator[Entry]:
    for trajectory in library.trajectories.values():
        entry = _titled(Entry(key_of(trajectory), "trajectory", ""), trajectory, trajectory.title)
        entry.title = trajectory.title.in_locale(locale)
        for job in library.job_titles.values():
            if job.trajectory == trajectory.id:
                _add_title(entry, job.title)
        if trajectory.profession is not None:
            entry.of = (key_of(library.professions[trajectory.profession]),)
        yield entry


def _titled(entry: Entry, record: Profession | Trajectory, title: Title) -> Entry:
    _add_title(entry, title)
    _add_names(entry, record.other_names)
    return entry


def _add_title(entry: Entry, title: Title) -> None:
    entry.names["fr"] += [title.fr.feminine, title.fr.masculine]
    entry.names["en"].append(title.en)


def _add_names(entry: Entry, names: Names) -> None:
    for lang, found in names.by_language():
        entry.names[lang] += found


def _add_forms(entry: Entry, term: Term) -> None:
    entry.names["fr"] += term.forms.fr
    entry.names["en"] += term.forms.en


def _orders(library: Library, locale: Locale) -> Iterator[Entry]:
    for order in library.orders.values():
        entry = Entry(key_of(order), "order", order.name.fr, lang="fr")
        entry.names["fr"] += filter(None, [order.acronym])
        if locale == "en":
            entry.names["en"].append(order.gloss)
            entry.about = order.gloss
        yield entry


def _institutions(library: Library, locale: Locale) -> Iterator[Entry]:
    for institution in library.institutions.values():
        entry = _localized(Entry(key_of(institution), "institution", ""), institution.name, locale)
        _add_names(entry, institution.other_names)
        yield entry


def _programmes(library: Library, locale: Locale) -> Iterator[Entry]:
    for programme in library.programmes.values():
        title = programme.title.in_locale(locale)
        lang = programme.title_lang if title == programme.title.in_locale(programme.title_lang) else locale
        entry = Entry(key_of(programme), "programme", title, lang)
        entry.at = key_of(library.institutions[programme.institution])
        entry.of = tuple(key_of(library.professions[name]) for name in programme.opens)
        yield entry


def _supports(library: Library, locale: Locale) -> Iterator[Entry]:
    for support in library.supports.values():
        entry = _localized(Entry(key_of(support), "support", ""), support.title, locale)
        _add_names(entry, support.other_names)
        if (term := library.terms.get(support.id)) is not None:
            _add_forms(entry, term)
        entry.about = support.provider.in_locale(locale)
        yield entry


def _terms(library: Library, locale: Locale) -> Iterator[Entry]:
    for term in library.terms.values():
        # What has a page of its own is found there.
        if term.id not in library.supports:
            entry = _localized(Entry(key_of(term), "term", ""), term.term, locale)
            _add_forms(entry, term)
            yield entry


def _pages(library: Library, addresses: Addresses, locale: Locale) -> Iterator[Entry]:
    for key in _INDEXES:
        entry = Entry(key, "page", label("section", key, locale))
        for lang, names in OTHER_NAMES[key].items():
            entry.names[lang] += names
        yield entry
    for doc in addresses.docs:
        if doc.locale == locale:
            yield Entry(doc.key, "page", doc.title, about=doc.description)
    for measure in library.measures.values():
        title = measure.title
        yield Entry(key_of(measure), "measure", title.in_locale(locale), "fr" if title.en is None else None)


def _localized(entry: Entry, text: Localized, locale: Locale) -> Entry:
    entry.title = text.in_locale(locale)
    entry.lang = "en" if locale == "en" and text.en is not None else "fr"
    entry.names["fr"].append(text.fr)
    entry.names["en"] += filter(None, [text.en])
    return entry
