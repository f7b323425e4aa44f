"""`python -m benchmarks.lighthouse`: Lighthouse's marks for a page of each kind, as on a phone; see README.md."""

from __future__ import annotations

import json
from collections.abc import Sequence
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


def main() -> None:
    """Build the site, audit, print, and write `build/lighthouse.json`."""
    BUILD.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        build(root)
        with served(root, compressed=True) as origin:
            site = Site(root, origin)
            found = audits([site.url(page) for page in chosen(site.pages)], CATEGORIES)
            paths = [audit.url.removeprefix(site.url("")) for audit in found]
    listed = [{**asdict(audit), "url": path} for path, audit in zip(paths, found, strict=True)]
    (BUILD / "lighthouse.json").write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8")
    show(Console(), paths, found)


def chosen(pages: Sequence[Page]) -> list[Page]:
    """Return the longest page of every kind in each language; not the one for what is not found: it is not indexed."""
    by_size = sorted(pages, key=lambda page: page.file.stat().st_size)
    return sorted(
        {(page.kind, page.locale): page for page in by_size if page.kind != "404"}.values(), key=lambda page: page.path
    )


def show(console: Console, paths: Sequence[str], found: Sequence[Audit]) -> None:
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
    for path, audit in zip(paths, found, strict=True):
        times = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time")
        table.add_row(
            path or "/",
            *(str(audit.scores[category]) for category in CATEGORIES),
            *(f"{audit.metrics[name]:.0f}" for name in times),
            f"{audit.metrics['cumulative-layout-shift']:.3f}",
        )
    console.print(table)
    for path, audit in zip(paths, found, strict=True):
        for loss in audit.losses:
            console.print(f"{path or '/'}: {loss.category}: {loss.title} ({loss.score:.2f}) {', '.join(loss.places)}")


if __name__ == "__main__":
    main()
