"""A page, before it is HTML."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from types import MappingProxyType

from generator.library import Library
from generator.model.base import Locale
from generator.model.date import PartialDate
from generator.model.record import Record
from generator.model.text import Localized, Title
from generator.pages.address import Addresses, PageKey, key_of
from generator.pages.calendar import Calendars
from generator.pages.citation import Citations
from generator.pages.label import label
from generator.translation import translations


@dataclass(frozen=True, slots=True)
class Anchor:
    """A heading of the page, for its table of contents."""

    id: str
    title: str
    lang: Locale | None = None
    """The language of the title, where it may not be the page's."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page is made of. `view` is what its template receives."""

    key: PageKey
    locale: Locale
    path: str
    template: str
    title: str
    description: str
    section: str
    """The section of the navigation it belongs to: `professions`, `orders`… or `home`."""
    view: Mapping[str, object]
    contents: tuple[Anchor, ...] = ()
    parent: tuple[PageKey, str] | None = None
    """The page that this one belongs under, within the section: its key and its title."""
    record: PurePosixPath | None = None
    """The file to edit to change the page, from the root of the repository."""

    @property
    def trail(self) -> tuple[tuple[PageKey, str], ...]:
        """The pages that it stands under, the nearest last, with their titles; the home page is understood."""
        is_below = self.section not in {self.key, "home"}
        section = ((self.section, label("section", self.section, self.locale)),) if is_below else ()
        return (*section, self.parent) if self.parent is not None else section


@dataclass(frozen=True, slots=True)
class Maker:
    """What the modules of this package make pages from, in one language."""

    library: Library
    addresses: Addresses
    locale: Locale
    today: dt.date
    outdated: Mapping[int, PartialDate] = field(default_factory=dict)
    """As `generator.translating.progress.outdated_texts` gives it; empty in French."""

    def citations(self) -> Citations:
        """Return the citations of a page, none so far."""
        return Citations(self.locale, self.outdated)

    @property
    def calendars(self) -> Calendars:
        """The calendars of deadlines in the language."""
        return Calendars(self.library, self.addresses, self.locale)

    def gettext(self, text: str) -> str:
        """Return the interface's words for an English text."""
        return translations(self.locale).gettext(text)

    def section_page(
        self, section: str, template: str, title: str, description: str, view: Mapping[str, object]
    ) -> Page:
        """Return the index of a section, or a page that stands alone under its key."""
        return Page(
            key=section,
            locale=self.locale,
            path=self.addresses.path(section, self.locale),
            template=template,
            title=title,
            description=description,
            section=section,
            view=MappingProxyType(dict(view)),
        )

    def record_page(
        self,
        record: Record,
        *,
        template: str,
        section: str,
        title: str,
        description: str,
        citations: Citations,
        view: Mapping[str, object],
        contents: tuple[Anchor, ...] = (),
        key: PageKey | None = None,
        parent: tuple[PageKey, str] | None = None,
    ) -> Page:
        """Return a page of a record, with its review, its numbered sources and the file to edit.

        `key` is given where it is not the record's own page but one under it.
        """
        key = key or key_of(record)
        for value in vars(record).values():
            # The names of a record stand on each of its pages, whatever else they show.
            if isinstance(value, (Localized, Title)):
                citations.read(value)
        common = {
            "review": record.review,
            "is_stale": record.review.is_stale(self.today),
            **citations.told,
        }
        return Page(
            key=key,
            locale=self.locale,
            path=self.addresses.path(key, self.locale),
            template=template,
            title=title,
            description=description,
            section=section,
            view=MappingProxyType({**view, **common}),
            contents=contents,
            parent=parent,
            record=self.library.path_of(record),
        )
