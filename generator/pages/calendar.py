"""Which calendars of deadlines there are, and where each stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.library import Library
from generator.model.base import Locale
from generator.model.grid import Deadline
from generator.model.institution import Institution
from generator.model.profession import Profession
from generator.model.programme import Programme
from generator.model.record import Record
from generator.pages.address import Addresses, key_of


@dataclass(frozen=True, slots=True)
class Calendars:
    """The calendars of a language."""

    library: Library
    addresses: Addresses
    locale: Locale

    def of_programme(self, programme: Programme) -> str | None:
        """Return the path of a programme's calendar, from the root of the site; None where it has no deadline."""
        if not self.deadlines(programme)[1]:
            return None
        return f"{self.addresses.path(key_of(programme), self.locale)}deadlines.ics"

    def of_institution(self, institution: Institution) -> Iterator[tuple[Profession, str]]:
        """Yield the professions for which an institution's programmes have deadlines, with their calendars' paths."""
        folder = self.addresses.path(key_of(institution), self.locale)
        for profession in self.library.professions.values():
            if any(self.deadlines(programme)[1] for programme in self.programmes(institution, profession)):
                yield profession, f"{folder}{profession.slug.in_locale(self.locale)}.ics"

    def programmes(self, institution: Institution, profession: Profession) -> tuple[Programme, ...]:
        """Return an institution's programmes that lead to a profession."""
        return tuple(p for p in self.library.programmes_at(institution) if profession.id in p.opens)

    def deadlines(self, programme: Programme) -> tuple[Record, tuple[Deadline, ...]]:
        """Return a programme's deadlines, its own or its institution's, and the record that states them.

        A closed programme has none.
        """
        if not programme.is_open:
            return programme, ()
        if programme.grid.deadlines:
            return programme, programme.grid.deadlines
        institution = self.library.institutions[programme.institution]
        return institution, institution.grid.deadlines
