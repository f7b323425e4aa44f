"""The search of every page: by name in any language, then by text, from the site's own files alone."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.running import Site

NURSE = "professions/infirmiere/"


@pytest.fixture(scope="module")
def requests() -> list[str]:
    """The address of everything that the tab asks for."""
    return []


@pytest.fixture(scope="module")
def tab(new_context: NewContext, requests: list[str]) -> Page:
    tab = new_context().new_page()
    tab.on("request", lambda request: requests.append(request.url))
    return tab


def ask(tab: Page, site: Site, start: str, words: str) -> None:
    """Open the search on a page, and type words into it."""
    tab.goto(site.url(start))
    tab.locator("[data-search]").click()
    tab.locator("#search-input").fill(words)


def results(tab: Page, site: Site) -> list[str]:
    """Return the paths of the results that are shown."""
    tab.locator(".search-results a").first.wait_for()
    hrefs = tab.locator(".search-results a").evaluate_all("links => links.map((link) => link.href)")
    return [href.removeprefix(site.url("")).partition("#")[0] for href in hrefs]


@pytest.mark.parametrize("words", ["infirmière", "infirmiere", "INFIRMIER", "infirmere", "enfermera", "ممرضة", "nurse"])
def test_a_profession_is_found_by_its_name_in_any_language_with_one_error_forgiven(
    site: Site, tab: Page, words: str
) -> None:
    ask(tab, site, "aide/", words)
    assert NURSE in results(tab, site)[:3]


@pytest.mark.parametrize(
    ("start", "words"),
    [("", "rayonnement"), ("aide/", "rayonnement"), (NURSE, "rayonnement"), ("en/", "radiation"), ("en/help/", "visa")],
)
def test_words_of_a_text_lead_from_any_page_to_pages_of_its_language(
    site: Site, tab: Page, start: str, words: str
) -> None:
    ask(tab, site, start, words)
    tab.locator(".search-results .excerpt mark").first.wait_for()
    found = [site.by_path[path] for path in results(tab, site)]
    assert {page.locale for page in found} == {site.by_path[start].locale}


def test_the_search_narrows_to_one_kind_of_page(site: Site, tab: Page) -> None:
    ask(tab, site, "aide/", "infirmière")
    assert len({site.by_path[path].kind for path in results(tab, site)}) > 1
    tab.locator(".search-kinds input[value=trajectory]").check()
    expect(tab.locator(".search-results .tag").filter(has_not_text="Trajectoire")).to_have_count(0)
    assert {site.by_path[path].kind for path in results(tab, site)} == {"trajectories/*"}


def test_a_search_without_result_says_so(site: Site, tab: Page) -> None:
    ask(tab, site, "aide/", "qwertyuiop")
    expect(tab.locator("#search-status")).not_to_be_empty()
    expect(tab.locator(".search-results a")).to_have_count(0)


def test_the_keyboard_opens_the_search_goes_through_the_results_and_comes_back(site: Site, tab: Page) -> None:
    tab.goto(site.url("aide/"))
    tab.keyboard.press("/")
    expect(tab.locator("#search-input")).to_be_focused()
    tab.keyboard.type("infirmiere")
    tab.locator(".search-results a").first.wait_for()
    tab.keyboard.press("ArrowDown")
    expect(tab.locator(".search-results a").first).to_be_focused()
    tab.keyboard.press("Escape")
    expect(tab.locator("dialog.search")).to_be_hidden()
    expect(tab.locator("[data-search]")).to_be_focused()


def test_nothing_of_the_search_is_loaded_before_it_is_opened_and_nothing_from_elsewhere(
    site: Site, tab: Page, requests: list[str]
) -> None:
    requests.clear()
    tab.goto(site.url("aide/"))
    assert [url for url in requests if "pagefind" in url or "names.json" in url or "dialog" in url] == []
    ask(tab, site, "aide/", "rayonnement")
    tab.locator(".search-results .excerpt").first.wait_for()
    assert any("pagefind" in url for url in requests)
    assert {urlsplit(url).netloc for url in requests} == {urlsplit(site.origin).netloc}


def test_without_scripts_its_link_leads_to_the_list_of_professions(site: Site, new_context: NewContext) -> None:
    plain = new_context(java_script_enabled=False).new_page()
    plain.goto(site.url("en/help/"))
    plain.locator("[data-search]").click()
    assert plain.url == site.url("en/professions/")
