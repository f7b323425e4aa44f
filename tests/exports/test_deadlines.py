"""Calendars of deadlines, read back by a parser that is not the one that wrote them."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import yaml

from generator.exports.deadlines import calendar_files
from generator.library import Library, load
from generator.model.base import LOCALES
from generator.model.institution import Institution
from generator.model.programme import Programme
from generator.pages.address import addresses, key_of
from tests.builders import LIBRARY, edit, institution, programme, write

CONTENT = Path(__file__).parents[2] / "content"


def events(text: str) -> list[dict[str, str]]:
    """Return the properties of every event, by the grammar of RFC 5545, section 3.1."""
    assert text.endswith("\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = re.sub(r"\r\n[ \t]", "", text).split("\r\n")
    assert (lines[0], lines[-2]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    found: list[dict[str, str]] = []
    for line in lines:
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and ":" in line:
            name, value = line.split(":", 1)
            found[-1].setdefault(name, re.sub(r"\\(.)", r"\1", value))
    return found


def day(event: dict[str, str], name: str) -> dt.date:
    return dt.datetime.strptime(event[f"{name};VALUE=DATE"], "%Y%m%d").replace(tzinfo=dt.UTC).date()


def test_a_programme_inherits_the_deadlines_of_its_institution_and_overrides_them(tmp_path: Path) -> None:
    general = "grid:\n  deadlines: [{term: autumn, year: 2027, date: 2027-03-01, source: s1}]\n"
    own = "leads_to: [profession]\ngrid:\n  deadlines: [{term: winter, year: 2028, date: 2027-10-15, source: s1}]\n"
    write(
        tmp_path,
        {
            **LIBRARY,
            "institutions/universite.yaml": institution(more=general),
            "programmes/universite/programme.yaml": programme(),
            "programmes/universite/autre.yaml": programme("autre", more=own),
        },
    )
    library = load(tmp_path / "content").library
    places = addresses(library, ())
    files = dict(calendar_files(library, places, "fr"))
    inherited = events(files[f"{places.path('programme/programme', 'fr')}deadlines.ics"])
    assert [day(event, "DTSTART") for event in inherited] == [dt.date(2027, 3, 1)]
    stated = events(files[f"{places.path('programme/autre', 'fr')}deadlines.ics"])
    assert [(day(event, "DTSTART"), day(event, "DTEND")) for event in stated] == [
        (dt.date(2027, 10, 15), dt.date(2027, 10, 16))
    ]
    assert stated[0]["SUMMARY"] == "Date limite pour la demande, Hiver 2028\u00a0: Certificat en essais"
    of_both = events(files[f"{places.path('institution/universite', 'fr')}profession.ics"])
    assert {day(event, "DTSTART") for event in of_both} == {dt.date(2027, 3, 1), dt.date(2027, 10, 15)}
    assert "X-WR-TIMEZONE:America/Toronto" in files[f"{places.path('programme/autre', 'fr')}deadlines.ics"]


def test_every_calendar_of_the_site_shows_the_dates_of_the_records() -> None:
    library = load(CONTENT).library
    places = addresses(library, ())
    general = {name: stated_deadlines(library, found) for name, found in library.institutions.items()}
    stated = {
        found.id: stated_deadlines(library, found) or general[found.institution]
        for found in library.programmes.values()
    }
    assert any(stated.values())
    for locale in LOCALES:
        files = {path: events(text) for path, text in calendar_files(library, places, locale)}
        for found in library.programmes.values():
            path = f"{places.path(key_of(found), locale)}deadlines.ics"
            shown = [day(event, "DTSTART") for event in files.get(path, ())]
            assert sorted(shown) == stated[found.id], path
        for shown in files.values():
            ids = [event["UID"] for event in shown]
            assert len(ids) == len(set(ids)) > 0


def stated_deadlines(library: Library, found: Programme | Institution) -> list[dt.date]:
    """Return the deadlines that the file of a record states itself, read without the models."""
    text = (library.root / library.path_of(found)).read_text(encoding="utf-8")
    record = yaml.load(text, Loader=yaml.CSafeLoader)
    return sorted(deadline["date"] for deadline in record.get("grid", {}).get("deadlines", []))


def test_a_title_is_one_property_whatever_its_marks(tmp_path: Path) -> None:
    own = "leads_to: [profession]\ngrid:\n  deadlines: [{term: winter, year: 2028, date: 2027-10-15, source: s1}]\n"
    text = edit(programme(more=own), "fr: Certificat en essais", r"fr: 'A; B, C\D'")
    write(tmp_path, {**LIBRARY, "programmes/universite/programme.yaml": text})
    library = load(tmp_path / "content").library
    calendars = [text for _, text in calendar_files(library, addresses(library, ()), "fr")]
    assert any("\r\nX-WR-CALNAME:A\\; B\\, C\\\\D\r\n" in calendar for calendar in calendars)
