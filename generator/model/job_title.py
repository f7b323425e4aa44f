"""A job title of the health and social services network, and whether the way to it needs a stage.

The table of these is the first indicator of measure 4.
"""

from __future__ import annotations

from typing import Literal

from generator.model.record import Record
from generator.model.reference import OrderId, ProfessionId, TrajectoryId
from generator.model.text import Statement, Title


class JobTitle(Record):
    """A row of the table."""

    title: Title
    order: OrderId | None = None
    """The order that governs it, if one does."""
    profession: ProfessionId | None = None
    trajectory: TrajectoryId | None = None
    needs_stage: Literal["yes", "no", "depends", "unknown"]
    stage: Statement
    """Which stage, for whom; or what could not be found."""
