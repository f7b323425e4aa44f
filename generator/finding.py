"""What is wrong with a record: where, by which rule, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from generator.message import Message
from generator.yaml_file import Position

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend, at `path:line:column`, under the name of the rule that found it."""

    path: PurePosixPath
    """From the folder that holds `content/`, with forward slashes on every system."""
    position: Position
    rule: str
    message: Message
    hint: Message | None = None
    severity: Severity = "error"

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """The order in which findings are shown."""
        return (str(self.path), self.position.line, self.position.column, self.rule, str(self.message))
