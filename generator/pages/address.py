"""Addresses: which page stands where, in each language.

An address belongs to a language and comes from the record's slug; the two addresses of one page find each other by
the page's key, never by their paths.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from generator.library import Library
from generator.model.base import LOCALES, Locale
from generator.model.kinds import KIND_OF_MODEL
from generator.model.profession import Profession, Route
from generator.model.record import PageRecord, Record
from generator.model.reference import KindName
from generator.model.trajectory import Trajectory

PageKey = str
"""What a page is, in whatever language: `home`, `professions`, `profession/infirmiere`, `doc/about`."""

FOLDERS: Final[Mapping[str, tuple[str, str]]] = {
    "professions": ("professions", "professions"),
    "orders": ("ordres", "orders"),
    "trajectories": ("sante", "health"),
    "institutions": ("etablissements", "institutions"),
    "programmes": ("programmes", "programmes"),
    "supports": ("aide", "help"),
    "measures": ("plan", "plan"),
    "coverage": ("etat", "coverage"),
    "glossary": ("glossaire", "glossary"),
}
"""The folder of each section, in French and in English."""

ROUTES_FOLDER: Final = ("voies", "routes")
"""The folder of the routes under the page of a profession or of a trajectory."""

NOTES_FOLDER: Final = ("a-savoir", "good-to-know")
"""The folder under the page of a profession or of a trajectory for what is good to know."""

NOTES_LISTED: Final = 4
"""How many notes stand on the page itself; more of them have a page of their own."""

SECTION_OF_KIND: Final[Mapping[KindName, str]] = {
    "profession": "professions",
    "order": "orders",
    "trajectory": "trajectories",
    "institution": "institutions",
    "programme": "programmes",
    "support": "supports",
    "measure": "measures",
}


@dataclass(frozen=True, slots=True)
class DocPage:
    """A page written by hand in `docs/`."""

    key: PageKey
    """`doc/` and the key in its front matter."""
    locale: Locale
    path: str
    """Where it stands in the site: `a-propos/`, `en/about/`."""
    title: str
    description: str = ""
    parent: tuple[PageKey, str] | None = None
    """The hand-written page that leads to it, and its title; the footer leads to a page that has none."""

    @property
    def trail(self) -> tuple[tuple[PageKey, str], ...]:
        """The pages that it stands under, the nearest last; the home page is understood."""
        return (self.parent,) if self.parent is not None else ()


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where every page stands."""

    paths: Mapping[tuple[PageKey, Locale], str]
    """From the root of the site, with a slash at the end and none at the start; empty for the French home."""
    docs: tuple[DocPage, ...] = ()
    """The pages written by hand."""

    def path(self, key: PageKey, locale: Locale) -> str:
        """Return the path of a page.

        Raises:
            KeyError: there is no such page.
        """
        return self.paths[key, locale]

    def __contains__(self, key: object) -> bool:
        """Whether a page exists under the key."""
        return (key, LOCALES[0]) in self.paths

    def alternates(self, key: PageKey) -> tuple[tuple[Locale, str], ...]:
        """Return the page's path in each language that it exists in."""
        return tuple((locale, self.paths[key, locale]) for locale in LOCALES if (key, locale) in self.paths)


def key_of(record: Record) -> PageKey:
    """Return the key of a record's page; a term stands on the glossary's page."""
    return f"{KIND_OF_MODEL[type(record)].name}/{record.id}"


def record_at(library: Library, key: PageKey) -> Record | None:
    """Return the record whose page, or a page under it, has a key; None for a page that is no record's."""
    kind, _, rest = key.partition("/")
    name = rest.partition("/")[0]
    return next((found[name] for of_kind, found in library.records.items() if of_kind == kind and name in found), None)


def comparison_key(profession: Profession) -> PageKey:
    """Return the key of the page that sets a profession's programmes side by side; it exists from two on."""
    return f"comparison/{profession.id}"


def route_key(record: PageRecord, route: Route) -> PageKey:
    """Return the key of the page that a route has to itself; the main route stands on the record's own page."""
    return f"{key_of(record)}/{route.id}"


def notes_key(record: Profession | Trajectory) -> PageKey:
    """Return the key of the page of what is good to know; it exists where that is much."""
    # The id of a route, which stands in the same place, has no underscore.
    return f"{key_of(record)}/_notes"


def routes_with_pages(library: Library, record: Record) -> tuple[Route, ...]:
    """Return the routes of a profession, or of a trajectory's profession, that have a page under the record's.

    A trajectory is for those who come to live here: it takes the routes that apply to a situation, and not the
    permits asked for beside them.
    """
    if isinstance(record, Profession):
        return record.other_routes
    if isinstance(record, Trajectory) and record.profession is not None:
        return tuple(route for route in library.professions[record.profession].other_routes if route.situations)
    return ()


def root_of(locale: Locale) -> str:
    """Return the path of the language's home: French is at the root."""
    return "" if locale == LOCALES[0] else f"{locale}/"


def addresses(library: Library, docs: Iterable[DocPage]) -> Addresses:
    """Return the address of every page that the library and the hand-written pages make."""
    docs = tuple(docs)
    paths: dict[tuple[PageKey, Locale], str] = {(doc.key, doc.locale): doc.path for doc in docs}
    for place, locale in enumerate(LOCALES):
        root = root_of(locale)
        paths["home", locale] = root
        for section, folders in FOLDERS.items():
            paths[section, locale] = f"{root}{folders[place]}/"
        paths["grid", locale] = f"{paths['coverage', locale]}{('grille', 'grid')[place]}/"
        for record in library:
            if not isinstance(record, PageRecord):
                continue
            section = SECTION_OF_KIND.get(KIND_OF_MODEL[type(record)].name, "")
            slug = record.slug.in_locale(locale)
            if isinstance(record, Profession):
                folder = f"{root}{FOLDERS['professions'][place]}/{slug}/"
                if len(library.programmes_for(record)) > 1:
                    paths[comparison_key(record), locale] = f"{folder}{FOLDERS['programmes'][place]}/"
            if isinstance(record, Profession | Trajectory) and len(record.notes) > NOTES_LISTED:
                folder = f"{root}{FOLDERS[section][place]}/{slug}/"
                paths[notes_key(record), locale] = f"{folder}{NOTES_FOLDER[place]}/"
            for route in routes_with_pages(library, record):
                path = f"{root}{FOLDERS[section][place]}/{slug}/{ROUTES_FOLDER[place]}/{route.id}/"
                paths[route_key(record, route), locale] = path
            # A term has no page of its own: it is an anchor on the glossary's.
            paths[key_of(record), locale] = (
                f"{root}{FOLDERS[section][place]}/{slug}/" if section else f"{root}{FOLDERS['glossary'][place]}/#{slug}"
            )
    return Addresses(MappingProxyType(paths), docs)


def doc_key(key: str) -> PageKey:
    """Return the key of a hand-written page."""
    return f"doc/{key}"
