"""The action plan 2019-2024: its sixteen measures, and how far each was on 31 March 2021."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from generator.model.measure import Measure
from generator.pages.address import key_of
from generator.pages.citation import Fact, Said
from generator.pages.label import LABELS
from generator.pages.page import Anchor, Maker, Page


class MeasureView(TypedDict):
    """What `measure.html` receives."""

    measure: Measure
    title: Said
    summary: Fact
    lead: tuple[Said, ...]
    partners: tuple[Said, ...]
    indicators: tuple[tuple[Said, Said, Said | None, Fact, int | None], ...]
    """Indicator, target, due date, state, and the share of the target reached in per cent."""


def make(maker: Maker) -> Iterator[Page]:
    """Yield the index and the page of every measure."""
    _ = maker.gettext
    citations = maker.citations()
    found = sorted(maker.library.measures.values(), key=lambda measure: measure.number)
    rows = [(m, key_of(m), citations.say(m.title), citations.fact(m, m.summary)) for m in found]
    groups = [(theme, [row for row in rows if row[0].theme == theme]) for theme in LABELS["theme"]]
    yield maker.section_page(
        "measures",
        "measures.html",
        _("The action plan 2019-2024"),
        _("The sixteen measures of the Pôle de coordination pour l'accès à la formation, and their state."),
        {
            "groups": [(theme, rows) for theme, rows in groups if rows],
            **citations.told,
            "states_as_of": found[0].as_of if found else None,
        },
    )
    for measure in found:
        yield _page(maker, measure)


def _page(maker: Maker, measure: Measure) -> Page:
    _ = maker.gettext
    citations = maker.citations()
    title = citations.say(measure.title)
    view: MeasureView = {
        "measure": measure,
        "title": title,
        "summary": citations.fact(measure, measure.summary),
        "lead": tuple(citations.say(body) for body in measure.lead),
        "partners": tuple(citations.say(body) for body in measure.partners),
        "indicators": tuple(
            (
                citations.say(row.indicator),
                citations.say(row.target),
                citations.say(row.due) if row.due is not None else None,
                citations.fact(measure, row.state),
                row.percent,
            )
            for row in measure.indicators
        ),
    }
    return maker.record_page(
        measure,
        template="measure.html",
        section="measures",
        title=_("Measure {number}: {title}").format(number=measure.number, title=title.text),
        description=_("Measure {number} of the action plan 2019-2024: indicators, targets, state.").format(
            number=measure.number
        ),
        citations=citations,
        view=view,
        contents=(
            Anchor("measure", _("What it is")),
            Anchor("indicators", _("Indicators and state")),
            Anchor("sources", _("Who says so, and since when?")),
        ),
    )
