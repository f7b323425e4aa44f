"""The same content and date make the same site, byte for byte, whatever the machine."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from tests.browser.pages import is_full_run
from tests.browser.running import DATE, ROOT, build
from tests.project import project


def contents(root: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_two_builds_on_different_days_in_different_places_are_identical(tmp_path: Path) -> None:
    """In a normal run, a record of each kind; in a full run, the real content."""
    content = ROOT if is_full_run() else project(tmp_path / "project")
    epoch = dt.datetime.fromisoformat(f"{DATE}T12:00:00+00:00").timestamp()
    build(tmp_path / "one", content)
    elsewhere = tmp_path / "elsewhere" / "again"
    build(elsewhere, content, SOURCE_DATE_EPOCH=f"{epoch:.0f}", PYTHONHASHSEED="7", TZ="Pacific/Auckland", LC_ALL="C")
    one, other = contents(tmp_path / "one"), contents(elsewhere)
    assert len(one) > 50
    assert one.keys() == other.keys()
    assert [path for path, found in one.items() if found != other[path]] == []
