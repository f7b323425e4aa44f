"""What every record has: an id, sources and a review."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import Model, RecordId
from generator.model.source import Review, Source
from generator.model.text import FormerSlugs, Slugs


class Record(Model):
    """A file of `content/`."""

    id: RecordId
    """Identifier. The name of the file without `.yaml`: lower case without accents, digits and hyphens. It never
    changes."""
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    """Sources. The public documents that support the facts of the record. Each is cited at least once."""
    review: Review
    """Review. Who answers for the record, and since when."""


class PageRecord(Record):
    """A record that has a page of its own in each language."""

    slug: Slugs
    """Address. The last part of the page's address, in each language."""
    formerly: FormerSlugs = FormerSlugs()
    """Former addresses. The slugs it had before: links to its old addresses still find it."""
