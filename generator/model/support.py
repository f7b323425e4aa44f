"""Help on the way: loans, subsidies, French courses, guidance, remedies."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.contact import Contact
from generator.model.money import Cost
from generator.model.record import PageRecord
from generator.model.reference import ProfessionId
from generator.model.text import Localized, Names, Statement

Category = Literal["money", "work", "french", "guidance", "evaluation", "training", "recourse", "immigration"]


class Support(PageRecord):
    """A service or programme: for whom, how much, how to ask."""

    title: Localized
    """Title. The name of the service or programme of help."""
    other_names: Names = Names()
    """Other names. What a reader may type who does not know its name."""
    category: Category
    """Category. Under which heading the page of help lists it."""
    provider: Localized
    """Provider. Who gives the help."""
    of_government: Annotated[bool, Field(strict=True)] = False
    """Of a government. True where a government gives it, itself or through those it mandates."""
    summary: Statement
    """Summary. What the help is, in one plain paragraph."""
    for_whom: tuple[Statement, ...] = ()
    """For whom. Who may ask for it."""
    amounts: tuple[Cost, ...] = ()
    """Amounts. What the help costs or gives."""
    details: tuple[Statement, ...] = ()
    """Details. Other facts that a reader needs."""
    how: tuple[Statement, ...] = ()
    """How to ask. How to ask for it, one action a statement."""
    contact: Contact | None = None
    """Contact. How to reach the service, with the source."""
    professions: tuple[ProfessionId, ...] = ()
    """Professions. Only where the help is for certain professions."""
    state: Literal["open", "closed", "unknown"] = "unknown"
    """State. Whether a source of this year says it can be asked for; `unknown` tells the reader to check first."""
