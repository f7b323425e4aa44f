"""Where a record's facts come from, and who reviewed the record."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Final, Literal

from generator.model.base import InSchema, Model, SourceId, Text
from generator.model.date import Day, PartialDate
from generator.model.url import WebUrl

MAX_AGE: Final = dt.timedelta(days=365)
"""After this long without review a record is shown as not reviewed."""


class Source(Model):
    """A public document that supports facts of the record."""

    id: SourceId
    """Identifier. A short name, different from those of the record's other sources; facts cite it."""
    title: Annotated[Text, InSchema(examples=["Code des professions, art. 93"])]
    """Title. The document's own title, in its own language."""
    url: WebUrl | None = None
    """Web address. Where it is read; left out only for a law cited by its number."""
    publisher: Annotated[Text, InSchema(examples=["Éditeur officiel du Québec (LégisQuébec)"])]
    """Publisher. Who publishes the document."""
    lang: Literal["fr", "en"] = "fr"
    """Language. The language of the document; French if left out."""
    as_of: PartialDate | None = None
    """Date of the document. The date the document gives for itself; left out where it gives none."""
    consulted: Day
    """Read on. The day on which the document was read for this record."""


class Review(Model):
    """Who answers for the record, and since when."""

    status: Literal["compiled", "confirmed"]
    """Status. `compiled` from public sources by editors, or `confirmed` by the order or institution itself."""
    by: Annotated[Text, InSchema(examples=["Équipe de Parcours"])]
    """By. Who reviewed the record: a team or a body, not a person."""
    on: Day
    """On. The day of the last review. After twelve months the page says that the record is old."""

    def is_stale(self, today: dt.date) -> bool:
        """Whether the last review is more than twelve months old, and must be shown as such."""
        return today - self.on.first > MAX_AGE
