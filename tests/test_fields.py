"""Every field of a record is explained in both languages, where its model declares it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Final

import pytest

from generator.fields import extract, field_words, written_order
from generator.model.base import LOCALES, Locale, Model
from generator.model.kinds import KINDS
from generator.model.money import Cost
from generator.model.order import Order
from generator.model.profession import Profession
from generator.model.text import Statement
from generator.model.walk import models_in

IN_DOCSTRINGS = b'''
class Fee(Model):
    """A fee."""

    amount: int
    """Amount. In dollars,
    with cents."""
    note: str = N_("Not said")
    name: str
    """Name."""
    silent: str


@dataclass
class Internal:
    detail: str
    """Detail. For programmers."""
'''


def models() -> Iterator[type[Model]]:
    """Every model that a record may hold, each once."""
    waiting: list[type[Model]] = [kind.model for kind in KINDS]
    seen: set[type[Model]] = set()
    while waiting:
        model = waiting.pop()
        if model not in seen:
            seen.add(model)
            yield model
            waiting += [inner for info in model.model_fields.values() for inner in models_in(info.annotation)]


MODELS: Final = sorted(models(), key=lambda model: model.__name__)
FIELDS: Final = [(model, name) for model in MODELS for name in model.model_fields]


def test_there_are_fields_to_explain() -> None:
    assert len(FIELDS) > 200


@pytest.mark.parametrize("locale", LOCALES)
def test_every_field_has_a_short_title_and_a_description_in_each_language(locale: Locale) -> None:
    words = {f"{model.__name__}.{name}": field_words(model, name, locale) for model, name in FIELDS}
    assert [name for name, found in words.items() if not found.title or len(found.title) > 30] == []
    assert [name for name, found in words.items() if not found.description.endswith(".")] == []


def test_every_description_is_another_text_in_french() -> None:
    same = [
        f"{model.__name__}.{name}"
        for model, name in FIELDS
        if field_words(model, name, "fr").description == field_words(model, name, "en").description
    ]
    assert same == []


def test_a_field_that_is_not_there_has_no_words() -> None:
    with pytest.raises(KeyError):
        field_words(Order, "sigle", "fr")


@pytest.mark.parametrize(
    ("model", "order"),
    [
        (Statement, ("fr", "en", "source")),
        (
            Cost,
            ("what", "amount", "max", "taxes", "per", "optional", "as_of", "as_of_basis", "source"),
        ),
        (
            Order,
            (
                *("id", "slug", "formerly", "name", "gloss", "acronym", "act", "practice", "site", "contact"),
                *("review_rights", "notes", "maintainers", "sources", "review"),
            ),
        ),
    ],
)
def test_a_record_writes_the_fact_then_its_date_then_its_source(model: type[Model], order: tuple[str, ...]) -> None:
    assert written_order(model) == order


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_the_order_names_every_field_once(model: type[Model]) -> None:
    assert sorted(written_order(model)) == sorted(model.model_fields)


def test_a_profession_starts_with_its_name_and_ends_with_its_sources() -> None:
    assert written_order(Profession)[:4] == ("id", "slug", "formerly", "order")
    assert written_order(Profession)[-2:] == ("sources", "review")


def test_the_words_of_fields_and_those_marked_are_extracted_and_no_others() -> None:
    found = [words[2] for words in extract(io.BytesIO(IN_DOCSTRINGS), {"N_": None}, [], {})]
    assert found == ["Not said", "Amount", "In dollars, with cents.", "Name"]
