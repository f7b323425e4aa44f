"""Every page works by keyboard alone: what has the focus is seen, in the order of the page, and nothing traps it."""

from __future__ import annotations

from typing import Any, Final, Literal

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from tests.browser.colours import contrast
from tests.browser.conftest import NewContext
from tests.browser.pages import one_of_each_kind, sample
from tests.browser.running import Site

NURSE: Final = "professions/infirmiere/"
MOST: Final = 90
"""A page with more stops than this is not walked through with the Tab key in a test; its stops are looked at alike."""

STOPS: Final = """() => {
  const all = document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']");
  const shown = (stop) => stop.checkVisibility({ visibilityProperty: true });
  const name = (stop) => `${stop.tagName.toLowerCase()} “${(stop.getAttribute("aria-label") ?? stop.textContent)
    .replace(/\\s+/g, " ").trim()}” ${stop.getAttribute("href") ?? ""}`;
  window.stops = [...all].filter(shown);
  window.visited = [];
  document.addEventListener("focusin", (event) => window.visited.push(name(event.target)));
  return window.stops.map(name);
}"""
"""The stops of the page as it is shown, in its order; notes those that the focus comes to from now on."""

LOOK: Final = """() => {
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (colour !== "rgba(0, 0, 0, 0)") return colour;
    }
  };
  return window.stops.map((stop) => {
    stop.focus();
    const style = getComputedStyle(stop);
    const box = stop.getClientRects()[0];
    // The middle of what the window shows of it: a region may be taller than the window.
    const middle = (from, to, size) => (Math.max(from, 0) + Math.min(to, size)) / 2;
    const at = document.elementFromPoint(
      middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
    return {
      name: stop.outerHTML.slice(0, 120),
      has: document.activeElement === stop,
      style: style.outlineStyle,
      width: parseFloat(style.outlineWidth),
      colour: style.outlineColor,
      behind: behind(stop.parentElement),
      seen: Boolean(at) && (stop.contains(at) || at.contains(stop)),
    };
  });
}"""
"""Gives the focus to each stop in turn, as the keyboard does, and tells how it looks."""


@pytest.fixture(scope="module")
def tab(new_context: NewContext) -> Tab:
    return new_context(viewport={"width": 1280, "height": 844}, reduced_motion="reduce").new_page()


def test_the_tab_key_goes_through_every_stop_in_the_order_of_the_page_and_out_again(site: Site, tab: Tab) -> None:
    walked = 0
    for page in sample(site.pages, one_of_each_kind):
        tab.goto(site.url(page))
        stops = tab.evaluate(STOPS)
        assert stops, page.path
        if len(stops) > MOST:
            continue
        for _ in stops:
            tab.keyboard.press("Tab")
        assert tab.evaluate("window.visited") == stops, page.path
        # From the last stop on: to the browser, or, where there is none around the page, round to its start.
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement !== window.stops.at(-1)"), f"{page.path} keeps the focus"
        walked += 1
    assert walked >= 10


@pytest.mark.parametrize(("scheme", "kinds"), [("light", None), ("dark", ("home", "professions/*", "glossary"))])
def test_what_has_the_focus_is_seen_and_not_covered(
    site: Site, new_context: NewContext, scheme: Literal["light", "dark"], kinds: tuple[str, ...] | None
) -> None:
    """In the dark on some kinds of page: the outline has one colour on all."""
    tab = new_context(viewport={"width": 1280, "height": 844}, reduced_motion="reduce", color_scheme=scheme).new_page()
    problems = []
    for page in sample(site.of_kind(*kinds) if kinds else site.pages, one_of_each_kind):
        tab.goto(site.url(page))
        tab.evaluate(STOPS)
        # From the first press of a key on, the browser shows the focus as it does to those who use the keyboard.
        tab.keyboard.press("Tab")
        looks: list[dict[str, Any]] = tab.evaluate(LOOK)
        for look in looks:
            if not (look["has"] and look["seen"]):
                problems.append(f"{page.path}: is not seen when it has the focus: {look['name']}")
            elif look["style"] == "none" or look["width"] < 2 or contrast(look["colour"], look["behind"]) < 3:
                problems.append(f"{page.path}: has no outline that is seen: {look}")
    assert not problems, "\n".join(problems)


