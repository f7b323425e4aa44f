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
    """Indicator. What is counted."""
    target: Localized
    """Target. What is to be reached."""
    due: Localized | None = None
    """Due. When it is to be reached."""
    state: Statement
    """State. How far it was on the date of the report."""
    percent: Annotated[int, Field(strict=True, ge=0, le=100, examples=[15])] | None = None
    """Per cent reached. The share of the target reached, where the report gives one."""


class Measure(PageRecord):
    """One of the sixteen."""

    number: Annotated[int, Field(strict=True, ge=1, le=16, examples=[3])]
    """Number. The number of the measure in the plan."""
    theme: Literal["cross_cutting", "information", "recognition", "permit", "work"]
    """Theme. The plan's cross-cutting measures, or one of its four themes."""
    title: Localized
    """Title. What the measure asks for."""
    summary: Statement
    """Summary. The measure in one plain paragraph."""
    lead: tuple[Localized, ...]
    """Lead. The bodies that answer for the measure."""
    partners: tuple[Localized, ...] = ()
    """Partners. The bodies that take part."""
    indicators: Annotated[tuple[Indicator, ...], Field(min_length=1)]
    """Indicators. What the report follows."""
    as_of: PartialDate
    """As of. The date of the states: 31 March 2021 in the report."""
