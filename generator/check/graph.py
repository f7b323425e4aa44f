"""The pathway graph: sound steps, and one route for each situation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.check.context import Context
from generator.finding import Finding
from generator.message import N_, Message
from generator.model.record import Record
from generator.model.situation import SITUATIONS
from generator.model.step import Step
from generator.model.walk import Loc
from generator.pathway import Flaw, flaws
from generator.reading import did_you_mean, one_of


def steps_are_sound(context: Context) -> Iterator[Finding]:
    """Every step is reached, every outcome leads somewhere, every loop has an exit."""
    for record, loc, steps in _graphs(context):
        found = list(flaws(steps))
        # Where a misspelt target would lead is not known, nor then what is reached and what has an exit.
        is_cut = any(flaw.rule == "target" for flaw in found)
        for flaw in found:
            if is_cut and flaw.rule in {"unreachable", "no-exit"}:
                continue
            yield _flaw_finding(context, record, (*loc, flaw.step), flaw, steps)


def routes_are_unique(context: Context) -> Iterator[Finding]:
    """Two routes of a profession have different ids; a route has no step that only a trajectory may have."""
    for profession in context.library.professions.values():
        seen: set[str] = set()
        for index, route in enumerate(profession.routes):
            if route.id in seen:
                message = Message(N_("two routes have the id “{id}”"), id=route.id)
                yield context.finding(
                    profession, ("routes", index, "id"), "route", message, Message(N_("rename one of the two"))
                )
            seen.add(route.id)
            for place, step in enumerate(route.steps):
                loc = ("routes", index, "steps", place)
                if step.route_of is not None:
                    message = Message(N_("a step of a route cannot be a route itself"))
                    yield context.finding(
                        profession, (*loc, "route_of"), "route", message, Message(N_("choose another kind of step"))
                    )
                elif step.end == "job":
                    message = Message(N_("a profession's route ends with a permit, not with a job"))
                    yield context.finding(
                        profession, (*loc, "end"), "route", message, Message(N_("write “end: permit”"))
                    )


def one_route_for_each_situation(context: Context) -> Iterator[Finding]:
    """Exactly one route of a profession applies to each situation a reader can be in."""
    for profession in context.library.professions.values():
        covering = {
            situation: [i for i, route in enumerate(profession.routes) if situation in route.situations]
            for situation in SITUATIONS
        }
        for situation, routes in covering.items():
            if not routes:
                message = Message(N_("no route applies to the situation “{situation}”"), situation=situation)
                hint = Message(N_("add it to the “situations” of the route that does"))
                yield context.finding(profession, ("routes",), "situation", message, hint, key=True)
            for index in routes[1:]:
                message = Message(
                    N_("the situation “{situation}” already has the route “{id}”"),
                    situation=situation,
                    id=profession.routes[routes[0]].id,
                )
                hint = Message(N_("leave it to one of the two routes"))
                at = profession.routes[index].situations.index(situation)
                yield context.finding(profession, ("routes", index, "situations", at), "situation", message, hint)


def _graphs(context: Context) -> Iterator[tuple[Record, Loc, Sequence[Step]]]:
    for profession in context.library.professions.values():
        for index, route in enumerate(profession.routes):
            yield profession, ("routes", index, "steps"), route.steps
    for trajectory in context.library.trajectories.values():
        yield trajectory, ("steps",), trajectory.steps


def _flaw_finding(context: Context, record: Record, loc: Loc, flaw: Flaw, steps: Sequence[Step]) -> Finding:
    step = steps[flaw.step]
    match flaw.rule:
        case "duplicate-step":
            message = Message(N_("two steps have the id “{id}”"), id=step.id)
            return context.finding(record, (*loc, "id"), flaw.rule, message, Message(N_("rename one of the two")))
        case "target":
            message = Message(
                N_("the outcome “{outcome}” leads to no step “{id}”"), outcome=flaw.outcome, id=flaw.target
            )
            ids = [other.id for other in steps]
            hint = did_you_mean(flaw.target or "", ids) or one_of(ids)
            return context.finding(record, (*loc, "next", str(flaw.outcome)), flaw.rule, message, hint)
        case "unreachable":
            message = Message(N_("no step leads to “{id}”"), id=step.id)
            hint = Message(N_("name it in the “next” of the step before it, or remove it"))
            return context.finding(record, (*loc, "id"), flaw.rule, message, hint)
        case "no-exit":
            message = Message(N_("from “{id}” no end can be reached: the loop has no exit"), id=step.id)
            hint = Message(N_("give a step of the loop an outcome that leads to an end"))
            return context.finding(record, (*loc, "id"), flaw.rule, message, hint)
        case "no-success":
            message = Message(N_("no step ends with the permit or the job"))
            return context.finding(
                record, loc[:-1], flaw.rule, message, Message(N_("add a step of kind “end”")), key=True
            )
