"""A measure of the action plan 2019-2024 of the Pôle de coordination pour l'accès à la formation."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Model
from generator.model.date import PartialDate
from generator.model.record import PageRecord
from generator.model.text import Localized, Statement


class Indicator(Model):
    """What is counted, the target, and how far it was on the date of the report."""

    indicator: Localized
    target: Localized
    due: Localized | None = None
    state: Statement
    percent: Annotated[int, Field(strict=True, ge=0, le=100)] | None = None
    """The share of the target reached, where the report gives one."""


class Measure(PageRecord):
    """One of the sixteen."""

    number: Annotated[int, Field(strict=True, ge=1, le=16)]
    theme: Literal["cross_cutting", "information", "recognition", "permit", "work"]
    """The plan's cross-cutting measures (0), then its four themes (1 to 4)."""
    title: Localized
    summary: Statement
    lead: tuple[Localized, ...]
    partners: tuple[Localized, ...] = ()
    indicators: Annotated[tuple[Indicator, ...], Field(min_length=1)]
    as_of: PartialDate
    """The date of the states: 31 March 2021 in the report."""
