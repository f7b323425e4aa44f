"""A programme of study that leads to a regulated profession, and the grid of its admission conditions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from generator.model.base import Locale
from generator.model.date import PartialDate
from generator.model.grid import Grid
from generator.model.money import Duration
from generator.model.record import PageRecord
from generator.model.reference import InstitutionId, ProfessionId
from generator.model.text import Cited, Localized, Statement
from generator.model.url import WebUrl


class Designation(Cited):
    """A permit that the programme's diploma opens, under the regulation C-26, r. 2."""

    profession: ProfessionId
    section: Annotated[str, StringConstraints(pattern=r"^[0-9]\.[0-9]{2}$")] | None = None
    """The section of C-26, r. 2; left out where it was not read."""
    as_of: PartialDate | None = None
    basis: Literal["regulation", "order", "institution", "other"]
    """Where the designation was read: in the regulation itself, or in what another body says of it."""


class Programme(PageRecord):
    """A diploma, at an institution."""

    institution: InstitutionId
    title: Localized
    title_lang: Locale = "fr"
    """The language of the official title."""
    diploma: Localized | None = None
    level: Literal["university", "college", "vocational"]
    kind: Literal["initial", "bridging", "specialist"]
    """`bridging`: made for people trained abroad."""
    leads_to: tuple[ProfessionId, ...] = ()
    """The professions it leads to, or whose prescribed training it gives."""
    designations: tuple[Designation, ...] = ()
    page: WebUrl | None = None
    duration: Duration | None = None
    summary: Statement | None = None
    grid: Grid = Grid()
    """What someone trained abroad needs to know of the admission (measure 3)."""
    notes: tuple[Statement, ...] = ()

    @property
    def opens(self) -> tuple[str, ...]:
        """The ids of the professions it leads to: those of its designations first, each once."""
        named = (designation.profession for designation in self.designations)
        return tuple(dict.fromkeys((*named, *self.leads_to)))
