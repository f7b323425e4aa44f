"""Dates as sources give them: a day, a month or a year."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.model.date import Day, PartialDate, Precision

DATES: TypeAdapter[PartialDate] = TypeAdapter(PartialDate)
DAYS: TypeAdapter[PartialDate] = TypeAdapter(Day)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2024-05-17", dt.date(2024, 5, 17), dt.date(2024, 5, 17), "day"),
        ("2024-05", dt.date(2024, 5, 1), dt.date(2024, 5, 31), "month"),
        ("2024", dt.date(2024, 1, 1), dt.date(2024, 12, 31), "year"),
        ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29), "month"),
        ("2023-02", dt.date(2023, 2, 1), dt.date(2023, 2, 28), "month"),
        ("2024-02-29", dt.date(2024, 2, 29), dt.date(2024, 2, 29), "day"),
        ("2024-12", dt.date(2024, 12, 1), dt.date(2024, 12, 31), "month"),
    ],
)
def test_a_date_spans_the_days_that_it_may_mean(text: str, first: dt.date, last: dt.date, precision: Precision) -> None:
    date = PartialDate.parse(text)
    assert (date.first, date.last, date.precision) == (first, last, precision)
    assert str(date) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24",
        "202",
        "20245",
        "2024-5",
        "2024-13",
        "2024-00",
        "2024-02-30",
        "2023-02-29",
        "2024-05-1",
        "2024-05-17T00:00",
        "2024/05/17",
        "17-05-2024",
        "0000",
        " 2024",
        "2024\n",
        "-2024",
        "٢٠٢٤",
        "２０２４",
        "mai 2024",
    ],
)
def test_another_form_or_no_day_of_the_calendar_is_no_date(text: str) -> None:
    with pytest.raises(ValueError):
        PartialDate.parse(text)
    with pytest.raises(ValidationError, match="not a date of the form 2024-05-17, 2024-05 or 2024"):
        DATES.validate_python(text)


def test_a_year_may_be_a_number_as_yaml_reads_it() -> None:
    assert DATES.validate_python(2024) == PartialDate.parse("2024")


@pytest.mark.parametrize("value", [None, True, 20, 2024.5, [], {}, dt.date(2024, 5, 17)])
def test_no_other_value_is_a_date(value: object) -> None:
    with pytest.raises(ValidationError, match="not a date of the form"):
        DATES.validate_python(value)


def test_a_date_that_is_already_read_stays() -> None:
    date = PartialDate.parse("2024-05")
    assert DATES.validate_python(date) is date


@pytest.mark.parametrize("text", ["2024-05", "2024"])
def test_a_day_is_known_to_the_day(text: str) -> None:
    with pytest.raises(ValidationError, match="not a whole date of the form 2024-05-17"):
        DAYS.validate_python(text)
    assert str(DAYS.validate_python("2024-05-17")) == "2024-05-17"


def test_dates_sort_by_their_first_day() -> None:
    ordered = [PartialDate.parse(text) for text in ("2023-12-31", "2024", "2024-02", "2024-02-02", "2024-03", "2025")]
    shuffled = ordered.copy()
    random.Random(3).shuffle(shuffled)
    assert shuffled != ordered
    assert sorted(shuffled) == ordered


def test_a_date_is_written_as_it_was_read() -> None:
    class Model(BaseModel):
        date: PartialDate

    for text in ("2024", "2024-05", "2024-05-17"):
        assert Model(date=text).model_dump_json() == f'{{"date":"{text}"}}'
