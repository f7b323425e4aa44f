"""The same content and date make the same site, byte for byte, whatever the machine."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from tests.browser.running import DATE, Site, build


def contents(root: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_two_builds_on_different_days_in_different_places_are_identical(site: Site, tmp_path: Path) -> None:
    again = tmp_path / "elsewhere" / "again"
    epoch = dt.datetime.fromisoformat(f"{DATE}T12:00:00+00:00").timestamp()
    build(again, SOURCE_DATE_EPOCH=f"{epoch:.0f}", PYTHONHASHSEED="7", TZ="Pacific/Auckland", LC_ALL="C")
    one, other = contents(site.root), contents(again)
    assert one.keys() == other.keys()
    assert [path for path, found in one.items() if found != other[path]] == []
