"""Pages ask nothing of other hosts, leave nothing behind in the browser, and raise no error."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import ConsoleMessage, Request, Response

from tests.browser.conftest import NewContext
from tests.browser.pages import one_of_each_kind, sample
from tests.browser.running import Site

STORED: Final = """async () => [
  document.cookie,
  ...Object.keys(localStorage),
  ...Object.keys(sessionStorage),
  ...(await indexedDB.databases()).map((database) => database.name),
  ...(await caches.keys()),
  ...(await navigator.serviceWorker.getRegistrations()).map((registration) => registration.scope),
].filter(Boolean)"""
"""What a page has left in the browser."""


@pytest.fixture(scope="module")
def visit(site: Site, new_context: NewContext) -> dict[str, list[str]]:
    """Open a sample of the pages once, and the page for what is not found; note what happens on the way."""
    seen: dict[str, list[str]] = {"requests": [], "failures": [], "errors": [], "stored": []}
    missing = site.url("en/no-such-page/")
    context = new_context()
    tab = context.new_page()

    def note(what: str, text: object) -> None:
        seen[what].append(f"{tab.url}: {text}")

    def on_request(request: Request) -> None:
        seen["requests"].append(request.url)

    def on_failure(request: Request) -> None:
        # A request is aborted when the next page is opened: not a failure of the page.
        if request.failure != "net::ERR_ABORTED":
            note("failures", f"{request.failure} {request.url}")

    def on_response(response: Response) -> None:
        if response.status >= 400 and response.url != missing:
            note("failures", f"{response.status} {response.url}")

    def on_console(message: ConsoleMessage) -> None:
        # That the missing page is missing, Chromium reports itself.
        if message.type in {"error", "warning"} and message.location["url"] != missing:
            note("errors", message.text)

    context.on("request", on_request)
    context.on("requestfailed", on_failure)
    context.on("response", on_response)
    context.on("console", on_console)
    context.on("weberror", lambda error: note("errors", error.error))
    for url in [*(site.url(found) for found in sample(site.pages, one_of_each_kind)), missing]:
        tab.goto(url)
        for left in tab.evaluate(STORED):
            note("stored", left)
    for cookie in context.cookies():
        note("stored", cookie)
    return seen


def test_every_request_goes_to_the_site_itself(site: Site, visit: dict[str, list[str]]) -> None:
    assert len(visit["requests"]) > len(sample(site.pages, one_of_each_kind))
    assert [url for url in visit["requests"] if urlsplit(url).netloc != urlsplit(site.origin).netloc] == []


def test_no_request_fails(visit: dict[str, list[str]]) -> None:
    assert visit["failures"] == []


def test_the_console_shows_no_error(visit: dict[str, list[str]]) -> None:
    assert visit["errors"] == []


def test_nothing_is_stored_in_the_browser(visit: dict[str, list[str]]) -> None:
    assert visit["stored"] == []
