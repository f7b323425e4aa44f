"""Everything is readable without JavaScript; with it, the list of professions filters."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.pages import one_of_each_kind, sample
from tests.browser.running import Site

NURSE = "professions/infirmiere/"
ENGINEER = "professions/ingenieur/"
WAYS = ("professions/*", "professions/*/*/*", "trajectories/*", "trajectories/*/*/*")


@pytest.fixture(scope="module")
def plain(new_context: NewContext) -> Page:
    """A tab in which no script runs."""
    return new_context(java_script_enabled=False).new_page()


@pytest.fixture(scope="module")
def tab(new_context: NewContext) -> Page:
    """A tab in which scripts run."""
    return new_context().new_page()


def test_without_scripts_every_kind_of_page_shows_its_heading(site: Site, plain: Page) -> None:
    for page in sample(site.pages, one_of_each_kind):
        plain.goto(site.url(page))
        expect(plain.locator("h1")).to_be_visible()
        assert plain.locator("h1").inner_text().strip(), page.path
        expect(plain.locator("main")).to_be_visible()


def test_without_scripts_every_step_is_shown_and_documents_unfold(site: Site, plain: Page) -> None:
    for page in sample(site.of_kind(*WAYS), one_of_each_kind):
        plain.goto(site.url(page))
        steps = plain.locator(".steps > .step").all()
        assert steps, page.path
        for step in steps:
            expect(step.locator("h4")).to_be_visible()
        for documents in plain.locator("details.documents").all():
            first = documents.locator("p, li").first
            expect(first).to_be_hidden()
            documents.locator("summary").click()
            expect(first).to_be_visible()


def test_without_scripts_the_list_of_professions_is_whole_and_the_form_hidden(site: Site, plain: Page) -> None:
    for index in site.of_kind("professions"):
        plain.goto(site.url(index))
        expect(plain.locator("form.filter")).to_be_hidden()
        items = plain.locator("[data-item]")
        listed = items.locator("h3 a").evaluate_all("links => links.map((link) => link.href)")
        expected = [site.url(page) for page in site.of_kind("professions/*") if page.locale == index.locale]
        assert sorted(listed) == sorted(expected)
        assert all(item.is_visible() for item in items.all())


def test_without_scripts_the_form_of_the_home_page_leads_to_the_whole_list(site: Site, plain: Page) -> None:
    plain.goto(site.url(""))
    plain.locator("#find").fill("enfermera")
    plain.locator("form.find button").click()
    assert urlsplit(plain.url).path.endswith("/professions/")
    expect(plain.locator("[data-item]").first).to_be_visible()


@pytest.fixture
def index(site: Site, tab: Page) -> Page:
    """The French list of professions, with its form."""
    tab.goto(site.url("professions/"))
    expect(tab.locator("form.filter")).to_be_visible()
    return tab


@pytest.mark.parametrize("path", ["professions/", "en/programmes/"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_list_stays_where_it_is_when_the_script_that_filters_it_starts(
    site: Site, new_context: NewContext, path: str, width: int
) -> None:
    tops = []
    for is_started in (False, True):
        page = new_context(viewport={"width": width, "height": 844}).new_page()
        if not is_started:
            page.route("**/filter.js", lambda route: route.abort())
        page.goto(site.url(path))
        expect(page.locator("form.filter")).to_be_visible()
        tops.append(page.locator("[data-item]").first.evaluate("item => item.getBoundingClientRect().top"))
    assert tops[0] == tops[1]


def shown(index: Page) -> list[Locator]:
    """Return the rows that the reader sees."""
    return [row for row in index.locator("[data-item]").all() if row.is_visible()]


def paths(index: Page, site: Site) -> list[str]:
    """Return the paths of the professions that the reader sees."""
    hrefs = index.locator("[data-item]:visible h3 a").evaluate_all("links => links.map((link) => link.href)")
    return [href.removeprefix(site.url("")) for href in hrefs]


@pytest.mark.parametrize(
    ("typed", "profession"),
    [
        ("enfermera", NURSE),
        ("ممرضة", NURSE),
        ("nurse", NURSE),
        ("infirmiere", NURSE),
        ("INFIRMIÈRE", NURSE),
        ("OIIQ", NURSE),
        ("ingenieur", ENGINEER),
    ],
)
def test_the_list_is_filtered_by_words_of_any_language_whatever_their_accents(
    site: Site, index: Page, typed: str, profession: str
) -> None:
    everything = len(paths(index, site))
    index.locator("#filter-text").fill(typed)
    found = paths(index, site)
    assert profession in found
    assert len(found) < everything / 2


def test_words_that_fit_nothing_say_so_and_clearing_them_brings_the_list_back(site: Site, index: Page) -> None:
    everything = paths(index, site)
    count = index.locator(".filter .count")
    assert str(len(everything)) in count.inner_text()
    index.locator("#filter-text").fill("qwertyuiop")
    assert paths(index, site) == []
    assert index.locator("section.filtered:visible").count() == 0
    assert count.inner_text() == count.get_attribute("data-none")
    index.locator("#filter-text").fill("")
    assert paths(index, site) == everything


def test_the_list_is_filtered_by_sector_under_the_one_heading_of_the_sector(site: Site, index: Page) -> None:
    by_sector = {
        section.get_attribute("id"): section.locator("[data-item]").count()
        for section in index.locator("section.filtered").all()
    }
    assert len(by_sector) > 1
    for sector, expected in by_sector.items():
        index.locator("#filter-sector").select_option(sector)
        assert index.locator("section.filtered:visible").count() == 1
        assert len(shown(index)) == expected
        assert str(expected) in index.locator(".filter .count").inner_text()


def test_the_list_is_filtered_by_regulation(index: Page) -> None:
    everything = len(shown(index))
    total = 0
    for practice in ("exclusive", "reserved_title"):
        index.locator("#filter-practice").select_option(practice)
        label = index.locator(f"#filter-practice option[value={practice}]").inner_text()
        rows = shown(index)
        assert rows
        assert all(label in row.locator(".tags").inner_text() for row in rows)
        total += len(rows)
    assert total == everything


@pytest.mark.parametrize(("box", "tag"), [("#filter-france", "France-Québec"), ("#filter-stage", "Stage")])
def test_the_list_is_filtered_by_arrangement_with_france_and_by_stage(index: Page, box: str, tag: str) -> None:
    expected = index.locator("[data-item]").filter(has=index.locator(f".tag:text-is('{tag}')")).count()
    everything = len(shown(index))
    index.locator(box).check()
    rows = shown(index)
    assert 0 < len(rows) == expected < everything
    assert all(row.locator(f".tag:text-is('{tag}')").count() == 1 for row in rows)


def test_filters_add_up(site: Site, index: Page) -> None:
    index.locator("#filter-sector").select_option("health")
    index.locator("#filter-practice").select_option("exclusive")
    index.locator("#filter-text").fill("infirmiere")
    found = paths(index, site)
    assert NURSE in found
    index.locator("#filter-sector").select_option("law")
    assert paths(index, site) == []


@pytest.mark.parametrize(("home", "path", "nurse"), [("", "professions/", NURSE), ("en/", "en/professions/", None)])
def test_the_form_of_the_home_page_leads_to_the_list_filtered(
    site: Site, tab: Page, home: str, path: str, nurse: str | None
) -> None:
    tab.goto(site.url(home))
    tab.locator("#find").fill("enfermera")
    tab.locator("form.find button").click()
    expect(tab.locator("form.filter")).to_be_visible()
    parts = urlsplit(tab.url)
    assert tab.url.startswith(site.url(path))
    assert parse_qs(parts.query) == {"q": ["enfermera"]}
    assert tab.locator("#filter-text").input_value() == "enfermera"
    nurse = nurse or site.by_path[NURSE].switch
    assert nurse in paths(tab, site)
    assert len(paths(tab, site)) < tab.locator("[data-item]").count() / 2
