"""The graph of steps: reachability, outcomes, ranges of time and cost.

A pathway is drawn from the steps of a route, or of a trajectory whose `route` steps are replaced in place by
the route that applies to a situation. Nothing here knows pages or languages.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final, Literal, TypeVar

from generator.model.money import Duration, Unit
from generator.model.profession import Route
from generator.model.situation import Situation
from generator.model.step import Outcome, Step, StepKind

DAYS: Final[Mapping[Unit, Decimal]] = {
    "day": Decimal(1),
    "working_day": Decimal(7) / Decimal(5),
    "week": Decimal(7),
    "month": Decimal("30.4375"),
    "year": Decimal("365.25"),
}
"""Calendar days in each unit, on average. Hours are a workload and have none."""

PAID_KINDS: Final[frozenset[StepKind]] = frozenset(
    {"application", "evaluation", "training", "exam", "immigration", "permit", "registration", "review"}
)
"""Steps for which one usually pays: without a published amount, their cost is unknown rather than nil."""


K = TypeVar("K", int, str)

Bound = Callable[[Step], Decimal | None]
"""A bound of a step's share of a range; None where no source gives it."""


@dataclass(frozen=True, slots=True)
class Node:
    """A step at its place in a pathway."""

    key: str
    """Unique in the pathway: the step's id, after `<route step>.` where the step comes from a route."""
    step: Step
    next: Mapping[Outcome, str]
    """Where each outcome leads, by key. Empty on an end."""
    is_success: bool = False
    """True on an end that is the permit or the job."""


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the most known, and the steps whose share is unknown: never counted as zero."""

    least: Decimal
    most: Decimal
    unknown_least: tuple[Step, ...]
    """Steps on the shortest way with no published lower bound."""
    unknown_most: tuple[Step, ...]
    """Steps on some way with no published upper bound."""
    is_known: bool
    """True where at least one step on a way has a published figure, be it nil."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a graph, at one of its steps."""

    rule: Literal["duplicate-step", "target", "unreachable", "no-exit", "no-success"]
    step: int
    """The index of the step."""
    outcome: Outcome | None = None
    target: str | None = None


def flaws(steps: Sequence[Step]) -> Iterator[Flaw]:
    """Yield what breaks the promises of a graph.

    Every step is reached from the first; every outcome leads to a step; from every step an end can be reached,
    so that no loop is without an exit; and at least one end is the permit or the job.
    """
    index = {step.id: place for place, step in reversed(list(enumerate(steps)))}
    for place, step in enumerate(steps):
        if index[step.id] != place:
            yield Flaw("duplicate-step", place, target=step.id)
    links = {
        place: [index[target] for target in step.next.values() if target in index] for place, step in enumerate(steps)
    }
    missing = [
        Flaw("target", place, outcome, target)
        for place, step in enumerate(steps)
        for outcome, target in step.next.items()
        if target not in index
    ]
    yield from missing
    if missing:
        return
    reached = _closure(links, [0])
    for place in links:
        if place not in reached and index[steps[place].id] == place:
            yield Flaw("unreachable", place)
    backwards: dict[int, list[int]] = {place: [] for place in links}
    for place, onward in links.items():
        for to in onward:
            backwards[to].append(place)
    ends = [place for place, step in enumerate(steps) if step.end is not None]
    leaving = _closure(backwards, ends)
    for place in links:
        if place not in leaving and place in reached:
            yield Flaw("no-exit", place)
    if not any(step.end in {"permit", "job"} for step in steps):
        yield Flaw("no-success", 0)


def _closure(links: Mapping[K, Sequence[K]], starts: Sequence[K]) -> set[K]:
    reached: set[K] = set()
    waiting = list(starts)
    while waiting:
        place = waiting.pop()
        if place not in reached:
            reached.add(place)
            waiting.extend(links[place])
    return reached


