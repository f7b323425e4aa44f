"""The texts of a record that are written in French and translated into English."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.model.kinds import KIND_OF_MODEL
from generator.model.record import Record
from generator.model.text import Localized, OfficialTitle, Statement, Title
from generator.model.walk import Loc, walk

Text = Localized | Statement | Title


@dataclass(frozen=True)
class Translated:
    """A text with its place. The titles of laws are not among them: editors do not translate those."""

    record: Record
    loc: Loc
    """The way to the text in its record; `(*loc, "en")` leads to its English."""
    text: Text

    @cached_property
    def key(self) -> str:
        """What names the text in the lock and for translators: `profession/infirmiere:routes.equivalence.title`.

        An item of a list is named by its id where it has one, and not at all where it has none, so that moving or
        adding items renames nothing. Several texts may share a key; their French tells them apart.
        """
        return f"{record_key(self.record)}:{_path(self.record, self.loc)}"

    @property
    def french(self) -> str:
        """The original; of a title, both genders."""
        return self.text.in_locale("fr") if isinstance(self.text, Title) else self.text.fr

    @property
    def english(self) -> str | None:
        """The translation, if there is one."""
        return self.text.en


def texts_of(record: Record) -> Iterator[Translated]:
    """Yield the texts of a record that have a translation or lack one, in the order of the model."""
    for loc, part in walk(record):
        if is_translated(part):
            assert isinstance(part, Text)
            yield Translated(record, loc, part)


def is_translated(part: object) -> bool:
    """Whether a part of a record is a text that editors write in both languages."""
    return isinstance(part, Text) and not isinstance(part, OfficialTitle)


def record_key(record: Record) -> str:
    """Return what names a record: `profession/infirmiere`."""
    return f"{KIND_OF_MODEL[type(record)].name}/{record.id}"


def _path(record: Record, loc: Loc) -> str:
    value: object = record
    names: list[str] = []
    for part in loc:
        if isinstance(part, str):
            names.append(part)
            value = getattr(value, part)
        else:
            assert isinstance(value, tuple)
            value = value[part]
            if (found := getattr(value, "id", None)) is not None:
                names.append(str(found))
    return ".".join(names)
