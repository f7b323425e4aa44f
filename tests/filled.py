"""A library of records with every field that the models have, each text made by the test.

The fields are read from the models, so that a field added to a model is filled without a word here. Nothing is
validated: a text may be longer than the model allows, or have another form.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path, PurePosixPath
from types import MappingProxyType, UnionType
from typing import Annotated, Any, Final, Literal, TypeVar, Union, get_args, get_origin

from annotated_types import Ge
from pydantic import AfterValidator, StringConstraints

from generator.library import Library
from generator.model.base import Model, RecordId
from generator.model.date import PartialDate
from generator.model.kinds import KINDS
from generator.model.profession import Route
from generator.model.programme import Programme
from generator.model.record import Record
from generator.model.reference import KindName
from generator.model.situation import SITUATIONS
from generator.model.step import Step
from generator.model.trajectory import Trajectory
from generator.model.url import WebUrl
from generator.model.walk import references
from generator.translating.lock import EMPTY
from tests.builders import TODAY

M = TypeVar("M", bound=Model)

Fill = Callable[[str], str]
"""Makes the text of a field, named by the way to it: `order.contact.address`."""

_ID: Final = next(mark.pattern for mark in get_args(RecordId) if isinstance(mark, StringConstraints))
_IS_WEB: Final = next(mark.func for mark in get_args(WebUrl) if isinstance(mark, AfterValidator))


class Filler:
    """Makes a record of each kind, all under one id, which refer to one another."""

    def __init__(self, id: str, fill: Fill) -> None:
        self.id = id
        self.fill = fill

    def model(self, model: type[M], place: str, **fields: Any) -> M:
        """Return a model with every field, some of them given; `place` is the way to it."""
        for name, info in model.model_fields.items():
            if name not in fields:
                annotation: Any = info.annotation
                fields[name] = self._field(f"{place}.{name}", model, name, annotation, info.metadata)
        made: M = model.model_construct(**fields)  # type: ignore[assignment]
        return made

    def _field(self, place: str, model: type[Model], name: str, annotation: Any, marks: Sequence[object]) -> Any:
        if model is Route and name == "situations":
            return SITUATIONS
        if name == "steps":
            return self._steps(place, is_trajectory=model is Trajectory)
        if model is Programme and name == "closed":
            # It holds no text, and no list or calendar would show the programme.
            return None
        return self._value(place, annotation, marks)

    def _steps(self, place: str, *, is_trajectory: bool) -> tuple[Step, ...]:
        """A route in place (of a trajectory), a step of the candidate's, and an end."""
        plain = {"end": None, "route_of": None, "only": ()}
        ways = MappingProxyType({"passed": "fin", "failed": "pas"})
        steps = [
            self.model(Step, place, **{**plain, "id": "pas", "kind": "stage", "next": ways}),
            self.model(
                Step, place, **{**plain, "id": "fin", "kind": "end", "end": "permit", "next": MappingProxyType({})}
            ),
        ]
        if is_trajectory:
            ways = MappingProxyType({"full": "pas", "refused": "fin"})
            route = {**plain, "id": "voie", "kind": "route", "route_of": self.id, "next": ways}
            steps.insert(0, self.model(Step, place, **route))
        return tuple(steps)

    def _value(self, place: str, annotation: Any, marks: Sequence[object]) -> Any:
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self._value(place, arguments[0], (*marks, *arguments[1:]))
        if origin in {Union, UnionType}:
            return self._value(place, next(one for one in arguments if one is not type(None)), marks)
        if origin is Literal:
            return arguments[0]
        if origin is tuple:
            return (self._value(place, arguments[0], ()),)
        if annotation is str:
            return self._text(place, marks)
        if annotation is bool:
            return True
        if annotation is int:
            return next((mark.ge for mark in marks if isinstance(mark, Ge)), 1)
        if annotation is Decimal:
            return Decimal(1)
        if annotation is PartialDate:
            return PartialDate(TODAY - dt.timedelta(days=1))
        if isinstance(annotation, type) and issubclass(annotation, Model):
            return self.model(annotation, place)
        raise TypeError(f"{place}: no example of {annotation}")

    def _text(self, place: str, marks: Sequence[object]) -> str:
        """An id where the field is one, the last part of an address or the id of another record; else a text."""
        if any(isinstance(mark, StringConstraints) and mark.pattern == _ID for mark in marks):
            return f"ancien-{self.id}" if ".formerly." in place else self.id
        text = self.fill(place)
        if any(isinstance(mark, AfterValidator) and mark.func is _IS_WEB for mark in marks):
            return "https://example.org/?" + re.sub(r"\s", "", text)
        return text


def filled(root: Path, fills: Mapping[str, Fill]) -> Library:
    """Return a library with a record of each kind for each id."""
    records: dict[KindName, dict[str, Record]] = {
        kind.name: {name: Filler(name, fill).model(kind.model, kind.name) for name, fill in fills.items()}
        for kind in KINDS
    }
    paths = {
        (kind.name, name): PurePosixPath("content", kind.folder, *([name] if kind.nested else []), f"{name}.yaml")
        for kind in KINDS
        for name in fills
    }
    referring: dict[tuple[KindName, str], tuple[Record, ...]] = {}
    for of_kind in records.values():
        for record in of_kind.values():
            for target in dict.fromkeys((kind, name) for _, kind, name in references(record)):
                referring[target] = (*referring.get(target, ()), record)
    return Library(
        content=root / "content", records=records, paths=paths, unread=frozenset(), lock=EMPTY, _referring=referring
    )
