"""How to reach an order, an institution or a service."""

from __future__ import annotations

from typing import Annotated

from generator.model.base import InSchema, Text
from generator.model.text import Cited
from generator.model.url import Email, Phone, WebUrl


class Contact(Cited):
    """Public contact details; each is left out where no source gives it."""

    page: WebUrl | None = None
    """Page. The page to start from for someone trained abroad, or the contact page."""
    email: Email | None = None
    """Email. A public address, not that of a person."""
    phone: Phone | None = None
    """Telephone. As one writes it in Québec; with `, poste 123` where there is one."""
    toll_free: Phone | None = None
    """Toll-free. The number that costs nothing to call."""
    address: Annotated[Text, InSchema(examples=["4200, rue Molson, Montréal (Québec) H1Y 4V4"])] | None = None
    """Postal address. On one line."""
