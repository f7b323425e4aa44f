"""A step of a route or trajectory: what to do, and where each outcome leads."""

from __future__ import annotations

import copyreg
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, StringConstraints, field_serializer, model_validator
from pydantic_core import PydanticCustomError

from generator.message import N_
from generator.model.base import NAME, InSchema, Model
from generator.model.money import Cost, Duration
from generator.model.reference import ProfessionId
from generator.model.situation import Situation
from generator.model.text import Localized, Statement


def _read_only(mapping: dict[str, str]) -> MappingProxyType[str, str]:
    return MappingProxyType(mapping)


# A read-only mapping has no pickled form of its own; records read in another process need one.
copyreg.pickle(MappingProxyType, lambda proxy: (_read_only, (dict(proxy),)))

StepId = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40), NAME, InSchema(examples=["demande"])
]

StepKind = Literal[
    "preparation",
    "application",
    "evaluation",
    "decision",
    "training",
    "stage",
    "exam",
    "french",
    "immigration",
    "search",
    "offer",
    "permit",
    "registration",
    "review",
    "route",
    "end",
]
"""`route` is a profession's route expanded in place (trajectories only); `end` is where a way ends."""

Actor = Literal["candidate", "order", "institution", "employer", "government", "oqlf", "other"]

Outcome = Literal["always", "full", "partial", "refused", "passed", "failed"]
"""What a step may lead to. `always` stands alone: the step has only one way on."""

End = Literal["permit", "job", "refused"]
"""How a way ends: the permit is issued, the job is held, or the way is closed (with its remedies)."""


class Step(Model):
    """A node of the pathway graph."""

    # What `_consistent` asks for, as far as JSON Schema can say it.
    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"kind": {"const": "end"}}},
            "then": {"required": ["end"], "properties": {"next": {"maxProperties": 0}}},
            "else": {"required": ["next"], "properties": {"end": False, "next": {"minProperties": 1}}},
            "allOf": [
                {
                    "if": {"properties": {"kind": {"const": "route"}}},
                    "then": {"required": ["route_of"]},
                    "else": {"properties": {"route_of": False}},
                },
                {
                    "if": {"required": ["next"], "properties": {"next": {"required": ["always"]}}},
                    "then": {"properties": {"next": {"maxProperties": 1}}},
                    "else": {"properties": {"only": {"maxItems": 0}}},
                },
            ],
        }
    )

    id: StepId
    """Identifier. A short name, different from those of the other steps; `next` refers to it."""
    kind: StepKind
    """Kind. What happens at the step. `route` is a profession's route expanded in place (trajectories only); `end` is
    where a way ends."""
    actor: Actor
    """Actor. Who acts."""
    title: Localized
    """Title. What to do, one action, starting with a verb where the reader acts."""
    details: tuple[Statement, ...] = ()
    """Details. What the reader needs to know to do the step."""
    documents: tuple[Statement, ...] = ()
    """Documents. One document a statement."""
    costs: tuple[Cost, ...] = ()
    """Costs. What is paid at this step. An unknown amount is not written here."""
    duration: Duration | None = None
    """Duration. The step's own time, used in totals; other delays go in `details`."""
    paid: Literal["yes", "no", "sometimes"] | None = None
    """Paid. For a stage or a supervised period: whether a source says it is paid."""
    generic: Annotated[bool, Field(strict=True)] = False
    """General rule. True where the step comes from the Professional Code or the equivalence regulation alone, because
    the order publishes no particulars."""
    route_of: ProfessionId | None = None
    """Route of. For a `route` step: the profession whose applicable route is expanded here."""
    only: tuple[Situation, ...] = ()
    """Only for. The situations the step concerns, where not all; the others go straight on (`always`)."""
    next: Mapping[Outcome, StepId] = Field(default_factory=dict)
    """Next. For each outcome, the step it leads to. `always` stands alone."""
    end: End | None = None
    """End. How a way ends: the permit is issued, the job is held, or the way is closed (with its remedies)."""

    @field_serializer("next")
    def _plain(self, value: Mapping[Outcome, StepId]) -> dict[Outcome, StepId]:
        return dict(value)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if (self.end is not None) != (self.kind == "end"):
            raise PydanticCustomError(
                "step_end",
                N_("a step of kind “end”, and no other, has “end”"),
                {"key": "kind", "hint": N_("add “end: permit”, “end: job” or “end: refused”, or choose another kind")}
                if self.end is None
                else {"key": "end", "hint": N_("remove “end”, or write “kind: end”")},
            )
        if (self.route_of is not None) != (self.kind == "route"):
            raise PydanticCustomError(
                "step_route",
                N_("a step of kind “route”, and no other, has “route_of”"),
                {"key": "kind", "hint": N_("name its profession in “route_of”, or choose another kind")}
                if self.route_of is None
                else {"key": "route_of", "hint": N_("remove “route_of”, or write “kind: route”")},
            )
        if self.end is not None and self.next:
            hint = N_("remove “next”, or choose another kind of step")
            raise PydanticCustomError("step_end_next", N_("an end step has no “next”"), {"key": "next", "hint": hint})
        if self.end is None and not self.next:
            hint = N_("add “next”, with the id of the step that follows, or write “kind: end”")
            raise PydanticCustomError("step_no_next", N_("the step leads nowhere: “next” is missing"), {"hint": hint})
        if "always" in self.next and len(self.next) > 1:
            hint = N_("remove “always”, or the other outcomes")
            raise PydanticCustomError(
                "step_always", N_("“always” stands alone in “next”"), {"key": "next", "hint": hint}
            )
        if self.only and "always" not in self.next:
            hint = N_("remove “only”, or leave “always” alone in “next”")
            message = N_("a step with “only” has the single outcome “always”")
            raise PydanticCustomError("step_only", message, {"key": "only", "hint": hint})
        object.__setattr__(self, "next", MappingProxyType(dict(self.next)))
        return self
