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

    rank: Annotated[int, Field(strict=True, ge=1, le=99, examples=[1])]
    """Rank. The place in measure 4's list; the index shows trajectories in this order."""
    title: Title
    """Title. The job title, with a capital."""
    profession: ProfessionId | None = None
    """Profession. The regulated profession of the job title, if it is one."""
    summary: Statement
    """Summary. The way from abroad to the job, in one plain paragraph."""
    other_names: Names = Names()
    """Other names. What readers may type in the search, in any language."""
    diploma: tuple[Statement, ...] = ()
    """Diploma. What a person trained in Québec holds, for comparison."""
    stage: tuple[Statement, ...] = ()
    """Stage. Whether a stage is needed, for whom, how long, where, and whether it is paid."""
    french: tuple[Statement, ...] = ()
    """French. The French requirement of the job."""
    steps: Annotated[tuple[Step, ...], Field(min_length=2, max_length=60)]
    """Steps. From abroad to the job. The first is the start; the way ends at a step of kind `end`."""
    remedies: tuple[Statement, ...] = ()
    """Remedies. What one can do after a refusal."""
    notes: tuple[Statement, ...] = ()
    """Notes. Other facts that a reader needs."""
