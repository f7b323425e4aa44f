"""The files that tell hosts and robots how to treat the site."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from generator.exports.host import HEADERS, headers_text, redirects_text, robots_text
from generator.pages.address import addresses
from generator.pages.publication import Publication
from tests import builders
from tests.builders import LIBRARY

NOWHERE = Publication("Parcours")
AT_ROOT = Publication("Parcours", "https://site.example/")
BELOW = Publication("Parcours", "https://site.example/base/")


def headers(publication: Publication, path: str, text: str = "") -> dict[str, list[str]]:
    """Return the headers that every rule which fits a path asks for."""
    found: dict[str, list[str]] = {}
    fits = False
    for line in (text or headers_text(publication)).splitlines():
        if not line.startswith(" "):
            fits = fnmatchcase(path, line)
        elif fits:
            name, _, value = line.strip().partition(": ")
            found.setdefault(name, []).append(value)
    return found


@pytest.mark.parametrize("publication", [NOWHERE, AT_ROOT, BELOW])
@pytest.mark.parametrize(
    "path", ["", "en/orders/ordre/", "assets/site.css", "icons/any-192.png", "pagefind/fragment/fr_1.pf_fragment"]
)
def test_every_file_has_the_policies_and_no_header_twice(publication: Publication, path: str) -> None:
    found = headers(publication, publication.root + path)
    assert {"Content-Security-Policy", "Referrer-Policy", "X-Content-Type-Options"} <= found.keys()
    assert {name: values for name, values in found.items() if len(values) > 1} == {}


def test_the_policy_allows_nothing_inline() -> None:
    (policy,) = headers(AT_ROOT, "/")["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe-inline" not in policy


@pytest.mark.parametrize(
    ("path", "cached"),
    [
        ("pagefind/fragment/fr_1.pf_fragment", "immutable"),
        ("pagefind/index/fr_1.pf_index", "immutable"),
        ("assets/site.css", "max-age=3600"),
        ("icons/any-192.png", "max-age=86400"),
    ],
)
def test_what_is_kept_is_kept_below_a_base_path_too(path: str, cached: str) -> None:
    for publication in (AT_ROOT, BELOW):
        assert cached in headers(publication, publication.root + path)["Cache-Control"][0]


@pytest.mark.parametrize("path", ["", "en/", "professions/", "pagefind/pagefind-entry.json", "search/names.json"])
def test_what_changes_under_the_same_name_is_not_kept(path: str) -> None:
    assert "Cache-Control" not in headers(AT_ROOT, f"/{path}")


def test_robots_are_told_of_the_site_map_only_where_there_is_one() -> None:
    assert "Sitemap" not in robots_text(NOWHERE)
    assert robots_text(BELOW).splitlines()[-1] == "Sitemap: https://site.example/base/sitemap.xml"


def test_a_folder_apart_has_its_own_headers_and_no_file_any_twice(tmp_path: Path) -> None:
    library = builders.library_at(tmp_path)
    apart = {"admin/": {"Content-Security-Policy": "own", "X-Robots-Tag": "noindex"}}
    for publication in (AT_ROOT, BELOW):
        text = headers_text(publication, addresses(library, ()), apart)
        for path in ("", "en/orders/ordre/", "professions/profession/", "404.html", "assets/site.css"):
            assert all(len(values) == 1 for values in headers(publication, publication.root + path, text).values())
        for path in ("", "en/orders/ordre/", "professions/profession/", "404.html"):
            found = headers(publication, publication.root + path, text)
            assert found["Content-Security-Policy"] == [HEADERS["Content-Security-Policy"]]
        found = headers(publication, f"{publication.root}admin/index.html", text)
        assert found["Content-Security-Policy"] == ["own"]
        assert found["Referrer-Policy"] == [HEADERS["Referrer-Policy"]]


def rules(text: str) -> list[list[str]]:
    return [line.split() for line in text.splitlines() if not line.startswith("#")]


def test_former_addresses_lead_on_below_the_base_path(tmp_path: Path) -> None:
    more = {"orders/ordre.yaml": builders.order(more="formerly: {fr: [a, b], en: [c]}\n")}
    library = builders.library_at(tmp_path, {**LIBRARY, **more})
    places = addresses(library, ())
    assert rules(redirects_text(library, places, BELOW)) == [
        ["/base/ordres/a/*", "/base/ordres/ordre/:splat", "301"],
        ["/base/ordres/b/*", "/base/ordres/ordre/:splat", "301"],
        ["/base/en/orders/c/*", "/base/en/orders/ordre/:splat", "301"],
    ]
    assert rules(redirects_text(library, places, NOWHERE))[0] == ["/ordres/a/*", "/ordres/ordre/:splat", "301"]


def test_without_former_addresses_there_is_no_rule(tmp_path: Path) -> None:
    library = builders.library_at(tmp_path)
    assert rules(redirects_text(library, addresses(library, ()), BELOW)) == []
