"""The site map, read back."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from generator.exports.sitemap import sitemap_xml
from generator.pages.address import DocPage, addresses
from generator.pages.publication import Publication
from tests import builders

SITE = Publication("Parcours", "https://site.example/base/")
SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
DOCS = (DocPage("doc/seul", "fr", "seul/", "Seul"),)


def entries(tmp_path: Path) -> dict[str, ElementTree.Element]:
    library = builders.library_at(tmp_path)
    text = sitemap_xml(library, addresses(library, DOCS), SITE)
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns')
    root = ElementTree.fromstring(text.encode())
    found = {entry.findtext("s:loc", "", SPACES): entry for entry in root.iterfind("s:url", SPACES)}
    assert len(found) == len(list(root))
    return found


def alternates(entry: ElementTree.Element) -> dict[str, str]:
    return {link.attrib["hreflang"]: link.attrib["href"] for link in entry.iterfind("x:link", SPACES)}


def test_a_page_names_itself_in_each_language_french_for_readers_of_neither(tmp_path: Path) -> None:
    found = entries(tmp_path)
    fr, en = f"{SITE.url}aide/aide/", f"{SITE.url}en/help/aide-in-english/"
    for address in (fr, en):
        assert alternates(found[address]) == {"fr": fr, "en": en, "x-default": fr}


def test_a_page_in_one_language_names_only_itself(tmp_path: Path) -> None:
    assert alternates(entries(tmp_path)[f"{SITE.url}seul/"]) == {"fr": f"{SITE.url}seul/"}


def test_the_page_of_a_record_says_when_it_was_reviewed_and_no_other_does(tmp_path: Path) -> None:
    dates = {address: entry.findtext("s:lastmod", None, SPACES) for address, entry in entries(tmp_path).items()}
    assert dates[f"{SITE.url}ordres/ordre/"] == "2026-11-01"
    assert {dates[SITE.url], dates[f"{SITE.url}ordres/"], dates[f"{SITE.url}seul/"]} == {None}


def test_anchors_are_no_pages(tmp_path: Path) -> None:
    assert [address for address in entries(tmp_path) if "#" in address] == []
