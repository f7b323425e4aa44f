"""Both languages, in plain words."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check.languages import MAX_WORDS
from tests.builders import SOUND_STEPS, edit, findings, order, profession, route, support, write


def rules(tmp_path: Path, path: str, text: str) -> list[tuple[str, str]]:
    write(tmp_path, {"orders/ordre.yaml": order(), path: text})
    return [(finding.rule, finding.severity) for finding in findings(tmp_path)]


def with_detail(text: str) -> str:
    """A profession with a detail of a step in French, in double quotes."""
    detail = f'details: [{{fr: "{text}", en: Short., source: s1}}]'
    return profession(
        routes=route(steps=edit(SOUND_STEPS, "next: {always: decision}", f"{detail}\n  next: {{always: decision}}"))
    )


def words(n: int) -> str:
    return " ".join(["mot"] * n)


@pytest.mark.parametrize(
    "old",
    [
        "title: {fr: Prêt pour essayer, en: Loan to try}",
        "provider: {fr: Fonds des essais, en: Fonds des essais}",
        "summary: {fr: Un prêt., en: A loan., source: s1}",
    ],
)
def test_every_text_is_asked_for_in_english(old: str, tmp_path: Path) -> None:
    french = old.split(", en:", maxsplit=1)[0] + (", source: s1}" if "source" in old else "}")
    assert rules(tmp_path, "supports/aide.yaml", edit(support(), old, french)) == [("english", "warning")]


def test_the_title_of_a_law_is_not_asked_for_in_english(tmp_path: Path) -> None:
    text = edit(order(), "title: {fr: Loi sur les essais, en: Trials Act}", "title: {fr: Loi sur les essais}")
    assert rules(tmp_path, "orders/ordre.yaml", text) == []


def test_other_names_are_not_asked_for_in_english(tmp_path: Path) -> None:
    text = profession(more="other_names: {fr: [un], ar: [ممرضة]}\nreserved_titles: {fr: [un], source: s1}\n")
    assert rules(tmp_path, "professions/profession.yaml", text) == []


@pytest.mark.parametrize(
    ("text", "is_long"),
    [
        (words(MAX_WORDS) + ".", False),
        (words(MAX_WORDS + 1) + ".", True),
        (words(MAX_WORDS) + ". " + words(MAX_WORDS) + ".", False),
        (words(20) + "\u00a0: " + words(20) + ".", False),
        (words(20) + "\u00a0; " + words(20) + ".", False),
        (words(20) + "\\n- " + words(20) + "\\n- " + words(20), False),
        (words(20) + ", " + words(20), True),
        (words(MAX_WORDS - 1) + " aujourd'hui", False),
        (words(MAX_WORDS - 1) + " rendez-vous", False),
        (words(MAX_WORDS - 1) + " 747,34\u00a0$", True),
    ],
    ids=[
        "thirty",
        "thirty-one",
        "two-sentences",
        "colon",
        "semicolon",
        "list",
        "comma",
        "apostrophe",
        "hyphen",
        "amount-of-two-words",
    ],
)
def test_a_sentence_of_a_step_has_thirty_words_at_most(text: str, is_long: bool, tmp_path: Path) -> None:
    found = rules(tmp_path, "professions/profession.yaml", with_detail(text))
    assert found == ([("long-sentence", "warning")] if is_long else [])


def test_only_the_text_of_steps_is_counted(tmp_path: Path) -> None:
    text = support(more=f"details: [{{fr: {words(60)}., en: Short., source: s1}}]\n")
    assert rules(tmp_path, "supports/aide.yaml", text) == []
