"""What the fields of a model are called, what they hold, and in which order a record writes them.

A field is described once, where the model declares it: the first sentence of its docstring is its title, the rest its
description. The catalogues hold the French. Whatever explains records (JSON Schemas, scaffolds, forms) asks here.
"""

from __future__ import annotations

import ast
import inspect
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import IO, Any, Final

from babel.messages.extract import extract_python

from generator.model.base import Locale, Model
from generator.translation import translations

_FIRST: Final = ("id", "slug", "formerly")
"""What names a record or a part of one stands before what it says."""


@dataclass(frozen=True, slots=True)
class FieldWords:
    """A field in one language."""

    title: str
    """A few words, as the label of a form."""
    description: str
    """Sentences; empty where the docstring has only a title."""


@cache
def field_words(model: type[Model], name: str, locale: Locale) -> FieldWords:
    """Return the title and the description of a field in a language.

    Raises:
        KeyError: the model has no such field.
    """
    gettext = translations(locale).gettext
    title, description = _split(model.model_fields[name].description or "")
    return FieldWords(gettext(title) if title else "", gettext(description) if description else "")


@cache
def written_order(model: type[Model]) -> tuple[str, ...]:
    """Return the fields of a model in the order in which records write them.

    What a model adds to another comes before what it takes from it: the fact, then its date, then its source.
    """
    classes = [found for found in model.__mro__ if issubclass(found, Model)]
    names = [name for found in classes for name in inspect.get_annotations(found)]
    known = dict.fromkeys(name for name in names if name in model.model_fields)
    return tuple(sorted(known, key=lambda name: _FIRST.index(name) if name in _FIRST else len(_FIRST)))


def extract(
    fileobj: IO[bytes], keywords: Mapping[str, Any], comment_tags: Sequence[str], options: Any
) -> Iterator[tuple[Any, ...]]:
    """Give Babel the words of a model's module: those it marks, and the docstrings of its fields.

    As Babel asks of an extractor: lines, functions, messages, comments.
    """
    source = fileobj.read()
    yield from extract_python(io.BytesIO(source), keywords, comment_tags, options)
    for found in ast.walk(ast.parse(source)):
        # A model is no dataclass; what a dataclass says of its attributes is for programmers.
        if not isinstance(found, ast.ClassDef) or found.decorator_list:
            continue
        for field, words in zip(found.body, found.body[1:], strict=False):
            if (
                isinstance(field, ast.AnnAssign)
                and isinstance(words, ast.Expr)
                and isinstance(words.value, ast.Constant)
                and isinstance(words.value.value, str)
            ):
                for text in filter(None, _split(words.value.value)):
                    yield words.lineno, None, text, []


def _split(docstring: str) -> tuple[str, str]:
    """Return the first sentence, without its point, and the rest, each on one line."""
    title, _, description = " ".join(docstring.split()).partition(". ")
    return title.removesuffix("."), description
