"""`python -m benchmarks.lighthouse`: Lighthouse's marks for a page of each kind, as on a phone; see README.md."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from rich.console import Console
from rich.table import Table

from benchmarks.tools import ROOT
from tests.browser.lighthouse import STEADY, Audit, Category, audits
from tests.browser.pages import Page
from tests.browser.running import Site, build, served

BUILD: Final = ROOT / "build"
CATEGORIES: Final[tuple[Category, ...]] = ("performance", *STEADY)

_said: Final = Console(stderr=True)


def main() -> None:
    """Build the site, audit, print, and write `build/lighthouse.json`."""
    BUILD.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        build(root)
        with served(root, compressed=True) as origin:
            site = Site(root, origin)
            found: dict[str, Audit] = {}
            for page in chosen(site.pages):
                # A browser a page, so that none is slowed down by those before it; written as it goes.
                (found[page.path],) = audits([site.url(page)], CATEGORIES)
                _said.print(page.path or "/", found[page.path].scores)
                (BUILD / "lighthouse.json").write_text(as_json(found), encoding="utf-8")
    show(Console(), found)


def chosen(pages: Sequence[Page]) -> list[Page]:
    """Return the longest page of every kind in each language; not the one for what is not found: it is not indexed."""
    by_size = sorted(pages, key=lambda page: page.file.stat().st_size)
    return sorted(
        {(page.kind, page.locale): page for page in by_size if page.kind != "404"}.values(), key=lambda page: page.path
    )


def as_json(found: Mapping[str, Audit]) -> str:
    """Return the audits, by path of page, as lighthouse.json holds them."""
    return json.dumps([{**asdict(audit), "url": path} for path, audit in found.items()], indent=1) + "\n"


def show(console: Console, found: Mapping[str, Audit]) -> None:
    """Print the marks, and what costs points."""
    table = Table("Page", title="Lighthouse, as on a phone")
    headings = (
        "Performance",
        "Accessibility",
        "Practices",
        "SEO",
        "First paint (ms)",
        "Largest paint (ms)",
        "Blocking (ms)",
    )
    for heading in (*headings, "Shift"):
        table.add_column(heading, justify="right")
    for path, audit in found.items():
        times = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time")
        table.add_row(
            path or "/",
            *(str(audit.scores[category]) for category in CATEGORIES),
            *(f"{audit.metrics[name]:.0f}" for name in times),
            f"{audit.metrics['cumulative-layout-shift']:.3f}",
        )
    console.print(table)
    for path, audit in found.items():
        for loss in audit.losses:
            console.print(f"{path or '/'}: {loss.category}: {loss.title} ({loss.score:.2f}) {', '.join(loss.places)}")


if __name__ == "__main__":
    main()