@dataclass(frozen=True)
class Pathway:
    """The steps to one end or another, the first step first. Its graph has no flaw."""

    nodes: tuple[Node, ...]

    @cached_property
    def by_key(self) -> Mapping[str, Node]:
        """The nodes by key."""
        return {node.key: node for node in self.nodes}

    @cached_property
    def useful(self) -> frozenset[str]:
        """The keys of the nodes from which the permit or the job can be reached."""
        backwards: dict[str, list[str]] = {node.key: [] for node in self.nodes}
        for node in self.nodes:
            for target in node.next.values():
                backwards[target].append(node.key)
        waiting = [node.key for node in self.nodes if node.is_success]
        found: set[str] = set()
        while waiting:
            key = waiting.pop()
            if key not in found:
                found.add(key)
                waiting.extend(backwards[key])
        return frozenset(found)

    @cached_property
    def time(self) -> Range:
        """Calendar days from the first step to the permit or the job."""
        return self._range(_least_days, _most_days, _has_days)

    @cached_property
    def cost(self) -> Range:
        """Canadian dollars from the first step to the permit or the job."""
        return self._range(_least_dollars, _most_dollars, _has_costs)

    def _range(self, least: Bound, most: Bound, has_figure: Callable[[Step], bool]) -> Range:
        lower, way = self._shortest({node.key: least(node.step) or Decimal(0) for node in self.nodes})
        # A step known to take at least so long counts for that in the most, where nothing says how long at most.
        upper = self._longest({node.key: most(node.step) or least(node.step) or Decimal(0) for node in self.nodes})
        return Range(
            least=lower,
            most=max(lower, upper),
            unknown_least=tuple(node.step for node in self.nodes if node.key in way and least(node.step) is None),
            unknown_most=tuple(node.step for node in self.nodes if node.key in self.useful and most(node.step) is None),
            is_known=any(has_figure(node.step) for node in self.nodes if node.key in self.useful),
        )

    def _shortest(self, weight: Mapping[str, Decimal]) -> tuple[Decimal, frozenset[str]]:
        """The least sum over a way to success, and the keys on that way (the one with the fewest steps)."""
        start = self.nodes[0].key
        queue: list[tuple[Decimal, int, str, tuple[str, ...]]] = [(weight[start], 1, start, (start,))]
        done: set[str] = set()
        while queue:
            total, length, key, way = heapq.heappop(queue)
            if key in done:
                continue
            done.add(key)
            node = self.by_key[key]
            if node.is_success:
                return total, frozenset(way)
            for target in node.next.values():
                if target not in done:
                    heapq.heappush(queue, (total + weight[target], length + 1, target, (*way, target)))
        return Decimal(0), frozenset()

    def _longest(self, weight: Mapping[str, Decimal]) -> Decimal:
        """The greatest sum over a way to success on which each loop is gone round once.

        The steps of a loop (a strongly connected component) are all counted, each once; between loops the
        graph has no cycle, and the longest way through it is exact.
        """
        best: dict[str, Decimal] = {}
        # Components come out targets first, so every way onward is known when a component is weighed.
        for component in _components(self.nodes, self.by_key):
            members = set(component)
            if not members & self.useful:
                continue
            onward = [
                best[target]
                for key in component
                for target in self.by_key[key].next.values()
                if target not in members and target in best
            ]
            total = sum((weight[key] for key in component), Decimal(0)) + max(onward, default=Decimal(0))
            for key in component:
                best[key] = total
        return best.get(self.nodes[0].key, Decimal(0))


def _components(nodes: Sequence[Node], by_key: Mapping[str, Node]) -> list[list[str]]:
    """Tarjan's strongly connected components, targets before sources, without recursion."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    components: list[list[str]] = []
    for root in nodes:
        if root.key in order:
            continue
        work: list[tuple[str, Iterator[str]]] = [(root.key, iter(root.next.values()))]
        order[root.key] = low[root.key] = len(order)
        stack.append(root.key)
        on_stack.add(root.key)
        while work:
            key, targets = work[-1]
            for target in targets:
                if target not in order:
                    order[target] = low[target] = len(order)
                    stack.append(target)
                    on_stack.add(target)
                    work.append((target, iter(by_key[target].next.values())))
                    break
                if target in on_stack:
                    low[key] = min(low[key], order[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[key])
                if low[key] == order[key]:
                    at = stack.index(key)
                    components.append(stack[at:])
                    on_stack.difference_update(stack[at:])
                    del stack[at:]
    return components


def of_route(route: Route) -> Pathway:
    """Return the pathway of a profession's route."""
    return Pathway(
        tuple(Node(step.id, step, step.next, is_success=step.end in {"permit", "job"}) for step in route.steps)
    )


