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
    """Title. The job title, with a capital."""
    order: OrderId | None = None
    """Order. The order that governs it, if one does."""
    profession: ProfessionId | None = None
    """Profession. The regulated profession that gives the job title, if one does."""
    trajectory: TrajectoryId | None = None
    """Trajectory. The trajectory to the job, if it is published."""
    needs_stage: Literal["yes", "no", "depends", "unknown"]
    """Stage needed. Whether the way to the job needs a stage."""
    stage: Statement
    """Stage. Which stage, for whom; or what could not be found."""
