"""Library -> machine-readable files, published with the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.exports.coverage import csv_text, json_text
from generator.exports.deadlines import calendar_files
from generator.exports.grid import grid_csv, grid_json
from generator.exports.host import headers_text, redirects_text, robots_text
from generator.exports.manifest import manifest_json
from generator.exports.names import names_json
from generator.exports.schemas import schema_exports
from generator.exports.sitemap import sitemap_xml
from generator.library import Library
from generator.model.base import LOCALES
from generator.pages.address import Addresses
from generator.pages.publication import Publication


def exports(
    library: Library,
    addresses: Addresses,
    publication: Publication,
    apart: Mapping[str, Mapping[str, str]] | None = None,
) -> Iterator[tuple[str, str]]:
    """Yield the path and the content of every export.

    Args:
        library: the records.
        addresses: those of the pages.
        publication: where the site stands.
        apart: folders whose files are sent with headers of their own.
    """
    yield "robots.txt", robots_text(publication)
    yield "_headers", headers_text(publication, addresses, apart)
    yield "_redirects", redirects_text(library, addresses, publication)
    if publication.url:
        yield "sitemap.xml", sitemap_xml(library, addresses, publication)
    for locale in LOCALES:
        home = addresses.path("home", locale)
        yield f"{home}manifest.webmanifest", manifest_json(addresses, publication, locale)
        folder = addresses.path("coverage", locale)
        yield f"{folder}coverage.csv", csv_text(library, locale)
        yield f"{folder}coverage.json", json_text(library, locale)
        folder = addresses.path("grid", locale)
        yield f"{folder}grid.csv", grid_csv(library, locale)
        yield f"{folder}grid.json", grid_json(library)
        yield f"{home}search/names.json", names_json(library, addresses, locale)
        yield from calendar_files(library, addresses, locale)
        yield from schema_exports(locale).items()
