"""The health trajectories: from abroad to the job, and the job titles that need a stage (measure 4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.order import Order
from generator.model.profession import Profession, Route
from generator.model.record import Record
from generator.model.situation import SITUATIONS, Situation
from generator.model.trajectory import Trajectory
from generator.pages.address import PageKey, key_of
from generator.pages.citation import Citations, Fact, Said
from generator.pages.help import HelpView, help_view
from generator.pages.label import label
from generator.pages.page import Anchor, Maker, Page
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


class TrajectoryView(HelpView):
    """What `trajectory.html` receives."""

    trajectory: Trajectory
    summary: Fact
    diploma: tuple[Fact, ...]
    stage: tuple[Fact, ...]
    variants: tuple[Variant, ...]
    situations: tuple[Situation, ...]
    profession: tuple[PageKey, str] | None
    order: Order | None
    order_key: PageKey | None
    french: tuple[Fact, ...]
    remedies: tuple[Fact, ...]
    facts_about: tuple[Fact, ...]


def make(maker: Maker) -> Iterator[Page]:
    """Yield the index and the page of every trajectory."""
    yield _index(maker)
    for trajectory in maker.library.trajectories.values():
        yield _page(maker, trajectory)


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
    citations = Citations(maker.locale)
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
        {"items": cards, "job_titles": rows, "notes": citations.notes, "is_translated": citations.is_translated},
    )


def _page(maker: Maker, trajectory: Trajectory) -> Page:
    _, library, locale = maker.gettext, maker.library, maker.locale
    citations = Citations(locale)
    title = trajectory.title.in_locale(locale)
    profession = library.professions[trajectory.profession] if trajectory.profession is not None else None
    summary = citations.fact(trajectory, trajectory.summary)
    diploma = citations.facts(trajectory, trajectory.diploma)
    stage = citations.facts(trajectory, trajectory.stage)
    variants = tuple(_variants(maker, citations, trajectory, profession))
    order = library.orders[profession.order] if profession is not None else None
    view: TrajectoryView = {
        "trajectory": trajectory,
        "summary": summary,
        "diploma": diploma,
        "stage": stage,
        "variants": variants,
        "situations": SITUATIONS,
        "profession": (key_of(profession), profession.title.in_locale(locale)) if profession is not None else None,
        "order": order,
        "order_key": key_of(order) if order is not None else None,
        "french": citations.facts(trajectory, trajectory.french),
        "remedies": citations.facts(trajectory, trajectory.remedies),
        **help_view(maker, citations, profession),
        "facts_about": citations.facts(trajectory, trajectory.notes),
    }
    contents = (
        Anchor("job", _("Is this my job?")),
        Anchor("order", _("Who decides?")),
        Anchor("my-route", _("Which route is mine?")),
        *(Anchor(variant.anchor, variant.title.text, variant.title.lang) for variant in variants),
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


def _variants(
    maker: Maker, citations: Citations, trajectory: Trajectory, profession: Profession | None
) -> Iterator[Variant]:
    """Yield the trajectory once for each main route of its profession, that route expanded in place."""

    def variant(anchor: str, title: Said, situations: tuple[Situation, ...], route: Route | None) -> Variant:
        def route_for(_: str) -> Route:
            assert route is not None
            return route

        def record_of(node: Node) -> Record:
            return profession if profession is not None and "." in node.key else trajectory

        pathway = of_trajectory(trajectory.steps, route_for, situations)
        return Variant(anchor, title, situations, pathway_view(citations, pathway, anchor, record_of, situations))

    if profession is None:
        yield variant("steps", Said(maker.gettext("The steps"), maker.locale), (), None)
        return
    for route in profession.routes:
        if route.situations:
            situations = tuple(situation for situation in SITUATIONS if situation in route.situations)
            usual = Said(label("route", route.kind, maker.locale), maker.locale)
            title = citations.say(route.title) if route.title is not None else usual
            yield variant(route.id, title, situations, route)
