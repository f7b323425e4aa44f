"""Pictures of a sample of every kind of page, for people to look at.

usage: python -m tests.browser.screenshots OUT

Builds the site and writes OUT/<width>-<scheme>/<page>.png: each page whole, at the widths of a phone and of a desk,
in light and in dark, in French and in English. `ALL=1` takes every page.
"""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Literal

from playwright.sync_api import Browser

from tests.browser.pages import sample
from tests.browser.running import Site, build, chromium, served

WIDTHS: Final = (390, 1280)
SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")


def take(site: Site, browser: Browser, out: Path) -> None:
    """Take the pictures of a served site."""
    for width, scheme in product(WIDTHS, SCHEMES):
        folder = out / f"{width}-{scheme}"
        folder.mkdir(parents=True, exist_ok=True)
        tab = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme).new_page()
        for page in sample(site.pages):
            tab.goto(site.url(page))
            name = page.path.strip("/").removesuffix(".html").replace("/", "-") or "home"
            tab.screenshot(path=folder / f"{name}.png", full_page=True)
        tab.context.close()


def main() -> int:
    """Run the command."""
    if len(sys.argv) != 2:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    out = Path(sys.argv[1])
    with TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        build(root)
        with served(root) as origin, chromium() as browser:
            take(Site(root, origin), browser, out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
