"""axe-core finds nothing to say against any page: both languages, light and dark, on a phone and at a desk."""

from __future__ import annotations

from typing import Any, Final, Literal

import pytest
from playwright.sync_api import Page as Tab

from tests.browser.conftest import NewContext
from tests.browser.pages import one_of_each_kind, sample
from tests.browser.running import ROOT, Site

AXE: Final = ROOT / "node_modules/axe-core/axe.min.js"

Look = tuple[int, Literal["light", "dark"]]

LOOKS: Final[tuple[Look, ...]] = ((1280, "light"), (390, "light"), (390, "dark"), (1280, "dark"))
"""Width and colour scheme. In a normal run a page is looked at in one of them."""

RUN: Final = """async () => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const found = await axe.run({
    runOnly: { type: "tag", values: tags },
    rules: { "target-size": { enabled: true } },
    resultTypes: ["violations"],
  });
  const rules = ["passes", "violations", "incomplete", "inapplicable"].flatMap((kind) => found[kind]);
  return {
    rules: rules.map((rule) => rule.id),
    violations: found.violations.flatMap((rule) =>
      rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary}`),
    ),
  };
}"""
"""Everything that can unfold is unfolded first; axe looks at what is shown."""

EXPECTED_RULES: Final = frozenset(
    ("color-contrast", "heading-order", "label", "landmark-unique", "region", "target-size", "valid-lang")
)
"""Some of the rules of each set: were a set not asked for, its silence would prove nothing."""


def open_tab(new_context: NewContext, look: Look) -> Tab:
    width, scheme = look
    context = new_context(viewport={"width": width, "height": 844}, color_scheme=scheme, reduced_motion="reduce")
    # A script of the browser's own is not held back by the site's policy.
    context.add_init_script(path=AXE)
    return context.new_page()


def violations(tab: Tab, where: str) -> list[str]:
    """Return what axe finds on the page as it is shown."""
    found: dict[str, Any] = tab.evaluate(RUN)
    assert set(found["rules"]) >= EXPECTED_RULES
    return [f"{where}: {problem}" for problem in found["violations"]]


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def test_axe_finds_nothing_on_any_page(site: Site, new_context: NewContext, look: Look) -> None:
    pages = sample(site.pages, lambda pages: one_of_each_kind(pages)[LOOKS.index(look) :: len(LOOKS)])
    assert pages
    tab = open_tab(new_context, look)
    problems = []
    for page in pages:
        tab.goto(site.url(page))
        problems += violations(tab, page.path)
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("look", LOOKS[::2], ids=lambda look: f"{look[0]}-{look[1]}")
def test_axe_finds_nothing_in_the_open_search_with_and_without_results(
    site: Site, new_context: NewContext, look: Look
) -> None:
    tab = open_tab(new_context, look)
    tab.goto(site.url("en/privacy/"))
    tab.locator("[data-search]").click()
    tab.locator("dialog.search").wait_for()
    problems = violations(tab, "the search, empty")
    tab.locator("#search-input").fill("nurse")
    tab.locator(".search-results .excerpt").first.wait_for()
    problems += violations(tab, "the search, with results")
    assert not problems, "\n".join(problems)


def test_axe_finds_what_is_wrong(new_context: NewContext) -> None:
    """What finds nothing anywhere must find something somewhere."""
    tab = open_tab(new_context, LOOKS[0])
    tab.set_content("<main><h1>One</h1><h3>Three</h3><input><p style='color: #aaa'>Pale</p></main>")
    rules = {problem.partition(": ")[0] for problem in tab.evaluate(RUN)["violations"]}
    assert rules >= {"html-has-lang", "label", "color-contrast", "heading-order"}
