"""Universities, colleges and vocational centres, and the programmes they give."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.institution import Institution
from generator.model.programme import Programme
from generator.pages.address import PageKey, key_of
from generator.pages.citation import Citations, Said
from generator.pages.label import LABELS
from generator.pages.page import Anchor, Maker, Page
from generator.pages.sorting import sort_key
from generator.pages.way import Delay


def make(maker: Maker) -> Iterator[Page]:
    """Yield the indexes of institutions and programmes, and a page for each of both."""
    _, library = maker.gettext, maker.library
    citations = Citations(maker.locale)
    rows = sorted(
        ((i, key_of(i), citations.say(i.name), len(library.programmes_at(i))) for i in library.institutions.values()),
        key=lambda row: sort_key(row[2].text),
    )
    groups = [(level, [row for row in rows if row[0].level == level]) for level in LABELS["level"]]
    yield maker.section_page(
        "institutions",
        "institutions.html",
        _("Universities, colleges and vocational centres"),
        _("Where the diplomas that open a permit and the missing training are given."),
        {"groups": [(level, found) for level, found in groups if found]},
    )
    yield maker.section_page(
        "programmes",
        "programmes.html",
        _("Programmes"),
        _("The programmes that lead to regulated professions, by profession."),
        {"groups": _by_profession(maker, citations)},
    )
    for institution in library.institutions.values():
        yield _institution(maker, institution)
    for programme in library.programmes.values():
        yield _programme(maker, programme)


Row = tuple[PageKey, Programme, Said, Said]


def _by_profession(maker: Maker, citations: Citations) -> list[tuple[PageKey, str, list[Row]]]:
    library = maker.library
    groups = []
    for profession in library.professions.values():
        rows = [_row(maker, citations, found) for found in library.programmes_for(profession)]
        if rows:
            rows.sort(key=lambda row: (row[1].kind, sort_key(row[3].text), sort_key(row[2].text)))
            groups.append((key_of(profession), profession.title.in_locale(maker.locale), rows))
    return sorted(groups, key=lambda group: sort_key(group[1]))


def _row(maker: Maker, citations: Citations, programme: Programme) -> Row:
    institution = maker.library.institutions[programme.institution]
    return key_of(programme), programme, citations.say(programme.title), citations.say(institution.name)


def _institution(maker: Maker, institution: Institution) -> Page:
    _ = maker.gettext
    citations = Citations(maker.locale)
    name = citations.say(institution.name)
    contact = institution.contact
    rows = sorted(
        (_row(maker, citations, found) for found in maker.library.programmes_at(institution)),
        key=lambda row: sort_key(row[2].text),
    )
    view = {
        "institution": institution,
        "name": name,
        "summary": citations.fact(institution, institution.summary) if institution.summary is not None else None,
        "programmes": rows,
        "contact": (contact, citations.numbers(institution, contact.source)) if contact is not None else None,
        "facts_about": citations.facts(institution, institution.notes),
    }
    return maker.record_page(
        institution,
        template="institution.html",
        section="institutions",
        title=name.text,
        description=_("{name}: its programmes that lead to regulated professions.").format(name=name.text),
        citations=citations,
        view=view,
        contents=(
            Anchor("programmes", _("Its programmes")),
            Anchor("contact", _("How to reach it")),
            Anchor("sources", _("Who says so, and since when?")),
        ),
    )


def _programme(maker: Maker, programme: Programme) -> Page:
    _, library = maker.gettext, maker.library
    citations = Citations(maker.locale)
    title = citations.say(programme.title)
    institution = library.institutions[programme.institution]
    duration = programme.duration
    opened = {designation.profession for designation in programme.designations}
    view = {
        "programme": programme,
        "title": title,
        "institution": (key_of(institution), citations.say(institution.name)),
        "diploma": citations.say(programme.diploma) if programme.diploma is not None else None,
        "summary": citations.fact(programme, programme.summary) if programme.summary is not None else None,
        "delay": Delay(duration, None, citations.numbers(programme, duration.source)) if duration is not None else None,
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
            if found not in opened
        ),
        "facts_about": citations.facts(programme, programme.notes),
    }
    return maker.record_page(
        programme,
        template="programme.html",
        section="programmes",
        title=title.text,
        description=_("{title}, {institution}: what it leads to.").format(
            title=title.text, institution=citations.say(institution.name).text
        ),
        citations=citations,
        view=view,
        contents=(
            Anchor("leads-to", _("What it leads to")),
            Anchor("sources", _("Who says so, and since when?")),
        ),
    )
