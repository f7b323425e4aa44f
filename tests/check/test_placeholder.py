"""What a scaffold leaves to be written is an error, wherever it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check.placeholder import TO_COMPLETE, TO_COMPLETE_URL
from tests.builders import LIBRARY, edit, findings, support, write


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("fr: Un prêt.", "fr: À COMPLÉTER", "summary.fr"),
        ("fr: Un prêt.", "fr: Un prêt. A COMPLETER", "summary.fr"),
        ("en: A loan.", "en: TO COMPLETE", "summary.en"),
        ("title: Page de la source", "title: À COMPLÉTER", "sources[0].title"),
        ("https://example.org/source", TO_COMPLETE_URL, "sources[0].url"),
        ("by: Équipe de Parcours", "by: À COMPLÉTER", "review.by"),
    ],
)
def test_a_text_or_an_address_to_complete_is_an_error_at_its_place(
    old: str, new: str, place: str, tmp_path: Path
) -> None:
    write(tmp_path, {**LIBRARY, "supports/aide.yaml": edit(support(), old, new)})
    (finding,) = findings(tmp_path)
    assert (finding.rule, finding.severity) == ("placeholder", "error")
    assert f"“{place}”" in str(finding.message)


def test_words_in_a_list_are_looked_at_too(tmp_path: Path) -> None:
    text = LIBRARY["professions/profession.yaml"].replace("routes:", "other_names: {fr: [a, À COMPLÉTER]}\nroutes:")
    write(tmp_path, {**LIBRARY, "professions/profession.yaml": text})
    assert [str(finding.message) for finding in findings(tmp_path)] == ["“other_names.fr[1]” is still to be written"]


@pytest.mark.parametrize("text", ["Le dossier est à compléter.", "A file to complete.", "https://invalid.example.org/"])
def test_the_same_words_in_a_sentence_are_no_placeholder(text: str, tmp_path: Path) -> None:
    write(tmp_path, {**LIBRARY, "supports/aide.yaml": edit(support(), "fr: Un prêt.", f'fr: "{text}"')})
    assert findings(tmp_path) == ()


def test_every_language_has_its_words() -> None:
    assert set(TO_COMPLETE) == {"fr", "en"}
