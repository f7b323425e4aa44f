"""On a phone nothing has to be scrolled sideways but drawings and tables, inside their own frames."""

from __future__ import annotations

from typing import Final

from tests.browser.conftest import NewContext
from tests.browser.pages import longest_of_each_kind, sample
from tests.browser.running import Site

WIDTHS: Final = (390, 320)
"""A phone of today, and the width at which WCAG 2 asks text to reflow."""

WIDTH: Final = """() => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  return document.documentElement.scrollWidth;
}"""


def test_no_page_is_wider_than_the_screen_of_a_phone(site: Site, new_context: NewContext) -> None:
    tab = new_context().new_page()
    problems = []
    for page in sample(site.pages, longest_of_each_kind):
        tab.goto(site.url(page))
        for screen in WIDTHS:
            tab.set_viewport_size({"width": screen, "height": 844})
            if (width := tab.evaluate(WIDTH)) > screen:
                problems.append(f"{page.path}: {width} px wide on a screen of {screen} px")
    assert not problems, "\n".join(problems)
