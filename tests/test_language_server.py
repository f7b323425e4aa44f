"""What an editor shows in a record, with the language server that VS Code runs, from a clone with no build.

The first line of a record, and nothing else, tells the server where its schema is.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from generator.canonical import canonical
from generator.model.kinds import KIND_OF_FOLDER
from tests.browser.pages import is_full_run
from tests.builders import edit, profession
from tests.language_server import LanguageServer, running

CONTENT: Final = Path(__file__).parents[1] / "content"
FILES: Final = [
    path
    for folder in sorted(KIND_OF_FOLDER)
    for path in sorted((CONTENT / folder).rglob("*.yaml"))[: None if is_full_run() else 1]
]
FOLDER: Final = CONTENT / "professions"
RECORD: Final = canonical(profession(more='noc: {code: "31301", source: s1}\n'), KIND_OF_FOLDER["professions"])


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    with running() as found:
        yield found


def text_of(path: Path) -> str:
    """The record as `parcours fmt` writes it, with its first line."""
    return canonical(path.read_text("utf-8"), KIND_OF_FOLDER[path.relative_to(CONTENT).parts[0]])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(CONTENT).as_posix())
def test_a_sound_record_has_nothing_wrong(path: Path, server: LanguageServer) -> None:
    assert server.open(path.parent, text_of(path)).diagnostics == []


@pytest.mark.parametrize(
    ("old", "new", "start", "words"),
    [
        ("practice: exclusive", "practice: exclusif", "practice", "exclusive"),
        ("sector: health", "secteur: health", "secteur", "secteur"),
        ('code: "31301"', "code: 31301", "  code", "string"),
        ('code: "31301"', 'code: "3130"', "  code", "cinq chiffres"),
        ("slug: {fr: profession", "slug: {fr: Essayeuse", "slug", "minuscules"),
        ('      fr: "Toute', '      fra: "Toute', "      fra", "fra"),
    ],
)
def test_a_wrong_value_or_key_is_reported_at_its_line(
    old: str, new: str, start: str, words: str, server: LanguageServer
) -> None:
    document = server.open(FOLDER, edit(RECORD, old, new))
    at = [one["message"] for one in document.diagnostics if one["range"]["start"]["line"] + 1 == document.line(start)]
    assert any(words in message for message in at), document.diagnostics


def test_a_missing_key_is_reported(server: LanguageServer) -> None:
    document = server.open(FOLDER, edit(RECORD, "order: ordre\n", ""))
    assert any("order" in one["message"] for one in document.diagnostics)


def test_a_key_is_explained_in_both_languages(server: LanguageServer) -> None:
    document = server.open(FOLDER, RECORD)
    words = server.hover(document, document.line("practice"), 3)
    assert "Genre d'encadrement / Kind of regulation" in words
    assert "Code des professions" in words
    assert "Professional Code" in words


def test_a_key_deep_in_a_record_is_explained(server: LanguageServer) -> None:
    document = server.open(FOLDER, RECORD)
    assert "Acteur / Actor" in server.hover(document, document.line("        actor:"), 10)


def test_keys_that_are_missing_are_offered_with_their_words(server: LanguageServer) -> None:
    text = "# yaml-language-server: $schema=../../schema/profession.json\nid: essai\n\n"
    document = server.open(FOLDER, text)
    offered = {item["label"]: item for item in server.complete(document, 3, 1)}
    assert {"order", "title", "routes", "sources", "review", "noc"} <= set(offered)
    assert "id" not in offered
    assert "L'`id` de l'ordre" in str(offered["order"]["documentation"])


def test_the_values_of_an_enumeration_are_offered_with_what_they_mean(server: LanguageServer) -> None:
    text = edit(RECORD, "practice: exclusive", "practice: ")
    document = server.open(FOLDER, text)
    offered = {item["label"]: item for item in server.complete(document, document.line("practice"), 11)}
    assert set(offered) == {"exclusive", "reserved_title"}
    assert "Titre réservé" in str(offered["reserved_title"].get("documentation"))


def test_the_outcomes_of_a_step_are_offered(server: LanguageServer) -> None:
    text = edit(RECORD, "next: {always: decision}", "next:\n          ")
    document = server.open(FOLDER, text)
    line = document.line("        next:") + 1
    offered = {item["label"] for item in server.complete(document, line, 11)}
    assert {"always", "full", "partial", "refused", "passed", "failed"} <= offered
