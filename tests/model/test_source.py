"""Where facts come from, and who reviewed them."""

from __future__ import annotations

import datetime as dt

import pytest
from pydantic import ValidationError

from generator.model.source import MAX_AGE, Review, Source

SOURCE = {"id": "s1", "title": "Page", "publisher": "Ordre", "consulted": "2026-11-22"}


def test_a_source_may_have_neither_address_nor_date_of_its_own() -> None:
    source = Source.model_validate(SOURCE)
    assert (source.url, source.as_of, source.lang) == (None, None, "fr")


@pytest.mark.parametrize("key", SOURCE)
def test_a_source_says_what_it_is_whose_and_when_it_was_read(key: str) -> None:
    with pytest.raises(ValidationError) as error:
        Source.model_validate({name: value for name, value in SOURCE.items() if name != key})
    assert [details["loc"] for details in error.value.errors()] == [(key,)]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "www.example.org", "ftp://example.org/"])
def test_the_address_of_a_source_is_one_of_the_web(url: str) -> None:
    with pytest.raises(ValidationError, match="not a web address"):
        Source.model_validate({**SOURCE, "url": url})


def test_the_page_may_date_itself_to_the_year_but_the_reading_is_to_the_day() -> None:
    assert str(Source.model_validate({**SOURCE, "as_of": "2017"}).as_of) == "2017"
    with pytest.raises(ValidationError, match="not a whole date"):
        Source.model_validate({**SOURCE, "consulted": "2017"})


def test_a_review_is_stale_the_day_after_its_age_is_reached() -> None:
    review = Review.model_validate({"status": "confirmed", "by": "Ordre", "on": "2025-11-22"})
    last = dt.date(2025, 11, 22) + MAX_AGE
    assert last == dt.date(2026, 11, 22)
    assert not review.is_stale(last)
    assert review.is_stale(last + dt.timedelta(days=1))
