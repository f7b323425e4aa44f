"""A professional order of Schedule I of the Professional Code (CQLR, c. C-26)."""

from __future__ import annotations

from typing import Annotated, Literal

from generator.model.base import InSchema, Text
from generator.model.contact import Contact
from generator.model.law import Act
from generator.model.maintainer import Handle
from generator.model.record import PageRecord
from generator.model.text import Localized, Statement
from generator.model.url import WebUrl

Practice = Literal["exclusive", "reserved_title"]
"""Exclusive practice (Professional Code, s. 32) or reserved title (s. 36)."""


class Order(PageRecord):
    """Who issues a permit."""

    name: Localized
    """Official name. The English texts of Québec law keep the French name: write it in both languages."""
    gloss: Annotated[Text, InSchema(examples=["Order of nurses of Québec"])]
    """Meaning in English. What the name means, in English, shown beside it on English pages; never as an official name.
    """
    acronym: Annotated[Text, InSchema(examples=["OIIQ"])] | None = None
    """Acronym. As the order writes it."""
    act: Act
    """Act. The act that constitutes the order."""
    practice: Practice
    """Kind of regulation. Exclusive practice (Professional Code, s. 32) or reserved title (s. 36)."""
    site: WebUrl
    """Site. The order's own site."""
    contact: Contact | None = None
    """Contact. How to reach the order, with the source."""
    review_rights: tuple[Statement, ...] = ()
    """Review of a decision. How to ask for a review of an admission decision: the time limit, and to whom."""
    notes: tuple[Statement, ...] = ()
    """Notes. Other facts that a reader needs."""
    maintainers: tuple[Handle, ...] = ()
    """Maintainers. The accounts or teams of GitHub that answer for its records, without `@`; no reader sees them."""
