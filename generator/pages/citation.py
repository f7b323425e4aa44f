"""Facts as a page says them: in its language where there is a translation, with numbered sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.model.base import Locale
from generator.model.date import PartialDate
from generator.model.record import Record
from generator.model.source import Source
from generator.model.text import Localized, OfficialTitle, Statement, Title


@dataclass(frozen=True, slots=True)
class Said:
    """A line of text, and the language it is in: French on an English page where English is missing."""

    text: str
    lang: Locale


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement as a page says it: rich text, its language, the numbers of its sources."""

    text: str
    lang: Locale
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A source at its number in the page's list."""

    number: int
    source: Source


@dataclass(slots=True)
class Citations:
    """Numbers the sources of a page as its view is made; the page that is written numbers them as they are read.

    The same document cited from two records (a trajectory and the profession inside it) has one number.
    """

    locale: Locale
    outdated: Mapping[int, PartialDate] = field(default_factory=dict)
    """As `generator.translating.progress.outdated_texts` gives it."""
    is_translated: bool = True
    """False once a text had no English and was said in French."""
    outdated_since: PartialDate | None = None
    """Once a text was said whose French changed after its English was confirmed: the day of the oldest such one."""
    _numbers: dict[tuple[str, str | None, object], int] = field(default_factory=dict)
    _notes: list[Note] = field(default_factory=list)

    @property
    def told(self) -> Mapping[str, object]:
        """What every page with citations gives its template: the sources, and how far its text is translated."""
        return {"notes": self.notes, "is_translated": self.is_translated, "outdated_since": self.outdated_since}

    @property
    def notes(self) -> tuple[Note, ...]:
        """The sources cited so far."""
        return tuple(self._notes)

    def say(self, text: Localized, own: Locale | None = None) -> Said:
        """Return a line in the page's language, or in French where it has no other.

        Args:
            text: the line.
            own: the language of a name that may be the same in both, where it is known.
        """
        if own is not None and text.en == text.fr:
            return Said(text.fr, own)
        if self.locale == "en":
            if text.en is not None:
                self.read(text)
                return Said(text.en, "en")
            if not isinstance(text, OfficialTitle):
                self.is_translated = False
        return Said(text.fr, "fr")

    def read(self, text: Localized | Statement | Title) -> None:
        """Take note that the page shows a text."""
        since = self.outdated.get(id(text))
        if since is not None and (self.outdated_since is None or since < self.outdated_since):
            self.outdated_since = since

    def fact(self, record: Record, statement: Statement) -> Fact:
        """Return a statement of a record, its sources numbered."""
        numbers = self.numbers(record, statement.source)
        if self.locale == "en":
            if statement.en is not None:
                self.read(statement)
                return Fact(statement.en, "en", numbers)
            self.is_translated = False
        return Fact(statement.fr, "fr", numbers)

    def facts(self, record: Record, statements: Iterable[Statement]) -> tuple[Fact, ...]:
        """Return statements of a record, in their order."""
        return tuple(self.fact(record, statement) for statement in statements)

    def numbers(self, record: Record, ids: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of sources of a record, giving new ones to those not cited before."""
        by_id = {source.id: source for source in record.sources}
        return tuple(self._number(by_id[source_id]) for source_id in ids)

    def _number(self, source: Source) -> int:
        key = (source.title, source.url, source.as_of)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self._notes.append(Note(self._numbers[key], source))
        return self._numbers[key]
