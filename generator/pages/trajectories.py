"""The health trajectories: from abroad to the job, and the job titles that need a stage (measure 4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypedDict

from generator.model.order import Order
from generator.model.profession import Profession, Route
from generator.model.record import Record
from generator.model.situation import SITUATIONS, Situation
from generator.model.trajectory import Trajectory
from generator.pages.address import PageKey, key_of, route_key, routes_with_pages
from generator.pages.citation import Citations, Fact, Said
from generator.pages.good_to_know import MoreView, more_view
from generator.pages.help import HelpView, help_view
from generator.pages.page import Anchor, Maker, Page
from generator.pages.routes import route_title
from generator.pages.sorting import sort_key
from generator.pages.way import PathwayView, pathway_view
from generator.pathway import Node, of_trajectory


@dataclass(frozen=True, slots=True)
class TrajectoryItem:
    """A card of the index."""

    key: PageKey
    title: str
    is_regulated: bool
    summary: Fact


@dataclass(frozen=True, slots=True)
class JobTitleItem:
    """A row of the table of job titles."""

    title: str
    order: tuple[PageKey, str] | None
    link: PageKey | None
    """The trajectory's page, or the profession's where there is no trajectory."""
    needs_stage: str
    stage: Fact


@dataclass(frozen=True, slots=True)
class Variant:
    """The whole trajectory for readers to whom one route applies; for everyone where no permit is needed."""

    anchor: str
    title: Said
    situations: tuple[Situation, ...]
    pathway: PathwayView


@dataclass(frozen=True, slots=True)
class Choice:
    """The route that applies to a situation: its page, or none where it is on the trajectory's own."""

    situation: Situation
    key: PageKey | None
    title: Said


class RoutePageView(TypedDict):
    """What `trajectory_route.html` receives."""

    trajectory: tuple[PageKey, str]
    variant: Variant


class TrajectoryView(HelpView, MoreView):
    """What `trajectory.html` receives."""

    trajectory: Trajectory
    summary: Fact
    diploma: tuple[Fact, ...]
    stage: tuple[Fact, ...]
    choices: tuple[Choice, ...]
    variant: Variant
    """The trajectory by the main route of its profession."""
    profession: tuple[PageKey, str] | None
    order: Order | None
    order_key: PageKey | None
    french: tuple[Fact, ...]
    remedies: tuple[Fact, ...]


def make(maker: Maker) -> Iterator[Page]:
    """Yield the index and the page of every trajectory."""
    yield _index(maker)
    for trajectory in maker.library.trajectories.values():
        yield _page(maker, trajectory)
        for route in routes_with_pages(maker.library, trajectory):
            yield _route_page(maker, trajectory, route)


def items(maker: Maker, citations: Citations) -> tuple[TrajectoryItem, ...]:
    """Return the trajectories in the order of measure 4's list."""
    found = sorted(maker.library.trajectories.values(), key=lambda trajectory: trajectory.rank)
    return tuple(
        TrajectoryItem(
            key=key_of(trajectory),
            title=trajectory.title.in_locale(maker.locale),
            is_regulated=trajectory.profession is not None,
            summary=citations.fact(trajectory, trajectory.summary),
        )
        for trajectory in found
    )


def _index(maker: Maker) -> Page:
    _, library = maker.gettext, maker.library
    citations = maker.citations()
    cards = items(maker, citations)
    rows = []
    for job in sorted(library.job_titles.values(), key=lambda found: sort_key(found.title.in_locale(maker.locale))):
        order = library.orders[job.order] if job.order is not None else None
        rows.append(
            JobTitleItem(
                title=job.title.in_locale(maker.locale),
                order=(key_of(order), order.acronym or order.name.fr) if order is not None else None,
                link=f"trajectory/{job.trajectory}"
                if job.trajectory is not None
                else f"profession/{job.profession}"
                if job.profession is not None
                else None,
                needs_stage=job.needs_stage,
                stage=citations.fact(job, job.stage),
            )
        )
    return maker.section_page(
        "trajectories",
        "trajectories.html",
        _("Health and social services: from abroad to the job"),
        _("Ten trajectories from abroad to a job in the health and social services network, placements included."),
        {"items": cards, "job_titles": rows, **citations.told},
    )


