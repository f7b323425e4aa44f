"""The institutions: the index by level, and the page of each with its programmes."""

from __future__ import annotations

from pathlib import Path

from tests import builders
from tests.builders import edit
from tests.pages.making import links, says_unpublished, section, site_at


def test_the_index_groups_by_level_and_counts_programmes(tmp_path: Path) -> None:
    college = edit(builders.institution("cegep"), "level: university", "level: college")
    site = site_at(tmp_path, more={"institutions/cegep.yaml": college})
    groups = site.view("institutions")["groups"]
    assert [(level, [(key, count) for _, key, _, count in rows]) for level, rows in groups] == [
        ("university", [("institution/universite", 1)]),
        ("college", [("institution/cegep", 0)]),
    ]


def test_an_institution_lists_its_programmes_in_the_order_of_titles(tmp_path: Path) -> None:
    other = edit(
        builders.programme("autre"),
        "title: {fr: Certificat en essais, en: Certificate in trials}",
        "title: {fr: Baccalauréat en essais, en: Bachelor of trials}",
    )
    site = site_at(tmp_path, more={"programmes/universite/autre.yaml": other})
    body = section(site.body("institution/universite"), "programmes")
    assert [link for link in links(body) if "/programmes/" in link[1]] == [
        ("Baccalauréat en essais", "../../programmes/autre/"),
        ("Certificat en essais", "../../programmes/programme/"),
    ]


def test_an_institution_without_programme_or_address_says_so(tmp_path: Path) -> None:
    site = site_at(tmp_path, more={"institutions/autre.yaml": builders.institution("autre")})
    body = site.body("institution/autre", "en")
    assert says_unpublished(body, "programmes")
    assert says_unpublished(body, "contact")
