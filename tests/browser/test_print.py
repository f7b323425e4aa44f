"""A profession or a trajectory on paper: the handout, as Chromium prints it."""

from __future__ import annotations

import io
import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page as Tab
from pypdf import PdfReader

from tests.browser.conftest import NewContext
from tests.browser.pages import Page, text_of
from tests.browser.running import Site

FORMATS = {"A4": (595, 842), "Letter": (612, 792)}
"""Width and height of the sheets in points."""

MOST_SHEETS = 30
MARGIN = 36
"""The least margin of a sheet, in points (1.27 cm): what most printers can print on."""


@pytest.fixture(scope="module")
def tab(new_context: NewContext) -> Tab:
    return new_context().new_page()


def printed(site: Site) -> list[Page]:
    """Return a long profession in French and a short trajectory in English; every such page where ALL is set."""
    if os.environ.get("ALL"):
        return site.of_kind("professions/*", "trajectories/*")
    of_size = sorted(site.of_kind("professions/*"), key=lambda page: page.file.stat().st_size)
    others = sorted(site.of_kind("trajectories/*"), key=lambda page: page.file.stat().st_size)
    return [
        [page for page in of_size if page.locale == "fr"][-1],
        next(page for page in others if page.locale == "en"),
    ]


@dataclass(frozen=True)
class Sheets:
    """What came out of the printer."""

    page: Page
    format: str
    reader: PdfReader

    @cached_property
    def text(self) -> str:
        return squeezed("".join(sheet.extract_text() for sheet in self.reader.pages))

    def places(self) -> Iterator[tuple[int, float, float, str]]:
        """Yield every run of text with its sheet and where it starts, in points from the lower left corner."""
        for number, sheet in enumerate(self.reader.pages):
            runs: list[tuple[float, float, str]] = []

            def visit(text: str, cm: list[float], tm: list[float], *_: object, runs: list[Any] = runs) -> None:
                if text.strip():
                    x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
                    y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
                    runs.append((x, y, text))

            sheet.extract_text(visitor_text=visit)
            yield from ((number, *run) for run in runs)


def squeezed(text: str) -> str:
    """Return a text without its spaces, hyphens and ligatures: a line of a sheet breaks where it likes."""
    letters = unicodedata.normalize("NFKC", text)
    return "".join(char for char in letters if not char.isspace() and char not in "\u00ad\u200b-")


@pytest.fixture(scope="module")
def sheets(site: Site, tab: Tab) -> list[Sheets]:
    found = []
    for page in printed(site):
        tab.goto(site.url(page))
        found += [Sheets(page, name, PdfReader(io.BytesIO(tab.pdf(format=name)))) for name in FORMATS]
    return found


def test_the_sheets_are_of_the_size_asked_for_and_not_too_many(sheets: list[Sheets]) -> None:
    for found in sheets:
        for sheet in found.reader.pages:
            size = (round(sheet.mediabox.width), round(sheet.mediabox.height))
            assert all(abs(is_ - asked) <= 1 for is_, asked in zip(size, FORMATS[found.format], strict=True)), size
        assert 2 <= len(found.reader.pages) <= MOST_SHEETS, found.page.path


def test_every_step_every_source_and_the_title_are_on_paper(sheets: list[Sheets]) -> None:
    for found in sheets:
        text, tree = found.text, found.page.tree
        wanted = [next(tree.iter("h1"))]
        wanted += [step for step in tree.iter("h4") if step.find("span[@class='number']") is not None]
        wanted += [item for item in tree.iter("li") if item.get("id", "").startswith("source-")]
        wanted += [document for details in tree.iter("details") for document in details.iter("p")]
        assert len(wanted) > 15
        for element in wanted:
            # The address of a source stands after its title: the words before it are enough.
            words = squeezed(text_of(next(element.iter("cite"), element)))
            number = squeezed(text_of(element.find("span"))) if element.tag == "h4" else ""  # type: ignore[arg-type]
            assert words.removeprefix(number) in text, (found.page.path, words)


def test_the_drawing_of_every_route_is_on_paper(site: Site, tab: Tab, sheets: list[Sheets]) -> None:
    tab.emulate_media(media="print")
    for page in printed(site):
        tab.goto(site.url(page))
        hidden = "els => els.filter(el => !el.checkVisibility({contentVisibilityAuto: true})).length"
        assert tab.locator(".schematic svg").count() > 0
        assert tab.locator(".schematic svg").evaluate_all(hidden) == 0
        assert tab.locator(".step").evaluate_all(hidden) == 0
    tab.emulate_media(media="screen")


def test_navigation_stays_on_the_screen(sheets: list[Sheets]) -> None:
    for found in sheets:
        tree = found.page.tree
        navigation = [nav for nav in tree.iter("nav") if nav.get("class") == "contents"]
        (contents,) = navigation
        assert squeezed(text_of(contents)) not in found.text
        for place in (".//nav[@class='site-nav']", ".//footer", ".//nav[@class='crumbs']", ".//section[@id='correct']"):
            element = tree.find(place)
            assert element is not None, place
            assert squeezed(text_of(element)) not in found.text, (found.page.path, place)


def test_the_first_sheet_says_where_it_comes_from_and_when(sheets: list[Sheets]) -> None:
    for found in sheets:
        first = squeezed(found.reader.pages[0].extract_text())
        assert squeezed(found.page.url) in first
        assert ("22novembre2026" if found.page.locale == "fr" else "November22,2026") in first
        last = squeezed(found.reader.pages[-1].extract_text())
        count = len(found.reader.pages)
        assert f"{count}/{count}" in last


def test_nothing_is_printed_outside_the_margins(sheets: list[Sheets]) -> None:
    for found in sheets:
        width, height = FORMATS[found.format]
        outside = [
            run
            for run in found.places()
            if not (MARGIN <= run[1] <= width - MARGIN and MARGIN / 2 <= run[2] <= height - MARGIN)
        ]
        assert not outside, (found.page.path, outside[:5])


def test_nothing_is_wider_than_the_sheet(site: Site, tab: Tab) -> None:
    tab.emulate_media(media="print")
    # The width between the margins of the narrower sheet, in pixels: 180 mm.
    tab.set_viewport_size({"width": 680, "height": 900})
    for page in printed(site):
        tab.goto(site.url(page))
        wide = tab.evaluate(
            "() => [...document.querySelectorAll('main *')].filter((el) => el.checkVisibility() &&"
            " el.getBoundingClientRect().right > innerWidth + 1).map((el) => `${el.tagName}.${el.className}`)"
        )
        assert wide == [], page.path
    tab.emulate_media(media="screen")


def test_the_code_on_paper_leads_to_the_page_and_is_not_on_the_screen(site: Site, tab: Tab) -> None:
    for page in printed(site):
        tab.goto(site.url(page))
        code = tab.locator(".handout svg")
        assert not code.is_visible()
        tab.emulate_media(media="print")
        png = code.screenshot(scale="css")
        (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(png)))
        assert found.text == page.url
        tab.emulate_media(media="screen")
