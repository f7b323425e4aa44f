"""Visit every value of a record, with the way to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import get_args

from generator.model.base import Model
from generator.model.reference import KindName, Reference

Loc = tuple[str | int, ...]


def walk(value: object, loc: Loc = ()) -> Iterator[tuple[Loc, object]]:
    """Yield `(loc, value)` for the value and everything in it, parents before children.

    `loc` is the way to the value: names of fields and keys, and indices in lists.
    """
    yield loc, value
    if isinstance(value, Model):
        for name, child in value.__dict__.items():
            if child is not None and child != ():
                yield from walk(child, (*loc, name))
    elif isinstance(value, tuple):
        for index, child in enumerate(value):
            yield from walk(child, (*loc, index))
    elif isinstance(value, Mapping):
        for key, child in value.items():
            yield from walk(child, (*loc, str(key)))


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
        marks = [*info.metadata, *_metadata(info.annotation)]
        kind = next((mark.kind for mark in marks if isinstance(mark, Reference)), None)
        if kind is not None or any(_referring_fields(inner) for inner in models_in(info.annotation)):
            found.append((name, kind))
    return tuple(found)


def _metadata(annotation: object) -> Iterator[object]:
    yield from getattr(annotation, "__metadata__", ())
    for argument in get_args(annotation):
        yield from _metadata(argument)


def models_in(annotation: object) -> Iterator[type[Model]]:
    """Yield the models named anywhere in a type annotation."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for argument in get_args(annotation):
        yield from models_in(argument)
