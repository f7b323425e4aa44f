"""References from one record to another, by id.

The kind a reference points to is part of its type, so that one mechanism resolves all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from generator.model.base import RecordId

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


OrderId = Annotated[RecordId, Reference("order")]
ProfessionId = Annotated[RecordId, Reference("profession")]
TrajectoryId = Annotated[RecordId, Reference("trajectory")]
InstitutionId = Annotated[RecordId, Reference("institution")]
TermId = Annotated[RecordId, Reference("term")]
