"""`python -m benchmarks.weight`: what a page of each kind weighs, beside the same page of stock Material."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser
from rich.console import Console
from rich.table import Table

from benchmarks.markdown import pages_of
from benchmarks.measure import run
from benchmarks.tools import ENVIRONMENT, PARCOURS, ROOT, STOCK, stock_project
from tests.browser.pages import SITE_URL, Page, one_of_each_kind
from tests.browser.running import Site, build, chromium, served
from tests.browser.weight import Fetched, Size, by_kind, first_views

BUILD: Final = ROOT / "build"


@dataclass(frozen=True, slots=True)
class Weight:
    """What the first view of a page of one tool takes."""

    kind: str
    path: str
    tool: str
    requests: int
    """That were answered."""
    sizes: Mapping[str, Size]
    """By kind of file, and of all of them as `total`."""


def main() -> None:
    """Build both sites of the real content, weigh, print, and write `build/weight.json`."""
    console = Console()
    with chromium() as browser:
        weights = measure(BUILD / "weight", browser)
    (BUILD / "weight.json").write_text(as_json(weights), encoding="utf-8")
    show(console, weights)


def measure(work: Path, browser: Browser) -> list[Weight]:
    """Return the weights of a French page of each kind, page by page.

    Args:
        work: a folder to work in; it is emptied first and removed at the end.
        browser: Chromium.
    """
    shutil.rmtree(work, ignore_errors=True)
    parcours, stock = work / PARCOURS.name, work / STOCK.name
    build(parcours)
    stock_project(stock, pages_of(parcours, SITE_URL))
    run(STOCK.command, stock, ENVIRONMENT)
    weights = []
    with served(parcours) as here, served(stock / "out") as there:
        site = Site(parcours, here)
        pages = chosen(site.pages)
        for name, origin in ((PARCOURS.name, here), (STOCK.name, there)):
            served_site = Site(parcours, origin)
            found = first_views(browser, [served_site.url(page) for page in pages])
            weights += [weight_of(page, name, found[served_site.url(page)]) for page in pages]
    shutil.rmtree(work)
    return sorted(weights, key=lambda weight: (weight.path, weight.tool))


def chosen(pages: Sequence[Page]) -> list[Page]:
    """Return the pages to weigh: the middle one of each kind that both tools make, in French, and the heaviest."""
    # Stock Material makes its English addresses otherwise, and its own page for what is not found.
    french = [page for page in pages if page.locale == "fr" and page.kind != "404"]
    heaviest = max(french, key=lambda page: page.file.stat().st_size * (page.kind == "professions/*"))
    return list(dict.fromkeys([*one_of_each_kind(french), heaviest]))


def weight_of(page: Page, tool: str, fetched: Sequence[Fetched]) -> Weight:
    """Return the weight of a page from what it fetched."""
    return Weight(page.kind, page.path, tool, len(fetched), by_kind(fetched))


def as_json(weights: Sequence[Weight]) -> str:
    """Return the weights as weight.json holds them."""
    return json.dumps([asdict(weight) for weight in weights], indent=1) + "\n"


def show(console: Console, weights: Sequence[Weight]) -> None:
    """Print the weights, in kB: 10^3 bytes, as they are, with gzip and with Brotli."""
    table = Table("Page", "Tool", title="First view of a page: kB with gzip, by kind of file; then all of it")
    for heading in ("Requests", "HTML", "CSS", "JS", "Images", "Fonts", "Raw", "gzip", "Brotli"):
        table.add_column(heading, justify="right")
    for weight in weights:
        sizes = [weight.sizes[kind].gzip for kind in ("html", "css", "js", "images", "fonts")]
        everything = weight.sizes["total"]
        sizes += [everything.raw, everything.gzip, everything.brotli]
        table.add_row(weight.path or "/", weight.tool, str(weight.requests), *(f"{size / 1000:.1f}" for size in sizes))
        if weight.tool == STOCK.name:
            table.add_section()
    console.print(table)


if __name__ == "__main__":
    main()
