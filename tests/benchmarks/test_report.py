"""What the tables and the files of the benchmarks say."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from benchmarks.report import Loading, Result, as_json, show, show_loading

RESULTS = [
    Result(50, "parcours", 2.0, 100.0, 200, 10_000_000),
    Result(50, "hugo", 1.0, 50.0, 100, 5_000_000),
    Result(500, "parcours", 10.0, 300.0, 2000, 100_000_000),
]


def printed(results: list[Result], skipped: list[tuple[int, str]]) -> list[list[str]]:
    """Return the cells of the rows that are printed."""
    out = StringIO()
    show(Console(file=out, width=120), results, skipped)
    return [[cell.strip() for cell in line.split("│")[1:-1]] for line in out.getvalue().splitlines() if "│" in line]


def test_times_are_set_beside_those_of_parcours_for_the_same_number() -> None:
    rows = printed(RESULTS, [])
    assert ["50", "Hugo", "1.00", "× 0.50", "50", "100", "10.0", "5.0"] in rows
    assert ["50", "Parcours", "2.00", "× 1.00", "100", "200", "10.0", "10.0"] in rows


def test_growth_is_said_for_tools_measured_at_both_numbers() -> None:
    assert ["50", "500", "× 10.0", "× 5.00", ""] in printed(RESULTS, [])


def test_what_is_skipped_is_said_to_be() -> None:
    assert any(row[:3] == ["500", "Stock", "skipped"] for row in printed(RESULTS, [(500, "stock")]))


def test_results_are_written_field_by_field() -> None:
    expected = {"n": 50, "tool": "hugo", "seconds": 1.0, "peak_mb": 50.0, "pages": 100, "bytes": 5_000_000}
    assert as_json(RESULTS)[1] == expected


@pytest.mark.parametrize(("seconds", "verdict"), [(1.9, "within the limit"), (2.0, "OVER the limit")])
def test_reading_is_judged_by_its_limit(seconds: float, verdict: str) -> None:
    out = StringIO()
    show_loading(Console(file=out, width=120), Loading(2000, 1_000_000, seconds, (seconds,), 2.0))
    assert verdict in out.getvalue()
