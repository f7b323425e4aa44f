"""Universities, colleges and vocational centres: the index, and a page for each with its general rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from generator.grid import Share, by_institution, grid_rows
from generator.model.contact import Contact
from generator.model.institution import Institution
from generator.pages.address import key_of
from generator.pages.citation import Fact, Said
from generator.pages.grid_view import ItemView, general_view
from generator.pages.label import LABELS
from generator.pages.page import Anchor, Maker, Page
from generator.pages.programmes import ProgrammeItem, programme_item
from generator.pages.sorting import sort_key


class InstitutionView(TypedDict):
    """What `institution.html` receives."""

    institution: Institution
    name: Said
    summary: Fact | None
    programmes: list[ProgrammeItem]
    share: Share | None
    """How many of its programmes have a filled grid."""
    general: list[ItemView]
    """Its general rules of admission."""
    calendars: tuple[tuple[str, str], ...]
    """Title of a profession, path of its calendar of deadlines."""
    contact: tuple[Contact, tuple[int, ...]] | None
    facts_about: tuple[Fact, ...]


def make(maker: Maker) -> Iterator[Page]:
    """Yield the index and the page of every institution."""
    _, library = maker.gettext, maker.library
    citations = maker.citations()
    rows = sorted(
        (
            (
                i,
                key_of(i),
                citations.say(i.name, i.language_of_names),
                sum(found.is_open for found in library.programmes_at(i)),
            )
            for i in library.institutions.values()
        ),
        key=lambda row: sort_key(row[2].text),
    )
    groups = [(level, [row for row in rows if row[0].level == level]) for level in LABELS["level"]]
    yield maker.section_page(
        "institutions",
        "institutions.html",
        _("Universities, colleges and vocational centres"),
        _("Where the diplomas that open a permit and the missing training are given."),
        {
            "groups": [(level, found) for level, found in groups if found],
            **citations.told,
        },
    )
    shares = by_institution(grid_rows(library))
    for institution in library.institutions.values():
        yield _page(maker, institution, shares.get(institution.id))


def _page(maker: Maker, institution: Institution, share: Share | None) -> Page:
    _ = maker.gettext
    citations = maker.citations()
    name = citations.say(institution.name, institution.language_of_names)
    contact = institution.contact
    items = sorted(
        (programme_item(maker, citations, found) for found in maker.library.programmes_at(institution)),
        key=lambda item: (item.is_closed, sort_key(item.title.text)),
    )
    general = general_view(citations, institution, institution.grid)
    view: InstitutionView = {
        "institution": institution,
        "name": name,
        "summary": citations.fact(institution, institution.summary) if institution.summary is not None else None,
        "programmes": items,
        "share": share,
        "general": general,
        "calendars": tuple(
            (profession.title.in_locale(maker.locale), path)
            for profession, path in maker.calendars.of_institution(institution)
        ),
        "contact": (contact, citations.numbers(institution, contact.source)) if contact is not None else None,
        "facts_about": citations.facts(institution, institution.notes),
    }
    contents = [
        Anchor("programmes", _("Its programmes")),
        *([Anchor("admission", _("General rules of admission"))] if general else []),
        Anchor("contact", _("How to reach it")),
        Anchor("sources", _("Who says so, and since when?")),
    ]
    return maker.record_page(
        institution,
        template="institution.html",
        section="institutions",
        title=name.text,
        description=_("{name}: its programmes that lead to regulated professions.").format(name=name.text),
        citations=citations,
        view=view,
        contents=tuple(contents),
    )
