"""The full-text index, made by Pagefind over the finished HTML: a few kilobytes a query, an index a language."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


def index(site: Path) -> None:
    """Write the index of a built site into its `pagefind/` folder.

    Only what stands in an element marked `data-pagefind-body` is indexed, under the language of its page.

    Raises:
        subprocess.CalledProcessError: Pagefind failed; its own words are in `stderr`.
    """
    # The numbers of sources are no words of a page.
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--silent", "--exclude-selectors", "sup"]
    subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - a fixed command, no shell
    # Pagefind lists the languages in another order on every run; builds reproduce.
    entry = site / "pagefind" / "pagefind-entry.json"
    entry.write_text(json.dumps(json.loads(entry.read_bytes()), sort_keys=True), encoding="utf-8")
    # The ready-made interface is not used: the site has its own, which loads on demand.
    for pattern in ("*-ui.*", "pagefind-highlight.js"):
        for unused in (site / "pagefind").glob(pattern):
            unused.unlink()
