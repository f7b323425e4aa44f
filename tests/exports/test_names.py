"""What the search knows of every page before it looks into texts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.exports.names import names_json
from generator.exports.words import OTHER_NAMES, STOP_WORDS, TOPICS
from generator.model.base import LOCALES, Locale
from generator.pages.address import FOLDERS, DocPage, addresses
from tests.builders import LIBRARY, institution, library_at, profession, support, term

DOCS = (DocPage("doc/about", "fr", "a-propos/", "À propos", "Ce que c'est."),)


def data(tmp_path: Path, locale: Locale = "fr", files: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return what the search of a small library starts from."""
    library = library_at(tmp_path, {**LIBRARY, **(files or {})})
    return dict(json.loads(names_json(library, addresses(library, DOCS), locale)))


def pages(tmp_path: Path, locale: Locale = "fr", files: Mapping[str, str] | None = None) -> dict[str, dict[str, Any]]:
    """Return the pages that the search knows, by path."""
    return {page["path"]: page for page in data(tmp_path, locale, files)["pages"]}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_record_and_every_list_is_known_once(tmp_path: Path, locale: Locale) -> None:
    found = data(tmp_path, locale)["pages"]
    paths = [page["path"] for page in found]
    assert len(paths) == len(set(paths))
    kinds = {page["kind"] for page in found}
    assert kinds == {
        *("profession", "trajectory", "programme", "support"),
        *("order", "institution", "term", "measure", "page"),
    }
    assert kinds <= data(tmp_path, locale)["words"].keys()


def test_a_profession_is_known_by_its_other_names_in_their_languages(tmp_path: Path) -> None:
    names = "other_names:\n  es: [prueba]\n  zh: [试验]\n"
    file = {"professions/profession.yaml": profession(more=names)}
    page = pages(tmp_path, files=file)["professions/profession/"]
    assert (page["names"]["es"], page["names"]["zh"]) == (["prueba"], ["试验"])


def test_a_name_is_written_once_whatever_its_accents_and_number(tmp_path: Path) -> None:
    names = "other_names:\n  fr: [Éprouveur, eprouveurs, éprouveur]\n"
    file = {"professions/profession.yaml": profession(more=names)}
    found = pages(tmp_path, files=file)["professions/profession/"]["names"]["fr"]
    assert [name for name in found if "prouv" in name] == ["Éprouveur"]


def test_a_programme_names_its_institution_and_what_it_leads_to(tmp_path: Path) -> None:
    found = data(tmp_path)["pages"]
    programme = next(page for page in found if page["kind"] == "programme")
    assert found[programme["at"]]["kind"] == "institution"
    assert [found[place]["kind"] for place in programme["of"]] == ["profession"]


def test_institutions_and_help_are_known_by_what_people_call_them(tmp_path: Path) -> None:
    files = {
        "institutions/universite.yaml": institution(more="other_names: {fr: [UdE]}\n"),
        "supports/aide.yaml": support(more="other_names: {fr: [emprunter]}\n"),
    }
    found = pages(tmp_path, files=files)
    assert found["etablissements/universite/"]["names"]["fr"] == ["UdE"]
    assert "emprunter" in found["aide/aide/"]["names"]["fr"]


def test_a_term_that_has_a_page_of_its_own_is_found_there(tmp_path: Path) -> None:
    files = {"glossary/aide.yaml": term("aide", more="forms: {fr: [coup de pouce]}\n")}
    found = pages(tmp_path, files=files)
    assert "coup de pouce" in found["aide/aide/"]["names"]["fr"]
    assert [path for path, page in found.items() if page["kind"] == "term"] == ["glossaire/#terme"]


def test_a_page_written_by_hand_is_known_in_its_language_only(tmp_path: Path) -> None:
    assert pages(tmp_path)["a-propos/"]["about"] == "Ce que c'est."
    assert "a-propos/" not in pages(tmp_path, "en")


def test_a_french_title_on_an_english_page_says_so(tmp_path: Path) -> None:
    assert pages(tmp_path, "en")["en/orders/ordre/"]["lang"] == "fr"
    assert "lang" not in pages(tmp_path)["ordres/ordre/"]


def test_the_lists_that_have_other_names_exist() -> None:
    assert OTHER_NAMES.keys() - {"grid"} == FOLDERS.keys()


def test_words_that_weigh_little_have_no_accents_and_are_not_said_to_be_topics() -> None:
    topics = " ".join(TOPICS.values())
    assert f"{STOP_WORDS} {topics}".isascii()
    assert not set(STOP_WORDS.split()) & set(topics.split())