def of_trajectory(steps: Sequence[Step], route_for: Callable[[str], Route], situations: Sequence[Situation]) -> Pathway:
    """Return a trajectory's pathway for readers in the given situations.

    Args:
        steps: the trajectory's steps, without flaw.
        route_for: gives the route of a profession (by id) that applies to these situations.
        situations: who the pathway is for; steps that concern none of them are passed over. Empty: everyone.
    """
    by_id = {step.id: step for step in steps}
    first: dict[str, str] = {}

    def entry(step_id: str) -> str:
        """The key of the node at which one arrives when a step leads to `step_id`."""
        passed: set[str] = set()
        while _is_passed_over(by_id[step_id], situations) and step_id not in passed:
            passed.add(step_id)
            step_id = by_id[step_id].next["always"]
        step = by_id[step_id]
        if step.route_of is None:
            return step_id
        if step_id not in first:
            first[step_id] = f"{step_id}.{route_for(step.route_of).steps[0].id}"
        return first[step_id]

    nodes: list[Node] = []
    for step in steps:
        if _is_passed_over(step, situations):
            continue
        onward = {outcome: entry(target) for outcome, target in step.next.items()}
        if step.route_of is None:
            nodes.append(Node(step.id, step, onward, is_success=step.end in {"permit", "job"}))
            continue
        for inner in route_for(step.route_of).steps:
            leads: Mapping[Outcome, str] = {outcome: f"{step.id}.{target}" for outcome, target in inner.next.items()}
            granted = onward.get("full", onward.get("always"))
            if inner.end == "permit" and granted is not None:
                leads = {"always": granted}
            elif inner.end == "refused" and "refused" in onward:
                leads = {"always": onward["refused"]}
            nodes.append(Node(f"{step.id}.{inner.id}", inner, leads))
    start = entry(steps[0].id)
    nodes.sort(key=lambda node: node.key != start)
    # A step that only a refusal leads to is no step of a way whose route refuses nobody.
    links = {node.key: tuple(node.next.values()) for node in nodes}
    reached = _closure(links, [start])
    return Pathway(tuple(node for node in nodes if node.key in reached))


def _is_passed_over(step: Step, situations: Sequence[Situation]) -> bool:
    return bool(step.only) and bool(situations) and not set(step.only) & set(situations)


def _least_days(step: Step) -> Decimal | None:
    return _days(step, lambda duration: duration.min)


def _most_days(step: Step) -> Decimal | None:
    return _days(step, lambda duration: duration.max)


def _days(step: Step, bound: Callable[[Duration], Decimal | None]) -> Decimal | None:
    """The step's calendar days at a bound; None where no source gives it, zero on an end, which takes none."""
    if step.end is not None:
        return Decimal(0)
    if step.duration is None or step.duration.unit not in DAYS:
        return None
    value = bound(step.duration)
    return None if value is None else value * DAYS[step.duration.unit]


def _has_days(step: Step) -> bool:
    return step.duration is not None and step.duration.unit in DAYS


def _has_costs(step: Step) -> bool:
    return bool(step.costs)


def _least_dollars(step: Step) -> Decimal | None:
    if not step.costs:
        return None if step.kind in PAID_KINDS else Decimal(0)
    return sum((cost.amount for cost in step.costs if not cost.optional), Decimal(0))


def _most_dollars(step: Step) -> Decimal | None:
    if not step.costs:
        return None if step.kind in PAID_KINDS else Decimal(0)
    return sum((cost.max or cost.amount for cost in step.costs), Decimal(0))
