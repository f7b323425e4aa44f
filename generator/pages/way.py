"""Ways and their steps as pages show them: numbered, with where each outcome leads, totals and a schematic."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.model.law import Regulation
from generator.model.money import Cost, Duration
from generator.model.record import Record
from generator.model.situation import Situation
from generator.model.step import Actor, End, Outcome, StepKind
from generator.pages.citation import Citations, Fact, Said
from generator.pathway import Node, Pathway, Range


@dataclass(frozen=True, slots=True)
class Way:
    """Where an outcome of a step leads, on the same page."""

    outcome: Outcome
    number: int
    title: Said
    anchor: str


@dataclass(frozen=True, slots=True)
class Fee:
    """A cost, with the numbers of its sources."""

    what: Said
    cost: Cost
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Delay:
    """A duration, with the numbers of its sources."""

    duration: Duration
    what: Said | None
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StepView:
    """A step of the ordered list, and a box of the schematic."""

    key: str
    anchor: str
    number: int
    title: Said
    titles: tuple[str, ...]
    """The title in every language, for a schematic whose boxes fit all of them."""
    kind: StepKind
    actor: Actor
    details: tuple[Fact, ...]
    documents: tuple[Fact, ...]
    fees: tuple[Fee, ...]
    delay: Delay | None
    paid: Literal["yes", "no", "sometimes"] | None
    generic: bool
    only: tuple[Situation, ...]
    ways: tuple[Way, ...]
    end: End | None
    goes_on: bool
    """True where the only way on is the next step of the list, which needs no words."""


@dataclass(frozen=True, slots=True)
class RegulationView:
    """A regulation, with the numbers of its sources."""

    regulation: Regulation
    title: Said
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """A range of time or cost, and the steps it leaves out because nothing is published for them."""

    least: Decimal
    most: Decimal
    is_known: bool
    missing: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class PathwayView:
    """The steps in order, what they add up to, and what the schematic is drawn from."""

    steps: tuple[StepView, ...]
    time: Total
    cost: Total
    links: tuple[tuple[str, str, Outcome], ...]
    """The arrows: key of the step, key of the target, outcome."""


def regulation_view(citations: Citations, record: Record, regulation: Regulation) -> RegulationView:
    """Return a regulation with its title in the page's language."""
    return RegulationView(regulation, citations.say(regulation.title), citations.numbers(record, regulation.source))


def pathway_view(
    citations: Citations,
    pathway: Pathway,
    anchor: str,
    record_of: Callable[[Node], Record],
    situations: Sequence[Situation] = (),
) -> PathwayView:
    """Return a pathway as a page shows it.

    Args:
        citations: numbers the sources of the page.
        pathway: the graph.
        anchor: what the anchors of the steps start with, unique on the page.
        record_of: gives the record that a node's step is written in, and that its sources are listed in.
        situations: who the pathway is for; a step says for whom it is only where it is not for all of them.
    """
    numbers = {node.key: number for number, node in enumerate(pathway.nodes, 1)}
    titles = {node.key: citations.say(node.step.title) for node in pathway.nodes}

    def anchor_of(key: str) -> str:
        return f"{anchor}-{key.replace('.', '-')}"

    def step_view(node: Node) -> StepView:
        step, record = node.step, record_of(node)
        ways = tuple(
            Way(outcome, numbers[target], titles[target], anchor_of(target)) for outcome, target in node.next.items()
        )
        return StepView(
            key=node.key,
            anchor=anchor_of(node.key),
            number=numbers[node.key],
            title=titles[node.key],
            titles=tuple(title for title in (step.title.fr, step.title.en) if title is not None),
            kind=step.kind,
            actor=step.actor,
            details=citations.facts(record, step.details),
            documents=citations.facts(record, step.documents),
            fees=tuple(
                Fee(citations.say(cost.what), cost, citations.numbers(record, cost.source)) for cost in step.costs
            ),
            delay=delay_of(citations, record, step.duration) if step.duration is not None else None,
            paid=step.paid,
            generic=step.generic,
            only=() if set(situations) <= set(step.only) else step.only,
            ways=ways,
            end=step.end if not node.next else None,
            goes_on=[(way.outcome, way.number) for way in ways] == [("always", numbers[node.key] + 1)],
        )

    steps = tuple(step_view(node) for node in pathway.nodes)
    by_step = {id(node.step): view for node, view in zip(pathway.nodes, steps, strict=True)}
    return PathwayView(
        steps=steps,
        time=_total(pathway.time, by_step),
        cost=_total(pathway.cost, by_step),
        links=tuple((node.key, target, outcome) for node in pathway.nodes for outcome, target in node.next.items()),
    )


def delay_of(citations: Citations, record: Record, duration: Duration) -> Delay:
    """Return a duration as pages show it."""
    what = citations.say(duration.what) if duration.what is not None else None
    return Delay(duration, what, citations.numbers(record, duration.source))


def _total(found: Range, by_step: Mapping[int, StepView]) -> Total:
    missing = {id(step): step for step in (*found.unknown_least, *found.unknown_most)}
    return Total(
        least=found.least,
        most=found.most,
        is_known=found.is_known,
        missing=tuple(sorted((by_step[key] for key in missing), key=lambda view: view.number)),
    )
