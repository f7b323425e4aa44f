"""The pages of a built site, read from its own tree of files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any, Final, TypeVar, overload
from urllib.parse import unquote, urljoin

import lxml.html
from lxml.html import HtmlElement

from generator.pages.address import FOLDERS

SITE_URL: Final = "https://parcours.example/parcours/"
"""Where the site believes that it is published: under a base path, as on a host of many projects."""

BASE: Final = "/parcours/"
"""The path of `SITE_URL`, under which the tests serve the site."""

_SECTIONS: Final = {
    (locale, folder): section
    for section, folders in FOLDERS.items()
    for locale, folder in zip(("fr", "en"), folders, strict=True)
}


def parse(html: str) -> HtmlElement:
    """Return the tree of a page; its comments are left out."""
    # A parser keeps what it has read: each page has its own.
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    return lxml.html.document_fromstring(html.encode(), parser)


@dataclass(frozen=True)
class Page:
    """A page of the built site."""

    path: str
    """From the root of the site: `professions/infirmiere/`; empty for the French home."""
    file: Path

    @cached_property
    def locale(self) -> str:
        """The language that the address says."""
        return "en" if self.path.startswith("en/") else "fr"

    @cached_property
    def kind(self) -> str:
        """What the page is, in either language: `home`, `professions`, `professions/*`, `doc`, `404`."""
        *folders, last = self.path.removeprefix("en/").split("/")
        if last:
            return last.removesuffix(".html")
        if not folders:
            return "home"
        section = _SECTIONS.get((self.locale, folders[0]))
        if section is None:
            return "doc"
        return section + "/*" * (len(folders) - 1)

    @cached_property
    def url(self) -> str:
        """The address under which the site publishes it."""
        return SITE_URL + self.path

    @cached_property
    def tree(self) -> HtmlElement:
        """The page, parsed."""
        return parse(self.file.read_text(encoding="utf-8"))

    @cached_property
    def ids(self) -> frozenset[str]:
        """The places of the page that a link may lead to."""
        return frozenset(element.attrib["id"] for element in self.tree.iter() if "id" in element.attrib)

    @cached_property
    def record(self) -> str | None:
        """The file that its “propose a change” link edits."""
        targets = (link.get("href", "").partition("/edit/main/")[2] for link in self.tree.iter("a"))
        return next((target for target in targets if target.startswith("content/")), None)

    def target(self, href: str) -> tuple[str, str] | None:
        """Return the path, from the root of the site, and the anchor of a link; None where it leads elsewhere."""
        url, _, anchor = urljoin(self.url, href).partition("#")
        return (url.removeprefix(SITE_URL).partition("?")[0], unquote(anchor)) if url.startswith(SITE_URL) else None

    @cached_property
    def switch(self) -> str | None:
        """The path that the language switch leads to; None where there is none."""
        link = self.tree.find(".//header//ul[@class='languages']//a")
        target = self.target(link.attrib["href"]) if link is not None else None
        return target[0] if target is not None else None


def is_redirect(file: Path) -> bool:
    """Whether a file only leads to the address of today."""
    with file.open(encoding="utf-8") as text:
        return 'http-equiv="refresh"' in text.read(1000)


def pages_of(site: Path) -> tuple[Page, ...]:
    """Return every page of a built site, by path; what stands at a former address is none."""
    files = (file for file in sorted(site.rglob("*.html")) if not is_redirect(file))
    return tuple(Page(file.relative_to(site).as_posix().removesuffix("index.html"), file) for file in files)


Item = TypeVar("Item")


def longest_and_shortest(pages: Sequence[Page]) -> list[Page]:
    """Return the longest and the shortest page of every kind in each language."""

    def kind(page: Page) -> tuple[str, str]:
        return page.kind, page.locale

    chosen: list[Page] = []
    for _, group in groupby(sorted(pages, key=kind), key=kind):
        by_size = sorted(group, key=lambda page: (page.file.stat().st_size, page.path))
        chosen += dict.fromkeys((by_size[-1], by_size[0]))
    return chosen


def longest_of_each_kind(pages: Sequence[Page]) -> list[Page]:
    """Return the longest page of every kind, in either language."""
    by_size = sorted(pages, key=lambda page: (page.file.stat().st_size, page.path))
    return list({page.kind: page for page in by_size}.values())


def one_of_each_kind(pages: Sequence[Page]) -> list[Page]:
    """Return the page of middle length of every kind, the languages in turn."""
    chosen: list[Page] = []
    kinds = groupby(sorted(pages, key=lambda page: page.kind), key=lambda page: page.kind)
    for index, (_, group) in enumerate(kinds):
        found = list(group)
        locale = ("fr", "en")[index % 2]
        by_size = sorted(
            [page for page in found if page.locale == locale] or found,
            key=lambda page: (page.file.stat().st_size, page.path),
        )
        chosen.append(by_size[len(by_size) // 2])
    return chosen


@overload
def sample(items: Sequence[Page]) -> list[Page]: ...
@overload
def sample(items: Sequence[Item], choose: Callable[[Sequence[Item]], Iterable[Item]]) -> list[Item]: ...
def sample(items: Sequence[Any], choose: Callable[[Sequence[Any]], Iterable[Any]] = longest_and_shortest) -> list[Any]:
    """Return what a test looks at: everything in a full run (`make test-browser ALL=1`), else what `choose` takes.

    This is the one place that knows whether a run is full.

    Args:
        items: everything there is: pages, queries, records.
        choose: what takes the part that a normal run has the time for.
    """
    return list(items if is_full_run() else choose(items))


def is_full_run() -> bool:
    """Tell whether the run takes everything: the variable ALL is set, and not to 0."""
    return os.environ.get("ALL", "") not in {"", "0"}


def text_of(element: HtmlElement) -> str:
    """Return the words of an element as a reader sees them."""
    return " ".join("".join(element.itertext()).split())


def texts_by_language(
    element: HtmlElement, lang: str, without: frozenset[str] = frozenset()
) -> Iterator[tuple[str, str]]:
    """Yield every text of an element with the language that it is marked with.

    Args:
        element: the element.
        lang: the language around it.
        without: the tags and classes of elements to leave out.
    """
    if element.tag in {"script", "style"} or without & {element.tag, *element.get("class", "").split()}:
        return
    lang = element.get("lang", lang)
    if element.text and element.text.strip():
        yield lang, " ".join(element.text.split())
    for child in element:
        yield from texts_by_language(child, lang, without)
        if child.tail and child.tail.strip():
            yield lang, " ".join(child.tail.split())
