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
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    review: Review


class PageRecord(Record):
    """A record that has a page of its own in each language."""

    slug: Slugs
    formerly: FormerSlugs = FormerSlugs()
    """The slugs it had before: links to its old addresses still find it."""
