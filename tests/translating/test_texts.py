"""Which texts have a translation, and the keys that outlive moves."""

from __future__ import annotations

from pathlib import Path

from tests import builders
from tests.builders import LIBRARY, library_at
from tests.translating.making import texts

NOTES = "notes:\n  - {fr: Un., en: One., source: s1}\n  - {fr: Deux., en: Two., source: s1}\n"


def test_a_key_is_made_of_ids_and_fields_and_of_no_position(tmp_path: Path) -> None:
    files = {**LIBRARY, "professions/profession.yaml": builders.profession(more=NOTES)}
    keys = [text.key for text in texts(library_at(tmp_path, files), "profession/")]
    assert "profession/profession:title" in keys
    assert "profession/profession:routes.equivalence.steps.decision.title" in keys
    assert keys.count("profession/profession:notes") == 2


def test_the_title_of_a_law_is_no_text_to_translate(tmp_path: Path) -> None:
    assert "order/ordre:act.title" not in [text.key for text in texts(library_at(tmp_path))]


def test_the_french_of_a_title_has_both_genders(tmp_path: Path) -> None:
    (title,) = texts(library_at(tmp_path), "profession/profession:title")
    assert (title.french, title.english) == ("Essayeuse, essayeur", "Trier")
