"""The graph of steps, compared on small graphs with what counting by hand gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.model.money import Unit
from generator.model.profession import Route
from generator.model.situation import SITUATIONS, Situation
from generator.model.step import Outcome, Step
from generator.pathway import PAID_KINDS, Node, Pathway, Range, _components, flaws, of_route, of_trajectory
from tests.graphs import any_steps, cost, costs, duration, durations, route, sound_steps, step, timed, trajectories

Bound = Callable[[Step], Decimal | None]

few = settings(max_examples=50)
"""Enough for graphs of so few steps."""


# What the tests count with: no code of the module under test.


def reached(links: Mapping[object, Sequence[object]], start: object) -> set[object]:
    """What can be reached from `start`, by adding neighbours until nothing is added."""
    found = {start}
    while more := {target for one in found for target in links[one]} - found:
        found |= more
    return found


def days_in(unit: Unit) -> Decimal | None:
    return {
        "hour": None,
        "day": Decimal(1),
        "working_day": Decimal("1.4"),
        "week": Decimal(7),
        "month": Decimal("365.25") / 12,
        "year": Decimal("365.25"),
    }[unit]


def least_days(one: Step) -> Decimal | None:
    return _days(one, "min")


def most_days(one: Step) -> Decimal | None:
    return _days(one, "max")


def _days(one: Step, bound: str) -> Decimal | None:
    if one.end is not None:
        return Decimal(0)
    if one.duration is None or (unit := days_in(one.duration.unit)) is None:
        return None
    value = getattr(one.duration, bound)
    return None if value is None else value * unit


def least_dollars(one: Step) -> Decimal | None:
    if not one.costs:
        return None if one.kind in PAID_KINDS else Decimal(0)
    return sum((found.amount for found in one.costs if not found.optional), Decimal(0))


def most_dollars(one: Step) -> Decimal | None:
    if not one.costs:
        return None if one.kind in PAID_KINDS else Decimal(0)
    return sum((max(found.amount, found.max or Decimal(0)) for found in one.costs), Decimal(0))


def simple_paths(pathway: Pathway) -> Iterator[list[Node]]:
    """Every way from the first step to the permit or the job that takes no step twice."""

    def onward(way: list[Node]) -> Iterator[list[Node]]:
        if way[-1].is_success:
            yield way
        taken = {node.key for node in way}
        for target in {*way[-1].next.values()} - taken:
            yield from onward([*way, pathway.by_key[target]])

    return onward([pathway.nodes[0]])


def total(way: Sequence[Node], *bounds: Bound) -> Decimal:
    """What the steps add up to, each by the first of the bounds that a source gives."""
    figures = ([figure for bound in bounds if (figure := bound(node.step)) is not None] for node in way)
    return sum((known[0] for known in figures if known), Decimal(0))


def links_of(pathway: Pathway) -> dict[object, list[object]]:
    return {node.key: list(node.next.values()) for node in pathway.nodes}


def loops_of(pathway: Pathway) -> set[frozenset[object]]:
    """The steps that lead to each other, each step alone where it leads to no other and back."""
    links = links_of(pathway)
    return {frozenset(other for other in reached(links, one) if one in reached(links, other)) for one in links}


def leading_to_success(pathway: Pathway) -> set[object]:
    links = links_of(pathway)
    ends = {node.key for node in pathway.nodes if node.is_success}
    return {key for key in links if reached(links, key) & ends}


RANGES = pytest.mark.parametrize(
    ("found", "least", "most"),
    [
        (lambda pathway: pathway.time, least_days, most_days),
        (lambda pathway: pathway.cost, least_dollars, most_dollars),
    ],
    ids=["time", "cost"],
)
Found = Callable[[Pathway], Range]


# The flaws of a graph.


@few
@given(any_steps())
def test_flaws_agree_with_reachability_counted_by_hand(steps: tuple[Step, ...]) -> None:
    first = {one.id: place for place, one in reversed(list(enumerate(steps)))}
    links: dict[object, list[object]] = {
        place: [first[target] for target in one.next.values() if target in first] for place, one in enumerate(steps)
    }
    ends = {place for place, one in enumerate(steps) if one.end is not None}
    expected: set[tuple[str, int, str | None]] = {
        ("duplicate-step", place, None) for place, one in enumerate(steps) if first[one.id] != place
    }
    missing = {
        ("target", place, outcome)
        for place, one in enumerate(steps)
        for outcome, target in one.next.items()
        if target not in first
    }
    expected |= missing
    # What a missing target cuts off is not said again: its own mending may reach it.
    if not missing:
        from_first = reached(links, 0)
        expected |= {("unreachable", first[one.id], None) for one in steps if first[one.id] not in from_first}
        expected |= {("no-exit", place, None) for place in from_first if not reached(links, place) & ends}
        if not any(one.end in {"permit", "job"} for one in steps):
            expected.add(("no-success", 0, None))
    found = [(flaw.rule, flaw.step, flaw.outcome) for flaw in flaws(steps)]
    assert len(found) == len(set(found))
    assert set(found) == expected


@few
@given(sound_steps())
def test_a_sound_graph_has_no_flaw(steps: tuple[Step, ...]) -> None:
    assert list(flaws(steps)) == []


@few
@given(sound_steps(max_steps=4), st.data())
def test_a_loop_whose_exit_is_taken_away_is_a_flaw(steps: tuple[Step, ...], data: st.DataObject) -> None:
    onto_itself = data.draw(st.sampled_from([one for one in steps if one.next]))
    broken = [step(one.id, one.id) if one is onto_itself else one for one in steps]
    assert any(flaw.rule == "no-exit" and steps[flaw.step].id == onto_itself.id for flaw in flaws(broken))


# Totals.


@RANGES
@few
@given(steps=sound_steps())
def test_the_least_is_the_shortest_of_all_ways(
    found: Found, least: Bound, most: Bound, steps: tuple[Step, ...]
) -> None:
    pathway = of_route(route(steps))
    assert found(pathway).least == min(total(way, least) for way in simple_paths(pathway))


@RANGES
@few
@given(steps=sound_steps(loops=False))
def test_without_loops_the_most_is_the_longest_of_all_ways(
    found: Found, least: Bound, most: Bound, steps: tuple[Step, ...]
) -> None:
    pathway = of_route(route(steps))
    assert found(pathway).most == max(total(way, most, least) for way in simple_paths(pathway))


@RANGES
@few
@given(steps=sound_steps())
def test_the_most_goes_round_each_loop_once(found: Found, least: Bound, most: Bound, steps: tuple[Step, ...]) -> None:
    pathway = of_route(route(steps))
    loops = loops_of(pathway)
    loop_of = {key: loop for loop in loops for key in loop}
    useful = leading_to_success(pathway)

    def longest(loop: frozenset[object]) -> Decimal:
        onward = {
            loop_of[target] for key in loop for target in pathway.by_key[str(key)].next.values() if target in useful
        }
        here = total([pathway.by_key[str(key)] for key in loop], most, least)
        return here + max((longest(other) for other in onward - {loop}), default=Decimal(0))

    assert found(pathway).most == longest(loop_of[pathway.nodes[0].key])


@RANGES
@few
@given(steps=sound_steps())
def test_least_is_at_most_most_and_most_counts_no_step_twice(
    found: Found, least: Bound, most: Bound, steps: tuple[Step, ...]
) -> None:
    pathway = of_route(route(steps))
    assert 0 <= found(pathway).least <= found(pathway).most
    assert found(pathway).most <= total(pathway.nodes, most, least)


@RANGES
@few
@given(steps=sound_steps())
def test_steps_without_a_figure_are_listed(found: Found, least: Bound, most: Bound, steps: tuple[Step, ...]) -> None:
    pathway = of_route(route(steps))
    useful = leading_to_success(pathway)
    unknown = [node.step.id for node in pathway.nodes if node.key in useful and most(node.step) is None]
    assert [one.id for one in found(pathway).unknown_most] == unknown
    # The way that gives the least is one of those that do, and its unknown steps are all listed.
    shortest = [way for way in simple_paths(pathway) if total(way, least) == found(pathway).least]
    assert {one.id for one in found(pathway).unknown_least} in [
        {node.step.id for node in way if least(node.step) is None} for way in shortest
    ]


@few
@given(sound_steps(), st.data())
def test_a_duration_given_to_a_step_without_one_lowers_no_bound(steps: tuple[Step, ...], data: st.DataObject) -> None:
    unknown = [one for one in steps if one.end is None and one.duration is None]
    assume(unknown)
    chosen, value = data.draw(st.sampled_from(unknown)), data.draw(durations())
    before = of_route(route(steps)).time
    after = of_route(
        route([one.model_copy(update={"duration": value}) if one is chosen else one for one in steps])
    ).time
    assert after.least >= before.least
    assert after.most >= before.most


@few
@given(sound_steps(), st.data())
def test_a_fee_given_to_a_step_without_one_lowers_no_bound(steps: tuple[Step, ...], data: st.DataObject) -> None:
    unknown = [one for one in steps if one.end is None and not one.costs]
    assume(unknown)
    chosen, value = data.draw(st.sampled_from(unknown)), data.draw(costs())
    before = of_route(route(steps)).cost
    after = of_route(
        route([one.model_copy(update={"costs": (value,)}) if one is chosen else one for one in steps])
    ).cost
    assert after.least >= before.least
    assert after.most >= before.most


def test_a_step_known_to_take_at_least_so_long_counts_for_that_in_the_most() -> None:
    steps = [
        step("a", "b", time=duration("10", None)),
        step("b", "fin", time=duration("1", "5")),
        step("fin", end="permit"),
    ]
    time = of_route(route(steps)).time
    assert (time.least, time.most) == (Decimal(11), Decimal(15))
    assert [one.id for one in time.unknown_most] == ["a"]


def test_a_workload_in_hours_is_no_time_on_the_calendar() -> None:
    steps = [step("a", "fin", time=duration("915", "915", "hour")), step("fin", end="permit")]
    time = of_route(route(steps)).time
    assert (time.least, time.most, time.is_known) == (0, 0, False)
    assert [one.id for one in time.unknown_least] == ["a"]


def test_a_fee_that_only_some_pay_counts_in_the_most_alone() -> None:
    steps = [
        step("a", "fin", kind="application", costs=[cost("100"), cost("40", optional=True)]),
        step("fin", end="permit"),
    ]
    found = of_route(route(steps)).cost
    assert (found.least, found.most) == (Decimal(100), Decimal(140))


def test_a_cost_that_a_source_says_is_nothing_is_known() -> None:
    steps = [step("a", "fin", kind="application", costs=[cost("0")]), step("fin", end="permit")]
    found = of_route(route(steps)).cost
    assert (found.least, found.most, found.unknown_most) == (0, 0, ())
    assert found.is_known


def test_what_is_paid_after_a_refusal_is_no_part_of_the_way_to_the_permit() -> None:
    steps = [
        step("a", {"full": "fin", "refused": "recours"}, kind="application", costs=[cost("10")]),
        step("recours", "refus", kind="review", costs=[cost("500")]),
        step("refus", end="refused"),
        step("fin", end="permit"),
    ]
    assert of_route(route(steps)).cost.most == Decimal(10)


# The order of loops.


@few
@given(sound_steps())
def test_components_are_the_loops_targets_before_sources(steps: tuple[Step, ...]) -> None:
    pathway = of_route(route(steps))
    components = _components(pathway.nodes, pathway.by_key)
    assert sorted(key for component in components for key in component) == sorted(pathway.by_key)
    assert {frozenset[object](component) for component in components} == loops_of(pathway)
    place = {key: index for index, component in enumerate(components) for key in component}
    for node in pathway.nodes:
        for target in node.next.values():
            assert place[target] <= place[node.key]


def test_components_of_a_very_long_way_need_no_recursion() -> None:
    ids = [f"e{n}" for n in range(5000)]
    nodes = [Node(one, step(one, other), {"always": other}) for one, other in pairwise([*ids, "fin"])] + [
        Node("fin", step("fin", end="permit"), {}, is_success=True)
    ]
    components = _components(nodes, {node.key: node for node in nodes})
    assert [key for component in components for key in component] == ["fin", *reversed(ids)]


# A trajectory with a route in it.

Situations = tuple[Situation, ...]
situations = st.lists(st.sampled_from(SITUATIONS), max_size=3, unique=True).map(tuple)


def is_for(one: Step, readers: Situations) -> bool:
    return not one.only or not readers or bool({*one.only} & {*readers})


@few
@given(trajectories(), situations)
def test_an_expanded_pathway_is_a_graph_without_flaws(
    drawn: tuple[tuple[Step, ...], Route], readers: Situations
) -> None:
    steps, inner = drawn
    pathway = of_trajectory(steps, lambda _: inner, readers)
    keys = [node.key for node in pathway.nodes]
    assert len(keys) == len(set(keys))
    assert {target for node in pathway.nodes for target in node.next.values()} <= set(keys)
    assert all(bool(node.next) != (node.step.end is not None and not node.next) for node in pathway.nodes)
    links = links_of(pathway)
    ends = {node.key for node in pathway.nodes if not node.next}
    assert all(reached(links, key) & ends for key in links)
    assert "emploi" in reached(links, keys[0])


@few
@given(trajectories(), situations)
def test_every_step_of_an_expanded_pathway_is_reached_from_its_first(
    drawn: tuple[tuple[Step, ...], Route], readers: Situations
) -> None:
    steps, inner = drawn
    pathway = of_trajectory(steps, lambda _: inner, readers)
    assert reached(links_of(pathway), pathway.nodes[0].key) == set(pathway.by_key)


@few
@given(trajectories(), situations)
def test_a_route_takes_the_place_of_its_step(drawn: tuple[tuple[Step, ...], Route], readers: Situations) -> None:
    steps, inner = drawn
    pathway = of_trajectory(steps, lambda _: inner, readers)
    here = next(one for one in steps if one.route_of)
    own = {one.id for one in steps if one is not here and is_for(one, readers)}
    assert {key for key in pathway.by_key if "." not in key} <= own
    for one in inner.steps:
        node = pathway.by_key[f"permis.{one.id}"]
        assert not node.is_success
        if one.end is None:
            assert node.next == {outcome: f"permis.{target}" for outcome, target in one.next.items()}
        elif one.end == "permit":
            assert node.next == {"always": arrival(steps, inner.steps[0].id, here.next["full"], readers)}
        elif "refused" in here.next:
            assert node.next == {"always": arrival(steps, inner.steps[0].id, here.next["refused"], readers)}
        else:
            assert node.next == {}


def arrival(steps: Sequence[Step], first_inner: str, target: str, readers: Situations) -> str:
    """Where one arrives, steps that are for others passed over."""
    one = next(found for found in steps if found.id == target)
    if not is_for(one, readers):
        return arrival(steps, first_inner, one.next["always"], readers)
    return f"{target}.{first_inner}" if one.route_of else target


@few
@given(trajectories(), situations)
def test_steps_for_others_are_passed_over(drawn: tuple[tuple[Step, ...], Route], readers: Situations) -> None:
    steps, inner = drawn
    pathway = of_trajectory(steps, lambda _: inner, readers)
    shown = {node.step.id for node in pathway.nodes if "." not in node.key}
    assert shown.isdisjoint(one.id for one in steps if not is_for(one, readers))
    first = arrival(steps, inner.steps[0].id, steps[0].id, readers)
    assert pathway.nodes[0].key == first


@few
@given(trajectories())
def test_for_everyone_no_step_is_passed_over(drawn: tuple[tuple[Step, ...], Route]) -> None:
    steps, inner = drawn
    before = [one.id for one in steps if one.route_of is None and one.id not in {"ailleurs", "fermee"}]
    assert set(before) <= set(of_trajectory(steps, lambda _: inner, ()).by_key)


def test_the_end_of_a_route_that_always_leads_on_leads_on() -> None:
    steps = [step("permis", "emploi", route_of="infirmiere"), step("emploi", end="job")]
    pathway = of_trajectory(steps, lambda _: route(timed(["demande"])), ())
    assert pathway.by_key["permis.permis"].next == {"always": "emploi"}
    assert pathway.time.most == 1


def test_a_refusal_that_the_trajectory_does_not_take_up_stays_an_end() -> None:
    inner = route(
        [
            step("demande", {"full": "permis", "refused": "refus"}),
            step("permis", end="permit"),
            step("refus", end="refused"),
        ]
    )
    steps = [step("permis", {"full": "emploi"}, route_of="infirmiere"), step("emploi", end="job")]
    pathway = of_trajectory(steps, lambda _: inner, ())
    assert pathway.by_key["permis.refus"].next == {}
    assert pathway.by_key["permis.permis"].next == {"always": "emploi"}


@pytest.mark.parametrize("only", [("licensed_france",), ("licensed_canada", "trained_canada")])
def test_a_step_for_some_is_shown_to_them_alone(only: Situations) -> None:
    steps = [step("visa", "offre", only=only), step("offre", "emploi"), step("emploi", end="job")]

    def no_route(_: str) -> Route:
        raise AssertionError("no step is a route")

    for situation in SITUATIONS:
        shown = [node.key for node in of_trajectory(steps, no_route, (situation,)).nodes]
        assert shown == (["visa"] if situation in only else []) + ["offre", "emploi"]


def test_outcomes_of_a_branch_keep_their_names() -> None:
    leads: Mapping[Outcome, str] = {"full": "fin", "partial": "cours", "refused": "refus"}
    steps = [
        step("a", leads),
        step("cours", "fin"),
        step("refus", end="refused"),
        step("fin", end="permit"),
    ]
    assert of_route(route(steps)).nodes[0].next == leads
