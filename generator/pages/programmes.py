"""The programmes: the index one filters, a page each with its grid, and a comparison for each profession."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypedDict

from generator.grid import GridRow, grid_row
from generator.model.grid import GridItem
from generator.model.institution import Institution
from generator.model.profession import Profession
from generator.model.programme import Closing, Designation, Programme
from generator.pages.address import PageKey, comparison_key, key_of
from generator.pages.citation import Citations, Fact, Said
from generator.pages.grid_view import ItemView, grid_view
from generator.pages.page import Anchor, Maker, Page
from generator.pages.sorting import sort_key
from generator.pages.way import Delay, delay_of

COMPARED: Final[tuple[GridItem, ...]] = (
    "bases",
    "instruction",
    "language",
    "tests",
    "limited",
    "places",
    "criteria",
    "stream",
    "deadlines",
)
"""The items of the grid set side by side on a comparison."""


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """A programme as lists show it."""

    key: PageKey
    title: Said
    institution_key: PageKey
    institution: Said
    kind: str
    level: str
    instruction: str
    """The language of instruction of its institution; empty where it is not known."""
    is_limited: bool | None
    """None where no source says."""
    professions: tuple[str, ...]
    """The ids of the professions it leads to."""
    is_closed: bool


@dataclass(frozen=True, slots=True)
class Column:
    """A programme of a comparison."""

    item: ProgrammeItem
    grid: Mapping[GridItem, ItemView]


class ProgrammeView(TypedDict):
    """What `programme.html` receives."""

    programme: Programme
    title: Said
    institution: tuple[PageKey, Said, Institution]
    diploma: Said | None
    summary: Fact | None
    delay: Delay | None
    designations: tuple[tuple[PageKey, str, Designation, tuple[int, ...]], ...]
    leads_to: tuple[tuple[PageKey, str], ...]
    """The professions that no designation names."""
    comparisons: tuple[tuple[PageKey, str], ...]
    closed: tuple[Closing, tuple[int, ...]] | None
    """With the numbers of its sources."""
    grid: Mapping[GridItem, ItemView]
    row: GridRow
    calendar: str | None
    facts_about: tuple[Fact, ...]


def make(maker: Maker) -> Iterator[Page]:
    """Yield the index, the page of every programme, and the comparisons."""
    yield _index(maker)
    for programme in maker.library.programmes.values():
        yield _page(maker, programme)
    for profession in maker.library.professions.values():
        if comparison_key(profession) in maker.addresses:
            yield _comparison(maker, profession)


def programme_item(maker: Maker, citations: Citations, programme: Programme) -> ProgrammeItem:
    """Return a programme as lists show it."""
    institution = maker.library.institutions[programme.institution]
    limited = programme.grid.limited
    return ProgrammeItem(
        key=key_of(programme),
        title=citations.say(programme.title, institution.language_of_names),
        institution_key=key_of(institution),
        institution=citations.say(institution.name, institution.language_of_names),
        kind=programme.kind,
        level=programme.level,
        instruction=institution.language or "",
        is_limited=limited.is_limited if limited is not None else None,
        professions=programme.opens,
        is_closed=not programme.is_open,
    )


def programmes_for(maker: Maker, citations: Citations, profession: Profession) -> list[ProgrammeItem]:
    """Return the programmes that lead to a profession: those for people trained abroad first."""
    items = [programme_item(maker, citations, found) for found in maker.library.programmes_for(profession)]
    return sorted(items, key=lambda i: (i.kind != "bridging", i.kind, sort_key(i.institution.text), i.key))


def _index(maker: Maker) -> Page:
    _, library = maker.gettext, maker.library
    citations = maker.citations()
    items = sorted(
        (programme_item(maker, citations, found) for found in library.programmes.values() if found.is_open),
        key=lambda item: (sort_key(item.institution.text), sort_key(item.title.text)),
    )
    institutions = {item.institution_key: item.institution for item in items}
    groups = [(key, name, [i for i in items if i.institution_key == key]) for key, name in institutions.items()]
    professions = sorted(
        ((p.id, p.title.in_locale(maker.locale)) for p in library.professions.values() if library.programmes_for(p)),
        key=lambda pair: sort_key(pair[1]),
    )
    return maker.section_page(
        "programmes",
        "programmes.html",
        _("Programmes"),
        _("The programmes that lead to regulated professions, and how one is admitted."),
        {
            "groups": groups,
            **citations.told,
            "professions": professions,
        },
    )


def _page(maker: Maker, programme: Programme) -> Page:
    _, library = maker.gettext, maker.library
    citations = maker.citations()
    institution = library.institutions[programme.institution]
    title = citations.say(programme.title, institution.language_of_names)
    name = citations.say(institution.name, institution.language_of_names)
    summary = citations.fact(programme, programme.summary) if programme.summary is not None else None
    duration, closed = programme.duration, programme.closed
    row = grid_row(library, programme)
    named = {designation.profession for designation in programme.designations}
    view: ProgrammeView = {
        "programme": programme,
        "title": title,
        "institution": (key_of(institution), name, institution),
        "diploma": citations.say(programme.diploma) if programme.diploma is not None else None,
        "summary": summary,
        "delay": delay_of(citations, programme, duration) if duration is not None else None,
        "designations": tuple(
            (
                key_of(library.professions[found.profession]),
                library.professions[found.profession].title.in_locale(maker.locale),
                found,
                citations.numbers(programme, found.source),
            )
            for found in programme.designations
        ),
        "leads_to": tuple(
            (key_of(library.professions[found]), library.professions[found].title.in_locale(maker.locale))
            for found in programme.leads_to
            if found not in named
        ),
        "comparisons": tuple(
            (comparison_key(profession), profession.title.in_locale(maker.locale))
            for profession in (library.professions[found] for found in programme.opens)
            if comparison_key(profession) in maker.addresses
        ),
        "closed": (closed, citations.numbers(programme, closed.source)) if closed is not None else None,
        "grid": grid_view(citations, row),
        "row": row,
        "calendar": maker.calendars.of_programme(programme),
        "facts_about": citations.facts(programme, programme.notes),
    }
    return maker.record_page(
        programme,
        template="programme.html",
        section="programmes",
        title=title.text,
        description=_("{title}, {institution}: what it leads to, and how one is admitted.").format(
            title=title.text, institution=name.text
        ),
        citations=citations,
        view=view,
        contents=(
            Anchor("leads-to", _("What it leads to")),
            Anchor("admission", _("How one is admitted")),
            Anchor("selection", _("Limited enrolment and selection")),
            Anchor("practical", _("Dates, fees, contact")),
            Anchor("sources", _("Who says so, and since when?")),
        ),
    )


def _comparison(maker: Maker, profession: Profession) -> Page:
    _, library = maker.gettext, maker.library
    citations = maker.citations()
    title = profession.title.in_locale(maker.locale)
    by_key = {key_of(found): found for found in library.programmes_for(profession)}
    columns = []
    for item in programmes_for(maker, citations, profession):
        row: GridRow = grid_row(library, by_key[item.key])
        views = grid_view(citations, row)
        columns.append(Column(item, {name: views[name] for name in COMPARED}))
    key = comparison_key(profession)
    return Page(
        key=key,
        locale=maker.locale,
        path=maker.addresses.path(key, maker.locale),
        template="comparison.html",
        title=_("{title}: the programmes side by side").format(title=title),
        description=_("Language tests, places, criteria and deadlines of the programmes that lead to: {title}.").format(
            title=title
        ),
        section="professions",
        parent=(key_of(profession), title),
        view={
            "profession": (key_of(profession), title),
            "columns": columns,
            "compared": COMPARED,
            **citations.told,
        },
    )
