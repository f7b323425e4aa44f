"""Steps and graphs of steps, written short or drawn by hypothesis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from hypothesis import strategies as st

from generator.model.base import Locale
from generator.model.date import PartialDate
from generator.model.money import Cost, Duration, Unit
from generator.model.profession import Route
from generator.model.record import Record
from generator.model.situation import SITUATIONS, Situation
from generator.model.source import Review, Source
from generator.model.step import End, Outcome, Step, StepKind
from generator.model.text import Localized, Statement
from generator.pages.citation import Citations
from generator.pages.way import PathwayView, pathway_view
from generator.pathway import of_route

AS_OF = PartialDate.parse("2026-04-01")
BRANCHING: tuple[Outcome, ...] = ("full", "partial", "refused", "passed", "failed")
KINDS: tuple[StepKind, ...] = ("application", "preparation", "training", "stage", "exam", "decision")


def duration(least: str | None, most: str | None, unit: Unit = "day") -> Duration:
    """A duration, its bounds written as numbers."""
    return Duration(
        min=None if least is None else Decimal(least),
        max=None if most is None else Decimal(most),
        unit=unit,
        as_of=AS_OF,
        source=("web",),
    )


def cost(amount: str, most: str | None = None, *, optional: bool = False) -> Cost:
    """A fee in dollars."""
    return Cost(
        what=Localized(fr="Frais", en="Fee"),
        amount=Decimal(amount),
        max=None if most is None else Decimal(most),
        taxes="not_stated",
        optional=optional,
        as_of=AS_OF,
        source=("web",),
    )


def step(
    id: str,
    to: str | Mapping[Outcome, str] | None = None,
    *,
    end: End | None = None,
    kind: StepKind = "preparation",
    title: Localized | None = None,
    time: Duration | None = None,
    costs: Sequence[Cost] = (),
    only: Sequence[Situation] = (),
    route_of: str | None = None,
) -> Step:
    """A step that leads to one other (`to` is its id), to one for each outcome, or nowhere (an end)."""
    following: Mapping[Outcome, str] = {"always": to} if isinstance(to, str) else to or {}
    return Step(
        id=id,
        kind="end" if end is not None else "route" if route_of is not None else kind,
        actor="candidate",
        title=title or Localized(fr=f"Étape {id}", en=f"Step {id}"),
        duration=time,
        costs=tuple(costs),
        only=tuple(only),
        route_of=route_of,
        next=following,
        end=end,
    )


def route(steps: Sequence[Step], situations: Sequence[Situation] = SITUATIONS) -> Route:
    """A route of a profession."""
    return Route(
        id="voie",
        kind="equivalence",
        situations=tuple(situations),
        for_whom=Statement(fr="Tout le monde", en="Everyone", source=("web",)),
        steps=tuple(steps),
    )


def timed(ids: Sequence[str]) -> Sequence[Step]:
    """Steps one after the other, each of one day, to the permit."""
    return [
        *(step(one, other, time=duration("1", "1")) for one, other in pairwise([*ids, "permis"])),
        step("permis", end="permit"),
    ]


_AMOUNTS = st.integers(0, 90).map(Decimal)


@st.composite
def durations(draw: st.DrawFn) -> Duration:
    """Durations with one bound or both, in any unit."""
    least = draw(st.none() | _AMOUNTS)
    most = draw((st.none() if least is not None else st.nothing()) | st.integers(1, 90).map(Decimal))
    if least is not None and most is not None:
        most = max(least, most)
    unit: Unit = draw(st.sampled_from(("hour", "day", "working_day", "week", "month", "year")))
    return Duration(min=least, max=most, unit=unit, as_of=AS_OF, source=("web",))


@st.composite
def costs(draw: st.DrawFn) -> Cost:
    """Costs: one amount or a range, for all or for some."""
    amount = draw(_AMOUNTS)
    most = draw(st.none() | st.integers(1, 90).map(lambda more: amount + more))
    return cost(str(amount), None if most is None else str(most), optional=draw(st.booleans()))


@st.composite
def weighted(draw: st.DrawFn, id: str, following: Mapping[Outcome, str]) -> Step:
    """A step that is no end, with a time and costs that may be unknown."""
    return step(
        id,
        following,
        kind=draw(st.sampled_from(KINDS)),
        time=draw(st.none() | durations()),
        costs=draw(st.lists(costs(), max_size=2)),
    )


@st.composite
def any_steps(draw: st.DrawFn) -> tuple[Step, ...]:
    """Any steps at all: ids given twice, targets that do not exist, loops, steps that nothing leads to."""
    count = draw(st.integers(2, 7))
    name = st.integers(0, count - 1).map(lambda n: f"s{n}")
    ids = draw(st.lists(name, min_size=count, max_size=count) | st.just([f"s{n}" for n in range(count)]))
    target = st.sampled_from([*ids, "nowhere"]) if draw(st.booleans()) else st.sampled_from(ids)
    steps = []
    for one in ids:
        end: End | None = draw(st.none() | st.sampled_from(("permit", "job", "refused")))
        if end is not None:
            steps.append(step(one, end=end))
        elif draw(st.booleans()):
            steps.append(step(one, draw(target)))
        else:
            outcomes = draw(st.lists(st.sampled_from(BRANCHING), min_size=1, max_size=3, unique=True))
            steps.append(step(one, {outcome: draw(target) for outcome in outcomes}))
    return tuple(steps)


@st.composite
def sound_steps(
    draw: st.DrawFn, *, max_steps: int = 6, loops: bool = True, end: End = "permit", prefix: str = "s"
) -> tuple[Step, ...]:
    """Steps without a flaw: each is reached from the first and leads to an end, and one end is the success.

    The steps lead to the success in a row; each may lead elsewhere too: ahead, back (`loops`), or to a refusal, at
    once or after a dead branch. Their order in the list says nothing of the order in which they come.
    """
    count = draw(st.integers(1, max_steps))
    row = [f"{prefix}{n}" for n in range(count)]
    refused, branch = f"{prefix}-refus", f"{prefix}-recours"
    made: list[Step] = []
    used: set[str] = set()
    for place, one in enumerate(row):
        onward = row[place + 1] if place + 1 < count else f"{prefix}-fin"
        ahead = [*row[place + 1 :], f"{prefix}-fin", refused, branch]
        others = draw(st.lists(st.sampled_from([*row, *ahead] if loops else ahead), max_size=2))
        used.update(others)
        outcomes = draw(st.permutations(BRANCHING))
        following: dict[Outcome, str] = dict(zip(outcomes, [onward, *others], strict=False))
        if not others and draw(st.booleans()):
            following = {"always": onward}
        made.append(draw(weighted(one, following)))
    rest = [step(f"{prefix}-fin", end=end)]
    if branch in used:
        rest.append(draw(weighted(branch, {"always": refused})))
    if {branch, refused} & used:
        rest.append(step(refused, end="refused"))
    return (made[0], *draw(st.permutations([*made[1:], *rest])))


@st.composite
def trajectories(draw: st.DrawFn) -> tuple[tuple[Step, ...], Route]:
    """The steps of a trajectory without a flaw, with a step that is a route, and that route.

    Steps before and after the route's may be for some readers `only`.
    """
    inner = draw(sound_steps(max_steps=4, prefix="r"))
    names = [f"t{n}" for n in range(draw(st.integers(0, 5)))]
    at = draw(st.integers(0, len(names)))
    row = [*names[:at], "permis", *names[at:], "emploi"]
    steps = []
    for one, other in pairwise(row):
        if one == "permis":
            refusal: Mapping[Outcome, str] = draw(st.sampled_from(({}, {"refused": "ailleurs"})))
            steps.append(step(one, {"full": other, **refusal}, route_of="infirmiere"))
        else:
            only = draw(st.lists(st.sampled_from(SITUATIONS), max_size=3, unique=True))
            steps.append(step(one, other, only=only))
    if "refused" in next(found.next for found in steps if found.route_of):
        steps.append(step("ailleurs", draw(st.sampled_from(("emploi", "fermee")))))
        if steps[-1].next["always"] == "fermee":
            steps.append(step("fermee", end="refused"))
    steps.append(step("emploi", end="job"))
    return (steps[0], *draw(st.permutations(steps[1:]))), route(inner)


RECORD = Record(
    id="fiche",
    sources=(Source(id="web", title="Page", publisher="Ordre", consulted=AS_OF),),
    review=Review(status="compiled", by="Équipe", on=AS_OF),
)
"""The record that the steps of this module are written in."""


def view(steps: Sequence[Step], locale: Locale) -> PathwayView:
    """Steps as a page in a language shows them."""
    return pathway_view(Citations(locale), of_route(route(steps)), "voie", lambda _: RECORD)
