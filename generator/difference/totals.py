"""Routes whose time or cost is another, from the first step to the permit or the job."""

from __future__ import annotations

from collections.abc import Iterator

from generator.difference.change import Both, TotalChange
from generator.difference.facts import same_routes
from generator.library import Library
from generator.model.profession import Profession, Route
from generator.model.record import PageRecord
from generator.model.situation import SITUATIONS
from generator.model.trajectory import Trajectory
from generator.pathway import Pathway, Range, of_route, of_trajectory


def total_changes(before: Library, after: Library, both: Both) -> Iterator[TotalChange]:
    """Yield the totals that differ, of every route and trajectory that is on both sides."""
    for old, new in both:
        if isinstance(old, Profession) and isinstance(new, Profession):
            for left, right in same_routes(old, new):
                if left != right:
                    yield from _totals(new, right.id, of_route(left), of_route(right))
        elif isinstance(old, Trajectory) and isinstance(new, Trajectory):
            olds, news = _variants(before, old), _variants(after, new)
            for route, pathway in news.items():
                if route in olds:
                    yield from _totals(new, route, olds[route], pathway)


def _variants(library: Library, trajectory: Trajectory) -> dict[str | None, Pathway]:
    """The whole trajectory for each route of its profession that applies to a situation; one where it has none."""
    if trajectory.profession is None:
        return {None: _way(trajectory, None)}
    routes = library.professions[trajectory.profession].routes
    return {route.id: _way(trajectory, route) for route in routes if route.situations}


def _way(trajectory: Trajectory, route: Route | None) -> Pathway:
    def route_for(profession: str) -> Route:
        if route is None:
            raise LookupError(profession)
        return route

    situations = [found for found in SITUATIONS if route is not None and found in route.situations]
    return of_trajectory(trajectory.steps, route_for, situations)


def _totals(record: PageRecord, route: str | None, before: Pathway, after: Pathway) -> Iterator[TotalChange]:
    if _said(before.time) != _said(after.time):
        yield TotalChange(record, route, "time", before.time, after.time)
    if _said(before.cost) != _said(after.cost):
        yield TotalChange(record, route, "cost", before.cost, after.cost)


def _said(total: Range) -> tuple[object, ...]:
    """What a page says of a total: its bounds, and how many steps it leaves out."""
    return total.least, total.most, total.is_known, missing(total)


def missing(total: Range) -> int:
    """Return how many steps a total leaves out because nothing is published for them."""
    return len({id(step) for step in (*total.unknown_least, *total.unknown_most)})