def _page(maker: Maker, trajectory: Trajectory) -> Page:
    _, library, locale = maker.gettext, maker.library, maker.locale
    citations = maker.citations()
    title = trajectory.title.in_locale(locale)
    profession = library.professions[trajectory.profession] if trajectory.profession is not None else None
    summary = citations.fact(trajectory, trajectory.summary)
    diploma = citations.facts(trajectory, trajectory.diploma)
    stage = citations.facts(trajectory, trajectory.stage)
    main = profession.main_route if profession is not None else None
    variant = _variant(maker, citations, trajectory, main)
    order = library.orders[profession.order] if profession is not None else None
    view: TrajectoryView = {
        "trajectory": trajectory,
        "summary": summary,
        "diploma": diploma,
        "stage": stage,
        "choices": _choices(citations, trajectory, profession) if profession is not None else (),
        "variant": variant,
        "profession": (key_of(profession), profession.title.in_locale(locale)) if profession is not None else None,
        "order": order,
        "order_key": key_of(order) if order is not None else None,
        "french": citations.facts(trajectory, trajectory.french),
        "remedies": citations.facts(trajectory, trajectory.remedies),
        **help_view(maker, citations, profession),
        **more_view(maker, citations, trajectory),
    }
    contents = (
        Anchor("job", _("Is this my job?")),
        Anchor("order", _("Who decides?")),
        Anchor("my-route", _("Which route is mine?")),
        Anchor(variant.anchor, variant.title.text, variant.title.lang),
        Anchor("stage", _("The placement (stage)")),
        Anchor("french", _("French")),
        Anchor("remedies", _("If the answer is partial or no")),
        Anchor("training", _("Programmes that give the missing training")),
        Anchor("help", _("Help on the way")),
        Anchor("sources", _("Who says so, and since when?")),
    )
    return maker.record_page(
        trajectory,
        template="trajectory.html",
        section="trajectories",
        title=title,
        description=_("From abroad to the job of {title} in Québec's health network: every step in order.").format(
            title=title
        ),
        citations=citations,
        view=view,
        contents=contents,
    )


def _route_page(maker: Maker, trajectory: Trajectory, route: Route) -> Page:
    _, locale = maker.gettext, maker.locale
    citations = maker.citations()
    name = trajectory.title.in_locale(locale)
    variant = _variant(maker, citations, trajectory, route)
    title = _("{profession} – {route}").format(profession=name, route=variant.title.text)
    view: RoutePageView = {"trajectory": (key_of(trajectory), name), "variant": variant}
    return maker.record_page(
        trajectory,
        template="trajectory_route.html",
        section="trajectories",
        title=title,
        description=_("From abroad to the job of {title} in Québec's health network: every step in order.").format(
            title=title
        ),
        citations=citations,
        view=view,
        contents=(
            Anchor("for-whom", _("Is this my route?")),
            Anchor("steps", _("The way, step by step")),
            Anchor("next", _("French, remedies, help")),
            Anchor("sources", _("Who says so, and since when?")),
        ),
        key=route_key(trajectory, route),
        parent=(key_of(trajectory), name),
    )


def _choices(citations: Citations, trajectory: Trajectory, profession: Profession) -> tuple[Choice, ...]:
    routes = {situation: profession.route_for(situation) for situation in SITUATIONS}
    return tuple(
        Choice(
            situation,
            None if route is profession.main_route else route_key(trajectory, route),
            route_title(citations, route),
        )
        for situation, route in routes.items()
    )


def _variant(maker: Maker, citations: Citations, trajectory: Trajectory, route: Route | None) -> Variant:
    """Return the trajectory with a route of its profession expanded in place; without one, its own steps."""
    profession = maker.library.professions[trajectory.profession] if trajectory.profession is not None else None
    situations = tuple(found for found in SITUATIONS if route is not None and found in route.situations)
    anchor = route.id if route is not None else "steps"
    title = route_title(citations, route) if route is not None else Said(maker.gettext("The steps"), maker.locale)

    def route_for(_: str) -> Route:
        assert route is not None
        return route

    def record_of(node: Node) -> Record:
        return profession if profession is not None and "." in node.key else trajectory

    pathway = of_trajectory(trajectory.steps, route_for, situations)
    return Variant(anchor, title, situations, pathway_view(citations, pathway, anchor, record_of, situations))
