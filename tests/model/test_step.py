"""A step: its kind, its outcomes, its end."""

from __future__ import annotations

import copy
import pickle

import pytest
from pydantic import ValidationError

from generator.model.step import Step

STEP = {"id": "demande", "kind": "application", "actor": "candidate", "title": {"fr": "Demander"}}


def step(**values: object) -> Step:
    return Step.model_validate({**STEP, **values})


@pytest.mark.parametrize(
    "values",
    [
        {"next": {"always": "b"}},
        {"next": {"full": "b", "partial": "c", "refused": "d"}},
        {"next": {"passed": "b", "failed": "demande"}},
        {"next": {"refused": "b"}},
        {"kind": "end", "end": "permit"},
        {"kind": "end", "end": "refused"},
        {"kind": "route", "route_of": "infirmiere", "next": {"full": "b"}},
        {"only": ["trained_france"], "next": {"always": "b"}},
    ],
)
def test_a_step_leads_somewhere_or_is_an_end(values: dict[str, object]) -> None:
    found = step(**values)
    assert found.next == values.get("next", {})
    assert (found.end, found.route_of, list(found.only)) == (
        values.get("end"),
        values.get("route_of"),
        values.get("only", []),
    )


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"kind": "end"}, "step_end"),
        ({"end": "permit"}, "step_end"),
        ({"end": "permit", "next": {"always": "b"}}, "step_end"),
        ({"kind": "route", "next": {"full": "b"}}, "step_route"),
        ({"route_of": "infirmiere", "next": {"full": "b"}}, "step_route"),
        ({"kind": "end", "end": "permit", "next": {"always": "b"}}, "step_end_next"),
        ({}, "step_no_next"),
        ({"next": {}}, "step_no_next"),
        ({"next": {"always": "b", "refused": "c"}}, "step_always"),
        ({"only": ["trained_france"], "next": {"full": "b", "refused": "c"}}, "step_only"),
        ({"only": ["trained_france"], "kind": "end", "end": "permit"}, "step_only"),
    ],
)
def test_what_a_step_says_is_consistent(values: dict[str, object], rule: str) -> None:
    with pytest.raises(ValidationError) as error:
        step(**values)
    assert [details["type"] for details in error.value.errors()] == [rule]


@pytest.mark.parametrize("outcome", ["success", "Always", "yes", ""])
def test_no_other_outcome_is_one(outcome: str) -> None:
    with pytest.raises(ValidationError) as error:
        step(next={outcome: "b"})
    assert [details["loc"] for details in error.value.errors()] == [("next", outcome, "[key]")]


@pytest.mark.parametrize("target", ["", "B", "é", "a b", "a" * 41, 3, None, ["b"]])
def test_an_outcome_leads_to_the_id_of_a_step(target: object) -> None:
    with pytest.raises(ValidationError) as error:
        step(next={"always": target})
    assert [details["loc"] for details in error.value.errors()] == [("next", "always")]


def test_outcomes_keep_their_order_and_cannot_be_changed() -> None:
    found = step(next={"refused": "c", "full": "b"})
    assert list(found.next) == ["refused", "full"]
    with pytest.raises(TypeError):
        found.next["partial"] = "d"  # type: ignore[index]


def test_outcomes_do_not_follow_the_mapping_that_they_were_read_from() -> None:
    outcomes = {"full": "b"}
    found = step(next=outcomes)
    outcomes["refused"] = "c"
    assert dict(found.next) == {"full": "b"}


def test_a_step_is_written_as_it_was_read() -> None:
    typed = {**STEP, "next": {"full": "b", "refused": "c"}}
    assert Step.model_validate(typed).model_dump(mode="json", exclude_unset=True, exclude_none=True) == typed


@pytest.mark.parametrize("again", [lambda value: pickle.loads(pickle.dumps(value)), copy.deepcopy])
def test_a_step_can_be_carried_to_another_process_and_back(again: object) -> None:
    first = step(next={"full": "b", "refused": "c"})
    second = again(first)  # type: ignore[operator]
    assert second == first
    with pytest.raises(TypeError):
        second.next["partial"] = "d"
