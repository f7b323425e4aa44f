"""Ids, texts in both languages, titles, names."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.model.base import Prose, RecordId, Text
from generator.model.text import Cited, Gendered, Localized, Names, Slugs, Statement, Title

IDS: TypeAdapter[str] = TypeAdapter(RecordId)
TEXTS: TypeAdapter[str] = TypeAdapter(Text)
PROSE: TypeAdapter[str] = TypeAdapter(Prose)


@pytest.mark.parametrize("id", ["a", "oiiq", "infirmiere-auxiliaire", "mesure-03", "3", "a" * 80])
def test_an_id_is_small_letters_digits_and_single_hyphens(id: str) -> None:
    assert IDS.validate_python(id) == id


@pytest.mark.parametrize(
    "id",
    [
        "",
        "A",
        "é",
        "a_b",
        "a b",
        "-a",
        "a-",
        "a--b",
        "a/b",
        "..",
        "a.b",
        "a\n",
        " a",
        "a" * 81,
        "ａ",
        "٣",
        3,
        None,
        True,
    ],
)
def test_nothing_else_is_an_id(id: object) -> None:
    with pytest.raises(ValidationError):
        IDS.validate_python(id)


@pytest.mark.parametrize(("adapter", "most"), [(TEXTS, 400), (PROSE, 4000)])
def test_a_text_is_neither_empty_nor_too_long_once_trimmed(adapter: TypeAdapter[str], most: int) -> None:
    assert adapter.validate_python("  a b  ") == "a b"
    assert adapter.validate_python(f" {'a' * most} ") == "a" * most
    for bad in ("", "   ", "\n", "a" * (most + 1)):
        with pytest.raises(ValidationError):
            adapter.validate_python(bad)


def test_french_is_required_and_english_is_not() -> None:
    assert Localized(fr="Été").en is None
    with pytest.raises(ValidationError, match="fr"):
        Localized.model_validate({"en": "Summer"})


@pytest.mark.parametrize(("source", "kept"), [("s1", ("s1",)), (["s1", "s2"], ("s1", "s2")), (("s1",), ("s1",))])
def test_a_fact_cites_one_source_or_several(source: object, kept: tuple[str, ...]) -> None:
    assert Cited.model_validate({"source": source}).source == kept


@pytest.mark.parametrize("source", [None, [], "", "S1", 1, [1], {"id": "s1"}, [["s1"]]])
def test_a_fact_cannot_cite_nothing(source: object) -> None:
    with pytest.raises(ValidationError):
        Statement.model_validate({"fr": "Un fait.", "source": source})
    with pytest.raises(ValidationError):
        Statement.model_validate({"fr": "Un fait."})


def test_a_slug_is_that_of_its_language() -> None:
    slugs = Slugs(fr="infirmiere", en="nurse")
    assert (slugs.in_locale("fr"), slugs.in_locale("en")) == ("infirmiere", "nurse")


def test_a_title_is_in_both_genders_and_once_where_they_are_one() -> None:
    two = Title(fr=Gendered(feminine="Infirmière", masculine="Infirmier"), en="Nurse")
    one = Title(fr=Gendered(feminine="Agronome", masculine="Agronome"), en="Agrologist")
    assert (two.in_locale("fr"), two.in_locale("en")) == ("Infirmière, infirmier", "Nurse")
    assert (one.in_locale("fr"), one.in_locale("en")) == ("Agronome", "Agrologist")


def test_names_are_given_by_the_languages_that_have_some() -> None:
    names = Names(tl=("nars",), fr=("inf.", "garde"))
    assert names.by_language() == (("fr", ("inf.", "garde")), ("tl", ("nars",)))
    assert Names().by_language() == ()
