"""French names inside English text are marked as French."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

from generator.model.base import Locale
from generator.render.names import FrenchNames
from tests import builders
from tests.pages.making import site_at

ORDER = '<span lang="fr">Ordre des essais du Québec</span>'
COMMISSIONER = "Commissaire à l'admission"


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> FrenchNames:
    term = builders.edit(
        builders.term(),
        "term: {fr: essai, en: trial}",
        f'term: {{fr: "{COMMISSIONER} (CA)", en: Commissioner}}',
    )
    longer = builders.edit(
        builders.order("deuxieme"),
        "name: {fr: Ordre des essais du Québec, en: Ordre des essais du Québec}",
        "name: {fr: Ordre des essais du Québec et d'ailleurs, en: Ordre des essais du Québec et d'ailleurs}",
    )
    files = {
        "glossary/terme.yaml": term,
        "glossary/mot.yaml": builders.term("mot"),
        "orders/ordre.yaml": builders.order(),
        "orders/deuxieme.yaml": longer,
    }
    return FrenchNames.of(builders.library_at(tmp_path_factory.mktemp("names"), files), "en")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Ask the Ordre des essais du Québec.", f"Ask the {ORDER}."),
        ("Ordre des essais du Québec, Ordre des essais du Québec", f"{ORDER}, {ORDER}"),
        ("The Ordre des essais", "The Ordre des essais"),
        ("The Ordre des essais du Québecois", "The Ordre des essais du Québecois"),
        # The longer of two names that start alike; an apostrophe as itself and as an entity.
        (
            "Ordre des essais du Québec et d'ailleurs",
            '<span lang="fr">Ordre des essais du Québec et d&#39;ailleurs</span>',
        ),
        (Markup(f"To the {COMMISSIONER}"), f'To the <span lang="fr">{COMMISSIONER}</span>'),
        # A word in lower case may be one of English.
        ("an essai", "an essai"),
        ("<b> & no name", "&lt;b&gt; &amp; no name"),
        (
            Markup('<a class="term" href="../x/">Ordre des essais du Québec</a>'),
            f'<a class="term" href="../x/">{ORDER}</a>',
        ),
    ],
)
def test_names_are_marked_and_nothing_else_changes(names: FrenchNames, text: str, marked: str) -> None:
    assert names(text) == Markup(marked)


@pytest.mark.parametrize(("locale", "spans"), [("fr", 0), ("en", 1)])
def test_a_name_in_a_sentence_is_marked_on_english_pages_only(tmp_path: Path, locale: Locale, spans: int) -> None:
    note = (
        "notes: [{fr: Écrire à l'Ordre des essais du Québec., en: Write to the Ordre des essais du Québec., "
        "source: s1}]\n"
    )
    html = site_at(tmp_path, more={"supports/aide.yaml": builders.support(more=note.replace("notes", "details"))}).html(
        "support/aide", locale
    )
    assert html.count(ORDER) == spans


@pytest.mark.parametrize(
    ("language", "locale", "lang"),
    [("fr", "en", "fr"), ("fr", "fr", None), ("en", "fr", "en"), ("en", "en", None), ("both", "en", None)],
)
def test_a_name_that_is_the_same_in_both_languages_is_in_that_of_its_bearer(
    tmp_path: Path, language: str, locale: Locale, lang: str | None
) -> None:
    text = builders.edit(
        builders.institution(more=f"language: {language}\n"),
        "name: {fr: Université des essais, en: Université des essais}",
        "name: {fr: Polytechnique, en: Polytechnique}",
    )
    heading = site_at(tmp_path, more={"institutions/universite.yaml": text}).body("institution/universite", locale)
    (title,) = heading.iter("h1")
    spans = [element.get("lang") for element in title.iter("span")]
    assert spans == ([lang] if lang else [])
