"""Dates as sources give them: a day, a month or only a year."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from generator.message import N_

Precision = Literal["year", "month", "day"]

_MONTH = "(0[1-9]|1[0-2])"
_DAY = "(0[1-9]|[12][0-9]|3[01])"
_PATTERN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to the day, the month or the year.

    `first` is the earliest day it may mean; two partial dates order by it.
    """

    first: dt.date
    precision: Precision = "day"

    @property
    def last(self) -> dt.date:
        """The latest day the date may mean."""
        if self.precision == "year":
            return self.first.replace(month=12, day=31)
        if self.precision == "month":
            return self.first.replace(day=calendar.monthrange(self.first.year, self.first.month)[1])
        return self.first

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2024`, `2024-05` or `2024-05-17`.

        Raises:
            ValueError: the text has another form, or names no day of the calendar.
        """
        match = _PATTERN.fullmatch(text)
        if match is None:
            raise ValueError(text)
        year, month, day = match.groups()
        first = dt.date(int(year), int(month or 1), int(day or 1))
        return cls(first, "day" if day else "month" if month else "year")

    def __str__(self) -> str:
        """Return the ISO 8601 form, as long as the precision."""
        return self.first.isoformat()[: {"year": 4, "month": 7, "day": 10}[self.precision]]

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def validate(value: object) -> PartialDate:
            if isinstance(value, cls):
                return value
            # A bare year is an integer in YAML.
            if isinstance(value, (int, str)) and not isinstance(value, bool):
                try:
                    return cls.parse(str(value))
                except ValueError:
                    pass
            raise PydanticCustomError(
                "date_form",
                N_("not a date of the form 2024-05-17, 2024-05 or 2024"),
                {"hint": N_("write in digits the year, then the month and the day where they are known")},
            )

        return core_schema.no_info_plain_validator_function(
            validate, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        # A bare year is an integer in YAML.
        return {
            "type": ["string", "integer"],
            "pattern": f"^[0-9]{{4}}(-{_MONTH}(-{_DAY})?)?$",
            "patternErrorMessage": N_("write it as 2024-05-17, 2024-05 or 2024"),
            "minimum": 1,
            "maximum": 9999,
            "examples": ["2024-05-17", "2024-05", 2024],
        }


def _whole_day(value: PartialDate) -> PartialDate:
    if value.precision != "day":
        raise PydanticCustomError(
            "date_day", N_("not a whole date of the form 2024-05-17"), {"hint": N_("write the month and the day too")}
        )
    return value


Day = Annotated[
    PartialDate,
    AfterValidator(_whole_day),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": f"^[0-9]{{4}}-{_MONTH}-{_DAY}$",
            "patternErrorMessage": N_("write it as 2024-05-17"),
            "examples": ["2024-05-17"],
        }
    ),
]
"""A date known to the day."""
