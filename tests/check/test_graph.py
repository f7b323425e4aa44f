"""The pathway graph of routes and trajectories, and one route for each situation."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from generator.model.situation import SITUATIONS
from generator.report import as_text
from tests.builders import SOUND_STEPS, edit, end, findings, order, profession, route, step, trajectory, write


def lines(tmp_path: Path, text: str) -> list[str]:
    """What is found in a profession, as `line: rule: message`."""
    write(tmp_path, {"orders/ordre.yaml": order(), "professions/profession.yaml": text})
    return [as_text(finding, "en").removeprefix("content/professions/") for finding in findings(tmp_path)]


def rules(tmp_path: Path, steps: str) -> list[str]:
    return [line.split(": ")[1] for line in lines(tmp_path, profession(routes=route(steps=steps)))]


@pytest.mark.parametrize(
    "steps",
    [
        SOUND_STEPS,
        step("a", "always: b") + end("b"),
        step("examen", "passed: permis, failed: examen") + end("permis"),
        step("a", "full: permis, partial: b, refused: c")
        + step("b", "passed: a, failed: c")
        + step("c", "full: a, refused: ferme")
        + end("permis")
        + end("ferme", "refused"),
        step("a", "full: b, partial: c") + step("b", "always: d") + step("c", "always: d") + end("d"),
    ],
    ids=["two-ends", "one-end", "retry", "loops-with-exits", "two-ways-that-meet"],
)
def test_a_graph_whose_every_step_leads_to_an_end_is_sound(steps: str, tmp_path: Path) -> None:
    assert rules(tmp_path, steps) == []


def test_the_order_of_steps_after_the_first_does_not_matter(tmp_path: Path) -> None:
    first, *others = [
        step("a", "always: b"),
        step("b", "full: c, refused: d"),
        step("c", "passed: e, failed: b"),
        end("e"),
        end("d", "refused"),
    ]
    for some in permutations(others):
        assert rules(tmp_path, first + "".join(some)) == []


def test_every_step_of_a_loop_without_exit_is_named(tmp_path: Path) -> None:
    steps = step("a", "full: b, refused: x") + end("b") + step("x", "always: y") + step("y", "always: x")
    found = lines(tmp_path, profession(routes=route(steps=steps)))
    assert [line.split(": ", 1)[1].split(":")[1] for line in found] == [
        " from “x” no end can be reached",
        " from “y” no end can be reached",
    ]


def test_what_only_an_unreachable_step_leads_to_is_unreachable_too(tmp_path: Path) -> None:
    steps = SOUND_STEPS + step("x", "always: y") + end("y", "refused")
    assert rules(tmp_path, steps) == ["unreachable", "unreachable"]


def test_a_misspelt_target_is_reported_once_and_not_as_a_loop_or_a_step_without_way(tmp_path: Path) -> None:
    steps = step("a", "always: b") + step("b", "always: permi") + end("permis")
    assert rules(tmp_path, steps) == ["target"]


def test_each_misspelt_target_is_reported(tmp_path: Path) -> None:
    steps = step("a", "full: x, refused: y") + end("permis")
    assert rules(tmp_path, steps) == ["target", "target"]


def test_what_a_misspelt_target_hides_is_found_once_it_is_mended(tmp_path: Path) -> None:
    steps = step("a", "full: permi, refused: b") + step("b", "failed: b") + end("permis")
    assert rules(tmp_path, steps) == ["target"]
    assert rules(tmp_path, edit(steps, "permi,", "permis,")) == ["no-exit"]


def test_a_refusal_alone_is_no_success(tmp_path: Path) -> None:
    assert rules(tmp_path, step("a", "always: b") + end("b", "refused")) == ["no-success"]


def test_each_route_has_a_graph_of_its_own(tmp_path: Path) -> None:
    bad = SOUND_STEPS + end("perdue", "refused")
    text = profession(routes=route() + route("france", (), kind="france", steps=bad))
    assert [line.split(": ", 1)[1] for line in lines(tmp_path, text)] == [
        "unreachable: no step leads to “perdue”; name it in the “next” of the step before it, or remove it"
    ]


def test_two_routes_may_have_steps_with_the_same_ids(tmp_path: Path) -> None:
    assert lines(tmp_path, profession(routes=route() + route("france", (), kind="france"))) == []


def test_a_trajectory_ends_with_a_job_or_with_a_permit(tmp_path: Path) -> None:
    for how in ("job", "permit"):
        steps = step("a", "always: b", kind="search") + end("b", how)
        write(tmp_path, {"trajectories/trajectoire.yaml": trajectory(profession=None, steps=steps)})
        assert findings(tmp_path) == ()


def test_a_step_of_a_trajectory_that_is_a_route_says_where_the_permit_leads(tmp_path: Path) -> None:
    steps = (
        step("permis", "refused: ferme", kind="route", more="route_of: profession\n")
        + end("ferme", "refused")
        + end("emploi", "job")
    )
    write(
        tmp_path,
        {
            "orders/ordre.yaml": order(),
            "professions/profession.yaml": profession(),
            "trajectories/trajectoire.yaml": trajectory(steps=steps),
        },
    )
    assert [finding.rule for finding in findings(tmp_path)] == ["unreachable"]


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_situation_without_route_is_named(situation: str, tmp_path: Path) -> None:
    others = [other for other in SITUATIONS if other != situation]
    (line,) = lines(tmp_path, profession(routes=route(situations=others)))
    assert f"situation: no route applies to the situation “{situation}”" in line


def test_each_situation_without_route_is_named(tmp_path: Path) -> None:
    found = lines(tmp_path, profession(routes=route(situations=())))
    assert [line.split("“")[1].split("”")[0] for line in found] == sorted(SITUATIONS)


def test_situations_may_be_shared_out_among_routes(tmp_path: Path) -> None:
    routes = "".join(route(f"r{n}", [situation]) for n, situation in enumerate(SITUATIONS))
    assert lines(tmp_path, profession(routes=routes)) == []


def test_a_situation_with_three_routes_is_reported_at_the_second_and_the_third(tmp_path: Path) -> None:
    routes = route() + route("b", ["trained_france"]) + route("c", ["trained_canada", "trained_france"])
    found = [line.split("; ")[0].split(": ", 1)[1] for line in lines(tmp_path, profession(routes=routes))]
    assert found == [
        "situation: the situation “trained_france” already has the route “equivalence”",
        "situation: the situation “trained_canada” already has the route “equivalence”",
        "situation: the situation “trained_france” already has the route “equivalence”",
    ]
