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
    """Identifier. A short name, different from those of the profession's other routes."""
    kind: RouteKind
    """Kind. How the permit is reached: equivalence, arrangement with France, authorization elsewhere in Canada, another
    agreement, or a permit with limits."""
    title: Localized | None = None
    """Title. Only where the kind's usual title does not tell this route from another of the profession."""
    situations: tuple[Situation, ...] = ()
    """Situations. The situations to which the route applies; empty for a permit asked for beside a main route."""
    for_whom: Statement
    """For whom. Who takes this route, said to the reader."""
    regulation: Regulation | None = None
    """Regulation behind it. The regulation behind the route."""
    conditions: tuple[Statement, ...] = ()
    """Conditions. What the regulation or the order requires."""
    steps: Annotated[tuple[Step, ...], Field(min_length=2, max_length=60)]
    """Steps. The first is the start. Each other is reached by the `next` of a step; the way ends at a step of kind
    `end`."""
    notes: tuple[Statement, ...] = ()
    """Notes. Other facts that a reader needs."""


class AbsentRoute(Model):
    """A statement that a kind of route does not exist for this profession, with its source."""

    kind: RouteKind
    """Kind. The kind of route that does not exist."""
    reason: Statement
    """Reason. What the source says."""


class LookedFor(Model):
    """A field that was looked for and that no public source gives."""

    field: CoverageField
    """Field. A field that the coverage page follows."""
    on: Day
    """Looked for on. The day of the last look."""


class NotToConfuse(Model):
    """A profession with a near name, and how the two differ."""

    profession: ProfessionId
    """Profession. The `id` of the other profession."""
    difference: Statement
    """Difference. How the two differ."""


class Profession(PageRecord):
    """A permit that an order issues, and everything on the way to it."""

    order: OrderId
    """Order. The `id` of the order that issues the permit."""
    title: Title
    """Title. The title of the profession, with a capital."""
    practice: Practice
    """Kind of regulation. Exclusive practice (Professional Code, s. 32) or reserved title (s. 36)."""
    sector: Sector
    """Sector. Under which heading the index lists the profession."""
    summary: Statement
    """Summary. What someone in the profession does, in one plain paragraph."""
    reserved_titles: CitedWords | None = None
    """Reserved titles. The titles that only permit holders may use."""
    abbreviations: CitedWords | None = None
    """Reserved abbreviations. The abbreviations that only permit holders may use."""
    other_names: Names = Names()
    """Other names. What readers may type in the search, in any language. Only names you know for certain."""
    noc: CitedCode | None = None
    """NOC code. The code of the National Occupational Classification 2021, with its source."""
    not_to_confuse: tuple[NotToConfuse, ...] = ()
    """Not to be confused. Professions with a near name."""
    routes: Annotated[tuple[Route, ...], Field(min_length=1, max_length=12)]
    """Routes. The ways to the permit. Exactly one applies to each of the five situations."""
    absent_routes: tuple[AbsentRoute, ...] = ()
    """Absent routes. Kinds of route that do not exist for this profession, with the source that says so."""
    french: tuple[Statement, ...] = ()
    """French. The French requirement for this permit: law, exemptions, exam, temporary permit."""
    remedies: tuple[Statement, ...] = ()
    """Remedies. What one can do after a refusal: review, Commissaire à l'admission aux professions."""
    not_published: tuple[LookedFor, ...] = ()
    """Not published. What was looked for and that no public source gives."""
    notes: tuple[Statement, ...] = ()
    """Notes. Other facts that a reader needs."""

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
