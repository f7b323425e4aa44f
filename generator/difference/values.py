"""Values of the model in the words of a language, as the pages say them."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Literal, get_args, get_origin

from generator.difference.change import Spot
from generator.fields import field_words, written_order
from generator.library import Library
from generator.model.base import Locale, Model
from generator.model.date import PartialDate
from generator.model.grid import Deadline, GridGap, TestScore
from generator.model.institution import Institution
from generator.model.job_title import JobTitle
from generator.model.measure import Measure
from generator.model.money import Cost, Dated, Duration
from generator.model.order import Order
from generator.model.profession import LookedFor, Profession, Route
from generator.model.programme import Programme
from generator.model.record import Record
from generator.model.source import Source
from generator.model.step import Step
from generator.model.support import Support
from generator.model.term import Term
from generator.model.text import Gendered, Localized, Statement, Title
from generator.model.trajectory import Trajectory
from generator.model.walk import reference_kind
from generator.pages.citation import Said
from generator.pages.label import group_of, label
from generator.render import format as formats
from generator.translation import translations

Texts = (Localized, Statement, Title)
"""Values in both languages."""


def name_of(record: Record, locale: Locale) -> Said:
    """Return what pages call a record."""
    match record:
        case Order() | Institution():
            return said(record.name, locale)
        case Profession() | Trajectory() | JobTitle() | Programme() | Support() | Measure():
            return said(record.title, locale)
        case Term():
            return said(record.term, locale)
        case _:
            return Said(record.id, locale)


def said(value: Localized | Statement | Title, locale: Locale) -> Said:
    """Return a text in the language, or in French where it has no other."""
    if locale == "en" and value.en is not None:
        return Said(value.en, "en")
    return Said(value.in_locale("fr") if isinstance(value, Title) else value.fr, "fr")


def route_name(route: Route, locale: Locale) -> Said:
    """Return the heading of a route: its own, or its kind's."""
    return said(route.title, locale) if route.title is not None else Said(label("route", route.kind, locale), locale)


def as_of(value: Dated, locale: Locale) -> str:
    """Return since when a value is true: `as of April 1, 2026`."""
    gettext = translations(locale).gettext
    words = "as of %(date)s" if value.as_of_basis == "stated" else "undated page, consulted on %(date)s"
    text: str = gettext(words) % {"date": formats.date(value.as_of, locale)}
    return text


def parts(value: Cost | Duration, locale: Locale) -> dict[str, str]:
    """Return what an amount or a delay says, part by part, but its date; empty where a part says nothing."""
    gettext = translations(locale).gettext
    if isinstance(value, Duration):
        work = f" ({gettext('workload')})" if value.unit == "hour" else ""
        return {
            "value": formats.duration(value, locale) + work,
            "what": said(value.what, locale).text if value.what is not None else "",
        }
    is_free = value.amount == 0 and value.max is None
    return {
        "value": gettext("free") if is_free else formats.cost(value, locale),
        "per": label("per", value.per, locale),
        "taxes": "" if is_free else label("taxes", value.taxes, locale),
        "optional": gettext("only for some") if value.optional else "",
    }


class Values:
    """Says the values of a library in a language."""

    def __init__(self, library: Library, locale: Locale) -> None:
        self._library = library
        self._locale = locale
        self.gettext = translations(locale).gettext

    def said(self, value: object, spot: Spot) -> Said | None:
        """Return a value that stands at a spot; None where there is none."""
        locale = self._locale
        if value is None or value == ():
            return None
        if isinstance(value, Texts):
            return said(value, locale)
        if isinstance(value, Step):
            return said(value.title, locale)
        return Said(self._text(value, spot), locale)

    def _text(self, value: object, spot: Spot) -> str:
        locale = self._locale
        match value:
            case Cost() | Duration():
                return ", ".join(filter(None, parts(value, locale).values()))
            case Route():
                return route_name(value, locale).text
            case Gendered():
                return f"{value.feminine}, {value.masculine}"
            case Source():
                return f"{value.title} ({value.publisher})"
            case TestScore():
                score = f", {said(value.minimum, locale).text}" if value.minimum is not None else ""
                return f"{value.test}{score}"
            case Deadline():
                whom = f", {said(value.for_whom, locale).text}" if value.for_whom is not None else ""
                term = f"{label('term', value.term, locale)} {value.year}"
                return f"{term}{self.gettext(': ')}{formats.date(value.date, locale)}{whom}"
            case LookedFor() | GridGap():
                what = label("field", value.field, locale) if isinstance(value, LookedFor) else ""
                what = label("grid", value.item, locale) if isinstance(value, GridGap) else what
                return f"{what} ({formats.date(value.on, locale)})"
            case bool():
                return label("needs_stage", "yes" if value else "no", locale)
            case PartialDate():
                return formats.date(value, locale)
            case Decimal():
                return formats.number(value, locale)
            case tuple():
                found = [self.said(item, spot) for item in value]
                texts = [item.text for item in found if item is not None]
                return " ; ".join(texts) if isinstance(value[0], Source) else formats.listed(texts, locale)
            case str():
                return self._word(value, spot)
            case Model():
                return self._model(value)
            case _:
                return str(value)

    def _word(self, value: str, spot: Spot) -> str:
        """A text of one language, the value of an enumeration, or the name of the record that an id refers to."""
        kind = reference_kind(spot.model, spot.field)
        if kind is not None:
            record = self._library.records[kind].get(value)
            return name_of(record, self._locale).text if record is not None else value
        group = _group(spot.model, spot.field)
        return label(group, value, self._locale) or value if group is not None else value

    def _model(self, value: Model) -> str:
        told = []
        for field in written_order(type(value)):
            found = getattr(value, field)
            if field in {"id", "source"} or found == type(value).model_fields[field].default:
                continue
            text = self.said(found, Spot(type(value), field))
            if text is not None:
                told.append(f"{field_words(type(value), field, self._locale).title}{self.gettext(': ')}{text.text}")
        return self.gettext("; ").join(told)


@cache
def _group(model: type[Model], field: str) -> str | None:
    """Return the group of labels that names the values of a field, if it is an enumeration."""
    values = tuple(_literals(model.model_fields[field].annotation))
    if (model, field) == (Route, "kind"):
        return "route"
    return group_of(values) if values else None


def _literals(annotation: object) -> list[str]:
    if get_origin(annotation) is Literal:
        return [str(value) for value in get_args(annotation)]
    return [value for argument in get_args(annotation) for value in _literals(argument)]
