"""The facts that differ between two states of a record.

What no reader sees is no difference: the ids of sources and steps, the order of sources, who keeps the record.
"""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.difference.change import Change, Nature, Spot
from generator.difference.matching import match, moved
from generator.fields import written_order
from generator.model.base import Model
from generator.model.grid import Criterion, Deadline, GridGap, TestScore
from generator.model.measure import Indicator
from generator.model.money import Cost, Duration
from generator.model.profession import AbsentRoute, LookedFor, NotToConfuse, Profession, Route
from generator.model.programme import Designation
from generator.model.record import Record
from generator.model.source import Source
from generator.model.step import Step
from generator.model.text import Cited, Localized, Statement, Title
from generator.model.walk import walk

ATOMS: Final = (Localized, Statement, Title, Cost, Duration)
"""Values that a reader takes in at once, and that are said whole."""

_UNSEEN: Final = frozenset({"id", "slug", "formerly", "maintainers"})
"""Fields that are no facts; the addresses of a page are compared with the pages."""

_NO_ORDER: Final = frozenset({"sources", "not_published"})


def changes(before: Record, after: Record, outdated: Container[int] = ()) -> tuple[Change, ...]:
    """Return the facts that differ between two states of a record.

    Args:
        before: the record as it was.
        after: as it is.
        outdated: the identities of its texts whose English waits, as `outdated_texts` gives them.
    """
    return tuple(_Comparison(before, after, outdated).of_models(before, after, ()))


def same_routes(before: Profession, after: Profession) -> tuple[tuple[Route, Route], ...]:
    """Return the routes that are on both sides, before and after."""
    pairs = match(before.routes, after.routes, name_of_item, _says)
    return tuple((before.routes[left], after.routes[right]) for left, right in pairs)


def name_of_item(item: object) -> Hashable:
    """Return what tells an item from the others of its list, whatever else it says; None where only its text does."""
    match item:
        case Route() | Step() | Source():
            return item.id
        case Cost():
            return item.what.fr
        case Criterion():
            return item.name.fr
        case TestScore():
            return item.test, item.lang
        case Deadline():
            return item.term, item.year, item.for_whom
        case Indicator():
            return item.indicator.fr
        case Designation() | NotToConfuse():
            return item.profession
        case AbsentRoute():
            return item.kind
        case LookedFor():
            return item.field
        case GridGap():
            return item.item
        case _:
            return None


def _says(item: object) -> str:
    """The text by which two items are found alike: what their French says, else all that they hold."""
    match item:
        case Localized() | Statement():
            return item.fr
        case Route():
            return item.for_whom.fr
        case Step():
            return " ".join((item.title.fr, *(statement.fr for statement in item.details)))
        case Source():
            return f"{item.url or ''} {item.title}"
        case Model():
            return item.model_dump_json(exclude={"source"})
        case _:
            return str(item)


