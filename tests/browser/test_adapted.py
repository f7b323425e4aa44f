"""Pages bear what their readers change: zoom, larger and wider text, their own colours, less motion."""

from __future__ import annotations

from typing import Final, Literal

import pytest
from playwright.sync_api import Page as Tab

from tests.browser.colours import contrast
from tests.browser.conftest import NewContext
from tests.browser.pages import one_of_each_kind, sample
from tests.browser.running import Site

SPACED: Final = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }
"""
"""The text spacing of WCAG 2, 1.4.12."""

DOUBLED: Final = "html { font-size: 200% !important }"

UNFOLD: Final = "() => { for (const details of document.querySelectorAll('details')) details.open = true }"

WORDS: Final = "() => document.body.innerText.replace(/\\s+/g, '')"

CUT: Final = """() => {
  const found = new Set();
  const name = (element) => `${element.localName}.${element.getAttribute("class") ?? ""}`;
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) found.add(`the page is ${page.scrollWidth} px wide`);
  const range = document.createRange();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const own = text.parentElement;
    if (!text.data.trim() || !own.checkVisibility({ visibilityProperty: true })) continue;
    // Lists to choose from are the browser's; what is hidden from sight is there for the ear.
    if (own.closest("select, datalist, .skip, .stacked thead")) continue;
    range.selectNodeContents(text);
    const boxes = [...range.getClientRects()].filter((box) => box.width);
    for (let at = own; at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.display === "inline" || (style.overflowX === "visible" && style.overflowY === "visible")) continue;
      if (/auto|scroll/.test(style.overflowX)) {
        const overflows = at.scrollWidth > at.clientWidth + 1;
        if (overflows && !(at.tabIndex === 0 && at.role === "region" && at.ariaLabel)) {
          found.add(`${name(at)} scrolls, and the keyboard does not reach it`);
        }
        const start = at.getBoundingClientRect().left - at.scrollLeft - 1;
        if (boxes.some((box) => box.left < start)) found.add(`“${text.data.trim()}” begins before ${name(at)}`);
        break;
      }
      const edge = at.getBoundingClientRect();
      const out = (box) => box.right > edge.right + 1 || box.left < edge.left - 1
        || box.bottom > edge.bottom + 2 || box.top < edge.top - 2;
      if (boxes.some(out)) found.add(`“${text.data.trim()}” is cut by ${name(at)}`);
      break;
    }
  }
  return [...found];
}"""
"""What does not fit: a page that scrolls sideways, a region that the keyboard cannot scroll, a text that is cut."""

OVERLAPS: Final = """() => [...document.querySelectorAll(".schematic svg")].flatMap((svg) => {
  const lines = [...svg.querySelectorAll("a")].flatMap((box) => {
    const words = document.createRange();
    words.selectNodeContents(box);
    return [...words.getClientRects()].map((line) => [box, line]);
  });
  const over = ([one, a], [two, b]) => one !== two
    && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  return lines.flatMap((one, index) => lines.slice(index + 1).filter((two) => over(one, two))
    .map((two) => `${one[0].textContent} lies over ${two[0].textContent}`));
})"""
"""The lines of the boxes of a drawing that lie over those of another box by a third of a letter or more."""

LOOKS: Final[tuple[tuple[str, int, int, str], ...]] = (
    ("zoomed to 400 %, spaced", 320, 256, SPACED),
    ("spaced, with text of 200 %", 1280, 844, SPACED + DOUBLED),
    ("on a half screen, spaced, with text of 200 %", 640, 844, SPACED + DOUBLED),
)
"""What the reader does, the width and the height of the window, and the reader's own style."""


@pytest.fixture(scope="module")
def reader(new_context: NewContext) -> Tab:
    """A tab in which a reader's style is let in."""
    return new_context(bypass_csp=True, reduced_motion="reduce").new_page()


def test_pages_zoomed_and_spaced_out_lose_nothing_and_scroll_one_way(site: Site, reader: Tab) -> None:
    problems = []
    for page in sample(site.pages, one_of_each_kind):
        reader.set_viewport_size({"width": 1280, "height": 844})
        reader.goto(site.url(page))
        reader.evaluate(UNFOLD)
        whole = reader.evaluate(WORDS)
        for look, width, height, style in LOOKS:
            reader.set_viewport_size({"width": width, "height": height})
            tag = reader.add_style_tag(content=style)
            problems += [f"{page.path}, {look}: {problem}" for problem in reader.evaluate(CUT)]
            problems += [f"{page.path}, {look}: {problem}" for problem in reader.evaluate(OVERLAPS)]
            if reader.evaluate(WORDS) != whole:
                problems.append(f"{page.path}, {look}: its words are not those of a wide window")
            tag.evaluate("(tag) => tag.remove()")
    assert not problems, "\n".join(problems)


