"""Bytes are counted as a host sends them."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from benchmarks.weight import Weight, show
from tests.browser.weight import Fetched, Size, by_kind, size_of, total

PAGE = [
    Fetched("https://example.org/", "html", Size(300, 30, 20)),
    Fetched("https://example.org/a.css", "css", Size(100, 10, 8), is_blocking=True),
    Fetched("https://example.org/b.css", "css", Size(50, 5, 4)),
]


@pytest.mark.parametrize(
    ("content_type", "is_compressed"),
    [("text/html; charset=utf-8", True), ("image/svg+xml", True), ("image/png", False), ("font/woff2", False)],
)
def test_text_is_compressed_and_pictures_are_not(content_type: str, is_compressed: bool) -> None:
    size = size_of(b"a" * 1000, content_type)
    assert size.raw == 1000
    assert (size.brotli < size.gzip < 100) is is_compressed
    assert is_compressed or size == Size(1000, 1000, 1000)


def test_sizes_add_up_by_kind_and_in_all() -> None:
    assert total(PAGE) == Size(450, 45, 32)
    assert total(PAGE, "css") == Size(150, 15, 12)
    assert by_kind(PAGE) == {
        **dict.fromkeys(("js", "images", "fonts", "other"), Size()),
        "html": Size(300, 30, 20),
        "css": Size(150, 15, 12),
        "total": Size(450, 45, 32),
    }


def test_the_table_says_what_a_page_of_each_tool_takes() -> None:
    out = StringIO()
    sizes = by_kind([Fetched("https://example.org/", "html", Size(60_000, 12_340, 10_000))])
    show(Console(file=out, width=150), [Weight("home", "", "parcours", 4, sizes)])
    row = next(line for line in out.getvalue().splitlines() if "parcours" in line)
    cells = [cell.strip() for cell in row.split("│")[1:-1]]
    assert cells == ["/", "parcours", "4", "12.3", "0.0", "0.0", "0.0", "0.0", "60.0", "12.3", "10.0"]
