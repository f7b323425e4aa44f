"""Dates: nothing was consulted, reviewed or true tomorrow."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.context import Context
from generator.finding import Finding
from generator.message import N_, Message
from generator.model.date import PartialDate


def not_in_future(context: Context) -> Iterator[Finding]:
    """No date of a record lies after the day of the check."""
    for record, loc, value in context.values:
        # A deadline is the one date that may lie ahead.
        if isinstance(value, PartialDate) and value.first > context.today and "deadlines" not in loc:
            message = Message(N_("the date {date} is in the future"), date=value)
            yield context.finding(record, loc, "future-date", message, Message(N_("check the year")))
