"""Numbered sources, and French where there is no English."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.model.base import Locale
from generator.model.record import Record
from generator.model.text import Localized, OfficialTitle, Statement
from generator.pages.citation import Citations, Fact, Said


def record(*sources: Mapping[str, object], name: str = "fiche") -> Record:
    """A record with these sources; what is left out of one is the same in all."""
    common = {"title": "Page", "publisher": "Ordre", "consulted": "2026-04-01"}
    return Record.model_validate(
        {
            "id": name,
            "sources": [{**common, **source} for source in sources],
            "review": {"status": "compiled", "by": "Équipe", "on": "2026-04-01"},
        }
    )


ONE = record({"id": "a", "title": "A"}, {"id": "b", "title": "B"}, {"id": "c", "title": "C"})


def test_sources_are_numbered_as_they_are_first_cited() -> None:
    citations = Citations("fr")
    assert citations.numbers(ONE, ["b"]) == (1,)
    assert citations.numbers(ONE, ["a", "b"]) == (2, 1)
    assert citations.numbers(ONE, ["b", "c"]) == (1, 3)
    assert [(note.number, note.source.id) for note in citations.notes] == [(1, "b"), (2, "a"), (3, "c")]


def test_a_source_that_is_not_cited_is_not_listed() -> None:
    citations = Citations("fr")
    citations.numbers(ONE, ["c"])
    assert [note.source.id for note in citations.notes] == ["c"]


SAME = {"id": "x", "title": "Règlement", "url": "https://example.org/r", "as_of": "2025-01-01"}


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        ({}, True),
        ({"id": "y"}, True),
        ({"publisher": "Éditeur"}, True),
        ({"consulted": "2026-05-01"}, True),
        ({"title": "Loi"}, False),
        ({"url": "https://example.org/autre"}, False),
        ({"url": None}, False),
        ({"as_of": "2026-01-01"}, False),
    ],
)
def test_a_document_cited_from_two_records_has_one_number(other: dict[str, object], is_same: bool) -> None:
    citations = Citations("fr")
    first = citations.numbers(record(SAME), ["x"])
    second = citations.numbers(record({**SAME, **other}, name="autre"), [str(other.get("id", "x"))])
    assert (first == second) is is_same
    assert len(citations.notes) == (1 if is_same else 2)


def test_two_records_may_give_one_id_to_different_documents() -> None:
    citations = Citations("fr")
    other = record({"id": "a", "title": "Autre"}, name="autre")
    assert citations.numbers(ONE, ["a"]) == (1,)
    assert citations.numbers(other, ["a"]) == (2,)


BOTH = Localized(fr="Oui", en="Yes")
FRENCH = Localized(fr="Oui")


@pytest.mark.parametrize(
    ("locale", "text", "said", "is_translated"),
    [
        ("fr", BOTH, Said("Oui", "fr"), True),
        ("fr", FRENCH, Said("Oui", "fr"), True),
        ("en", BOTH, Said("Yes", "en"), True),
        ("en", FRENCH, Said("Oui", "fr"), False),
        # The title of a law is shown in French where its official English one was not read; nothing is missing.
        ("en", OfficialTitle(fr="Loi"), Said("Loi", "fr"), True),
        ("en", OfficialTitle(fr="Loi", en="Act"), Said("Act", "en"), True),
    ],
)
def test_a_line_without_english_is_french_and_remembered(
    locale: Locale, text: Localized, said: Said, is_translated: bool
) -> None:
    citations = Citations(locale)
    assert citations.say(text) == said
    assert citations.is_translated is is_translated


@pytest.mark.parametrize(
    ("locale", "en", "fact", "is_translated"),
    [
        ("fr", "Yes", Fact("Oui", "fr", (1,)), True),
        ("fr", None, Fact("Oui", "fr", (1,)), True),
        ("en", "Yes", Fact("Yes", "en", (1,)), True),
        ("en", None, Fact("Oui", "fr", (1,)), False),
    ],
)
def test_a_statement_without_english_is_french_and_remembered(
    locale: Locale, en: str | None, fact: Fact, is_translated: bool
) -> None:
    citations = Citations(locale)
    statement = Statement(fr="Oui", en=en, source=("a",))
    assert citations.fact(ONE, statement) == fact
    assert citations.facts(ONE, [statement, statement]) == (fact, fact)
    assert citations.is_translated is is_translated
