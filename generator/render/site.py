"""Every generated page of the site as HTML, the languages side by side on two cores."""

from __future__ import annotations

import datetime as dt
import gc
import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Final

from generator.library import Library
from generator.memory import without_collection
from generator.model.base import LOCALES, Locale
from generator.pages.address import Addresses, PageKey
from generator.pages.page import Page
from generator.pages.publication import Publication
from generator.pages.redirects import redirects
from generator.pages.sharing import Named
from generator.pages.site import pages
from generator.render.renderer import Project, Renderer
from generator.render.sharing import Sharing, sharing

PARALLEL_FROM: Final = 150
"""The number of records from which a second process pays for itself."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page whose body is HTML."""

    key: PageKey
    locale: Locale
    path: str
    title: str
    description: str
    section: str
    record: str | None
    """The file to edit, from the root of the repository."""
    body: str
    sharing: Sharing


@dataclass(frozen=True, slots=True)
class Site:
    """What the pages of a site are rendered from."""

    library: Library
    addresses: Addresses
    project: Project
    today: dt.date
    publication: Publication

    def rendered(self, locale: Locale) -> list[Rendered]:
        """Return every page of a language."""
        renderer = Renderer(self.library, self.addresses, self.project)
        return [
            Rendered(
                key=page.key,
                locale=locale,
                path=page.path,
                title=page.title,
                description=page.description,
                section=page.section,
                record=str(page.record) if page.record is not None else None,
                body=_body(renderer, page),
                sharing=self.shared(page),
            )
            for page in pages(self.library, self.addresses, locale, self.today)
        ]

    def shared(self, page: Named) -> Sharing:
        """Return what a page carries beside its body."""
        return sharing(self.library, self.addresses, self.publication, page)

    def redirected(self, titles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Yield the path and the HTML of what stands at each former address; `titles` are those of pages, by path."""
        renderer = Renderer(self.library, self.addresses, self.project)
        for found in redirects(self.library, self.addresses):
            yield f"{found.path}index.html", renderer.redirect(found, titles[found.target], self.publication)


def _body(renderer: Renderer, page: Page) -> str:
    try:
        return renderer.body(page)
    except Exception as error:
        error.add_note(f"while rendering {page.key} in {page.locale} with {page.template}")
        raise


def render_site(site: Site) -> Iterable[Rendered]:
    """Return every page of the site, French first."""
    if len(site.library) < PARALLEL_FROM or (os.cpu_count() or 1) < 2:
        return [page for locale in LOCALES for page in site.rendered(locale)]
    # Forked processes inherit the library: it is never copied, only the finished pages come back.
    _inherited.append(site)
    try:
        pool = ProcessPoolExecutor(len(LOCALES), mp_context=get_context("fork"), initializer=gc.disable)
        with pool, without_collection():
            return [page for of_locale in pool.map(_rendered, LOCALES) for page in of_locale]
    finally:
        _inherited.clear()


_inherited: Final[list[Site]] = []


def _rendered(locale: Locale) -> list[Rendered]:
    return _inherited[-1].rendered(locale)
