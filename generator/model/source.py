"""Where a record's facts come from, and who reviewed the record."""

from __future__ import annotations

import datetime as dt
from typing import Final, Literal

from generator.model.base import Model, SourceId, Text
from generator.model.date import Day, PartialDate
from generator.model.url import WebUrl

MAX_AGE: Final = dt.timedelta(days=365)
"""After this long without review a record is shown as not reviewed."""


class Source(Model):
    """A public document that supports facts of the record."""

    id: SourceId
    title: Text
    """The document's own title, in its own language."""
    url: WebUrl | None = None
    """Where it is read; left out only for a law cited by its number."""
    publisher: Text
    lang: Literal["fr", "en"] = "fr"
    """The language of the document."""
    as_of: PartialDate | None = None
    """The date the document gives for itself; left out where it gives none."""
    consulted: Day
    """The day on which the document was read for this record."""


class Review(Model):
    """Who answers for the record, and since when."""

    status: Literal["compiled", "confirmed"]
    """`compiled` from public sources by editors, or `confirmed` by the order or institution itself."""
    by: Text
    on: Day

    def is_stale(self, today: dt.date) -> bool:
        """Whether the last review is more than twelve months old, and must be shown as such."""
        return today - self.on.first > MAX_AGE
