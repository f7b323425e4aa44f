"""Which item of a list is which of another."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.difference.matching import MOST_COMPARED, likeness, match, moved


def pairs(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, str]]:
    """Match texts whose first word, where it ends with a colon, names them."""

    def name(text: str) -> str | None:
        head, found, _ = text.partition(":")
        return head if found else None

    return [(before[left], after[right]) for left, right in match(before, after, name, str)]


def test_an_item_is_known_by_its_name_whatever_it_says() -> None:
    assert pairs(["a: one", "b: two"], ["b: entirely other", "a: two"]) == [
        ("b: two", "b: entirely other"),
        ("a: one", "a: two"),
    ]


def test_an_item_without_a_name_is_known_by_what_it_says() -> None:
    assert pairs(["send the file by mail", "pay the fee"], ["pay the new fee", "send the file online"]) == [
        ("pay the fee", "pay the new fee"),
        ("send the file by mail", "send the file online"),
    ]


def test_items_that_say_nothing_alike_are_not_the_same() -> None:
    assert pairs(["abcdef"], ["uvwxyz"]) == []


def test_equal_items_are_paired_before_those_that_are_alike() -> None:
    assert pairs(["keep a copy", "keep two copies"], ["keep two copies"]) == [("keep two copies", "keep two copies")]


def test_very_long_lists_are_matched_by_place_without_weighing_every_pair() -> None:
    n = int(MOST_COMPARED**0.5) + 1
    found = match([f"old {x}" for x in range(n)], [f"new {x}" for x in range(n)], lambda _: None, str)
    assert found == tuple((x, x) for x in range(n))


@given(st.lists(st.sampled_from("abcd"), max_size=8), st.lists(st.sampled_from("abcd"), max_size=8))
def test_no_item_is_matched_twice_and_equal_ones_always_are(before: list[str], after: list[str]) -> None:
    found = match(before, after, lambda _: None, str)
    assert len({left for left, _ in found}) == len({right for _, right in found}) == len(found)
    same = sum(min(before.count(letter), after.count(letter)) for letter in "abcd")
    assert sum(before[left] == after[right] for left, right in found) == same


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([], set()),
        ([0, 1, 2], set()),
        ([1, 5, 9], set()),
        ([2, 0, 1], {0}),
        ([0, 2, 1, 3], {1}),
        ([3, 2, 1, 0], {0, 1, 2}),
    ],
)
def test_the_fewest_items_move(places: list[int], expected: set[int]) -> None:
    assert moved(places) == expected


@given(st.permutations(range(7)))
def test_what_does_not_move_stands_in_order(places: list[int]) -> None:
    still = [place for index, place in enumerate(places) if index not in moved(places)]
    assert still == sorted(still)


def test_likeness_is_between_nothing_and_the_same() -> None:
    assert likeness("abc", "xyz") == 0
    assert likeness("the same", "the same") == 1
