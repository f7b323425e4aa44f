"""What is old says so."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.builders import edit, findings, order, write


@pytest.mark.parametrize(
    ("on", "today", "is_stale"),
    [
        ("2025-11-22", dt.date(2026, 11, 22), False),
        ("2025-11-21", dt.date(2026, 11, 22), True),
        ("2026-11-22", dt.date(2026, 11, 22), False),
        ("2023-03-01", dt.date(2024, 2, 29), False),
        ("2023-03-01", dt.date(2024, 3, 1), True),
    ],
    ids=["365-days", "366-days", "today", "365-days-to-a-leap-day", "366-days-over-a-leap-day"],
)
def test_a_record_is_stale_after_365_days(on: str, today: dt.date, is_stale: bool, tmp_path: Path) -> None:
    text = edit(order(), "on: 2026-11-01", f"on: {on}").replace("consulted: 2026-11-01", "consulted: 2020-01-01")
    write(tmp_path, {"orders/ordre.yaml": text})
    found = [(finding.rule, finding.severity) for finding in findings(tmp_path, today)]
    assert found == ([("stale", "warning")] if is_stale else [])


def test_a_confirmed_record_grows_stale_too(tmp_path: Path) -> None:
    text = edit(order(), "status: compiled", "status: confirmed")
    write(tmp_path, {"orders/ordre.yaml": text})
    assert findings(tmp_path, dt.date(2026, 12, 1)) == ()
    assert [finding.rule for finding in findings(tmp_path, dt.date(2028, 1, 1))] == ["stale"]
