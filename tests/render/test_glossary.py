"""Terms of the glossary, linked where they first appear on a page."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from generator import markdown
from generator.library import Library
from generator.model.base import Locale
from generator.pages.address import addresses
from generator.render.glossary import Glossary, Linker
from tests import builders

TERMS = {
    "permis": ("permis", "permit", "[permis d'exercice]", "[permits, licence]"),
    "permis-restrictif": ("permis restrictif", "restrictive permit", "[]", "[]"),
    "ordre": ("ordre professionnel", "professional order", "[ordre, ordres, ordres professionnels]", "[order]"),
    "equivalence": ("équivalence de diplôme", "diploma equivalence", "[équivalence, équivalences]", "[]"),
    "stage": ("stage", "practical training (stage)", "[stages]", "[stage]"),
    "arrete": ("arrêt-stage", "C++ (exam)", "[]", "[]"),
    "oiiq": ("OIIQ", "OIIQ", "[]", "[]"),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    files = {}
    for name, (fr, en, forms_fr, forms_en) in TERMS.items():
        text = builders.term(name, f"forms: {{fr: {forms_fr}, en: {forms_en}}}\n")
        files[f"glossary/{name}.yaml"] = builders.edit(
            text, "term: {fr: essai, en: trial}", f'term: {{fr: "{fr}", en: "{en}"}}'
        )
    return builders.library_at(Path(tmp_path_factory.mktemp("glossary")), files)


def linker(library: Library, locale: Locale = "fr", base: str = "../") -> Linker:
    """What links the terms of one page."""
    paths = {key: path for (key, of), path in addresses(library, ()).paths.items() if of == locale}
    return Linker(Glossary.of(library, locale), base, paths)


def linked(html: str) -> list[tuple[str, str]]:
    """The linked words and the anchors that they lead to."""
    found = re.findall(r'<a class="term" href="[^"#]*#([^"]+)">([^<]*)</a>', html)
    return [(unescape(words), anchor) for anchor, words in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le permis.", [("permis", "permis")]),
        ("PERMIS et Ordres", [("PERMIS", "permis"), ("Ordres", "ordre")]),
        ("Le permis, puis le permis.", [("permis", "permis")]),
        ("Un permis restrictif, puis un permis.", [("permis restrictif", "permis-restrictif"), ("permis", "permis")]),
        ("Des permis restrictifs.", [("permis", "permis")]),
        ("Le permis d'exercice.", [("permis d'exercice", "permis")]),
        ("Les ordres professionnels.", [("ordres professionnels", "ordre")]),
        ("Une équivalence de diplôme.", [("équivalence de diplôme", "equivalence")]),
        ("Équivalence", [("Équivalence", "equivalence")]),
        ("Un arrêt-stage.", [("arrêt-stage", "arrete")]),
        ("(permis)", [("permis", "permis")]),
        ("«\u00a0ordre\u00a0»", [("ordre", "ordre")]),
        ("permis", [("permis", "permis")]),
        # Elided articles and prepositions stand before half of French nouns.
        ("Selon l'ordre, il faut l’équivalence.", [("ordre", "ordre"), ("équivalence", "equivalence")]),
        ("La décision d'équivalence de l'OIIQ.", [("équivalence", "equivalence"), ("OIIQ", "oiiq")]),
    ],
)
def test_a_term_is_linked_at_its_first_place_by_its_longest_form(
    library: Library, text: str, expected: list[tuple[str, str]]
) -> None:
    assert linked(linker(library)(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Les permissions.",
        "Un sous-ordre, un ordre-cadre.",
        "Le désordre et les ordrées.",
        "Une equivalence.",
        "permis2",
        "le2permis",
        "Un arrêt de stagiaire.",
        "",
    ],
)
def test_only_whole_words_are_linked(library: Library, text: str) -> None:
    assert linked(linker(library)(text)) == []


def test_the_terms_are_those_of_the_language(library: Library) -> None:
    text = "A permit, a licence, permis, the order's stage."
    assert linked(linker(library, "en")(text)) == [
        ("permit", "permis-in-english"),
        ("order", "ordre-in-english"),
        ("stage", "stage-in-english"),
    ]


def test_a_form_with_marks_that_no_word_holds_is_found(library: Library) -> None:
    assert linked(linker(library, "en")("See practical training (stage).")) == [
        ("practical training (stage)", "stage-in-english")
    ]


def test_a_term_is_linked_once_a_page_and_again_on_the_next(library: Library) -> None:
    page = linker(library)
    assert linked(page("Le permis.")) == [("permis", "permis")]
    assert linked(page("Le permis, et les ordres.")) == [("ordres", "ordre")]
    assert linked(linker(library)("Le permis.")) == [("permis", "permis")]


def test_a_shorter_form_stands_where_the_longer_term_is_linked_already(library: Library) -> None:
    page = linker(library)
    page("Un permis restrictif.")
    assert linked(page("Un permis restrictif.")) == [("permis", "permis")]


def test_a_link_leads_from_the_page_to_the_term_on_the_glossary(library: Library) -> None:
    assert linker(library, base="../../")("Un permis.") == (
        'Un <a class="term" href="../../glossaire/#permis">permis</a>.'
    )
    assert 'href="../../en/glossary/#permis-in-english"' in linker(library, "en", "../../")("A permit.")


def test_a_link_holds_no_other(library: Library) -> None:
    page = linker(library)
    html = markdown.render("[Le permis](https://a.ca), puis le permis.", page, str)
    assert html == (
        '<p><a href="https://a.ca">Le permis</a>, puis le <a class="term" href="../glossaire/#permis">permis</a>.</p>'
    )


def test_what_is_around_a_term_is_escaped(library: Library) -> None:
    html = linker(library)("<b> & permis & <i>")
    assert html == '&lt;b&gt; &amp; <a class="term" href="../glossaire/#permis">permis</a> &amp; &lt;i&gt;'


def test_a_text_whose_letters_change_length_when_folded_stays_plain(library: Library) -> None:
    assert linker(library)("Straße & permis") == "Straße &amp; permis"


@given(
    st.lists(st.sampled_from(["permis", "ordre", "l'", "d’", " ", "-", "<b>", "&", "é", "OIIQ", "équivalence", "."]))
)
def test_links_leave_the_words_as_they_are(library: Library, parts: list[str]) -> None:
    text = "".join(parts)
    html = linker(library)(text)
    assert re.sub(r'<a class="term" href="[^"]*">([^<]*)</a>', r"\1", html) == escape(text)
    anchors = [anchor for _, anchor in linked(html)]
    assert len(anchors) == len(set(anchors))