def test_the_search_fits_a_window_zoomed_to_400_percent(site: Site, reader: Tab) -> None:
    reader.set_viewport_size({"width": 320, "height": 256})
    reader.goto(site.url("confidentialite/"))
    reader.locator("[data-search]").click()
    reader.locator("#search-input").fill("infirmière")
    reader.locator(".search-results a").last.wait_for()
    dialog = reader.locator("dialog.search")
    assert dialog.evaluate("(dialog) => dialog.scrollWidth <= dialog.clientWidth")
    reader.locator(".search-results a").last.focus()
    assert reader.locator(".search-results a").last.evaluate(
        "(link) => link.getBoundingClientRect().bottom <= innerHeight"
    )


MOTION: Final = """() => [
  getComputedStyle(document.documentElement).scrollBehavior,
  [...document.querySelectorAll("*")].filter((element) => {
    const style = getComputedStyle(element);
    return style.animationName !== "none" || style.transitionDuration.split(", ").some((time) => time !== "0s");
  }).length,
]"""


@pytest.mark.parametrize(("preference", "scrolling"), [("reduce", "auto"), ("no-preference", "smooth")])
def test_nothing_moves_for_who_asks_for_less_motion(
    site: Site, new_context: NewContext, preference: Literal["reduce", "no-preference"], scrolling: str
) -> None:
    tab = new_context(reduced_motion=preference).new_page()
    for path in ("", "professions/infirmiere/"):
        tab.goto(site.url(path))
        assert tab.evaluate(MOTION) == [scrolling, 0]


FORCED: Final = """() => {
  const probe = document.body.appendChild(document.createElement("i"));
  const system = (name) => { probe.style.color = name; return getComputedStyle(probe).color; };
  const canvas = system("Canvas");
  const solid = (colour) => colour !== "rgba(0, 0, 0, 0)" && colour !== "transparent";
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (solid(colour)) return colour;
    }
    return canvas;
  };
  const found = [];
  const texts = document.createTreeWalker(document.querySelector("body"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const own = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !own.checkVisibility()) continue;
    const style = getComputedStyle(own);
    // Behind text whose colours it forces, the browser lays the ground of the reader's choice.
    const ground = style.forcedColorAdjust === "none" ? behind(own) : canvas;
    found.push([own.outerHTML.slice(0, 100), style.color, ground, 4.5]);
  }
  for (const edge of document.querySelectorAll(".schematic a, .schematic path")) {
    const style = getComputedStyle(edge);
    found.push([edge.outerHTML.slice(0, 100), edge.localName === "a" ? style.borderColor : style.stroke, canvas, 3]);
  }
  probe.remove();
  return found;
}"""
"""Every text with its colour and the one behind it, and every line of the drawings; and the contrast it needs."""


def forced(new_context: NewContext, scheme: Literal["light", "dark"]) -> Tab:
    return new_context(
        viewport={"width": 1280, "height": 844}, forced_colors="active", color_scheme=scheme, bypass_csp=True
    ).new_page()


@pytest.mark.parametrize(
    ("scheme", "kinds"), [("dark", None), ("light", ("home", "professions/*", "grid", "measures/*"))]
)
def test_text_and_drawings_are_legible_in_the_colours_that_the_reader_chose(
    site: Site, new_context: NewContext, scheme: Literal["light", "dark"], kinds: tuple[str, ...] | None
) -> None:
    tab = forced(new_context, scheme)
    problems = set()
    for page in sample(site.of_kind(*kinds) if kinds else site.pages, one_of_each_kind):
        tab.goto(site.url(page))
        tab.evaluate(UNFOLD)
        found: list[tuple[str, str, str, float]] = tab.evaluate(FORCED)
        assert found, page.path
        for name, colour, behind, least in found:
            if (ratio := contrast(colour, behind)) < least:
                problems.add(f"{page.path}: {ratio:.2f}: {name}: {colour} on {behind}")
    assert not problems, "\n".join(sorted(problems))


BORDERED: Final = (
    ".filter select, .filter input[type=search], .tag, .card, .contents, .choices li, .route-body > summary, .notice,"
    " .status, .ways li"
)

EDGES: Final = """(elements) => elements.filter((element) => {
  const style = getComputedStyle(element);
  return element.checkVisibility() && parseFloat(style.borderLeftWidth) < 1;
}).map((element) => element.outerHTML.slice(0, 100))"""


def test_what_a_ground_sets_apart_has_an_edge_where_grounds_are_lost(site: Site, new_context: NewContext) -> None:
    tab = forced(new_context, "dark")
    for path in ("professions/infirmiere/", "en/professions/", "en/help/ipop/"):
        tab.goto(site.url(path))
        assert tab.locator(BORDERED).evaluate_all(EDGES) == [], path


def test_the_current_section_is_told_apart_in_the_colours_that_the_reader_chose(
    site: Site, new_context: NewContext
) -> None:
    tab = forced(new_context, "dark")
    tab.goto(site.url("en/professions/"))
    line = "(link) => getComputedStyle(link).borderBottomColor"
    ground = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    assert contrast(tab.locator(".site-nav a[aria-current]").evaluate(line), ground) >= 3
    assert contrast(tab.locator(".site-nav a:not([aria-current])").first.evaluate(line), ground) == 1
