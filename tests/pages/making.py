"""Pages made from a tiny library, and their bodies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from generator.check import check
from generator.library import Library
from generator.model.base import LOCALES, Locale
from generator.pages.address import Addresses, DocPage, PageKey, addresses
from generator.pages.page import Page
from generator.pages.publication import Publication
from generator.pages.site import pages
from generator.render.renderer import Project, Renderer
from generator.report import as_text
from tests.browser.pages import parse, text_of
from tests.builders import LIBRARY, TODAY, loaded, write

PROJECT = Project("https://forge.example/depot", "https://forge.example/depot/edit/main/")
PUBLICATION = Publication("Parcours", "https://site.example/base/")


@dataclass(frozen=True)
class Site:
    """Every page of a library, and what renders them."""

    library: Library
    addresses: Addresses
    pages: Mapping[tuple[PageKey, Locale], Page]

    @cached_property
    def renderer(self) -> Renderer:
        return Renderer(self.library, self.addresses, PROJECT)

    def page(self, key: PageKey, locale: Locale = "fr") -> Page:
        return self.pages[key, locale]

    def view(self, key: PageKey, locale: Locale = "fr") -> Mapping[str, Any]:
        """What a page's template receives."""
        return self.pages[key, locale].view

    def html(self, key: PageKey, locale: Locale = "fr") -> str:
        return self.renderer.body(self.pages[key, locale])

    def body(self, key: PageKey, locale: Locale = "fr") -> Element:
        """A page's body, parsed."""
        return parse(f"<main>{self.html(key, locale)}</main>").find("body/main")


def site_at(
    tmp_path: Path,
    files: Mapping[str, str] = LIBRARY,
    today: dt.date = TODAY,
    docs: Iterable[DocPage] = (),
    more: Mapping[str, str] | None = None,
) -> Site:
    """Return the site of a library without errors; `more` are files beside those of `files`, or in their place."""
    write(tmp_path, {**files, **(more or {})})
    result = loaded(tmp_path)
    errors = [finding for finding in check(result, today) if finding.severity == "error"]
    assert errors == [], [as_text(finding, "en") for finding in errors]
    places = addresses(result.library, docs)
    made = [page for locale in LOCALES for page in pages(result.library, places, locale, today)]
    by_key = {(page.key, page.locale): page for page in made}
    assert len(by_key) == len(made)
    return Site(result.library, places, by_key)


def section(body: Element, id: str) -> Element:
    """Return the section of a body under an anchor."""
    (found,) = (element for element in body.iter() if element.get("id") == id)
    return found


def words(body: Element, id: str | None = None) -> str:
    """Return the words of a body, or of one of its sections."""
    return text_of(body if id is None else section(body, id))


def links(body: Element) -> list[tuple[str, str]]:
    """Return the words and the target of every link, in their order."""
    return [(text_of(link), link.get("href", "")) for link in body.iter("a")]


def says_unpublished(body: Element, id: str) -> bool:
    """Whether a section says that something is published nowhere, in whatever words."""
    return any(element.get("class") == "unpublished" for element in section(body, id).iter("p"))


def has_notice(body: Element) -> bool:
    """Whether a body has the notice of what is not translated."""
    return any(element.get("role") == "note" for element in body.iter("p"))
