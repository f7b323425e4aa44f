"""The schematic of every route: readable on a phone, linked to its steps, saying what they say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final, Literal

import pytest
from playwright.sync_api import Page

from tests.browser.colours import contrast
from tests.browser.conftest import NewContext
from tests.browser.pages import Page as BuiltPage
from tests.browser.pages import longest_of_each_kind, sample
from tests.browser.running import Site

PHONE: Final = {"width": 390, "height": 844}
KINDS: Final = ("professions/*", "professions/*/*/*", "trajectories/*", "trajectories/*/*/*")

MEASURE: Final = """() => {
  const words = (node) => node.textContent.replace(/\\s+/g, " ").trim();
  return [...document.querySelectorAll(".schematic svg")].map((svg) => {
    const shown = svg.getBoundingClientRect(), drawn = svg.viewBox.baseVal;
    return {
      scale: [shown.width / drawn.width, shown.height / drawn.height],
      fonts: [...svg.querySelectorAll("a, b")].map((text) => parseFloat(getComputedStyle(text).fontSize)),
      steps: [...svg.closest(".way").querySelectorAll(".steps > .step")].map((step) => step.id),
      boxes: [...svg.querySelectorAll("a")].map((box) => {
        const text = document.createRange(), edge = box.getBoundingClientRect();
        text.selectNodeContents(box);
        const inside = text.getBoundingClientRect();
        const target = box.getAttribute("href").slice(1);
        const heading = document.getElementById(target)?.querySelector("h4");
        const number = heading?.querySelector(".number");
        return {
          target,
          title: words(box.firstChild),
          heading: heading && `${words(number)}. ${words(heading).slice(words(number).length).trim()}`,
          margins: [
            inside.left - edge.left, edge.right - inside.right, inside.top - edge.top, edge.bottom - inside.bottom,
          ],
          frame: [
            edge.left - shown.left, edge.top - shown.top, edge.right - shown.right, edge.bottom - shown.bottom,
          ],
        };
      }),
    };
  });
}"""
"""Everything measured of the schematics of a page, at the size at which they are shown."""

COLOURS: Final = """() => [...document.querySelectorAll(".schematic a")].flatMap((box) => {
  const ground = getComputedStyle(box).backgroundColor;
  const name = box.getAttribute("class") ?? "";
  return [box, ...box.querySelectorAll("b")].map((text) => [name, getComputedStyle(text).color, ground]);
})"""
"""The class of each box, the colour of each of its lines, and the colour behind."""


@pytest.fixture(scope="module")
def phone(new_context: NewContext) -> Page:
    return new_context(viewport=PHONE).new_page()


@pytest.fixture(scope="module")
def schematics(site: Site, phone: Page) -> dict[str, list[dict[str, Any]]]:
    """What was measured on pages that have schematics, by path: in a normal run every tenth, and the longest."""

    def some(pages: Sequence[BuiltPage]) -> list[BuiltPage]:
        return list(dict.fromkeys([*longest_of_each_kind(pages), *pages[::10]]))

    measured = {}
    for page in sample(site.of_kind(*KINDS), some):
        phone.goto(site.url(page))
        measured[page.path] = phone.evaluate(MEASURE)
    return measured


@pytest.fixture(scope="module")
def boxes(schematics: dict[str, list[dict[str, Any]]]) -> list[tuple[str, dict[str, Any]]]:
    """Every box of every schematic, with the path of its page."""
    return [(path, box) for path, drawings in schematics.items() for drawing in drawings for box in drawing["boxes"]]


def test_every_route_has_a_schematic_with_a_box_for_each_of_its_steps(
    schematics: dict[str, list[dict[str, Any]]],
) -> None:
    for path, drawings in schematics.items():
        assert drawings, path
        for drawing in drawings:
            assert [box["target"] for box in drawing["boxes"]] == drawing["steps"] != [], path


def test_text_is_at_least_14_pixels_and_never_scaled(schematics: dict[str, list[dict[str, Any]]]) -> None:
    for path, drawings in schematics.items():
        for drawing in drawings:
            assert min(drawing["fonts"]) >= 14, path
            assert drawing["scale"] == pytest.approx([1, 1], abs=0.01), path


def test_each_box_says_the_title_of_the_step_it_leads_to(boxes: list[tuple[str, dict[str, Any]]]) -> None:
    problems = [
        f"{path}#{box['target']}: “{box['title']}” is not “{box['heading']}”"
        for path, box in boxes
        if box["title"] != box["heading"]
    ]
    assert not problems, "\n".join(problems)


def test_text_stays_inside_its_box_and_boxes_inside_the_drawing(boxes: list[tuple[str, dict[str, Any]]]) -> None:
    problems = [
        f"{path}#{box['target']}: margins {box['margins']}" for path, box in boxes if min(box["margins"]) < 1
    ] + [
        f"{path}#{box['target']}: outside by {box['frame']}"
        for path, box in boxes
        if min(box["frame"][:2]) < 0 or max(box["frame"][2:]) > 0
    ]
    assert not problems, "\n".join(problems)


def test_the_contrast_is_that_of_wcag() -> None:
    assert contrast("rgb(255, 255, 255)", "rgb(0, 0, 0)") == pytest.approx(21)
    assert contrast("rgb(118, 118, 118)", "rgb(255, 255, 255)") == pytest.approx(4.54, abs=0.01)


def looks(page: Page) -> Iterator[str]:
    """Show the page on a screen and on paper, light and dark."""
    media: Literal["screen", "print"]
    scheme: Literal["light", "dark"]
    for media in ("screen", "print"):
        for scheme in ("light", "dark"):
            page.emulate_media(media=media, color_scheme=scheme)
            yield f"{media}, {scheme}"


def test_text_of_boxes_is_legible_on_screen_in_the_dark_and_on_paper(site: Site, new_context: NewContext) -> None:
    tab = new_context().new_page()
    problems = set()
    for page in sample(site.of_kind(*KINDS)):
        tab.goto(site.url(page))
        for look in looks(tab):
            found = {tuple(colours) for colours in tab.evaluate(COLOURS)}
            assert found, page.path
            for name, text, behind in found:
                if (ratio := contrast(text, behind)) < 4.5:
                    problems.add(f"{page.path} ({look}) {name}: {text} on {behind} is {ratio:.2f}")
    assert not problems, "\n".join(sorted(problems))
