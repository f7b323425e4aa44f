"""Made-up content: as many records as asked for, the same on every run, and without an error."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from benchmarks.synthetic import PROFESSIONS_AN_ORDER, write_mix, write_professions
from generator.check import check
from generator.library import load

CONTENT = Path(__file__).parents[2] / "content"
TODAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A little of the real content."""
    folder = tmp_path_factory.mktemp("few")
    for kind, count in (("professions", 3), ("orders", 2), ("supports", 9), ("glossary", 99)):
        (folder / kind).mkdir()
        for path in sorted((CONTENT / kind).glob("*.yaml"))[:count]:
            shutil.copy(path, folder / kind)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yaml")}


def test_professions_are_as_many_as_asked_for_share_orders_and_pass_the_check(few: Path, tmp_path: Path) -> None:
    write_professions(few, tmp_path, 12, TODAY)
    loaded = load(tmp_path)
    assert [finding for finding in check(loaded, TODAY) if finding.severity == "error"] == []
    names = list(files(tmp_path))
    assert sum(name.startswith("professions/") for name in names) == 12
    assert sum(name.startswith("orders/") for name in names) == -(-12 // PROFESSIONS_AN_ORDER)


def test_two_runs_write_the_same(few: Path, tmp_path: Path) -> None:
    for name in ("one", "other"):
        write_professions(few, tmp_path / name, 3, TODAY)
    assert files(tmp_path / "one") == files(tmp_path / "other") != {}


def test_copies_of_one_profession_do_not_say_the_same(few: Path, tmp_path: Path) -> None:
    write_professions(few, tmp_path, 4, TODAY)
    first = min((few / "professions").glob("*.yaml")).stem
    copies = [(tmp_path / "professions" / f"{first}-{number}.yaml").read_text(encoding="utf-8") for number in (0, 3)]
    lines = [set(copy.splitlines()) for copy in copies]
    assert len(lines[0] & lines[1]) < len(lines[0]) * 0.9


def test_a_mix_holds_as_many_records_as_asked_for_in_the_real_proportions(tmp_path: Path) -> None:
    real = [path for path in CONTENT.rglob("*.yaml") if path.parent != CONTENT]
    write_mix(CONTENT, tmp_path, len(real) + 10)
    names = files(tmp_path)
    assert len(names) == len(real) + 10
    orders = sum(path.parent.name == "orders" for path in real)
    assert orders <= sum(name.startswith("orders/") for name in names) <= orders + 10
