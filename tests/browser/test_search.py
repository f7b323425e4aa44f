"""The search of every page: by name in any language, then by text, from the site's own files alone."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Final
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from playwright.sync_api import Page, expect

from generator.library import load
from generator.pages.address import DocPage, addresses
from tests.browser.conftest import NewContext
from tests.browser.pages import BASE
from tests.browser.running import ROOT, Site

NURSE: Final = "professions/infirmiere/"
START: Final = {"fr": "aide/", "en": "en/help/"}
MOST_BYTES: Final = 150_000
"""What a first query may transfer, compressed, from the opening of the search to its results."""


@dataclass(frozen=True)
class Query:
    """What a reader types, and the page that it must return first."""

    locale: str
    text: str
    page: str


@cache
def queries() -> tuple[Query, ...]:
    """Every query of the test set."""
    data = yaml.safe_load(Path(__file__).with_name("search_queries.yaml").read_text(encoding="utf-8"))
    return tuple(
        Query(locale, text, page)
        for locale, groups in data.items()
        for group in groups.values()
        for text, page in group.items()
    )


@cache
def paths() -> dict[tuple[str, str], str]:
    """Return the path of every page, by the key and the language."""
    docs = []
    for file in ROOT.glob("docs/??/*.md"):
        front = yaml.safe_load(file.read_text(encoding="utf-8").split("---")[1])
        locale = file.parent.name
        path = f"{'' if locale == 'fr' else 'en/'}{file.stem}/"
        docs.append(DocPage(front["key"], locale, path, front["title"]))  # type: ignore[arg-type]
    found = addresses(load(ROOT / "content").library, docs).paths
    return {(key, locale): path for (key, locale), path in found.items()}


@pytest.fixture(scope="module")
def requests() -> list[str]:
    """The address of everything that the tab asks for."""
    return []


@pytest.fixture(scope="module")
def tab(new_context: NewContext, requests: list[str]) -> Page:
    tab = new_context().new_page()
    tab.on("request", lambda request: requests.append(request.url))
    return tab


def open_search(tab: Page, site: Site, start: str) -> None:
    """Open the search on a page."""
    tab.goto(site.url(start))
    tab.locator("[data-search]").click()
    expect(tab.locator("#search-input")).to_be_focused()


def type_in(tab: Page, words: str) -> None:
    """Type words into the open search, and wait until it has answered them."""
    tab.locator("#search-input").fill(words)
    tab.locator("#search-input").press("Enter")
    answered(tab, words)


def answered(tab: Page, words: str) -> None:
    """Wait until the search has answered words."""
    tab.wait_for_function(
        "words => { const list = document.querySelector('.search-results');"
        " return list.ariaBusy === 'false' && list.dataset.query === words; }",
        arg=words,
    )


def ask(tab: Page, site: Site, start: str, words: str) -> None:
    """Open the search on a page, type words into it, and wait for the answer."""
    open_search(tab, site, start)
    type_in(tab, words)


def results(tab: Page, site: Site) -> list[str]:
    """Return the paths of the results that are shown, from the first."""
    hrefs = tab.locator(".search-results li a").evaluate_all("links => links.map((link) => link.href)")
    return [unquote(href.removeprefix(site.url(""))) for href in hrefs]


def test_every_query_of_the_test_set_leads_to_its_page(
    site: Site, new_context: NewContext, record_property: pytest.RecordProperty
) -> None:
    """At least 95 of a hundred first, and all of them in the first three."""
    places: dict[Query, int | None] = {}
    for locale, start in START.items():
        tab = new_context().new_page()
        open_search(tab, site, start)
        for query in (query for query in queries() if query.locale == locale):
            type_in(tab, query.text)
            found = results(tab, site)
            wanted = paths()[query.page, locale]
            places[query] = found.index(wanted) if wanted in found else None
        tab.close()
    assert len(places) == len(queries()) >= 120
    first = sum(place == 0 for place in places.values())
    in_three = sum(place is not None and place < 3 for place in places.values())
    record_property("queries", len(places))
    record_property("first", first)
    record_property("in the first three", in_three)
    not_first = [f"{q.locale} {q.text!r}: {q.page} is at {place}" for q, place in places.items() if place != 0]
    print(f"{len(places)} queries: {first} first, {in_three} in the first three")
    assert in_three == len(places), not_first
    assert first >= 0.95 * len(places), not_first


class Compressed(BaseHTTPRequestHandler):
    """Serves the site as a host that compresses what is not compressed already."""

    root: Path

    def do_GET(self) -> None:
        path = self.root / unquote(urlsplit(self.path).path.removeprefix(BASE))
        body = (path / "index.html" if path.is_dir() else path).read_bytes()
        self.send_response(200)
        kinds = {".js": "text/javascript", ".json": "application/json", ".css": "text/css", ".svg": "image/svg+xml"}
        self.send_header("Content-Type", "text/html" if path.is_dir() else kinds.get(path.suffix, "application/wasm"))
        if path.is_dir() or path.suffix in kinds:
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def compressed(site: Site) -> Iterator[str]:
    """The site, served compressed; gives the origin."""
    handler = type("Handler", (Compressed,), {"root": site.root})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def transferred(new_context: NewContext, origin: str, query: Query) -> int:
    """Return the bytes, headers included, that a first query transfers after the page itself."""
    context = new_context()
    tab = context.new_page()
    session = context.new_cdp_session(tab)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    tab.goto(f"{origin}{BASE}{START[query.locale]}", wait_until="networkidle")
    before = sum(sizes)
    tab.locator("[data-search]").click()
    type_in(tab, query.text)
    tab.wait_for_load_state("networkidle")
    context.close()
    return round(sum(sizes) - before)


def test_a_first_query_transfers_at_most_150_kilobytes(
    new_context: NewContext, compressed: str, record_property: pytest.RecordProperty
) -> None:
    """Every kind of query: answered by names alone, by texts as well, by nothing."""
    asked = [query for query in queries() if os.environ.get("ALL") or query.text in SAMPLE]
    asked += [
        Query("fr", "comité d'admission délai remboursement assurance responsabilité", ""),
        Query("en", "qzxv wvut", ""),
    ]
    assert len(asked) >= len(SAMPLE)
    sizes = {query: transferred(new_context, compressed, query) for query in asked}
    worst = max(sizes, key=lambda query: sizes[query])
    record_property("median bytes", median(sizes.values()))
    record_property("most bytes", sizes[worst])
    print(f"median {median(sizes.values()):,.0f} bytes; most {sizes[worst]:,} for {worst.text!r}")
    assert sizes[worst] <= MOST_BYTES, worst


SAMPLE: Final = frozenset(
    (
        "infirmière",
        "combien coûte l'équivalence infirmière",
        "puis-je travailler comme psychologue avec un diplôme algérien",
        "témoins cookies",
        "which documents for the equivalence of an accountant",
    )
)
"""The queries whose weight is measured in every run: those that look into texts, and one that need not."""
