"""The glossary: every term on one page, each at its own anchor."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import builders
from tests.builders import edit
from tests.pages.making import Site, links, section, site_at, words


@pytest.fixture
def site(tmp_path: Path) -> Site:
    def term(name: str, words: str, more: str = "") -> str:
        return edit(builders.term(name, more), "term: {fr: essai, en: trial}", f"term: {words}")

    return site_at(
        tmp_path,
        more={
            "glossary/etude.yaml": term("etude", "{fr: étude, en: study}", "see: [terme, zele]\n"),
            "glossary/zele.yaml": term("zele", "{fr: zèle, en: a zeal}"),
        },
    )


def test_terms_are_in_the_order_of_the_language(site: Site) -> None:
    assert [entry.term.text for entry in site.view("glossary", "fr")["entries"]] == ["essai", "étude", "zèle"]
    assert [entry.term.text for entry in site.view("glossary", "en")["entries"]] == ["a zeal", "study", "trial"]


def test_a_term_is_given_in_the_other_language_too(site: Site) -> None:
    for locale, anchor, term in (("fr", "etude", "étude study"), ("en", "etude-in-english", "study étude")):
        assert words(section(site.body("glossary", locale), anchor)).startswith(term)


def test_see_also_leads_to_the_anchor_of_the_term(site: Site) -> None:
    entry = section(site.body("glossary", "en"), "etude-in-english")
    assert links(entry)[-2:] == [
        ("trial", "../../en/glossary/#terme-in-english"),
        ("a zeal", "../../en/glossary/#zele-in-english"),
    ]


def test_a_term_is_linked_once_on_each_page_where_it_appears(tmp_path: Path) -> None:
    more = "notes: [{fr: Un essai., en: A trial., source: s1}, {fr: Un autre essai., en: Another trial., source: s1}]\n"
    site = site_at(
        tmp_path,
        more={
            "professions/profession.yaml": builders.profession(more=more),
            "professions/autre.yaml": builders.profession("autre", more=more),
        },
    )
    for key in ("profession/profession", "profession/autre"):
        terms = [link for link in site.body(key, "en").iter("a") if link.get("class") == "term"]
        assert [(link.get("href"), link.text) for link in terms] == [
            ("../../../en/glossary/#terme-in-english", "trial")
        ]


def test_a_term_without_english_is_shown_in_french_once(tmp_path: Path) -> None:
    text = edit(builders.term(), "term: {fr: essai, en: trial}", "term: {fr: essai}")
    builders.write(tmp_path, {**builders.LIBRARY, "glossary/terme.yaml": text})
    (entry,) = site_at(tmp_path, {**builders.LIBRARY, "glossary/terme.yaml": text}).view("glossary", "en")["entries"]
    assert (entry.term.text, entry.term.lang, entry.other) == ("essai", "fr", "essai")


def test_a_former_anchor_of_a_term_leads_to_it_still(tmp_path: Path) -> None:
    more = {"glossary/terme.yaml": builders.term(more="formerly: {fr: [ancien, plus-ancien], en: [old]}\n")}
    site = site_at(tmp_path, more=more)
    for locale, anchor, former in (("fr", "terme", ["ancien", "plus-ancien"]), ("en", "terme-in-english", ["old"])):
        entry = section(site.body("glossary", locale), anchor)
        assert [mark.get("id") for mark in entry.iter("span") if "id" in mark.attrib] == former
