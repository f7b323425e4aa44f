"""Amounts and delays. Both always carry the date at which they were true."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.message import N_
from generator.model.date import PartialDate
from generator.model.text import Cited, Localized

DateBasis = Literal["stated", "consulted"]
"""`stated`: the source gives the date; `consulted`: it gives none, and the date is the day it was read."""

Taxes = Literal["included", "extra", "exempt", "not_stated"]
"""Whether Québec and federal sales taxes are in the amount; `not_stated` where the source does not say."""

Unit = Literal["hour", "day", "working_day", "week", "month", "year"]


class Dated(Cited):
    """A cited value with its date."""

    as_of: PartialDate
    """As of. The date at which this was true."""
    as_of_basis: DateBasis = "stated"
    """Basis of the date. `stated`: the source gives the date; `consulted`: it gives none, and the date is the day it
    was read."""


class Cost(Dated):
    """A fee, or another sum that the reader pays, in Canadian dollars."""

    what: Localized
    """What is paid. The name of the fee, without its amount."""
    amount: Annotated[Decimal, Field(ge=0, le=1_000_000, decimal_places=2, examples=[747.34])]
    """Amount. In Canadian dollars, with a point for cents; the least one where `max` is given."""
    max: Annotated[Decimal, Field(gt=0, le=1_000_000, decimal_places=2, examples=[812])] | None = None
    """Largest amount. Where the source gives a range."""
    taxes: Taxes
    """Taxes. Whether Québec and federal sales taxes are in the amount; `not_stated` where the source does not say."""
    per: Literal["once", "year", "term", "attempt", "month", "credit"] = "once"
    """How often. How often it is paid; once if left out."""
    optional: Annotated[bool, Field(strict=True)] = False
    """Optional. True where only some readers pay it; such a cost is shown but not counted in the least total."""

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.max is not None and self.max < self.amount:
            hint = N_("write the smaller amount in “amount” and the larger in “max”")
            raise PydanticCustomError("range_order", N_("max is below amount"), {"key": "max", "hint": hint})
        return self


class Duration(Dated):
    """How long something takes. At least one bound is given."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["min"]}, {"required": ["max"]}]})

    min: Annotated[Decimal, Field(ge=0, le=100_000, examples=[3])] | None = None
    """Shortest. The shortest time. At least one of `min` and `max` is given."""
    max: Annotated[Decimal, Field(gt=0, le=100_000, examples=[6])] | None = None
    """Longest. The longest time. At least one of `min` and `max` is given."""
    unit: Unit
    """Unit. `hour` is a workload (a course of 915 hours), never time on the calendar."""
    what: Localized | None = None
    """What is measured. Where the step or the programme alone does not say it."""

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.min is None and self.max is None:
            hint = N_("write the shortest time in “min”, the longest in “max”, or one of them")
            raise PydanticCustomError("range_empty", N_("neither min nor max is given"), {"hint": hint})
        if self.min is not None and self.max is not None and self.max < self.min:
            hint = N_("write the shorter time in “min” and the longer in “max”")
            raise PydanticCustomError("range_order", N_("max is below min"), {"key": "max", "hint": hint})
        return self
