"""Compressed siblings of the text files of a site: `index.html.gz` and `index.html.br` beside `index.html`.

A host that knows them (nginx with `gzip_static` and `brotli_static`, Caddy with `precompressed`) sends them as they
are: readers get the smallest files that these formats can make, and the host spends no time on it. Other hosts need
none.
"""

from __future__ import annotations

import gzip
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import brotli

TEXT: Final = frozenset({".css", ".csv", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"})
"""The types of file worth compressing. What Pagefind reads and pictures are compressed already."""

LEAST: Final = 1024
"""Bytes below which a file travels in one packet anyway."""


def compress(site: Path) -> None:
    """Write the siblings of every text file of a site. The same file always gives the same bytes."""
    files = [path for path in sorted(site.rglob("*")) if path.suffix in TEXT and path.stat().st_size >= LEAST]
    # Both libraries let other threads run while they work.
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for _ in pool.map(_write_siblings, files):
            pass


def _write_siblings(path: Path) -> None:
    data = path.read_bytes()
    # The format has a place for the time; zero says that it is not known.
    path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(data, 9, mtime=0))
    path.with_name(f"{path.name}.br").write_bytes(brotli.compress(data, mode=brotli.MODE_TEXT))
