"""What has grown old, whose it is, and in which order it is listed."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from generator.library import Library
from generator.staleness import aged, json_text, lines
from generator.translating.texts import record_key
from generator.yaml_file import path_to
from tests import builders
from tests.builders import LIBRARY, TODAY, edit, library_at

COST = "amounts: [{{what: {{fr: Frais, en: Fee}}, amount: 100, taxes: extra, as_of: {}, source: s1}}]\n"


def dates(library: Library, days: int = 365, order: str | None = None) -> list[tuple[str, str, str, int]]:
    found = aged(library, TODAY, days, order)
    return [(record_key(item.record), item.what, path_to(item.loc), item.days) for item in found]


def fresh(text: str) -> str:
    return text.replace("as_of: 2021-03-31", f"as_of: {TODAY}")


FRESH = {name: fresh(text) for name, text in LIBRARY.items()}


@pytest.mark.parametrize(
    ("as_of", "days"),
    [("2025-11-22", None), ("2025-11-21", 366), ("2025-11", 386), ("2025", 690), ("2026-11", None)],
)
def test_an_amount_is_old_when_the_earliest_day_that_it_may_mean_is(
    tmp_path: Path, as_of: str, days: int | None
) -> None:
    library = library_at(tmp_path, {**FRESH, "supports/aide.yaml": builders.support(more=COST.format(as_of))})
    expected = [] if days is None else [("support/aide", "fact", "amounts[0].as_of", days)]
    assert dates(library) == expected


def test_reviews_sources_delays_places_and_the_states_of_measures_grow_old(tmp_path: Path) -> None:
    time = "duration: {max: 90, unit: day, as_of: 2020-01-01, source: s1}\n"
    places = "grid: {places: [{number: 5, as_of: 2020-01-01, source: s1}]}\n"
    old = edit(builders.order(), "by: Équipe de Parcours, on: 2026-11-01", "by: Équipe de Parcours, on: 2020-01-01")
    old = edit(old, "consulted: 2026-11-01", "consulted: 2019-12-31")
    files = {
        **LIBRARY,
        "orders/ordre.yaml": old,
        "professions/profession.yaml": builders.profession(
            routes=builders.route(steps=builders.step("a", "always: permis", more=time) + builders.end())
        ),
        "programmes/universite/programme.yaml": builders.programme(more="leads_to: [profession]\n" + places),
    }
    found = {row[:3] for row in dates(library_at(tmp_path, files))}
    assert found == {
        ("order/ordre", "review", "review.on"),
        ("order/ordre", "source", "sources[0].consulted"),
        ("profession/profession", "fact", "routes[0].steps[0].duration.as_of"),
        ("programme/programme", "fact", "grid.places[0].as_of"),
        ("measure/mesure-03", "fact", "as_of"),
    }


def test_what_is_old_is_listed_by_owner_the_oldest_first_the_editors_own_last(tmp_path: Path) -> None:
    files = {**FRESH, "orders/ordre.yaml": edit(builders.order(), "on: 2026-11-01", "on: 2026-10-01")}
    found = dates(library_at(tmp_path, files), days=0)
    owners = {"institution": 0, "programme": 0, "order": 1, "profession": 1, "trajectory": 1, "job-title": 1}
    ranks = [(owners.get(name.partition("/")[0], 2), -days) for name, _, _, days in found]
    assert ranks == sorted(ranks)
    assert {rank for rank, _ in ranks} == {0, 1, 2}
    assert len(found) == 2 * len(LIBRARY)


def test_the_records_of_one_order_are_listed_alone(tmp_path: Path) -> None:
    found = dates(library_at(tmp_path), days=0, order="ordre")
    assert {name for name, *_ in found} == {
        "order/ordre",
        "profession/profession",
        "trajectory/trajectoire",
        "job-title/titre",
    }


def test_each_date_has_its_line_and_json_says_the_same(tmp_path: Path) -> None:
    library = library_at(tmp_path)
    found = list(aged(library, dt.date(2028, 1, 1), 365))
    rows = json.loads(json_text(library, found, "fr"))
    assert len(rows) == len(found) > 2 * len(LIBRARY) - 1
    for (item, path, line), row in zip(lines(library, found), rows, strict=True):
        assert str(item.date) in (tmp_path / path).read_text().splitlines()[line - 1]
        assert (row["path"], row["line"], row["days"]) == (str(path), line, item.days)
        assert row["owner"] == (record_key(item.owner) if item.owner is not None else None)
