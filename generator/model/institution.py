"""A university, college or vocational centre."""

from __future__ import annotations

from typing import Annotated, Literal

from generator.model.base import InSchema, Locale, Text
from generator.model.contact import Contact
from generator.model.grid import Grid
from generator.model.maintainer import Handle
from generator.model.record import PageRecord
from generator.model.text import Localized, Names, Statement
from generator.model.url import WebUrl


class Institution(PageRecord):
    """Where the missing training is given."""

    name: Localized
    """Name. The official name."""
    other_names: Names = Names()
    """Other names. What people call it, such as “UdeM”."""
    level: Literal["university", "college", "vocational"]
    """Level. University, college or vocational centre."""
    language: Literal["fr", "en", "both"] | None = None
    """Language of instruction. Left out where no source was read for it."""
    city: Annotated[Text, InSchema(examples=["Montréal"])] | None = None
    """City. Where the institution is."""
    site: WebUrl | None = None
    """Site. The institution's own site."""
    contact: Contact | None = None
    """Contact. How to reach the institution, with the source."""
    summary: Statement | None = None
    """Summary. What the institution gives, in one plain paragraph."""
    grid: Grid = Grid()
    """Information grid. The general rules of admission, which its programmes inherit."""
    notes: tuple[Statement, ...] = ()
    """Notes. Other facts that a reader needs."""
    maintainers: tuple[Handle, ...] = ()
    """Maintainers. The accounts or teams of GitHub that answer for its records, without `@`; no reader sees them."""

    @property
    def language_of_names(self) -> Locale | None:
        """The language of those of its names, and of its programmes', that are the same in both; None if not known."""
        return self.language if self.language != "both" else None
