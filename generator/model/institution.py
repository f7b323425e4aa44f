"""A university, college or vocational centre."""

from __future__ import annotations

from typing import Literal

from generator.model.base import Text
from generator.model.contact import Contact
from generator.model.grid import Grid
from generator.model.record import PageRecord
from generator.model.text import Localized, Names, Statement
from generator.model.url import WebUrl


class Institution(PageRecord):
    """Where the missing training is given."""

    name: Localized
    other_names: Names = Names()
    """What people call it: “UdeM”."""
    level: Literal["university", "college", "vocational"]
    language: Literal["fr", "en", "both"] | None = None
    """The language of instruction; left out where no source was read for it."""
    city: Text | None = None
    site: WebUrl | None = None
    contact: Contact | None = None
    summary: Statement | None = None
    grid: Grid = Grid()
    """The general rules of admission, which its programmes inherit."""
    notes: tuple[Statement, ...] = ()
