"""A regulated profession, and the routes to its permit."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Model
from generator.model.date import Day
from generator.model.law import Regulation
from generator.model.order import Practice
from generator.model.record import PageRecord
from generator.model.reference import OrderId, ProfessionId
from generator.model.situation import Situation
from generator.model.step import Step, StepId
from generator.model.text import CitedCode, CitedWords, Localized, Names, Statement, Title

Sector = Literal["health", "social", "engineering", "land", "law", "business", "science", "language"]

RouteKind = Literal[
    "equivalence", "france", "canada", "other_agreement", "special_permit", "restrictive_permit", "temporary_permit"
]
"""How the permit is reached: equivalence of diploma or training (Professional Code, s. 93 c), the
France–Québec arrangement (s. 93 c.2), an authorization elsewhere in Canada (s. 94 q), another agreement,
or a permit with limits (ss. 40 to 42.2)."""

CoverageField = Literal[
    "documents", "fees", "delays", "french", "exams", "stage", "training", "remedies", "noc", "routes", "steps"
]
"""A field that the coverage page follows."""


class Route(Model):
    """One way to the permit, for some of the situations."""

    id: StepId
    kind: RouteKind
    title: Localized | None = None
    """Only where the kind's usual title does not tell this route from another of the profession."""
    situations: tuple[Situation, ...] = ()
    """The situations to which the route applies; empty for a permit asked for beside a main route."""
    for_whom: Statement
    regulation: Regulation | None = None
    conditions: tuple[Statement, ...] = ()
    steps: Annotated[tuple[Step, ...], Field(min_length=2, max_length=60)]
    notes: tuple[Statement, ...] = ()


class AbsentRoute(Model):
    """A statement that a kind of route does not exist for this profession, with its source."""

    kind: RouteKind
    reason: Statement


class LookedFor(Model):
    """A field that was looked for and that no public source gives."""

    field: CoverageField
    on: Day
    """The day of the last look."""


class NotToConfuse(Model):
    """A profession with a near name, and how the two differ."""

    profession: ProfessionId
    difference: Statement


class Profession(PageRecord):
    """A permit that an order issues, and everything on the way to it."""

    order: OrderId
    title: Title
    practice: Practice
    sector: Sector
    summary: Statement
    """What someone in the profession does, in one plain paragraph."""
    reserved_titles: CitedWords | None = None
    abbreviations: CitedWords | None = None
    other_names: Names = Names()
    noc: CitedCode | None = None
    not_to_confuse: tuple[NotToConfuse, ...] = ()
    routes: Annotated[tuple[Route, ...], Field(min_length=1, max_length=12)]
    absent_routes: tuple[AbsentRoute, ...] = ()
    french: tuple[Statement, ...] = ()
    remedies: tuple[Statement, ...] = ()
    not_published: tuple[LookedFor, ...] = ()
    notes: tuple[Statement, ...] = ()

    @property
    def has_france_route(self) -> bool:
        """Whether an arrangement with France gives access to the permit."""
        return any(route.kind == "france" for route in self.routes)

    @property
    def may_need_stage(self) -> bool:
        """Whether a route has a stage among its steps."""
        return any(step.kind == "stage" for route in self.routes for step in route.steps)

    @property
    def main_route(self) -> Route:
        """The route of most readers: those trained elsewhere, without a licence of Canada or of France.

        Raises:
            LookupError: as `route_for` does.
        """
        return self.route_for("trained_elsewhere")

    @property
    def other_routes(self) -> tuple[Route, ...]:
        """The routes beside the main one: first those that apply to a situation, then permits asked for beside it."""
        main = self.main_route
        return tuple(
            sorted((route for route in self.routes if route is not main), key=lambda route: not route.situations)
        )

    def route_for(self, situation: Situation) -> Route:
        """Return the one route that applies to a situation.

        Raises:
            LookupError: none does; the check reports such a record, and nothing is built from it.
        """
        for route in self.routes:
            if situation in route.situations:
                return route
        raise LookupError(situation)
