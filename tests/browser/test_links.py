"""Every link of the site leads to something; the language switch leads to the same record and back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from tests.browser.pages import BASE, SITE_URL, Page
from tests.browser.running import Site

NAMESPACES: Final = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def references(page: Page) -> Iterator[str]:
    """Yield every address that a page names: links, styles, scripts, pictures, forms."""
    for element in page.tree.iter():
        for attribute in ("href", "src", "action"):
            if attribute in element.attrib:
                yield element.attrib[attribute]


def broken(site: Site, page: Page, href: str) -> str | None:
    """Say why a reference of a page leads nowhere, if it leads nowhere."""
    target = page.target(href)
    if target is None:
        outside = urlsplit(href)
        is_elsewhere = outside.netloc != urlsplit(SITE_URL).netloc and (outside.netloc or outside.path)
        return None if outside.scheme in {"http", "https", "mailto", "tel"} and is_elsewhere else "is no address"
    path, anchor = target
    reached = site.by_path.get(path)
    if reached is None:
        return None if not anchor and (site.root / path).is_file() else "leads to no file"
    return f"leads to no “#{anchor}”" if anchor and anchor not in reached.ids else None


def test_every_internal_link_and_anchor_leads_to_a_file_and_an_id(site: Site) -> None:
    problems = [
        f"{page.path}: “{href}” {why}"
        for page in site.pages
        for href in sorted(set(references(page)))
        if (why := broken(site, page, href))
    ]
    assert not problems, "\n".join(problems)


def test_links_of_pages_are_relative_so_that_the_site_moves_to_any_base_path(site: Site) -> None:
    absolute = [
        f"{page.path}: {href}"
        for page in site.pages
        if page.kind != "404"
        for link in page.tree.find("body").iter()  # type: ignore[union-attr]
        for href in (link.get("href"), link.get("src"), link.get("action"))
        if href and href.startswith(("/", SITE_URL))
    ]
    assert not absolute, "\n".join(absolute)


def test_links_of_the_not_found_page_start_from_the_root_of_the_site(site: Site) -> None:
    links = list(references(site.by_path["404.html"]))
    assert links
    assert [link for link in links if not link.startswith(BASE)] == []


def test_the_language_switch_leads_to_the_same_record_in_the_other_language_and_back(site: Site) -> None:
    problems = []
    for page in site.pages:
        if page.switch is None:
            continue
        other = site.by_path.get(page.switch)
        if other is None:
            problems.append(f"{page.path}: no page {page.switch}")
        elif (other.switch, other.kind, other.record) != (page.path, page.kind, page.record):
            problems.append(f"{page.path}: {other.path} is another page, or does not lead back")
        elif other.locale == page.locale:
            problems.append(f"{page.path}: {other.path} is in the same language")
    assert not problems, "\n".join(problems)


def test_every_page_of_content_has_the_language_switch(site: Site) -> None:
    assert [page.path for page in site.pages if page.kind not in {"404", "doc"} and page.switch is None] == []


def test_a_page_without_a_counterpart_leads_only_to_pages_of_its_language(site: Site) -> None:
    problems = []
    for page in site.pages:
        if page.kind == "404" or page.switch is not None:
            continue
        for href in references(page):
            target = page.target(href)
            reached = site.by_path.get(target[0]) if target is not None else None
            if reached is not None and reached.locale != page.locale:
                problems.append(f"{page.path}: {href}")
    assert not problems, "\n".join(problems)


@pytest.fixture(scope="module")
def sitemap(site: Site) -> ElementTree.Element:
    return ElementTree.parse(site.root / "sitemap.xml").getroot()


def test_the_site_map_lists_every_page_once(site: Site, sitemap: ElementTree.Element) -> None:
    listed = Counter(entry.text for entry in sitemap.iterfind("s:url/s:loc", NAMESPACES))
    assert listed == Counter(page.url for page in site.pages if page.kind != "404")


def test_the_site_map_names_each_page_in_every_language_it_exists_in(site: Site, sitemap: ElementTree.Element) -> None:
    for entry in sitemap.iterfind("s:url", NAMESPACES):
        page = site.by_path[entry.findtext("s:loc", "", NAMESPACES).removeprefix(SITE_URL)]
        alternates = {link.attrib["hreflang"]: link.attrib["href"] for link in entry.iterfind("x:link", NAMESPACES)}
        expected = {page.locale: page.url}
        if page.switch is not None:
            other = site.by_path[page.switch]
            expected[other.locale] = other.url
            expected["x-default"] = expected["fr"]
        assert alternates == expected
