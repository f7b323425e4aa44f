"""Help on the way: loans, subsidies, French courses, guidance, remedies."""

from __future__ import annotations

from typing import Literal

from generator.model.contact import Contact
from generator.model.money import Cost
from generator.model.record import PageRecord
from generator.model.reference import ProfessionId
from generator.model.text import Localized, Names, Statement

Category = Literal["money", "work", "french", "guidance", "evaluation", "training", "recourse", "immigration"]


class Support(PageRecord):
    """A service or programme: for whom, how much, how to ask."""

    title: Localized
    other_names: Names = Names()
    """What a reader may type who does not know its name."""
    category: Category
    provider: Localized
    summary: Statement
    for_whom: tuple[Statement, ...] = ()
    amounts: tuple[Cost, ...] = ()
    details: tuple[Statement, ...] = ()
    how: tuple[Statement, ...] = ()
    """How to ask for it, one action a statement."""
    contact: Contact | None = None
    professions: tuple[ProfessionId, ...] = ()
    """Only where the help is for certain professions."""
    state: Literal["open", "closed", "unknown"] = "unknown"
    """Whether a source of this year says it can be asked for; `unknown` tells the reader to check first."""
