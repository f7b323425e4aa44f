"""Pages are light: they come over slow and costly connections. Bytes are counted, never seconds."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from typing import Final

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from tests.browser.conftest import NewContext
from tests.browser.pages import Page, one_of_each_kind, sample
from tests.browser.running import Site
from tests.browser.weight import Fetched, Size, first_views, total

PROFESSION: Final = ("professions/*", "professions/*/*/*")
"""A profession's page, and the pages of its other routes."""

TRAJECTORY: Final = ("trajectories/*", "trajectories/*/*/*")
"""A trajectory's page, and those of its other routes."""

MOST_HTML: Final = 15 * 1024
MOST_IN_ALL: Final = 60 * 1000

NORMAL: Final = frozenset({"404", "doc", "home", "professions", "professions/*", "programmes", "trajectories/*"})
"""The kinds whose first view a normal run measures: with every set of scripts, and the longest."""

LONGEST: Final = ("sante/infirmiere/", "en/health/nurse/")
"""The one trajectory above the bar: the longest route there is, from abroad to the job, in full on one page."""


def some_kinds(pages: Sequence[Page]) -> list[Page]:
    return [page for page in one_of_each_kind(pages) if page.kind in NORMAL]


@pytest.fixture(scope="module")
def views(site: Site, browser: Browser) -> dict[str, list[Fetched]]:
    """What pages fetch for a first view, by path: pages of some kinds, and the longest professions."""
    longest = sorted(site.of_kind(*PROFESSION), key=lambda page: page.file.stat().st_size)[-2:]
    paths = dict.fromkeys(page.path for page in [*sample(site.pages, some_kinds), *longest])
    found = first_views(browser, [site.url(path) for path in paths])
    return {path: found[site.url(path)] for path in paths}


def test_the_html_of_a_profession_or_a_trajectory_weighs_at_most_15_kb_compressed(site: Site) -> None:
    sizes = {
        page.path: len(gzip.compress(page.file.read_bytes(), 9)) for page in site.of_kind(*PROFESSION, *TRAJECTORY)
    }
    assert {path: size for path, size in sizes.items() if size > MOST_HTML and path not in LONGEST} == {}
    # Once they are light enough, they are no exception any more.
    assert min(sizes[path] for path in LONGEST) > MOST_HTML


def test_the_first_view_of_a_profession_weighs_at_most_60_kb_compressed(
    site: Site, views: dict[str, list[Fetched]]
) -> None:
    sizes = {path: total(found) for path, found in views.items() if site.by_path[path].kind in PROFESSION}
    assert len(sizes) >= 2
    assert {path: size for path, size in sizes.items() if not 0 < size.brotli <= size.gzip <= MOST_IN_ALL} == {}


def test_chromium_waits_for_one_style_sheet_and_nothing_else(views: dict[str, list[Fetched]]) -> None:
    blocking = {path: [each.kind for each in found if each.is_blocking] for path, found in views.items()}
    assert {path: kinds for path, kinds in blocking.items() if kinds != ["css"]} == {}


def test_a_page_fetches_no_script_that_it_does_not_use_and_no_font(site: Site, views: dict[str, list[Fetched]]) -> None:
    """The search is one small script everywhere; the filter comes only where there is a list to filter."""
    uses = {"search.js": "data-search", "filter.js": "data-filter"}
    for path, found in views.items():
        attributes = {name for element in site.by_path[path].tree.iter() for name in element.attrib}
        scripts = {each.url.rpartition("/")[2] for each in found if each.kind == "js"}
        assert scripts == {script for script, mark in uses.items() if mark in attributes}, path
        assert total(found, "fonts", "other") == Size(), path


def test_images_are_of_the_shell_or_lazy_and_keep_their_place(site: Site) -> None:
    problems = []
    for page in sample(site.pages):
        for image in page.tree.iter("img"):
            is_in_time = image.get("src", "").endswith("assets/icon.svg") or image.get("loading") == "lazy"
            if not is_in_time or not {"width", "height", "alt"} <= set(image.attrib):
                problems.append(f"{page.path}: {image.attrib}")
    assert not problems, "\n".join(problems)


@pytest.fixture(scope="module")
def plain(new_context: NewContext) -> Tab:
    """A tab in which no script runs."""
    return new_context(java_script_enabled=False).new_page()


def test_a_page_is_complete_before_any_script_runs(site: Site, plain: Tab, new_context: NewContext) -> None:
    scripted = new_context().new_page()
    for page in sample(site.of_kind(*PROFESSION), one_of_each_kind):
        plain.goto(site.url(page))
        scripted.goto(site.url(page))
        said = plain.inner_text("body")
        assert said == scripted.inner_text("body"), page.path
        assert len(said) > 1000