def test_the_first_stop_of_a_page_is_seen_and_leads_over_the_navigation(site: Site, tab: Tab) -> None:
    # The shell has one template for generated pages and one for those written by hand; 404 has nothing to skip.
    for page in sample(site.of_kind("home", "professions/*", "programmes", "doc"), one_of_each_kind):
        tab.goto(site.url(page))
        tab.keyboard.press("Tab")
        expect(tab.locator(".skip")).to_be_focused()
        expect(tab.locator(".skip")).to_be_in_viewport(ratio=1)
        tab.keyboard.press("Enter")
        expect(tab.locator("main")).to_be_focused()
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.querySelector('main').contains(document.activeElement)"), page.path


@pytest.mark.parametrize("path", [NURSE, "sante/infirmiere/", "en/orders/oiiq/", "en/professions/"])
def test_a_link_inside_a_page_takes_the_keyboard_to_where_it_leads(site: Site, tab: Tab, path: str) -> None:
    tab.goto(site.url(path))
    # A phrase of the page and a box of its drawing, where it has one, beside its contents.
    links = tab.locator(".contents a, .jump a, .schematic a, .choices a, sup a")
    hrefs: list[str] = links.evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    assert hrefs
    for href in dict.fromkeys((hrefs[0], hrefs[len(hrefs) // 2], hrefs[-1])):
        tab.locator(f'main a[href="{href}"]').first.focus()
        tab.keyboard.press("Enter")
        tab.keyboard.press("Tab")
        target = tab.locator(f'[id="{href[1:]}"]')
        assert target.evaluate(
            "(target) => Boolean(target.compareDocumentPosition(document.activeElement)"
            " & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY))"
        ), f"{path}{href} leaves the keyboard where it was"
        expect(target).to_be_in_viewport()


def test_the_search_keeps_the_keyboard_and_gives_it_back(site: Site, tab: Tab) -> None:
    tab.goto(site.url("en/privacy/"))
    link = tab.locator("[data-search]")
    link.focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("#search-input")).to_be_focused()
    tab.keyboard.type("nurse")
    tab.locator(".search-results a").first.wait_for()
    inside = "() => document.activeElement === document.body || Boolean(document.activeElement.closest('dialog'))"
    stops = tab.locator("dialog.search").locator("button, input, a").count()
    assert stops > 3
    for key in ("Tab", "Shift+Tab"):
        for _ in range(stops + 2):
            tab.keyboard.press(key)
            assert tab.evaluate(inside), "the keyboard came to the page behind the search"
    # Once is enough, from the field with words in it as well.
    tab.locator("#search-input").focus()
    tab.keyboard.press("Escape")
    expect(tab.locator("dialog.search")).to_be_hidden()
    expect(link).to_be_focused()
    # Again by its button, with the other key.
    tab.keyboard.press("Enter")
    tab.locator(".search-close").focus()
    tab.keyboard.press("Space")
    expect(link).to_be_focused()


def test_what_unfolds_does_so_by_keyboard(site: Site, tab: Tab) -> None:
    tab.goto(site.url(NURSE))
    summary = tab.locator("main summary").first
    was = summary.evaluate("(summary) => summary.parentElement.open")
    summary.focus()
    for key in ("Enter", "Space"):
        tab.keyboard.press(key)
        was = not was
        assert summary.evaluate("(summary) => summary.parentElement.open") is was


def test_a_list_is_filtered_by_keyboard_and_the_count_is_announced(site: Site, tab: Tab) -> None:
    tab.goto(site.url("en/programmes/"))
    tab.locator("#filter-text").focus()
    tab.keyboard.type("nursing")
    count = tab.locator(".filter .count")
    expect(count).to_have_role("status")
    shown = tab.locator("[data-item]:visible").count()
    assert 0 < shown < tab.locator("[data-item]").count()
    expect(count).to_have_text(f"{shown} programmes")


HOVER: Final = """() => [...document.styleSheets].flatMap(function rules(sheet) {
  return [...sheet.cssRules].flatMap((rule) => [
    ...(rule.selectorText?.includes(":hover") ? [...rule.style].map((name) => [rule.selectorText, name]) : []),
    ...(rule.cssRules ? rules(rule) : []),
  ]);
})"""
"""Every property that changes under the pointer, with its selector."""


def test_nothing_is_said_to_the_pointer_alone(site: Site, tab: Tab) -> None:
    for page in sample(site.pages, one_of_each_kind):
        titled = [element.get("class") for element in page.tree.iter() if element.get("title")]
        assert set(titled) <= {"footnote-backref"}, page.path
    tab.goto(site.url(NURSE))
    changed = tab.evaluate(HOVER)
    assert changed
    looks = ("background", "border", "color", "fill", "stroke", "text-decoration")
    assert [(where, name) for where, name in changed if not name.startswith(looks)] == []
