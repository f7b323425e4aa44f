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
    says: str
    """What a record of the kind is, in English; the catalogues hold the French."""
    nested: bool = False
    """True where the folder holds one folder an institution."""


KINDS: Final[tuple[Kind, ...]] = (
    Kind("order", "orders", Order, N_("A professional order: who issues a permit.")),
    Kind("profession", "professions", Profession, N_("A regulated profession, and the routes to its permit.")),
    Kind(
        "trajectory",
        "trajectories",
        Trajectory,
        N_("The way from abroad to a job of the health and social services network."),
    ),
    Kind(
        "job-title",
        "job-titles",
        JobTitle,
        N_("A job title of the health network, and whether the way to it needs a stage."),
    ),
    Kind(
        "institution",
        "institutions",
        Institution,
        N_("A university, college or vocational centre, and its general rules of admission."),
    ),
    Kind(
        "programme",
        "programmes",
        Programme,
        N_("A programme of study that leads to a regulated profession."),
        nested=True,
    ),
    Kind("support", "supports", Support, N_("Help on the way: a loan, a course, guidance, a remedy.")),
    Kind("measure", "measures", Measure, N_("A measure of the action plan 2019-2024.")),
    Kind("term", "glossary", Term, N_("A word of the field, defined once.")),
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
KIND_OF_NAME: Final = {kind.name: kind for kind in KINDS}
KIND_OF_FOLDER: Final = {kind.folder: kind for kind in KINDS}
