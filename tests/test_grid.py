"""How far the grids are filled: states, inheritance, and figures that a separate count confirms."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.exports.grid import grid_json
from generator.grid import by_institution, by_item, grid_rows
from generator.library import load
from generator.model.grid import GRID_ITEMS, INHERITED, Grid, GridItem, GridState, state_of

CONTENT = Path(__file__).parents[1] / "content"

SAID = {"fr": "Un fait.", "en": "A fact.", "source": "s1"}


def grid(**items: Any) -> Grid:
    return Grid.model_validate(items)


@pytest.mark.parametrize(
    ("own", "general", "item", "state"),
    [
        ({"documents": [SAID]}, {}, "documents", "stated"),
        ({"documents": [SAID]}, {"documents": [SAID]}, "documents", "stated"),
        ({}, {"documents": [SAID]}, "documents", "inherited"),
        ({}, {"campus": [SAID]}, "campus", "not_looked_for"),
        ({"not_published": [{"item": "places", "on": "2026-11-22"}]}, {}, "places", "not_published"),
        ({}, {}, "places", "not_looked_for"),
        ({"limited": {"is_limited": False, "source": "s1"}}, {}, "places", "not_applicable"),
        ({"limited": {"is_limited": True, "source": "s1"}}, {}, "places", "not_looked_for"),
        ({"limited": {"is_limited": False, "source": "s1"}}, {}, "limited", "stated"),
        (
            {"not_published": [{"item": "tests", "on": "2026-11-22"}]},
            {"tests": [{"test": "TFI", "lang": "fr", "source": "s1"}]},
            "tests",
            "inherited",
        ),
        ({"criteria": [{"name": {"fr": "Dossier"}, "source": "s1"}]}, {}, "criteria_reasons", "not_looked_for"),
        (
            {"criteria": [{"name": {"fr": "Dossier"}, "reason": SAID, "source": "s1"}]},
            {},
            "criteria_reasons",
            "stated",
        ),
    ],
)
def test_the_state_of_an_item(own: dict[str, Any], general: dict[str, Any], item: GridItem, state: GridState) -> None:
    assert state_of(item, grid(**own), grid(**general)) == state


def test_the_diploma_and_the_length_are_those_of_the_programme() -> None:
    assert state_of("diploma", grid(), grid(), diploma=True) == "stated"
    assert state_of("diploma", grid(), grid()) == "not_looked_for"
    assert state_of("length", grid(), grid()) == "not_looked_for"


def raw_states() -> dict[str, tuple[str, dict[str, bool | None]]]:
    """Count the grids from the files alone: by programme, its institution and each item (None: does not apply)."""
    read = {
        path.stem: yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
        for path in CONTENT.rglob("*/*.yaml")
        if path.parent.name == "institutions" or path.parent.parent.name == "programmes"
    }
    result: dict[str, tuple[str, dict[str, bool | None]]] = {}
    for path in (CONTENT / "programmes").glob("*/*.yaml"):
        record = read[path.stem]
        if "closed" in record:
            continue
        own, general = record.get("grid", {}), read[record["institution"]].get("grid", {})
        items: dict[str, bool | None] = {}
        for item in GRID_ITEMS:
            if item == "diploma":
                items[item] = "diploma" in record
            elif item == "length":
                items[item] = "duration" in record
            elif item == "criteria_reasons":
                items[item] = any("reason" in criterion for criterion in own.get("criteria", []))
            else:
                items[item] = bool(own.get(item)) or (item in INHERITED and bool(general.get(item)))
            limited = own.get("limited", {}).get("is_limited")
            if item in {"places", "limit_reason", "criteria", "criteria_reasons"} and limited is False:
                stated = bool(own.get(item)) or (item == "criteria_reasons" and items[item])
                items[item] = True if stated else None
        result[record["id"]] = (record["institution"], items)
    return result


def test_the_figures_of_the_indicator_are_those_that_a_separate_count_gives() -> None:
    rows = list(grid_rows(load(CONTENT).library))
    counted = raw_states()
    assert {row.programme.id for row in rows} == set(counted)
    for row in rows:
        _, items = counted[row.programme.id]
        applicable = [filled for filled in items.values() if filled is not None]
        assert (row.filled, row.applicable) == (sum(applicable), len(applicable)), row.programme.id
    shares = by_institution(rows)
    for name, share in shares.items():
        of_it = [items for home, items in counted.values() if home == name]
        filled = [
            sum(v is True for v in items.values()) * 2 >= sum(v is not None for v in items.values()) for items in of_it
        ]
        assert (share.filled, share.of) == (sum(filled), len(filled)), name
    for item, share in by_item(rows).items():
        states = [items[item] for _, items in counted.values() if items[item] is not None]
        assert (share.filled, share.of) == (sum(bool(s) for s in states), len(states)), item


def test_the_content_reaches_what_the_measure_asks_for() -> None:
    library = load(CONTENT).library
    rows = list(grid_rows(library))
    assert sum(row.is_filled for row in rows) >= 60
    assert len(library.institutions) >= 16
    for row in rows:
        limited = row.programme.grid.limited
        if limited is not None and limited.is_limited:
            assert row.states["limit_reason"] in {"stated", "inherited", "not_published"}, row.programme.id


def test_the_json_says_the_same() -> None:
    library = load(CONTENT).library
    data = json.loads(grid_json(library))
    rows = {row.programme.id: row for row in grid_rows(library)}
    assert len(data["programmes"]) == len(rows)
    for entry in data["programmes"]:
        assert entry["items"] == dict(rows[entry["id"]].states)
