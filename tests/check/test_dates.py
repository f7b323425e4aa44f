"""No date of what was read, reviewed or true lies after the day of the check."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.builders import LIBRARY, edit, findings, programme, support, write

COST = "amounts: [{{what: {{fr: Frais, en: Fee}}, amount: 1, taxes: exempt, as_of: {date}, source: s1}}]\n"


def rules(tmp_path: Path, text: str, path: str = "supports/aide.yaml") -> list[str]:
    write(tmp_path, {**LIBRARY, path: text})
    return [finding.rule for finding in findings(tmp_path, dt.date(2026, 11, 22))]


@pytest.mark.parametrize("date", ["2026-11-22", "2026-11", "2026", "2025-12-31"])
def test_today_and_the_month_and_year_that_it_is_in_are_not_in_the_future(date: str, tmp_path: Path) -> None:
    assert rules(tmp_path, support(more=COST.format(date=date))) == []


@pytest.mark.parametrize("date", ["2026-11-23", "2026-12", "2027"])
def test_tomorrow_and_the_next_month_and_year_are_in_the_future(date: str, tmp_path: Path) -> None:
    assert rules(tmp_path, support(more=COST.format(date=date))) == ["future-date"]


@pytest.mark.parametrize("key", ["consulted: 2026-11-01", "on: 2026-11-01"])
def test_nothing_was_read_or_reviewed_tomorrow(key: str, tmp_path: Path) -> None:
    assert rules(tmp_path, edit(support(), key, key.replace("11-01", "11-23"))) == ["future-date"]


def test_a_source_is_not_dated_tomorrow(tmp_path: Path) -> None:
    text = edit(support(), "consulted:", "as_of: 2026-11-23, consulted:")
    assert rules(tmp_path, text) == ["future-date"]


def test_nothing_was_looked_for_tomorrow(tmp_path: Path) -> None:
    text = programme(more="grid: {not_published: [{item: credits, on: 2026-11-23}]}\n")
    assert rules(tmp_path, text, "programmes/universite/programme.yaml") == ["future-date"]


def test_a_deadline_may_lie_ahead(tmp_path: Path) -> None:
    text = programme(more="grid: {deadlines: [{term: autumn, year: 2027, date: 2027-03-01, source: s1}]}\n")
    assert rules(tmp_path, text, "programmes/universite/programme.yaml") == []
