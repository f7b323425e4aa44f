"""A profession or a trajectory on paper: the handout, as Chromium prints it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pytest
import zxingcpp
from PIL import ImageChops
from playwright.sync_api import Page as Tab
from pypdfium2 import PdfDocument

from tests.browser.conftest import NewContext
from tests.browser.pages import Page, sample, text_of
from tests.browser.running import Site

FORMATS = {"A4": (595, 842), "Letter": (612, 792)}
"""Width and height of the sheets in points."""

MOST_SHEETS = 30
MARGIN = 36
"""The least margin of a sheet, in points (1.27 cm), which every printer can keep."""

FOOT = 18
"""The least margin below the number of the sheet."""

NAVIGATION = (
    ".//nav[@class='site-nav']",
    ".//nav[@class='crumbs']",
    ".//nav[@class='contents']",
    ".//section[@id='correct']",
    ".//footer",
)


@pytest.fixture(scope="module")
def tab(new_context: NewContext) -> Tab:
    return new_context().new_page()


def printed(site: Site) -> list[Page]:
    """Return what is printed: in a normal run a long profession in French and a short trajectory in English."""

    def long_and_short(pages: Sequence[Page]) -> list[Page]:
        by_size = sorted(pages, key=lambda page: page.file.stat().st_size)
        long = [page for page in by_size if (page.kind, page.locale) == ("professions/*", "fr")][-1]
        return [long, next(page for page in by_size if (page.kind, page.locale) == ("trajectories/*", "en"))]

    handed_out = site.of_kind("professions/*", "trajectories/*", "professions/*/*/*", "trajectories/*/*/*")
    return sample(handed_out, long_and_short)


@dataclass(frozen=True)
class Sheets:
    """What came out of the printer."""

    page: Page
    format: str
    document: PdfDocument

    @cached_property
    def texts(self) -> list[str]:
        """The words of each sheet."""
        return [squeezed(sheet.get_textpage().get_text_bounded()) for sheet in self.document]

    @cached_property
    def text(self) -> str:
        """The words of all sheets, without the sheets' own numbers."""
        count = len(self.texts)
        return "".join(text.removeprefix(f"{number}/{count}") for number, text in enumerate(self.texts, 1))


def squeezed(text: str) -> str:
    """Return the letters, digits and slashes of a text: a line of a sheet breaks where it likes, at hyphens too."""
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum() or char == "/")


@pytest.fixture(scope="module")
def sheets(site: Site, tab: Tab) -> list[Sheets]:
    found = []
    for page in printed(site):
        tab.goto(site.url(page))
        found += [Sheets(page, name, PdfDocument(tab.pdf(format=name))) for name in FORMATS]
    return found


def test_the_sheets_are_of_the_size_asked_for_and_not_too_many(sheets: list[Sheets]) -> None:
    for found in sheets:
        for sheet in found.document:
            size = sheet.get_size()
            assert all(abs(is_ - asked) <= 1 for is_, asked in zip(size, FORMATS[found.format], strict=True)), size
        assert 2 <= len(found.document) <= MOST_SHEETS, found.page.path


def test_every_step_every_source_and_the_title_are_on_paper(sheets: list[Sheets]) -> None:
    for found in sheets:
        text, tree = found.text, found.page.tree
        steps = [step for step in tree.iter("h4") if step.find("span[@class='number']") is not None]
        cited = [
            cite for section in tree.iter("section") if section.get("id") == "sources" for cite in section.iter("cite")
        ]
        documents = [document for details in tree.iter("details") for document in details.iter("p")]
        assert steps, found.page.path
        assert cited, found.page.path
        for element in (next(tree.iter("h1")), *steps, *cited, *documents):
            words = squeezed(text_of(element))
            number = squeezed(text_of(element.find("span"))) if element.tag == "h4" else ""  # type: ignore[arg-type]
            # A long text may go on on the next sheet; the numbers of its sources stand in another line.
            assert words.removeprefix(number)[:40] in text, (found.page.path, words)


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
        for place in NAVIGATION:
            element = found.page.tree.find(place)
            assert element is not None, place
            assert squeezed(text_of(element)) not in found.text, (found.page.path, place)


def test_the_first_sheet_says_where_it_comes_from_and_when(sheets: list[Sheets]) -> None:
    for found in sheets:
        first, last = found.texts[0], found.texts[-1]
        assert squeezed(found.page.url) in first, first
        assert ("22novembre2026" if found.page.locale == "fr" else "November222026") in first
        count = len(found.document)
        assert f"{count}/{count}" in last


def test_nothing_is_printed_outside_the_margins(sheets: list[Sheets]) -> None:
    for found in sheets:
        for number, sheet in enumerate(found.document, 1):
            # A pixel a point.
            image = sheet.render(scale=1).to_pil().convert("L")
            left, top, right, bottom = ImageChops.invert(image).getbbox() or (MARGIN, MARGIN, MARGIN, MARGIN)
            edges = (left, top, image.width - right, image.height - bottom)
            assert min(edges[:3]) >= MARGIN, (found.page.path, found.format, number, edges)
            assert edges[3] >= FOOT, (found.page.path, found.format, number, edges)


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


def test_the_code_on_paper_leads_to_the_page(sheets: list[Sheets]) -> None:
    for found in sheets:
        (code,) = zxingcpp.read_barcodes(found.document[0].render(scale=3).to_pil())
        assert code.text == found.page.url


def test_the_code_is_neither_seen_nor_loaded_on_the_screen(site: Site, new_context: NewContext) -> None:
    # What was printed is still at hand, and shown at once.
    tab = new_context().new_page()
    loaded: list[str] = []
    tab.on("request", lambda request: loaded.append(request.url))
    for page in printed(site):
        tab.goto(site.url(page), wait_until="networkidle")
        assert not tab.locator(".handout img").is_visible()
    assert [url for url in loaded if url.endswith("qr.svg")] == []
