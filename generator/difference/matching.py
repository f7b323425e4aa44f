"""Which item of a list is which of another: by what names it, else by what it says."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher
from typing import Final, TypeVar

T = TypeVar("T")

ALIKE: Final = 0.5
"""From this likeness (0 to 1) two texts are one text that was changed, and not two."""

MOST_COMPARED: Final = 2_500
"""How many pairs of texts are weighed; of longer lists, items at the same place are taken for the same."""

_MOST_READ: Final = 600
"""How much of a text its likeness is judged by."""


def match(
    before: Sequence[T], after: Sequence[T], name: Callable[[T], Hashable], says: Callable[[T], str]
) -> tuple[tuple[int, int], ...]:
    """Return the places (before, after) of the items that are the same, in the order of `after`.

    Args:
        before: a list.
        after: the list it became.
        name: what names an item: an id, what a fee is for; None where nothing does.
        says: the text of an item.
    """
    pairs: dict[int, int] = {}
    taken: set[int] = set()

    def pair(key: Callable[[T], Hashable]) -> None:
        waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
        for place, item in enumerate(before):
            if place not in taken and (found := key(item)) is not None:
                waiting[found].append(place)
        for place, item in enumerate(after):
            if place not in pairs and (same := waiting.get(key(item))):
                pairs[place] = same.pop(0)
                taken.add(pairs[place])

    pair(lambda item: (name(item), says(item)))
    pair(name)
    old = [place for place in range(len(before)) if place not in taken]
    new = [place for place in range(len(after)) if place not in pairs]
    if len(old) * len(new) > MOST_COMPARED:
        pairs.update(zip(new, old, strict=False))
    else:
        weighed = sorted(
            ((-likeness(says(before[left]), says(after[right])), right, left) for left in old for right in new),
        )
        for less, right, left in weighed:
            if -less >= ALIKE and right not in pairs and left not in taken:
                pairs[right] = left
                taken.add(left)
    return tuple((left, right) for right, left in sorted(pairs.items()))


def likeness(one: str, other: str) -> float:
    """Return how much two texts say the same words, from 0 to 1."""
    matcher = SequenceMatcher(None, one[:_MOST_READ], other[:_MOST_READ], autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()


def moved(places: Sequence[int]) -> frozenset[int]:
    """Return the indices of the fewest items that must move for the rest to stand in their order.

    Args:
        places: the places before, in the order of the places after.
    """
    tails: list[int] = []
    at: list[int] = []
    back: list[int] = []
    for index, place in enumerate(places):
        where = bisect_left(tails, place)
        tails[where:] = [place, *tails[where + 1 :]]
        at[where:] = [index, *at[where + 1 :]]
        back.append(at[where - 1] if where else -1)
    keep: set[int] = set()
    index = at[-1] if at else -1
    while index >= 0:
        keep.add(index)
        index = back[index]
    return frozenset(range(len(places))) - keep
