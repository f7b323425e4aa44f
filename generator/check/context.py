"""What a rule sees: the Library, the date, and every part of every record, visited once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from generator.finding import Finding, Severity
from generator.library import Library
from generator.message import Message
from generator.model.record import Record
from generator.model.text import Localized, Names, OfficialTitle, Statement
from generator.model.walk import Loc, Part, walk
from generator.yaml_file import Places


@dataclass(frozen=True)
class Context:
    """The input of a rule."""

    library: Library
    today: dt.date

    @cached_property
    def values(self) -> tuple[tuple[Record, Loc, Part], ...]:
        """Every model and date of every record, as `(record, loc, part)`."""
        return tuple((record, loc, value) for record in self.library for loc, value in walk(record))

    @cached_property
    def _places(self) -> dict[PurePosixPath, Places]:
        return {}

    def texts(self) -> Iterator[tuple[Record, Loc, Localized | Statement]]:
        """Yield the texts that the editors write in both languages; the titles of laws are not theirs."""
        for record, loc, value in self.values:
            if isinstance(value, (Localized, Statement)) and not isinstance(value, OfficialTitle):
                yield record, loc, value

    def rich_texts(self) -> Iterator[tuple[Record, Loc, str]]:
        """Yield every rich text, in each language that it has."""
        for record, loc, value in self.values:
            if isinstance(value, Statement):
                yield record, (*loc, "fr"), value.fr
                if value.en is not None:
                    yield record, (*loc, "en"), value.en

    def french(self) -> Iterator[tuple[Record, Loc, str]]:
        """Yield every French sentence or line that the editors wrote."""
        for record, loc, text in self.texts():
            yield record, (*loc, "fr"), text.fr
        for record, loc, value in self.values:
            if isinstance(value, Names):
                for index, name in enumerate(value.fr):
                    yield record, (*loc, "fr", index), name

    def finding(
        self,
        record: Record,
        loc: Loc,
        rule: str,
        message: Message,
        hint: Message | None = None,
        *,
        severity: Severity = "error",
        key: bool = False,
    ) -> Finding:
        """Return a finding at the place of a value (or of its key) in the record's file."""
        shown = self.library.path_of(record)
        places = self._places.setdefault(shown, Places(self.library.root / shown))
        return Finding(shown, places.of(loc, key=key), rule, message, hint, severity)
