"""How far the grids are filled, as CSV and JSON."""

from __future__ import annotations

import csv
import io
import json

from generator.grid import by_institution, by_item, grid_rows
from generator.library import Library
from generator.model.base import Locale
from generator.model.grid import GRID_ITEMS, VERSION
from generator.pages.label import label
from generator.translation import translations


def grid_csv(library: Library, locale: Locale) -> str:
    """Return the grids as CSV (RFC 4180): a row a programme, a column an item, states in words."""
    gettext = translations(locale).gettext
    out = io.StringIO()
    writer = csv.writer(out)
    head = ["id", gettext("Institution"), gettext("Stated"), gettext("Items that apply")]
    writer.writerow([*head, *(label("grid", item, locale) for item in GRID_ITEMS)])
    for row in grid_rows(library):
        states = (label("grid_state", row.states[item], locale) for item in GRID_ITEMS)
        writer.writerow([row.programme.id, row.institution.id, row.filled, row.applicable, *states])
    return out.getvalue()


def grid_json(library: Library) -> str:
    """Return the grids and the shares as JSON, items and states by their names in the model."""
    rows = list(grid_rows(library))
    data = {
        "version": VERSION,
        "programmes": [
            {
                "id": row.programme.id,
                "institution": row.institution.id,
                "stated": row.filled,
                "applicable": row.applicable,
                "items": dict(row.states),
            }
            for row in rows
        ],
        "institutions": {
            name: {"filled": share.filled, "of": share.of} for name, share in sorted(by_institution(rows).items())
        },
        "items": {name: {"filled": share.filled, "of": share.of} for name, share in by_item(rows).items()},
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
