"""Library -> machine-readable files, published with the site."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.coverage import csv_text, json_text
from generator.exports.deadlines import calendar_files
from generator.exports.grid import grid_csv, grid_json
from generator.exports.host import headers_text, robots_text
from generator.exports.names import names_json
from generator.exports.schemas import schema_exports
from generator.library import Library
from generator.model.base import LOCALES
from generator.pages.address import Addresses


def exports(library: Library, addresses: Addresses, site_url: str) -> Iterator[tuple[str, str]]:
    """Yield the path and the content of every export; `site_url` is empty where the address is not known."""
    yield "robots.txt", robots_text(site_url)
    yield "_headers", headers_text()
    for locale in LOCALES:
        folder = addresses.path("coverage", locale)
        yield f"{folder}coverage.csv", csv_text(library, locale)
        yield f"{folder}coverage.json", json_text(library, locale)
        folder = addresses.path("grid", locale)
        yield f"{folder}grid.csv", grid_csv(library, locale)
        yield f"{folder}grid.json", grid_json(library)
        yield f"{addresses.path('home', locale)}search/names.json", names_json(library, addresses, locale)
        yield from calendar_files(library, addresses, locale)
        yield from schema_exports(locale).items()
