"""Every kind of record: its name, its folder in `content/`, its model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.message import N_
from generator.model.institution import Institution
from generator.model.job_title import JobTitle
from generator.model.measure import Measure
from generator.model.order import Order
from generator.model.profession import Profession
from generator.model.programme import Programme
from generator.model.record import Record
from generator.model.reference import KindName
from generator.model.support import Support
from generator.model.term import Term
from generator.model.trajectory import Trajectory


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record."""

    name: KindName
    folder: str
    model: type[Record]
    nested: bool = False
    """True where the folder holds one folder an institution."""


KINDS: Final[tuple[Kind, ...]] = (
    Kind("order", "orders", Order),
    Kind("profession", "professions", Profession),
    Kind("trajectory", "trajectories", Trajectory),
    Kind("job-title", "job-titles", JobTitle),
    Kind("institution", "institutions", Institution),
    Kind("programme", "programmes", Programme, nested=True),
    Kind("support", "supports", Support),
    Kind("measure", "measures", Measure),
    Kind("term", "glossary", Term),
)

KIND_NAMES: Final[dict[KindName, str]] = {
    "order": N_("order"),
    "profession": N_("profession"),
    "trajectory": N_("trajectory"),
    "job-title": N_("job title"),
    "institution": N_("institution"),
    "programme": N_("programme"),
    "support": N_("support"),
    "measure": N_("measure"),
    "term": N_("term"),
}
"""How messages name a kind."""

KIND_OF_MODEL: Final = {kind.model: kind for kind in KINDS}
KIND_OF_FOLDER: Final = {kind.folder: kind for kind in KINDS}
