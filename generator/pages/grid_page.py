"""How far the information grids are filled (measure 3): the indicator, beside the plan's own figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.grid import Share, by_institution, by_item, grid_rows
from generator.model.grid import GRID_ITEMS
from generator.pages.address import PageKey, key_of
from generator.pages.citation import Said
from generator.pages.label import label
from generator.pages.page import Maker, Page
from generator.pages.sorting import sort_key


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of a chart."""

    key: PageKey | None
    name: Said
    share: Share


def make(maker: Maker) -> Iterator[Page]:
    """Yield the page of the indicator."""
    _, library = maker.gettext, maker.library
    citations = maker.citations()
    rows = list(grid_rows(library))
    shares = by_institution(rows)
    institutions = sorted(
        (
            Bar(
                key_of(institution),
                citations.say(institution.name, institution.language_of_names),
                shares[institution.id],
            )
            for institution in library.institutions.values()
            if institution.id in shares
        ),
        key=lambda bar: (-bar.share.percent, sort_key(bar.name.text)),
    )
    items = by_item(rows)
    measure = next((found for found in library.measures.values() if found.number == _MEASURE), None)
    plan = (
        [
            (citations.say(i.indicator), citations.say(i.target), citations.fact(measure, i.state), i.percent)
            for i in measure.indicators
        ]
        if measure is not None
        else []
    )
    yield maker.section_page(
        "grid",
        "grid.html",
        _("How far the admission grids are filled"),
        _("For each institution and each item, the share of programmes whose admission conditions this site states."),
        {
            "institutions": institutions,
            "items": [
                Bar(None, Said(label("grid", item, maker.locale), maker.locale), items[item])
                for item in GRID_ITEMS
                if item in items
            ],
            "total": Share(sum(row.is_filled for row in rows), len(rows)),
            "plan": plan,
            "measure": (key_of(measure), measure.as_of) if measure is not None else None,
            **citations.told,
        },
    )


_MEASURE: Final = 3
"""The plan's measure on the admission conditions of programmes."""
