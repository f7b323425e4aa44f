"""Amounts and delays."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import ValidationError

from generator.model.money import Cost, Duration

COST = {"what": {"fr": "Frais"}, "amount": 10, "taxes": "extra", "as_of": "2026", "source": "s1"}
DURATION = {"unit": "month", "as_of": "2026", "source": "s1"}


def cost(**values: object) -> Cost:
    return Cost.model_validate({**COST, **values})


def duration(**values: object) -> Duration:
    return Duration.model_validate({**DURATION, **values})


def errors(error: pytest.ExceptionInfo[ValidationError]) -> list[tuple[object, ...]]:
    return [(details["type"], *details["loc"]) for details in error.value.errors()]


@pytest.mark.parametrize("amount", [0, 1, Decimal("0.01"), Decimal("747.34"), Decimal("747.30"), 1_000_000])
def test_an_amount_is_dollars_and_cents(amount: Decimal | int) -> None:
    assert cost(amount=amount).amount == amount


@pytest.mark.parametrize("amount", [-1, Decimal("-0.01"), Decimal("0.001"), 1_000_001, None, "dix", [10], True])
def test_no_other_amount_is_one(amount: object) -> None:
    with pytest.raises(ValidationError) as error:
        cost(amount=amount)
    assert [place for _, *place in errors(error)] == [["amount"]]


def test_what_a_cost_says_by_itself() -> None:
    plain = cost()
    assert (plain.max, plain.per, plain.optional, plain.as_of_basis) == (None, "once", False, "stated")


def test_the_most_is_not_below_the_least() -> None:
    assert cost(amount=10, max=10).max == 10
    with pytest.raises(ValidationError, match="max is below amount"):
        cost(amount=10, max=Decimal("9.99"))


@pytest.mark.parametrize("key", ["what", "amount", "taxes", "as_of", "source"])
def test_a_cost_says_what_how_much_with_which_taxes_when_and_who_says_so(key: str) -> None:
    with pytest.raises(ValidationError) as error:
        Cost.model_validate({name: value for name, value in COST.items() if name != key})
    assert errors(error) == [("missing", key)]


@pytest.mark.parametrize(
    ("bounds", "least", "most"),
    [({"min": 2}, 2, None), ({"max": 3}, None, 3), ({"min": 2, "max": 3}, 2, 3), ({"min": 0, "max": 1}, 0, 1)],
)
def test_a_duration_has_one_bound_or_two(bounds: dict[str, int], least: int | None, most: int | None) -> None:
    found = duration(**bounds)
    assert (found.min, found.max) == (least, most)


def test_a_duration_of_exactly_so_long_has_equal_bounds() -> None:
    assert duration(min=Decimal("1.5"), max=Decimal("1.5")).max == Decimal("1.5")


@pytest.mark.parametrize(
    ("bounds", "why"),
    [
        ({}, "neither min nor max is given"),
        ({"min": 3, "max": 2}, "max is below min"),
        ({"min": -1}, "greater than or equal to 0"),
        ({"max": 0}, "greater than 0"),
        ({"max": 100_001}, "less than or equal to 100000"),
    ],
)
def test_no_other_bounds_are_a_duration(bounds: dict[str, int], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        duration(**bounds)


@pytest.mark.parametrize("unit", ["hour", "day", "working_day", "week", "month", "year"])
def test_the_units_of_a_duration(unit: str) -> None:
    assert duration(min=1, unit=unit).unit == unit


@pytest.mark.parametrize("unit", ["minute", "months", "mois", ""])
def test_no_other_unit_is_one(unit: str) -> None:
    with pytest.raises(ValidationError) as error:
        duration(min=1, unit=unit)
    assert errors(error) == [("literal_error", "unit")]


@pytest.mark.parametrize("key", ["unit", "as_of", "source"])
def test_a_duration_says_its_unit_its_date_and_who_says_so(key: str) -> None:
    with pytest.raises(ValidationError) as error:
        Duration.model_validate({name: value for name, value in {**DURATION, "min": 1}.items() if name != key})
    assert errors(error) == [("missing", key)]
