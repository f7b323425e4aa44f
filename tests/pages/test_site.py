"""What holds for every page of a site, of whatever kind and in both languages."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from generator.exports import exports
from generator.model.base import LOCALES, Locale
from generator.pages.address import DocPage
from tests.browser.pages import texts_by_language
from tests.pages.full import FRENCH, FULL, MARK
from tests.pages.making import PUBLICATION, Site, has_notice, links, site_at, words

DOCS = (DocPage("doc/about", "fr", "a-propos/", "À propos"), DocPage("doc/about", "en", "en/about/", "About"))
HOME = PUBLICATION.url


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_at(tmp_path_factory.mktemp("full"), FULL, docs=DOCS)


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site whose records have no English but where they must."""
    return site_at(tmp_path_factory.mktemp("french"), FRENCH, docs=DOCS)


def test_every_page_exists_in_both_languages_at_an_address_of_its_own(full: Site) -> None:
    assert {key for key, locale in full.pages if locale == "fr"} == {
        key for key, locale in full.pages if locale == "en"
    }
    assert max(Counter(page.path for page in full.pages.values()).values()) == 1
    for (key, locale), page in full.pages.items():
        assert page.path == full.addresses.path(key, locale)
        assert page.path.startswith("en/") == (locale == "en")


def test_every_address_but_an_anchor_and_a_hand_written_page_is_that_of_a_page(full: Site) -> None:
    expected = {
        pair for pair, path in full.addresses.paths.items() if "#" not in path and not pair[0].startswith("doc/")
    }
    assert set(full.pages) == expected


def test_every_page_has_a_title_and_a_description_of_its_own(full: Site) -> None:
    for locale in LOCALES:
        pages = [page for (_, of), page in full.pages.items() if of == locale]
        assert all(page.title and page.description for page in pages)
        for page in pages:
            heading = full.body(page.key, locale).find(".//h1")
            assert heading is not None
            assert words(heading)


def test_every_relative_link_leads_to_a_page_or_a_file_and_to_an_anchor_that_exist(full: Site) -> None:
    pages = {page.path: page for page in full.pages.values()}
    files = {path for path, _ in exports(full.library, full.addresses, PUBLICATION)} | {doc.path for doc in DOCS}
    anchors = {
        path: {element.get("id") for element in full.body(page.key, page.locale).iter()} for path, page in pages.items()
    }
    problems = []
    for page in pages.values():
        for element in full.body(page.key, page.locale).iter():
            for href in (element.get("href"), element.get("src"), element.get("action")):
                if href is None or urlsplit(href).scheme:
                    continue
                assert not href.startswith("/")
                target, _, anchor = urljoin(HOME + page.path, href).partition("#")
                assert target.startswith(HOME), f"{page.path}: {href}"
                path = target.removeprefix(HOME)
                if (path not in pages and path not in files) or (anchor and anchor not in anchors[path]):
                    problems.append(f"{page.path}: {href}")
    assert problems == []


def test_a_page_leads_only_to_pages_in_its_own_language(full: Site) -> None:
    locale_of = {page.path: page.locale for page in full.pages.values()}
    for page in full.pages.values():
        for _, href in links(full.body(page.key, page.locale)):
            path = urljoin(HOME + page.path, href).partition("#")[0].removeprefix(HOME)
            assert locale_of.get(path, page.locale) == page.locale


def test_no_page_gives_an_id_twice(full: Site) -> None:
    for page in full.pages.values():
        ids = Counter(element.get("id") for element in full.body(page.key, page.locale).iter() if element.get("id"))
        assert [name for name, count in ids.items() if count > 1] == [], page.path


def test_no_link_lies_in_another(full: Site) -> None:
    for page in full.pages.values():
        for link in full.body(page.key, page.locale).iter("a"):
            assert [inner for inner in link.iter("a") if inner is not link] == [], page.path


def test_links_to_other_sites_use_https_or_what_the_record_says(full: Site) -> None:
    for page in full.pages.values():
        for _, href in links(full.body(page.key, page.locale)):
            assert urlsplit(href).scheme in {"", "https", "mailto", "tel"}


def test_where_there_is_english_an_english_page_shows_no_french(full: Site) -> None:
    for page in full.pages.values():
        if page.locale == "en":
            shown = [text for _, text in texts_by_language(full.body(page.key, "en"), "en") if MARK in text]
            # The glossary gives each term in the other language too.
            assert shown == (["essai §", "zèle §"] if page.key == "glossary" else []), page.path
            assert not has_notice(full.body(page.key, "en"))


def test_where_there_is_none_every_french_text_is_marked_as_french(french: Site) -> None:
    problems = [
        f"{page.path}: {text}"
        for page in french.pages.values()
        if page.locale == "en"
        for lang, text in texts_by_language(french.body(page.key, "en"), "en")
        if MARK in text and lang != "fr"
    ]
    assert problems == []


def test_where_there_is_none_every_page_that_shows_french_says_so(french: Site) -> None:
    silent = []
    for page in french.pages.values():
        if page.locale == "en":
            body = french.body(page.key, "en")
            if MARK in words(body) and not has_notice(body):
                silent.append(page.path)
    assert silent == []


def test_a_page_all_of_whose_texts_are_in_both_languages_has_no_notice(full: Site) -> None:
    assert [page.path for page in full.pages.values() if not page.view.get("is_translated", True)] == []


def test_a_french_page_says_nothing_of_translations(french: Site) -> None:
    for page in french.pages.values():
        if page.locale == "fr":
            assert not has_notice(french.body(page.key)), page.path


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_stated_for_some_is_marked_with_no_language_but_its_own(full: Site, locale: Locale) -> None:
    for page in full.pages.values():
        if page.locale == locale:
            for element in full.body(page.key, locale).iter():
                assert element.get("lang") in {None, "fr", "en", "es", "ar", "pt", "ht", "tl"}


def test_an_empty_library_makes_every_index(tmp_path: Path) -> None:
    site = site_at(tmp_path, {})
    assert {key for key, _ in site.pages} == {
        *(key for key, _ in site.addresses.paths),
    }
    for key, locale in site.pages:
        assert site.html(key, locale)
