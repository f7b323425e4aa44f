"""A programme of study that leads to a regulated profession, and the grid of its admission conditions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from generator.message import N_
from generator.model.base import InSchema, Locale
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
    """Profession. The profession whose permit the diploma opens."""
    section: (
        Annotated[
            str,
            StringConstraints(pattern=r"^[0-9]\.[0-9]{2}$"),
            InSchema(examples=["1.17"], patternErrorMessage=N_("write it as “1.17”, in quotes")),
        ]
        | None
    ) = None
    """Section. The section of C-26, r. 2, in quotes; left out where it was not read."""
    as_of: PartialDate | None = None
    """As of. The date at which this was true."""
    basis: Literal["regulation", "order", "institution", "other"]
    """Basis. Where the designation was read: in the regulation itself, or in what another body says of it."""


class Closing(Cited):
    """That a programme admits nobody any more."""

    since: PartialDate | None = None
    """Since. The first day, month or year in which nobody is admitted; left out where no source says."""


class Programme(PageRecord):
    """A diploma, at an institution."""

    institution: InstitutionId
    """Institution. The `id` of the institution; the file lies in the folder of that name."""
    title: Localized
    """Title. The official title."""
    title_lang: Locale = "fr"
    """Language of the title. The language of the official title; French if left out."""
    diploma: Localized | None = None
    """Diploma. The diploma that the programme gives."""
    level: Literal["university", "college", "vocational"]
    """Level. University, college or vocational training."""
    kind: Literal["initial", "bridging", "specialist"]
    """Kind. `bridging`: made for people trained abroad."""
    leads_to: tuple[ProfessionId, ...] = ()
    """Leads to. The professions it leads to, or whose prescribed training it gives."""
    designations: tuple[Designation, ...] = ()
    """Designations. The permits that its diploma opens under the regulation C-26, r. 2."""
    page: WebUrl | None = None
    """Page. The programme's own page."""
    duration: Duration | None = None
    """Duration. How long the programme takes."""
    summary: Statement | None = None
    """Summary. What the programme is, in one plain paragraph."""
    closed: Closing | None = None
    """Closing. Only where the programme admits nobody any more: its page says so, and no list offers it."""
    grid: Grid = Grid()
    """Information grid. What someone trained abroad needs to know of the admission (measure 3)."""
    notes: tuple[Statement, ...] = ()
    """Notes. Other facts that a reader needs."""

    @property
    def is_open(self) -> bool:
        """Whether one may still be admitted, for all that is known."""
        return self.closed is None

    @property
    def opens(self) -> tuple[str, ...]:
        """The ids of the professions it leads to: those of its designations first, each once."""
        named = (designation.profession for designation in self.designations)
        return tuple(dict.fromkeys((*named, *self.leads_to)))
