"""What a page weighs: the bytes that a browser fetches for its first view, as they are and compressed."""

from __future__ import annotations

import gzip
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Final
from urllib.parse import urlsplit

import brotli
from playwright.sync_api import Browser, Response, Route
from playwright.sync_api import Page as Tab

KINDS: Final = {
    "text/html": "html",
    "text/css": "css",
    "text/javascript": "js",
    "application/javascript": "js",
    "image/": "images",
    "font/": "fonts",
}
"""How the types of files start, and what the tables call them; every other is `other`."""

_TEXT: Final = ("text/", "application/javascript", "application/json", "application/manifest+json", "image/svg+xml")
"""What hosts compress; pictures and fonts are compressed already."""


@dataclass(frozen=True, slots=True)
class Size:
    """Bytes, without the headers around them."""

    raw: int = 0
    gzip: int = 0
    """At level 9, the best that hosts without Brotli send."""
    brotli: int = 0
    """At level 11, as in the siblings that `parcours build --compressed` writes."""

    def __add__(self, other: Size) -> Size:
        return Size(self.raw + other.raw, self.gzip + other.gzip, self.brotli + other.brotli)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that a page fetched."""

    url: str
    kind: str
    """One of `KINDS`, or `other`."""
    size: Size
    is_blocking: bool = False
    """Whether nothing is shown before it has come."""


def size_of(data: bytes, content_type: str = "text/html") -> Size:
    """Return the size of a file, compressed where a host would compress its type."""
    return _compressed(data) if content_type.startswith(_TEXT) else Size(len(data), len(data), len(data))


@cache
def _compressed(data: bytes) -> Size:
    # The files that all pages share are compressed once.
    return Size(len(data), len(gzip.compress(data, 9, mtime=0)), len(brotli.compress(data, mode=brotli.MODE_TEXT)))


def first_views(browser: Browser, urls: Sequence[str]) -> dict[str, list[Fetched]]:
    """Open pages as a reader who comes for the first time, and return what each fetched until it was at rest.

    Args:
        browser: a browser of any kind; only Chromium tells what holds back the first view.
        urls: where the pages are served.
    """
    views: dict[str, list[Fetched]] = {}
    for start in range(0, len(urls), _TOGETHER):
        views |= _views(browser, urls[start : start + _TOGETHER])
    return views


def _views(browser: Browser, urls: Sequence[str]) -> dict[str, list[Fetched]]:
    # Each in a context of its own, where nothing is cached; all at once, so that they come to rest at the same time.
    opened: list[tuple[str, Tab, list[Response]]] = []
    for url in urls:
        tab = browser.new_context().new_page()
        # What another host would send depends on that host; a page that asks for it must still come to rest.
        tab.route(partial(_is_elsewhere, urlsplit(url).netloc), _abort)
        responses: list[Response] = []
        tab.on("response", partial(_append, responses))
        tab.goto(url)
        opened.append((url, tab, responses))
    views = {}
    for url, tab, responses in opened:
        tab.wait_for_load_state("networkidle")
        views[url] = _fetched(responses, set(tab.evaluate(_BLOCKING)))
        tab.context.close()
    return views


def _is_elsewhere(host: str, url: str) -> bool:
    return urlsplit(url).netloc != host


def _abort(route: Route) -> None:
    route.abort()


def _append(responses: list[Response], response: Response) -> None:
    responses.append(response)


def _fetched(responses: Iterable[Response], blocking: Container[str]) -> list[Fetched]:
    return [
        Fetched(
            url=response.url,
            kind=_kind(response.headers.get("content-type", "")),
            size=size_of(response.body(), response.headers.get("content-type", "")),
            is_blocking=response.url in blocking,
        )
        for response in responses
        if urlsplit(response.url).scheme in {"http", "https"}
    ]


def _kind(content_type: str) -> str:
    return next((kind for start, kind in KINDS.items() if content_type.startswith(start)), "other")


_TOGETHER: Final = 12
"""How many pages are open at once."""

_BLOCKING: Final = """() => performance.getEntriesByType("resource")
  .filter((entry) => entry.renderBlockingStatus === "blocking").map((entry) => entry.name)"""


def total(fetched: Iterable[Fetched], *kinds: str) -> Size:
    """Return the size of what was fetched; of some kinds only, where kinds are named."""
    return sum((found.size for found in fetched if not kinds or found.kind in kinds), Size())


def by_kind(fetched: Sequence[Fetched]) -> dict[str, Size]:
    """Return the size of each kind of file, and of all together as `total`."""
    return {
        **{kind: total(fetched, kind) for kind in dict.fromkeys((*KINDS.values(), "other"))},
        "total": total(fetched),
    }
