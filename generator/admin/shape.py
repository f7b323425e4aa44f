"""What a field of a model holds, apart from pydantic: one value or many, a group, a choice, a reference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt, MaxLen, MinLen
from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from generator.model.base import LINES, InSchema, Model
from generator.model.date import Day, PartialDate
from generator.model.reference import KindName, Reference
from generator.model.text import SourceIds

Holds = Literal[
    "group", "keys", "line", "text", "number", "integer", "truth", "choice", "date", "day", "reference", "sources"
]
"""`group`: another model; `keys`: a mapping from an enumeration to steps; `sources`: those of the same record."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a field holds."""

    holds: Holds
    is_many: bool
    is_required: bool
    default: object = None
    """What a record without the field means; None where it means that nothing is said."""
    model: type[Model] | None = None
    choices: tuple[str, ...] = ()
    """The values of an enumeration, or the keys of a mapping."""
    refers_to: KindName | None = None
    pattern: str = ""
    pattern_says: str = ""
    """What is said of a text that does not match, in English."""
    examples: tuple[object, ...] = ()
    least: float | None = None
    most: float | None = None
    at_least: int | None = None
    """How many items a list has at least."""
    at_most: int | None = None

    @property
    def is_optional_group(self) -> bool:
        """Whether the field holds one group, or none."""
        return self.holds == "group" and not self.is_many and not self.is_required and self.default is None


@dataclass(slots=True)
class _Found:
    """What an annotation says, once its layers are taken off."""

    inner: Any
    marks: list[object] = field(default_factory=list)
    is_many: bool = False


@cache
def shape_of(model: type[Model], name: str) -> Shape:
    """Return what a field of a model holds.

    Raises:
        TypeError: the field is of a type that no form knows yet.
    """
    info = model.model_fields[name]
    found = _unwrapped(info)
    marks = found.marks
    words = [mark for mark in marks if isinstance(mark, InSchema)]
    keywords = {key: value for mark in words for key, value in mark.keywords.items()}
    text = next((mark for mark in marks if isinstance(mark, StringConstraints)), None)
    pattern = str(keywords.get("pattern") or (text.pattern if text is not None else None) or "")
    sizes = marks if found.is_many else []
    return Shape(
        holds=_holds(found, pattern),
        is_many=found.is_many,
        is_required=info.is_required(),
        default=_default(info),
        model=found.inner if isinstance(found.inner, type) and issubclass(found.inner, Model) else None,
        choices=_choices(found.inner),
        refers_to=next((mark.kind for mark in marks if isinstance(mark, Reference)), None),
        pattern=pattern,
        pattern_says=str(keywords.get("patternErrorMessage", "")),
        examples=tuple(keywords.get("examples") or info.examples or ()),
        least=_bound(marks, Ge, "ge", Gt, "gt"),
        most=_bound(marks, Le, "le", Lt, "lt"),
        at_least=next((mark.min_length for mark in sizes if isinstance(mark, MinLen)), None),
        at_most=next((mark.max_length for mark in sizes if isinstance(mark, MaxLen)), None),
    )


_ONE_OR_MANY, _DAY = type(get_args(SourceIds)[-1]), get_args(Day)[1:]


def _unwrapped(info: FieldInfo) -> _Found:
    found = _Found(info.annotation, list(info.metadata))
    while True:
        origin, arguments = get_origin(found.inner), get_args(found.inner)
        if hasattr(found.inner, "__metadata__"):
            found.marks += found.inner.__metadata__
            found.inner = arguments[0]
        elif origin in {Union, UnionType}:
            found.inner = next(argument for argument in arguments if argument is not NoneType)
        elif origin is tuple:
            found.is_many, found.inner = True, arguments[0]
        else:
            return found


def _holds(found: _Found, pattern: str) -> Holds:
    inner, marks = found.inner, found.marks
    if any(isinstance(mark, _ONE_OR_MANY) for mark in marks):
        return "sources"
    if inner is str:
        if any(isinstance(mark, Reference) for mark in marks):
            return "reference"
        return "text" if LINES in pattern.replace(r"(?=[\s\S]*\S)", "") else "line"
    if get_origin(inner) is Literal:
        return "choice"
    if get_origin(inner) is Mapping:
        return "keys"
    if inner is PartialDate:
        return "day" if all(mark in marks for mark in _DAY) else "date"
    simple: dict[object, Holds] = {Decimal: "number", int: "integer", bool: "truth"}
    if inner in simple:
        return simple[inner]
    if isinstance(inner, type) and issubclass(inner, Model):
        return "group"
    raise TypeError(inner)


def _choices(inner: Any) -> tuple[str, ...]:
    if get_origin(inner) is Mapping:
        inner = get_args(inner)[0]
    return get_args(inner) if get_origin(inner) is Literal else ()


def _default(info: FieldInfo) -> object:
    value = info.get_default(call_default_factory=False)
    if info.default_factory is not None:
        return {}
    if value is PydanticUndefined:
        return None
    return {} if isinstance(value, BaseModel) else list(value) if isinstance(value, tuple) else value


def _bound(marks: list[object], inclusive: type[Any], least: str, exclusive: type[Any], above: str) -> float | None:
    for mark in marks:
        if isinstance(mark, inclusive):
            return float(getattr(mark, least))
        if isinstance(mark, exclusive):
            return float(getattr(mark, above))
    return None
