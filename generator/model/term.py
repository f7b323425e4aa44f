"""A word of the field, defined once and linked where it first appears on a page."""

from __future__ import annotations

from typing import Annotated

from generator.model.base import InSchema, Model, Text
from generator.model.record import PageRecord
from generator.model.reference import TermId
from generator.model.text import Localized, Statement


class Forms(Model):
    """Other forms under which the term appears in text (plurals, abbreviations), by language."""

    fr: tuple[Annotated[Text, InSchema(examples=["permis d'exercice"])], ...] = ()
    """French. Forms in French."""
    en: tuple[Annotated[Text, InSchema(examples=["licence to practise"])], ...] = ()
    """English. Forms in English."""


class Term(PageRecord):
    """An entry of the glossary."""

    term: Localized
    """Glossary term. The word, as one looks it up."""
    forms: Forms = Forms()
    """Other forms. Plurals and abbreviations under which the term appears in text."""
    definition: Statement
    """Definition. What it means here, in plain words."""
    see: tuple[TermId, ...] = ()
    """See also. Related terms of the glossary."""
