"""A professional order of Schedule I of the Professional Code (CQLR, c. C-26)."""

from __future__ import annotations

from typing import Literal

from generator.model.base import Text
from generator.model.contact import Contact
from generator.model.law import Act
from generator.model.record import PageRecord
from generator.model.text import Localized, Statement
from generator.model.url import WebUrl

Practice = Literal["exclusive", "reserved_title"]
"""Exclusive practice (Professional Code, s. 32) or reserved title (s. 36)."""


class Order(PageRecord):
    """Who issues a permit."""

    name: Localized
    """The official name; the English texts of Québec law keep the French one."""
    gloss: Text
    """What the name means, in English, shown beside it on English pages; never as an official name."""
    acronym: Text | None = None
    act: Act
    """The act that constitutes the order."""
    practice: Practice
    site: WebUrl
    contact: Contact | None = None
    review_rights: tuple[Statement, ...] = ()
    """How to ask for a review of an admission decision."""
    notes: tuple[Statement, ...] = ()
