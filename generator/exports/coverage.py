"""The coverage of the information as CSV and JSON."""

from __future__ import annotations

import csv
import io
import json

from generator.coverage import FIELDS, rows, totals
from generator.library import Library
from generator.model.base import Locale
from generator.pages.label import label
from generator.translation import translations


def csv_text(library: Library, locale: Locale) -> str:
    """Return the table as CSV (RFC 4180): a row a profession, its headings and states in words."""
    gettext = translations(locale).gettext
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(
        ["id", gettext("Profession"), gettext("Order"), *(label("field", field, locale) for field in FIELDS)]
    )
    for row in rows(library):
        states = (label("coverage", row.states[field], locale) for field in FIELDS)
        writer.writerow([row.profession.id, row.profession.title.in_locale(locale), row.profession.order, *states])
    return out.getvalue()


def json_text(library: Library, locale: Locale) -> str:
    """Return the table and its totals as JSON, the states by their names in the model."""
    found = list(rows(library))
    data = {
        "professions": [
            {
                "id": row.profession.id,
                "title": row.profession.title.in_locale(locale),
                "order": row.profession.order,
                "fields": dict(row.states),
            }
            for row in found
        ],
        "totals": {field: dict(sorted(counts.items())) for field, counts in totals(found).items()},
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
