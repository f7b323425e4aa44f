"""Dates, money, numbers and durations, formatted by Babel as Canada writes them in each language."""

from __future__ import annotations

import math
from decimal import Decimal
from functools import cache
from typing import Final

from babel import Locale as BabelLocale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal
from babel.units import format_unit

from generator.model.base import Locale
from generator.model.date import PartialDate
from generator.model.money import Cost, Duration, Unit
from generator.model.source import Source
from generator.translation import translations

BABEL: Final[dict[Locale, BabelLocale]] = {
    "fr": BabelLocale.parse("fr_CA"),
    "en": BabelLocale.parse("en_CA"),
}

NBSP: Final = "\N{NO-BREAK SPACE}"

_MONTHS_FROM: Final = 60
"""From this many days a range is easier to grasp in months."""

_DAYS_IN_MONTH: Final = Decimal("30.4375")


@cache
def date(value: PartialDate, locale: Locale) -> str:
    """Return a date, as long as it is known: `1er avril 2026`, `April 2026`, `2026`."""
    match value.precision:
        case "year":
            return str(value.first.year)
        case "month":
            return format_date(value.first, "MMMM yyyy", locale=BABEL[locale])
        case _:
            text = format_date(value.first, "long", locale=BABEL[locale])
            # French writes the first of the month as an ordinal; CLDR has no pattern for it.
            return f"1er{text[1:]}" if locale == "fr" and text.startswith("1 ") else text


@cache
def money(amount: Decimal, locale: Locale) -> str:
    """Return an amount in Canadian dollars, without cents where there are none: `1 234,50 $`, `$134`."""
    whole = amount == amount.to_integral_value()
    return format_currency(
        amount,
        "CAD",
        locale=BABEL[locale],
        currency_digits=False,
        format=_whole_pattern(locale) if whole else None,
        decimal_quantization=True,
    )


@cache
def _whole_pattern(locale: Locale) -> str:
    pattern: str = BABEL[locale].currency_formats["standard"].pattern
    return pattern.replace("0.00", "0")


def number(value: Decimal | int, locale: Locale) -> str:
    """Return a number with the separators of the language."""
    return format_decimal(value, locale=BABEL[locale])


def listed(values: list[str], locale: Locale) -> str:
    """Return a list as a sentence holds it: `a, b et c`."""
    return format_list(values, locale=BABEL[locale])


def dollars(least: Decimal, most: Decimal, locale: Locale) -> str:
    """Return a range of amounts, or the one amount where both bounds are equal."""
    if most == least:
        return money(least, locale)
    _ = translations(locale).gettext
    return _("{least} to {most}").format(least=money(least, locale), most=money(most, locale))


def cost(value: Cost, locale: Locale) -> str:
    """Return a cost's amount, or its range."""
    return dollars(value.amount, value.amount if value.max is None else value.max, locale)


def unit(value: Decimal | int, name: Unit, locale: Locale) -> str:
    """Return a count of a unit of time: `4 mois`, `15 working days`."""
    if name == "working_day":
        # CLDR knows which fractions a language counts as one; gettext only knows integers.
        count = 1 if BABEL[locale].plural_form(value) == "one" else 2
        text = translations(locale).ngettext("{n} working day", "{n} working days", count)
        return text.format(n=number(value, locale)).replace(" ", NBSP, 1)
    return format_unit(value, f"duration-{name}", "long", locale=BABEL[locale]).replace(" ", NBSP)


def _range(least: Decimal | None, most: Decimal | None, name: Unit, locale: Locale) -> str:
    _ = translations(locale).gettext
    if least is None and most is not None:
        return _("at most {most}").format(most=unit(most, name, locale))
    if most is None and least is not None:
        return _("at least {least}").format(least=unit(least, name, locale))
    assert least is not None and most is not None
    if least == most:
        return unit(most, name, locale)
    if least == 0:
        return _("at most {most}").format(most=unit(most, name, locale))
    return _("{least} to {most}").format(least=number(least, locale), most=unit(most, name, locale))


def duration(value: Duration, locale: Locale) -> str:
    """Return a step's duration: `2 à 4 mois`, `at most 15 days`."""
    return _range(value.min, value.max, value.unit, locale)


def days(least: Decimal, most: Decimal, locale: Locale) -> str:
    """Return a total of calendar days, in months where that is easier to grasp.

    The least is rounded down and the most up, so that the range never claims more than is known.
    """
    if most >= _MONTHS_FROM:
        months = Decimal(math.floor(least / _DAYS_IN_MONTH)), Decimal(math.ceil(most / _DAYS_IN_MONTH))
        return _range(*months, "month", locale)
    return _range(Decimal(math.floor(least)), Decimal(math.ceil(most)), "day", locale)


def source_date(source: Source, locale: Locale) -> str:
    """Return when a source dates itself and when it was read."""
    _ = translations(locale).gettext
    consulted = _("consulted on {date}").format(date=date(source.consulted, locale))
    if source.as_of is None:
        return _("undated; {consulted}").format(consulted=consulted)
    return _("dated {date}; {consulted}").format(date=date(source.as_of, locale), consulted=consulted)
