"""Dates, money and durations, as Canada writes them in each language. `~` stands for a no-break space."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import get_args

import pytest

from generator.model.base import LOCALES, Locale
from generator.model.date import PartialDate
from generator.model.money import Unit
from generator.model.source import Source
from generator.render.format import NBSP, cost, date, days, dollars, duration, listed, money, number, source_date, unit
from tests import graphs


def plain(text: str) -> str:
    """The text with `~` for each no-break space; fails on any other space that is not plain."""
    shown = text.replace(NBSP, "~")
    assert all(char == " " or not char.isspace() for char in shown)
    return shown


@pytest.mark.parametrize(
    ("text", "fr", "en"),
    [
        ("2026-04-01", "1er avril 2026", "April 1, 2026"),
        ("2026-08-01", "1er août 2026", "August 1, 2026"),
        ("2026-04-02", "2 avril 2026", "April 2, 2026"),
        ("2026-04-10", "10 avril 2026", "April 10, 2026"),
        ("2026-12-31", "31 décembre 2026", "December 31, 2026"),
        ("2026-04", "avril 2026", "April 2026"),
        ("2026-01", "janvier 2026", "January 2026"),
        ("2026", "2026", "2026"),
    ],
)
def test_a_date_is_as_long_as_it_is_known(text: str, fr: str, en: str) -> None:
    value = PartialDate.parse(text)
    assert (plain(date(value, "fr")), plain(date(value, "en"))) == (fr, en)


@pytest.mark.parametrize(
    ("amount", "fr", "en"),
    [
        ("0", "0~$", "$0"),
        ("134", "134~$", "$134"),
        ("134.00", "134~$", "$134"),
        ("747.34", "747,34~$", "$747.34"),
        ("0.5", "0,50~$", "$0.50"),
        ("1234.5", "1~234,50~$", "$1,234.50"),
        ("1234567", "1~234~567~$", "$1,234,567"),
    ],
)
def test_money_has_cents_only_where_there_are_some(amount: str, fr: str, en: str) -> None:
    assert plain(money(Decimal(amount), "fr")) == fr
    assert plain(money(Decimal(amount), "en")) == en


@pytest.mark.parametrize(
    ("least", "most", "fr", "en"),
    [
        ("100", None, "100~$", "$100"),
        ("100", "100", "100~$", "$100"),
        ("100", "150.5", "de 100~$ à 150,50~$", "$100 to $150.50"),
        ("0", "1500", "de 0~$ à 1~500~$", "$0 to $1,500"),
    ],
)
def test_a_cost_is_an_amount_or_a_range(least: str, most: str | None, fr: str, en: str) -> None:
    value = graphs.cost(least, most)
    assert (plain(cost(value, "fr")), plain(cost(value, "en"))) == (fr, en)
    if most is not None:
        bounds = Decimal(least), Decimal(most)
        assert (plain(dollars(*bounds, "fr")), plain(dollars(*bounds, "en"))) == (fr, en)


@pytest.mark.parametrize(
    ("value", "fr", "en"), [(0, "0", "0"), (1234567, "1~234~567", "1,234,567"), (Decimal("2.5"), "2,5", "2.5")]
)
def test_numbers_have_the_separators_of_the_language(value: Decimal | int, fr: str, en: str) -> None:
    assert (plain(number(value, "fr")), plain(number(value, "en"))) == (fr, en)


@pytest.mark.parametrize(
    ("values", "fr", "en"), [(["a"], "a", "a"), (["a", "b"], "a et b", "a and b"), (["a", "b", "c"], "a, b et c", None)]
)
def test_a_list_reads_as_a_sentence(values: list[str], fr: str, en: str | None) -> None:
    assert listed(values, "fr") == fr
    # English style guides differ on the comma before the last item of three.
    assert en is None or listed(values, "en") == en


@pytest.mark.parametrize(
    ("value", "name", "fr", "en"),
    [
        ("1", "hour", "1~heure", "1~hour"),
        ("915", "hour", "915~heures", "915~hours"),
        ("1", "day", "1~jour", "1~day"),
        ("15", "day", "15~jours", "15~days"),
        ("1", "working_day", "1~jour ouvrable", "1~working day"),
        ("15", "working_day", "15~jours ouvrables", "15~working days"),
        ("1500", "working_day", "1~500~jours ouvrables", "1,500~working days"),
        ("13", "week", "13~semaines", "13~weeks"),
        ("1", "month", "1~mois", "1~month"),
        ("4", "month", "4~mois", "4~months"),
        ("1", "year", "1~an", "1~year"),
        ("2", "year", "2~ans", "2~years"),
        # French counts in the plural from two, English from anything that is not one.
        ("1.5", "year", "1,5~an", "1.5~years"),
        ("1.5", "working_day", "1,5~jour ouvrable", "1.5~working days"),
        ("0.5", "working_day", "0,5~jour ouvrable", "0.5~working days"),
    ],
)
def test_a_count_of_a_unit_of_time(value: str, name: Unit, fr: str, en: str) -> None:
    assert (plain(unit(Decimal(value), name, "fr")), plain(unit(Decimal(value), name, "en"))) == (fr, en)


@pytest.mark.parametrize(
    ("least", "most", "name", "fr", "en"),
    [
        ("2", "4", "month", "de 2 à 4~mois", "2 to 4~months"),
        ("1", "1", "year", "1~an", "1~year"),
        ("15", "15", "working_day", "15~jours ouvrables", "15~working days"),
        (None, "90", "day", "au plus 90~jours", "at most 90~days"),
        ("0", "90", "day", "au plus 90~jours", "at most 90~days"),
        ("6", None, "month", "au moins 6~mois", "at least 6~months"),
        ("1", "1.5", "year", "de 1 à 1,5~an", "1 to 1.5~years"),
    ],
)
def test_a_duration_says_the_bounds_that_are_known(
    least: str | None, most: str | None, name: Unit, fr: str, en: str
) -> None:
    value = graphs.duration(least, most, name)
    assert (plain(duration(value, "fr")), plain(duration(value, "en"))) == (fr, en)


@pytest.mark.parametrize(
    ("least", "most", "fr", "en"),
    [
        ("7", "7", "7~jours", "7~days"),
        ("0", "59", "au plus 59~jours", "at most 59~days"),
        ("10.9", "20.1", "de 10 à 21~jours", "10 to 21~days"),
        ("4.2", "4.2", "de 4 à 5~jours", "4 to 5~days"),
        ("30", "60", "au plus 2~mois", "at most 2~months"),
        ("31", "61", "de 1 à 3~mois", "1 to 3~months"),
        ("30.4375", "91.3125", "de 1 à 3~mois", "1 to 3~months"),
        ("365.25", "365.25", "12~mois", "12~months"),
        ("0", "400", "au plus 14~mois", "at most 14~months"),
    ],
)
def test_a_total_of_days_is_given_in_months_from_sixty_days_and_never_claims_more_than_is_known(
    least: str, most: str, fr: str, en: str
) -> None:
    bounds = Decimal(least), Decimal(most)
    assert (plain(days(*bounds, "fr")), plain(days(*bounds, "en"))) == (fr, en)


@pytest.mark.parametrize(
    ("as_of", "fr", "en"),
    [
        (None, "non daté~; consulté le 1er avril 2026", "undated; consulted on April 1, 2026"),
        ("2025-03", "daté~: mars 2025~; consulté le 1er avril 2026", "dated March 2025; consulted on April 1, 2026"),
    ],
)
def test_a_source_says_its_date_and_when_it_was_read(as_of: str | None, fr: str, en: str) -> None:
    source = Source.model_validate(
        {"id": "web", "title": "Page", "publisher": "Ordre", "as_of": as_of, "consulted": "2026-04-01"}
    )
    assert (plain(source_date(source, "fr")), plain(source_date(source, "en"))) == (fr, en)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", get_args(Unit))
def test_a_number_stands_on_one_line_with_its_unit(name: Unit, locale: Locale) -> None:
    assert re.match(r"12[,~]345~\w", plain(unit(Decimal(12345), name, locale)))
