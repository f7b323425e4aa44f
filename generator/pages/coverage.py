"""How far the information goes, profession by profession, with totals."""

from __future__ import annotations

from collections.abc import Iterator

from generator.coverage import FIELDS, STATES, rows, totals
from generator.pages.address import key_of
from generator.pages.page import Maker, Page
from generator.pages.sorting import sort_key


def make(maker: Maker) -> Iterator[Page]:
    """Yield the page of the coverage."""
    _ = maker.gettext
    found = list(rows(maker.library))
    table = sorted(
        ((key_of(row.profession), row.profession.title.in_locale(maker.locale), row.states) for row in found),
        key=lambda line: sort_key(line[1]),
    )
    yield maker.section_page(
        "coverage",
        "coverage.html",
        _("How far the information goes"),
        _("For each profession, what this site says, what nobody publishes, and what is still to be looked for."),
        {"fields": FIELDS, "states": STATES, "rows": table, "totals": totals(found)},
    )
