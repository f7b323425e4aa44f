"""The professions: the index that one filters, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model.order import Order
from generator.model.profession import Profession, RouteKind
from generator.model.situation import SITUATIONS, Situation
from generator.model.text import CitedCode, CitedWords
from generator.pages.address import PageKey, key_of
from generator.pages.citation import Fact
from generator.pages.good_to_know import MoreView, more_view
from generator.pages.help import HelpView, help_view
from generator.pages.label import LABELS
from generator.pages.page import Anchor, Maker, Page
from generator.pages.routes import RouteLink, RouteView, route_link, route_view
from generator.pages.sorting import sort_key


@dataclass(frozen=True, slots=True)
class ProfessionItem:
    """A row of the index."""

    key: PageKey
    title: str
    order_key: PageKey
    order: str
    sector: str
    practice: str
    has_france: bool
    needs_stage: bool
    names: tuple[tuple[str, tuple[str, ...]], ...]
    """The other names by which a reader may look for it, by language."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The route that applies to a situation."""

    situation: Situation
    route: RouteLink


@dataclass(frozen=True, slots=True)
class Near:
    """A profession with a near name."""

    key: PageKey
    title: str
    difference: Fact


class ProfessionView(HelpView, MoreView):
    """What `profession.html` receives."""

    profession: Profession
    summary: Fact
    near: tuple[Near, ...]
    words: Mapping[str, tuple[CitedWords | CitedCode, tuple[int, ...]] | None]
    """Reserved titles, abbreviations and NOC code, each with the numbers of its sources."""
    order: Order
    order_key: PageKey
    siblings: tuple[ProfessionItem, ...]
    """The other professions of the order."""
    choices: tuple[Choice, ...]
    route: RouteView
    """The main route, in full."""
    others: tuple[tuple[RouteLink, Fact], ...]
    """The other routes, each on a page of its own, and whom they are for."""
    absent: tuple[tuple[RouteKind, Fact], ...]
    french: tuple[Fact, ...]
    remedies: tuple[Fact, ...]
    trajectory: tuple[PageKey, str] | None


def make(maker: Maker) -> Iterator[Page]:
    """Yield the index and the page of every profession."""
    yield _index(maker)
    for profession in maker.library.professions.values():
        yield _page(maker, profession)


def item(maker: Maker, profession: Profession) -> ProfessionItem:
    """Return a profession as lists show it."""
    order = maker.library.orders[profession.order]
    return ProfessionItem(
        key=key_of(profession),
        title=profession.title.in_locale(maker.locale),
        order_key=key_of(order),
        order=order.acronym or order.name.fr,
        sector=profession.sector,
        practice=profession.practice,
        has_france=profession.has_france_route,
        needs_stage=profession.may_need_stage,
        names=profession.other_names.by_language(),
    )


def _index(maker: Maker) -> Page:
    _ = maker.gettext
    items = sorted(
        (item(maker, found) for found in maker.library.professions.values()), key=lambda i: sort_key(i.title)
    )
    sectors = [name for name in LABELS["sector"] if any(found.sector == name for found in items)]
    return maker.section_page(
        "professions",
        "professions.html",
        _("Regulated professions"),
        _("Find your profession, the order that issues the permit, and the route that applies to you."),
        {"items": items, "sectors": [(name, [i for i in items if i.sector == name]) for name in sectors]},
    )


def _page(maker: Maker, profession: Profession) -> Page:
    _, library, locale = maker.gettext, maker.library, maker.locale
    citations = maker.citations()
    order = library.orders[profession.order]
    title = profession.title.in_locale(locale)
    summary = citations.fact(profession, profession.summary)
    near = tuple(
        Near(
            key=key_of(other),
            title=other.title.in_locale(locale),
            difference=citations.fact(profession, found.difference),
        )
        for found in profession.not_to_confuse
        for other in (library.professions[found.profession],)
    )
    words = {
        name: (cited, citations.numbers(profession, cited.source)) if cited is not None else None
        for name, cited in (
            ("reserved_titles", profession.reserved_titles),
            ("abbreviations", profession.abbreviations),
            ("noc", profession.noc),
        )
    }
    absent = tuple((found.kind, citations.fact(profession, found.reason)) for found in profession.absent_routes)
    route = route_view(citations, profession, profession.main_route)
    trajectory = library.trajectory_of(profession)
    view: ProfessionView = {
        "profession": profession,
        "summary": summary,
        "near": near,
        "words": words,
        "order": order,
        "order_key": key_of(order),
        "siblings": tuple(item(maker, p) for p in library.professions_of(order) if p is not profession),
        "choices": tuple(
            Choice(found, route_link(citations, profession, profession.route_for(found))) for found in SITUATIONS
        ),
        "route": route,
        "others": tuple(
            (route_link(citations, profession, other), citations.fact(profession, other.for_whom))
            for other in profession.other_routes
        ),
        "absent": absent,
        "french": citations.facts(profession, profession.french),
        "remedies": citations.facts(profession, profession.remedies),
        **help_view(maker, citations, profession),
        "trajectory": (key_of(trajectory), trajectory.title.in_locale(locale)) if trajectory is not None else None,
        **more_view(maker, citations, profession),
    }
    contents = [
        Anchor("profession", _("Is this my profession?")),
        Anchor("order", _("Who decides?")),
        Anchor("my-route", _("Which route is mine?")),
        Anchor(route.anchor, route.title.text, route.title.lang),
        *([Anchor("other-routes", _("The other routes"))] if view["others"] else []),
        Anchor("french", _("French")),
        Anchor("remedies", _("If the answer is partial or no")),
        Anchor("training", _("Programmes that give the missing training")),
        Anchor("help", _("Help on the way")),
        Anchor("sources", _("Who says so, and since when?")),
    ]
    return maker.record_page(
        profession,
        template="profession.html",
        section="professions",
        title=title,
        description=_(
            "How to practise in Québec when you were trained abroad: {title}. Routes, steps, costs, delays."
        ).format(title=title),
        citations=citations,
        view=view,
        contents=tuple(contents),
    )
