"""A trajectory of the health and social services network: from abroad to the job (measure 4)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.record import PageRecord
from generator.model.reference import ProfessionId
from generator.model.step import Step
from generator.model.text import Names, Statement, Title


class Trajectory(PageRecord):
    """The way to one job title, regulated or not. A step may be a profession's route."""

    rank: Annotated[int, Field(strict=True, ge=1, le=99)]
    """The place in measure 4's list; the index shows trajectories in this order."""
    title: Title
    profession: ProfessionId | None = None
    """The regulated profession of the job title, if it is one."""
    summary: Statement
    other_names: Names = Names()
    diploma: tuple[Statement, ...] = ()
    """What a person trained in Québec holds, for comparison."""
    stage: tuple[Statement, ...] = ()
    """Whether a stage is needed, for whom, how long, where, and whether it is paid."""
    french: tuple[Statement, ...] = ()
    steps: Annotated[tuple[Step, ...], Field(min_length=2, max_length=60)]
    remedies: tuple[Statement, ...] = ()
    notes: tuple[Statement, ...] = ()