class _Comparison:
    """Compares the parts of two states of one record."""

    def __init__(self, before: Record, after: Record, outdated: Container[int]) -> None:
        self._outdated = outdated
        self._before = {source.id: source for source in before.sources}
        self._after = {source.id: source for source in after.sources}
        self._same_source = {
            before.sources[left].id: after.sources[right].id
            for left, right in match(before.sources, after.sources, name_of_item, _says)
        }

    def of_models(self, before: Model, after: Model, way: tuple[Spot, ...]) -> Iterator[Change]:
        """Yield the differences of two states of a part."""
        if type(before) is not type(after):
            yield Change("changed", way, before, after)
            return
        model = type(after)
        for field in written_order(model):
            if field in _UNSEEN:
                continue
            old, new = getattr(before, field), getattr(after, field)
            if field == "source":
                yield from self._of_citations(old, new, (*way, Spot(model, field)))
            elif old != new:
                yield from self._of_values(old, new, way, Spot(model, field))

    def _of_values(self, old: object, new: object, way: tuple[Spot, ...], spot: Spot) -> Iterator[Change]:
        here = (*way, spot)
        if isinstance(old, tuple) and isinstance(new, tuple):
            if any(isinstance(item, Model) for item in (*old, *new)):
                yield from self._of_lists(old, new, way, spot)
            elif set(old) != set(new):
                yield Change(_nature(old, new), here, old or None, new or None)
        elif isinstance(old, Mapping) or isinstance(new, Mapping):
            return  # Where the outcomes of a step lead is compared with the steps.
        elif isinstance(old, Model) and isinstance(new, Model) and not isinstance(new, ATOMS):
            yield from self.of_models(old, new, here)
        elif isinstance(old, Model) and isinstance(new, Model):
            yield from self._of_atoms(old, new, here)
        else:
            yield Change(_nature(old, new), here, old, new)

    def _of_atoms(self, old: Model, new: Model, way: tuple[Spot, ...]) -> Iterator[Change]:
        if type(old) is not type(new) or old.model_dump(exclude={"source"}) != new.model_dump(exclude={"source"}):
            yield Change("changed", way, old, new, english_waits=self._english_waits(old, new))
        if isinstance(old, (Statement, Cost, Duration)) and isinstance(new, (Statement, Cost, Duration)):
            yield from self._of_citations(old.source, new.source, (*way, Spot(type(new), "source")))

    def _english_waits(self, old: Model, new: Model) -> bool:
        """Whether the French of a text changed, and pages say that its English waits."""
        left, right = (value.what if isinstance(value, (Cost, Duration)) else value for value in (old, new))
        return (
            isinstance(left, (Localized, Statement, Title))
            and isinstance(right, (Localized, Statement, Title))
            and left.fr != right.fr
            and id(right) in self._outdated
        )

    def _of_citations(self, old: Sequence[str], new: Sequence[str], way: tuple[Spot, ...]) -> Iterator[Change]:
        """Yield a change where a fact rests on other documents; another id for the same document is none."""
        if {self._same_source.get(name, "") for name in old} != set(new):
            before = tuple(self._before[name] for name in old if name in self._before)
            yield Change("changed", way, before, tuple(self._after[name] for name in new if name in self._after))

    def _of_lists(
        self, old: Sequence[Model], new: Sequence[Model], way: tuple[Spot, ...], spot: Spot
    ) -> Iterator[Change]:
        pairs = match(old, new, name_of_item, _says)
        lefts = {right: left for left, right in pairs}
        kept = {left for left, _ in pairs}
        steps = _Steps(
            {_id(item): item for item in old},
            {_id(item): item for item in new},
            {_id(old[left]): _id(new[right]) for left, right in pairs},
        )
        others = moved([left for left, _ in pairs]) if spot.field not in _NO_ORDER else frozenset()
        at = {pairs[index][1] for index in others}
        for right, item in enumerate(new):
            here = (*way, Spot(spot.model, spot.field, item, right + 1))
            if right not in lefts:
                yield Change("added", here, None, item)
                continue
            same = old[lefts[right]]
            if right in at:
                yield Change("moved", here, lefts[right] + 1, right + 1)
            if isinstance(item, ATOMS):
                yield from self._of_atoms(same, item, here)
            else:
                yield from self.of_models(same, item, here)
            if isinstance(same, Step) and isinstance(item, Step):
                yield from _ways(same, item, steps, here)
        for left, item in enumerate(old):
            if left not in kept:
                yield Change("removed", (*way, Spot(spot.model, spot.field, item, left + 1)), item, None)


@dataclass(frozen=True, slots=True)
class _Steps:
    """The steps of a list on both sides, by id, and which are the same."""

    before: Mapping[str, object]
    after: Mapping[str, object]
    same: Mapping[str, str]


def _ways(before: Step, after: Step, steps: _Steps, way: tuple[Spot, ...]) -> Iterator[Change]:
    """Yield the outcomes of a step that lead to another step than before."""
    for outcome in dict.fromkeys((*before.next, *after.next)):
        left, right = before.next.get(outcome), after.next.get(outcome)
        if left is None or right is None or steps.same.get(left) != right:
            old, new = steps.before.get(left or ""), steps.after.get(right or "")
            yield Change(_nature(old, new), (*way, Spot(Step, "next", outcome)), old, new)


def _id(item: object) -> str:
    return item.id if isinstance(item, (Route, Step, Source)) else ""


def _nature(old: object, new: object) -> Nature:
    return "changed" if not _is_nothing(old) and not _is_nothing(new) else "removed" if _is_nothing(new) else "added"


def _is_nothing(value: object) -> bool:
    return value is None or value == ()


def fact_count(record: Record) -> int:
    """Return how many facts a record holds: its values that cite a source."""
    return sum(isinstance(part, Cited) for _, part in walk(record))
