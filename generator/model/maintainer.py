"""Who keeps a record on the forge."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import StringConstraints

from generator.message import N_
from generator.model.base import InSchema

HANDLE: Final = r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*(/[a-z0-9_.]+(-[a-z0-9_.]+)*)?$"

Handle = Annotated[
    str,
    StringConstraints(pattern=HANDLE, max_length=120),
    InSchema(
        examples=["oiiq-admission"],
        patternErrorMessage=N_("write an account, or a team as organization/team, without “@”"),
    ),
]
"""An account of the forge (letters, digits, single hyphens) or a team (`organization/team`), without `@`."""
