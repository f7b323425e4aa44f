"""Deadlines as iCalendar files (RFC 5545): one a programme, one an institution and profession.

A deadline is a whole day: an event with a date and no time, so that every calendar shows the day that the institution
names, wherever the reader is. The calendar names its time zone, America/Toronto, for programs that ask.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from icalendar import Calendar, Event, vText

from generator.library import Library
from generator.model.base import Locale
from generator.model.programme import Programme
from generator.pages.address import Addresses
from generator.pages.calendar import Calendars
from generator.pages.label import label
from generator.translation import translations


def calendar_files(library: Library, addresses: Addresses, locale: Locale) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of every calendar in a language."""
    calendars = Calendars(library, addresses, locale)
    for programme in library.programmes.values():
        if (path := calendars.of_programme(programme)) is not None:
            yield path, _calendar(calendars, [programme], _title(programme, locale))
    for institution in library.institutions.values():
        name = institution.name.in_locale(locale)
        for profession, path in calendars.of_institution(institution):
            title = f"{name}, {profession.title.in_locale(locale)}"
            yield path, _calendar(calendars, calendars.programmes(institution, profession), title)


def _calendar(calendars: Calendars, programmes: Iterable[Programme], title: str) -> str:
    calendar = Calendar()
    calendar.add("prodid", "-//Parcours//Deadlines//FR")
    calendar.add("version", "2.0")
    # The library knows the type of no property that begins with X-, and escapes none by itself.
    calendar.add("x-wr-calname", vText(title))
    calendar.add("x-wr-timezone", "America/Toronto")
    for programme in programmes:
        for event in _events(calendars, programme):
            calendar.add_component(event)
    text: str = calendar.to_ical().decode("utf-8")
    return text


def _events(calendars: Calendars, programme: Programme) -> Iterator[Event]:
    locale = calendars.locale
    gettext = translations(locale).gettext
    record, deadlines = calendars.deadlines(programme)
    sources = {source.id: source for source in record.sources}
    institution = calendars.library.institutions[programme.institution].name.in_locale(locale)
    for index, deadline in enumerate(deadlines):
        event = Event()
        term = f"{label('term', deadline.term, locale)} {deadline.year}"
        for_whom = f" ({deadline.for_whom.in_locale(locale)})" if deadline.for_whom is not None else ""
        summary = gettext("Last day to apply, {term}: {title}").format(term=term, title=_title(programme, locale))
        event.add("uid", f"{programme.id}-{deadline.date}-{index}-{locale}@parcours")
        # The day the source was read: a stamp of the moment would make every build different.
        read = sources[deadline.source[0]].consulted.first
        event.add("dtstamp", dt.datetime.combine(read, dt.time(), tzinfo=dt.UTC))
        event.add("dtstart", deadline.date.first)
        event.add("dtend", deadline.date.first + dt.timedelta(days=1))
        event.add("summary", summary + for_whom)
        event.add("location", institution)
        event.add("transp", "TRANSPARENT")
        said = [", ".join(filter(None, (sources[name].title, sources[name].url))) for name in deadline.source]
        event.add("description", gettext("Source: {source}").format(source="; ".join(said)))
        yield event


def _title(programme: Programme, locale: Locale) -> str:
    return programme.title.in_locale(locale)
