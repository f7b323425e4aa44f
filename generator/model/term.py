"""A word of the field, defined once and linked where it first appears on a page."""

from __future__ import annotations

from generator.model.base import Model, Text
from generator.model.record import PageRecord
from generator.model.reference import TermId
from generator.model.text import Localized, Statement


class Forms(Model):
    """Other forms under which the term appears in text (plurals, abbreviations), by language."""

    fr: tuple[Text, ...] = ()
    en: tuple[Text, ...] = ()


class Term(PageRecord):
    """An entry of the glossary."""

    term: Localized
    forms: Forms = Forms()
    definition: Statement
    see: tuple[TermId, ...] = ()
