"""References from one record to another, by id.

The kind a reference points to is part of its type, so that one mechanism resolves all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from generator.model.base import InSchema, RecordId

KindName = Literal[
    "order",
    "profession",
    "trajectory",
    "job-title",
    "institution",
    "programme",
    "support",
    "measure",
    "term",
]
"""The kinds of record, as `record:` links name them."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a field as the id of a record of a kind."""

    kind: KindName


OrderId = Annotated[RecordId, Reference("order"), InSchema(examples=["oiiq"])]
ProfessionId = Annotated[RecordId, Reference("profession"), InSchema(examples=["infirmiere"])]
TrajectoryId = Annotated[RecordId, Reference("trajectory"), InSchema(examples=["educateur-specialise"])]
InstitutionId = Annotated[RecordId, Reference("institution"), InSchema(examples=["uqam"])]
TermId = Annotated[RecordId, Reference("term"), InSchema(examples=["permis"])]
