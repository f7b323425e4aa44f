"""The order of words in lists."""

from __future__ import annotations

import pytest

from generator.pages.sorting import sort_key


@pytest.mark.parametrize(
    "words",
    [
        ["acupuncteur", "Ébéniste", "ergothérapeute", "Évaluateur", "huissier"],
        ["cote", "côté", "Côtes"],
    ],
)
def test_accents_and_case_do_not_count(words: list[str]) -> None:
    assert [sort_key(word) for word in words] == sorted(sort_key(word) for word in words)


def test_a_letter_with_an_accent_sorts_as_the_letter() -> None:
    assert sort_key("ÉÀÇ") == sort_key("eac")


@pytest.mark.parametrize(("word", "spelt"), [("œuvre", "oeuvre"), ("Æschne", "aeschne")])
def test_two_letters_written_as_one_sort_as_two(word: str, spelt: str) -> None:
    assert sort_key(word) == sort_key(spelt)
