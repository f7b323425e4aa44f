"""Freshness: what is old says so, to the reader and to its owner."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.context import Context
from generator.finding import Finding
from generator.message import N_, Message


def fresh(context: Context) -> Iterator[Finding]:
    """A record is reviewed every twelve months."""
    for record in context.library:
        if record.review.is_stale(context.today):
            message = Message(N_("not reviewed since {date}"), date=record.review.on)
            hint = Message(N_("read it against its sources, then update “review”"))
            yield context.finding(record, ("review", "on"), "stale", message, hint, severity="warning")
