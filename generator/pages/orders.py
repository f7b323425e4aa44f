"""The professional orders: the index, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypedDict

from generator.model.contact import Contact
from generator.model.law import Act
from generator.model.order import Order
from generator.pages.address import PageKey, key_of
from generator.pages.citation import Fact, Said
from generator.pages.page import Anchor, Maker, Page
from generator.pages.professions import ProfessionItem, item
from generator.pages.sorting import sort_key


@dataclass(frozen=True, slots=True)
class OrderItem:
    """A row of the index."""

    key: PageKey
    name: str
    gloss: str
    acronym: str | None
    practice: str
    professions: tuple[ProfessionItem, ...]
    shares_acronym: bool
    """True where another order has the same acronym, so that the row must say which it is."""


class OrderView(TypedDict):
    """What `order.html` receives."""

    order: Order
    act: tuple[Act, Said, tuple[int, ...]]
    contact: tuple[Contact, tuple[int, ...]] | None
    professions: tuple[ProfessionItem, ...]
    review_rights: tuple[Fact, ...]
    facts_about: tuple[Fact, ...]
    namesakes: tuple[tuple[PageKey, str], ...]
    """The orders with the same acronym."""


def make(maker: Maker) -> Iterator[Page]:
    """Yield the index and the page of every order."""
    _ = maker.gettext
    orders = sorted(maker.library.orders.values(), key=lambda order: sort_key(order.name.fr))
    acronyms = [order.acronym for order in orders]
    items = [
        OrderItem(
            key=key_of(order),
            name=order.name.fr,
            gloss=order.gloss,
            acronym=order.acronym,
            practice=order.practice,
            professions=tuple(item(maker, found) for found in maker.library.professions_of(order)),
            shares_acronym=order.acronym is not None and acronyms.count(order.acronym) > 1,
        )
        for order in orders
    ]
    yield maker.section_page(
        "orders",
        "orders.html",
        _("Professional orders"),
        _("The orders issue the permits and decide on every application."),
        {"items": items},
    )
    for order in orders:
        yield _page(maker, order)


def _page(maker: Maker, order: Order) -> Page:
    _ = maker.gettext
    citations = maker.citations()
    contact = order.contact
    act = order.act
    view: OrderView = {
        "order": order,
        "act": (act, citations.say(act.title), citations.numbers(order, act.source)),
        "contact": (contact, citations.numbers(order, contact.source)) if contact is not None else None,
        "professions": tuple(item(maker, found) for found in maker.library.professions_of(order)),
        "review_rights": citations.facts(order, order.review_rights),
        "facts_about": citations.facts(order, order.notes),
        "namesakes": tuple(
            (key_of(other), other.name.fr)
            for other in maker.library.orders.values()
            if order.acronym is not None and other.acronym == order.acronym and other is not order
        ),
    }
    return maker.record_page(
        order,
        template="order.html",
        section="orders",
        title=order.name.fr,
        description=_("{order}: the professions it governs, how to reach it, how to ask for a review.").format(
            order=order.name.fr
        ),
        citations=citations,
        view=view,
        contents=(
            Anchor("professions", _("The permits it issues")),
            Anchor("contact", _("How to reach it")),
            Anchor("remedies", _("Asking for a review")),
            Anchor("sources", _("Who says so, and since when?")),
        ),
    )
