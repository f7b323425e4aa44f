"""A page whose English is outdated says so, with the day, and shows the English on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.translating.lock import NAME
from tests import builders
from tests.builders import LIBRARY, edit
from tests.pages.making import Site, links, site_at, words
from tests.translating.making import confirmed_library

FEE = "costs: [{what: {fr: Frais de dossier, en: File fee}, amount: 9, taxes: extra, as_of: 2026-11-01, source: s1}]\n"
STEPS = builders.step("demande", "always: permis", more=FEE) + builders.end()
PROFESSION = builders.profession(routes=builders.route(steps=STEPS))
FILES = {**LIBRARY, "professions/profession.yaml": PROFESSION}
NOTICE = "Part of the English text of this page was last checked against the French on November 1, 2026"


def changed(tmp_path: Path, more: Mapping[str, str]) -> Site:
    confirmed_library(tmp_path, FILES)
    return site_at(tmp_path, FILES, more=more)


def saying(site: Site) -> set[str]:
    """The English pages with the notice."""
    return {key for key, locale in site.pages if locale == "en" and NOTICE in words(site.body(key, "en"))}


def test_without_a_change_no_page_says_that_its_english_is_outdated(tmp_path: Path) -> None:
    assert saying(changed(tmp_path, {})) == set()


@pytest.mark.parametrize(
    ("old", "new", "pages"),
    [
        (
            "fr: Frais de dossier",
            "fr: Droits de dossier",
            {"profession/profession", "trajectory/trajectoire"},
        ),
        ("fr: L'essayeuse essaie.", "fr: Elle essaie.", {"profession/profession"}),
        (
            "fr: {feminine: Essayeuse, masculine: Essayeur}",
            "fr: {feminine: Essayiste, masculine: Essayiste}",
            {"profession/profession"},
        ),
        ("fr: Frais de dossier, en: File fee", "fr: Droits de dossier, en: File charge", set()),
    ],
)
def test_each_page_that_shows_an_outdated_text_says_so(tmp_path: Path, old: str, new: str, pages: set[str]) -> None:
    site = changed(tmp_path, {"professions/profession.yaml": edit(PROFESSION, old, new)})
    assert saying(site) == pages


def test_the_english_is_shown_on_beside_a_link_to_the_french_page(tmp_path: Path) -> None:
    text = edit(PROFESSION, "fr: L'essayeuse essaie.", "fr: Elle essaie.")
    body = changed(tmp_path, {"professions/profession.yaml": text}).body("profession/profession", "en")
    assert "Triers try." in words(body)
    assert ("Read this page in French", "../../../professions/profession/") in links(body)


def test_of_several_outdated_texts_the_oldest_gives_the_day(tmp_path: Path) -> None:
    content = confirmed_library(tmp_path, FILES).content
    lines = [
        line.replace("2026-11-01", day)
        for line in (content / NAME).read_text().splitlines(keepends=True)
        for day in ("2026-01-02" if ":routes.equivalence.for_whom " in line else "2026-11-01",)
    ]
    (content / NAME).write_text("".join(lines))
    text = PROFESSION
    for old, new in (("L'essayeuse", "Elle"), ("Toute personne", "Qui est"), ("Frais de", "Droits de")):
        text = edit(text, f"fr: {old}", f"fr: {new}")
    site = site_at(tmp_path, FILES, more={"professions/profession.yaml": text})
    assert str(site.view("profession/profession", "en")["outdated_since"]) == "2026-01-02"


def test_french_pages_never_say_so(tmp_path: Path) -> None:
    text = edit(PROFESSION, "fr: L'essayeuse essaie.", "fr: Elle essaie.")
    site = changed(tmp_path, {"professions/profession.yaml": text})
    french = [words(site.body(key, locale)) for key, locale in site.pages if locale == "fr"]
    assert [page for page in french if "n'a pas suivi" in page or "2026-11-01" in page] == []
    assert site.page("profession/profession").view["outdated_since"] is None


def test_an_index_says_so_as_well(tmp_path: Path) -> None:
    text = edit(builders.term(), "fr: Ce que l'on essaie.", "fr: Ce que l'on tente.")
    assert saying(changed(tmp_path, {"glossary/terme.yaml": text})) == {"glossary"}
