"""What a screen reader is told: the steps of a drawing, headings, tables, fields, and the language of each name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import pytest
from lxml.html import HtmlElement
from playwright.sync_api import Page as Tab

from tests.browser.conftest import NewContext
from tests.browser.pages import Page, one_of_each_kind, sample, text_of, texts_by_language
from tests.browser.running import Site

WAYS: Final = ("professions/*", "trajectories/*")

STEPS: Final = """() => [...document.querySelectorAll(".way")].map((way) => [...way.querySelectorAll(".steps > .step")]
  .map((step) => {
    const heading = step.querySelector("h4");
    const words = (node) => node.textContent.replace(/\\s+/g, " ").trim();
    const number = words(heading.querySelector(".number"));
    return `${number}. ${words(heading).slice(number.length).trim()}`;
  }))"""
"""The number and the title of each step in the list beside each drawing."""


@pytest.fixture(scope="module")
def tab(new_context: NewContext) -> Tab:
    return new_context(viewport={"width": 390, "height": 844}).new_page()


def test_a_drawing_is_announced_as_its_steps_in_their_order(site: Site, tab: Tab) -> None:
    seen = 0
    for page in sample(site.of_kind(*WAYS), one_of_each_kind):
        tab.goto(site.url(page))
        tab.evaluate("() => { for (const route of document.querySelectorAll('.route-body')) route.open = true }")
        steps = tab.evaluate(STEPS)
        drawings = tab.locator(".schematic")
        assert drawings.count() == len(steps) > 0, page.path
        for index, expected in enumerate(steps):
            told = drawings.nth(index).aria_snapshot()
            # The name of each link: number, title, then where each answer leads.
            names = re.findall(r'link "((?:[^"\\]|\\.)*)"', told)
            assert len(names) == len(expected), page.path
            for name, step in zip(names, expected, strict=True):
                said = name.replace('\\"', '"')
                # Where a box breaks a long word, there is no space: the words are the same, read without any.
                assert re.sub(r"\s", "", said).startswith(re.sub(r"\s", "", step)), f"{page.path}: {said} / {step}"
            assert re.search(r'region "\S[^"]+"', told), f"{page.path}: the drawing has no name"
            # Arrows are drawn for the eye alone.
            assert " img" not in told, page.path
            seen += 1
    assert seen


def test_a_box_says_where_its_answers_lead(site: Site, tab: Tab) -> None:
    tab.goto(site.url("en/professions/nurse/"))
    told = tab.locator(".schematic").first.aria_snapshot()
    assert re.search(r'link "\d+\. [^"]+ yes → \d+ in part → \d+ no → \d+"', told)


def headings(page: Page) -> list[tuple[int, str]]:
    """Return the level and the words of every heading."""
    found = (element for element in page.tree.iter() if re.fullmatch("h[1-6]", element.tag))
    return [(int(element.tag[1]), text_of(element)) for element in found]


def test_headings_are_in_order_and_each_says_something(site: Site) -> None:
    for page in sample(site.pages):
        levels = [level for level, _ in headings(page)]
        assert levels[:1] == [1], page.path
        assert levels.count(1) == 1, page.path
        assert all(level <= before + 1 for before, level in pairwise(levels)), page.path
        assert all(words for _, words in headings(page)), page.path


def test_tables_have_headers_that_say_of_what(site: Site) -> None:
    tables = [(page, table) for page in sample(site.pages) for table in page.tree.iter("table")]
    assert tables
    for page, table in tables:
        headers = list(table.iter("th"))
        assert {header.get("scope") for header in headers} <= {"col", "row"}, page.path
        assert all(text_of(header) for header in headers), page.path
        for row in table.iter("tr"):
            own = row.find("th")
            assert own is not None, page.path
            assert own.get("scope") == ("row" if row.find("td") is not None else "col"), page.path


def test_a_table_shown_as_cards_is_still_told_as_a_table(site: Site, tab: Tab) -> None:
    tab.goto(site.url("en/health/"))
    told = tab.locator("table.stacked").aria_snapshot()
    assert told.count("- columnheader") == 4
    rows = tab.locator("table.stacked tbody tr").count()
    assert told.count("- rowheader") == rows > 10


UNLABELLED: Final = """() => [...document.querySelectorAll("input, select, textarea, button")].filter((field) =>
  !(field.labels?.length && field.labels[0].textContent.trim()) && !field.textContent.trim()
).map((field) => field.outerHTML)"""


def test_fields_have_labels(site: Site, tab: Tab) -> None:
    fields = 0
    for page in sample(site.of_kind("home", "professions", "programmes")):
        tab.goto(site.url(page))
        fields += tab.locator("input, select").count()
        tab.locator("[data-search]").click()
        tab.locator("dialog.search").wait_for()
        assert tab.evaluate(UNLABELLED) == [], page.path
    assert fields > 5


ARABIC: Final = re.compile(r"[\u0600-\u06ff]")


def arabic(element: HtmlElement, lang: str = "", direction: str = "ltr") -> Iterator[tuple[str, str, str]]:
    """Yield every text in the Arabic script, with the language and the direction that it is marked with."""
    lang, direction = element.get("lang", lang), element.get("dir", direction)
    if element.tag == "script":
        return
    for text in (element.text, *(child.tail for child in element)):
        if text and ARABIC.search(text):
            yield text, lang, direction
    for child in element:
        yield from arabic(child, lang, direction)


def test_names_in_arabic_and_persian_are_marked_and_run_from_right_to_left(site: Site) -> None:
    found = [name for page in sample(site.pages) for name in arabic(page.tree)]
    assert {lang for _, lang, _ in found} == {"ar", "fa"}
    assert [name for name in found if name[2] != "rtl"] == []


def test_names_of_orders_inside_english_sentences_are_marked_as_french(site: Site) -> None:
    names = {text_of(heading) for page in site.of_kind("orders/*") for heading in page.tree.iter("h1")}
    pattern = re.compile("|".join(re.escape(name) for name in names))
    pages = [page for page in sample(site.pages) if page.locale == "en" and page.kind != "doc"]
    said = [
        (lang, page.path, text)
        for page in pages
        for body in page.tree.iter("main")
        for lang, text in texts_by_language(body, "en")
        if pattern.search(text)
    ]
    assert len([lang for lang, _, _ in said if lang == "fr"]) > 20
    assert [found for found in said if found[0] != "fr"] == []


def test_sources_are_numbered_in_the_order_in_which_they_are_cited(site: Site) -> None:
    cited = 0
    for page in sample(site.pages):
        hrefs = [link.get("href", "") for main in page.tree.iter("main") for sup in main.iter("sup") for link in sup]
        numbers = [int(found[1]) for href in hrefs if (found := re.fullmatch(r"#s(\d+)", href))]
        first = list(dict.fromkeys(numbers))
        assert first == list(range(1, len(first) + 1)), page.path
        cited += len(first)
    assert cited
