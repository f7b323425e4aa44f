"""A profession: its routes and what they hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.profession import Profession
from generator.model.situation import SITUATIONS
from tests.builders import end, library_at, order, profession, route, step


def read(tmp_path: Path, routes: str) -> Profession:
    files = {"orders/ordre.yaml": order(), "professions/profession.yaml": profession(routes=routes)}
    return library_at(tmp_path, files).professions["profession"]


def test_each_situation_has_its_route(tmp_path: Path) -> None:
    routes = route("a", SITUATIONS[:2]) + route("b", SITUATIONS[2:]) + route("c", (), kind="special_permit")
    found = read(tmp_path, routes)
    assert [found.route_for(situation).id for situation in SITUATIONS] == ["a", "a", "b", "b", "b"]


def test_a_situation_without_route_is_an_error(tmp_path: Path) -> None:
    found = read(tmp_path, route("a", ["trained_france"]))
    with pytest.raises(LookupError, match="trained_canada"):
        found.route_for("trained_canada")


def test_an_arrangement_with_france_is_a_route_of_that_kind(tmp_path: Path) -> None:
    assert not read(tmp_path, route()).has_france_route
    assert read(tmp_path, route() + route("b", (), kind="france")).has_france_route


def test_a_stage_in_any_route_counts(tmp_path: Path) -> None:
    assert not read(tmp_path, route()).may_need_stage
    stage = step("stage", "always: permis", kind="stage") + end("permis")
    assert read(tmp_path, route() + route("b", (), steps=stage)).may_need_stage
