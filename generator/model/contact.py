"""How to reach an order, an institution or a service."""

from __future__ import annotations

from generator.model.base import Text
from generator.model.text import Cited
from generator.model.url import Email, Phone, WebUrl


class Contact(Cited):
    """Public contact details; each is left out where no source gives it."""

    page: WebUrl | None = None
    """The page to start from for someone trained abroad, or the contact page."""
    email: Email | None = None
    phone: Phone | None = None
    toll_free: Phone | None = None
    address: Text | None = None
