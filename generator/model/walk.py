"""Visit every part of a record, with the way to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import get_args

from generator.model.base import Model
from generator.model.date import PartialDate
from generator.model.reference import KindName, Reference

Loc = tuple[str | int, ...]
Part = Model | PartialDate


def walk(value: Model, loc: Loc = ()) -> Iterator[tuple[Loc, Part]]:
    """Yield `(loc, part)` for the model and every model and date in it, parents before children.

    `loc` is the way to the part: names of fields, and indices in lists. Plain text and numbers are not parts; they are
    fields of one. Only the fields that can hold a part are visited: every rule of the check goes this way.
    """
    waiting: list[tuple[Loc, Part]] = [(loc, value)]
    while waiting:
        loc, part = waiting.pop()
        yield loc, part
        if not isinstance(part, Model):
            continue
        inner: list[tuple[Loc, Part]] = []
        for name in _holding_fields(type(part)):
            child = part.__dict__[name]
            if isinstance(child, tuple):
                inner += [((*loc, name, index), item) for index, item in enumerate(child)]
            elif child is not None:
                inner.append(((*loc, name), child))
        waiting += reversed(inner)


@cache
def _holding_fields(model: type[Model]) -> tuple[str, ...]:
    """The fields of a model that can hold models or dates."""
    return tuple(
        name
        for name, info in model.model_fields.items()
        if any(True for _ in models_in(info.annotation)) or mentions_date(info.annotation)
    )


def mentions_date(annotation: object) -> bool:
    """Whether a type annotation names dates, outside of the models that it names."""
    return annotation is PartialDate or any(mentions_date(argument) for argument in get_args(annotation))


def references(value: object, loc: Loc = ()) -> Iterator[tuple[Loc, KindName, str]]:
    """Yield `(loc, kind, id)` for every reference from a record (or a part of one) to another record.

    Only the fields that can hold a reference are visited, so that loading stays fast.
    """
    if isinstance(value, tuple):
        for index, child in enumerate(value):
            yield from references(child, (*loc, index))
    elif isinstance(value, Model):
        for name, kind in _referring_fields(type(value)):
            child = getattr(value, name)
            if child is None:
                continue
            if kind is None:
                yield from references(child, (*loc, name))
            elif isinstance(child, tuple):
                for index, target in enumerate(child):
                    yield (*loc, name, index), kind, target
            else:
                yield (*loc, name), kind, child


@cache
def _referring_fields(model: type[Model]) -> tuple[tuple[str, KindName | None], ...]:
    """The fields of a model that are references (with their kind) or hold models that have some (None)."""
    found: list[tuple[str, KindName | None]] = []
    for name, info in model.model_fields.items():
        marks = [*info.metadata, *metadata_in(info.annotation)]
        kind = next((mark.kind for mark in marks if isinstance(mark, Reference)), None)
        if kind is not None or any(_referring_fields(inner) for inner in models_in(info.annotation)):
            found.append((name, kind))
    return tuple(found)


def reference_kind(model: type[Model], field: str) -> KindName | None:
    """Return the kind of record whose id a field holds; None where it holds none."""
    return dict(_referring_fields(model)).get(field)


def metadata_in(annotation: object) -> Iterator[object]:
    """Yield what `Annotated` adds anywhere in a type annotation."""
    yield from getattr(annotation, "__metadata__", ())
    for argument in get_args(annotation):
        yield from metadata_in(argument)


def models_in(annotation: object) -> Iterator[type[Model]]:
    """Yield the models named anywhere in a type annotation."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for argument in get_args(annotation):
        yield from models_in(argument)
