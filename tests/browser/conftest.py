"""The real site, built once and served under a base path, and one browser for the whole run."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.running import Site, build, chromium, served


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, so that none runs where there is no browser."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


class NewContext(Protocol):
    """Opens a browser context, with the options of Playwright's `new_context`."""

    def __call__(self, **options: Any) -> BrowserContext: ...


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        # The workers of one run share the site: the first to come builds it, the others wait.
        folder = folder.parent
    root = folder / "site"
    with (folder / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not root.exists():
            build(root)
    with served(root) as origin:
        yield Site(root, origin)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def new_context(browser: Browser) -> Iterator[NewContext]:
    """Contexts that close with the module."""
    contexts: list[BrowserContext] = []

    def new(**options: Any) -> BrowserContext:
        contexts.append(browser.new_context(**options))
        contexts[-1].set_default_timeout(10_000)
        return contexts[-1]

    yield new
    for context in contexts:
        context.close()
