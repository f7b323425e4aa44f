"""The routes of a profession: the main one stands on the profession's page, each other on a page of its own.

One reader takes one route. On a page of its own a route costs those who take another nothing but a link.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypedDict

from generator.model.order import Order
from generator.model.profession import Profession, Route
from generator.model.situation import SITUATIONS, Situation
from generator.pages.address import PageKey, key_of, route_key
from generator.pages.citation import Citations, Fact, Said
from generator.pages.label import label
from generator.pages.page import Anchor, Maker, Page
from generator.pages.way import PathwayView, RegulationView, pathway_view, regulation_view
from generator.pathway import of_route


@dataclass(frozen=True, slots=True)
class RouteLink:
    """A route as its profession's page leads to it."""

    key: PageKey | None
    """The page of the route; none for the main route, which is on the page itself."""
    anchor: str
    title: Said


@dataclass(frozen=True, slots=True)
class RouteView:
    """A route in full."""

    anchor: str
    title: Said
    situations: tuple[Situation, ...]
    for_whom: Fact
    regulation: RegulationView | None
    conditions: tuple[Fact, ...]
    notes: tuple[Fact, ...]
    pathway: PathwayView


class RoutePageView(TypedDict):
    """What `route.html` receives."""

    profession: tuple[PageKey, str]
    order: Order
    order_key: PageKey
    route: RouteView


def make(maker: Maker) -> Iterator[Page]:
    """Yield the page of every route but the main ones."""
    for profession in maker.library.professions.values():
        for route in profession.other_routes:
            yield _page(maker, profession, route)


def route_link(citations: Citations, profession: Profession, route: Route) -> RouteLink:
    """Return what leads to a route from its profession's page."""
    return RouteLink(
        key=None if route is profession.main_route else route_key(profession, route),
        anchor=route.id,
        title=route_title(citations, route),
    )


def route_view(citations: Citations, profession: Profession, route: Route) -> RouteView:
    """Return a route as a page shows it in full, its sources numbered in the order of reading."""
    regulation = route.regulation
    return RouteView(
        anchor=route.id,
        title=route_title(citations, route),
        situations=tuple(situation for situation in SITUATIONS if situation in route.situations),
        for_whom=citations.fact(profession, route.for_whom),
        regulation=regulation_view(citations, profession, regulation) if regulation is not None else None,
        conditions=citations.facts(profession, route.conditions),
        pathway=pathway_view(citations, of_route(route), route.id, lambda _: profession),
        notes=citations.facts(profession, route.notes),
    )


def route_title(citations: Citations, route: Route) -> Said:
    """Return the title of a route in the page's language: its own, or its kind's."""
    if route.title is not None:
        return citations.say(route.title)
    return Said(label("route", route.kind, citations.locale), citations.locale)


def _page(maker: Maker, profession: Profession, route: Route) -> Page:
    _, library, locale = maker.gettext, maker.library, maker.locale
    citations = maker.citations()
    order = library.orders[profession.order]
    name = profession.title.in_locale(locale)
    shown = route_view(citations, profession, route)
    title = _("{profession} – {route}").format(profession=name, route=shown.title.text)
    view: RoutePageView = {
        "profession": (key_of(profession), name),
        "order": order,
        "order_key": key_of(order),
        "route": shown,
    }
    contents = [
        Anchor("for-whom", _("Is this my route?")),
        *([Anchor("conditions", _("Conditions"))] if shown.conditions else []),
        Anchor("steps", _("The way, step by step")),
        *([Anchor("more", _("Good to know"))] if shown.notes else []),
        Anchor("next", _("French, remedies, help")),
        Anchor("sources", _("Who says so, and since when?")),
    ]
    return maker.record_page(
        profession,
        template="route.html",
        section="professions",
        title=title,
        description=_("{title}: who it is for, the conditions, the steps, the costs and the delays.").format(
            title=title
        ),
        citations=citations,
        view=view,
        contents=tuple(contents),
        key=route_key(profession, route),
        parent=(key_of(profession), name),
    )
