"""Where the web addresses of the content stand, and what becomes of those that moved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.library import Library
from generator.links.found import addresses
from generator.links.moves import moved
from generator.links.report import findings, json_text, line_of, read_lines
from generator.links.visit import VERDICTS, Verdict, Visit
from generator.yaml_file import path_to
from tests import builders
from tests.builders import LIBRARY, TODAY, library_at

OLD, NEW = "https://old.example/a", "https://new.example/b"
COMMENT = "# Where one asks.\n"
NOTES = """\
notes:
  - fr: Voir [ici](https://old.example/a) et [là](https://old.example/a), ou [plus loin](https://old.example/a#b).
    en: See [here](https://old.example/a), [write](mailto:a@example.org), https://not.a.link/.
    source: s1
"""
FILES = {
    **LIBRARY,
    "orders/ordre.yaml": builders.order(
        more=f"{COMMENT}contact: {{page: {OLD}, email: a@example.org, source: s1}}\n{NOTES}"
    ),
}


def places(library: Library, url: str) -> list[str]:
    return [f"{place.record.id}:{path_to(place.loc)}" for place in addresses(library).get(url, ())]


def test_every_address_is_found_once_with_all_its_places(tmp_path: Path) -> None:
    library = library_at(tmp_path, FILES)
    assert list(addresses(library)) == [
        "https://example.org/",
        "https://example.org/source",
        OLD,
        f"{OLD}#b",
    ]
    assert places(library, OLD) == ["ordre:contact.page", "ordre:notes[0].fr", "ordre:notes[0].en"]
    assert places(library, "https://example.org/") == ["ordre:site"]
    assert len(places(library, "https://example.org/source")) == len(LIBRARY)


def test_words_that_look_like_an_address_are_none(tmp_path: Path) -> None:
    text = builders.support().replace("title: Page de la source", 'title: "https://example.org/title"')
    library = library_at(tmp_path, {**LIBRARY, "supports/aide.yaml": text})
    assert "https://example.org/title" not in addresses(library)


# Findings


@pytest.mark.parametrize("verdict", VERDICTS)
def test_each_outcome_is_an_error_a_warning_or_nothing(tmp_path: Path, verdict: Verdict) -> None:
    library = library_at(tmp_path, FILES)
    found = findings(library, addresses(library), [Visit(OLD, verdict, 404, NEW)])
    severity = {"ok": None, "robots": None, "moved": "warning", "to_home": "warning", "closed": "warning"}.get(
        verdict, "error"
    )
    assert {finding.severity for finding in found} == ({severity} if severity is not None else set())
    for finding in found:
        line = (tmp_path / finding.path).read_text().splitlines()[finding.position.line - 1]
        assert OLD in line
        assert OLD in str(finding.message)
        assert finding.hint is not None


def test_the_report_for_programs_has_every_address_with_its_lines_and_the_totals(tmp_path: Path) -> None:
    library = library_at(tmp_path, FILES)
    found = addresses(library)
    visits = [Visit(url, "gone" if url == OLD else "ok", 404 if url == OLD else 200) for url in found]
    data = json.loads(json_text(library, found, visits, TODAY))
    assert (data["date"], data["totals"]) == (TODAY.isoformat(), {"ok": 3, "gone": 1})
    (gone,) = [link for link in data["links"] if link["verdict"] == "gone"]
    assert (gone["url"], gone["status"]) == (OLD, 404)
    assert [(place["record"], place["field"]) for place in gone["places"]] == [
        ("order/ordre", "contact.page"),
        ("order/ordre", "notes[0].fr"),
        ("order/ordre", "notes[0].en"),
    ]


# What a later run reads


def test_what_is_known_comes_back_and_half_a_line_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    known = [Visit(OLD, "moved", 200, NEW), Visit(NEW, "silent")]
    file = tmp_path / "state"
    bad = ["", "{", "[]", '{"url": 1, "verdict": "ok"}', '{"url": "a", "verdict": "none"}', '{"other": 1}', "\ufffd"]
    file.write_text("".join(map(line_of, known)) + "\n".join(bad) + line_of(Visit("x", "ok"))[:20])
    assert read_lines(file) == {visit.url: visit for visit in known}
    assert read_lines(tmp_path / "none") == {}


# Moves


def test_a_new_address_is_written_at_every_place_with_comments_and_anchors_kept(tmp_path: Path) -> None:
    library = library_at(tmp_path, FILES)
    visits = [Visit(OLD, "moved", 200, NEW), Visit(f"{OLD}#b", "moved", 200, NEW)]
    change, count = moved(library, addresses(library), visits, TODAY)
    assert change.findings == ()
    assert count == 3
    (text,) = change.texts.values()
    assert COMMENT in text
    assert OLD not in text
    builders.write(tmp_path, {"orders/ordre.yaml": text})
    order = builders.loaded(tmp_path).library.orders["ordre"]
    assert order.contact is not None
    assert order.contact.page == NEW
    assert order.notes[0].fr == f"Voir [ici]({NEW}) et [là]({NEW}), ou [plus loin]({NEW}#b)."
    assert order.notes[0].en == f"See [here]({NEW}), [write](mailto:a@example.org), https://not.a.link/."


@pytest.mark.parametrize("verdict", [verdict for verdict in VERDICTS if verdict != "moved"])
def test_only_what_moved_for_good_is_changed(tmp_path: Path, verdict: Verdict) -> None:
    library = library_at(tmp_path, FILES)
    change, count = moved(library, addresses(library), [Visit(OLD, verdict, 200, NEW)], TODAY)
    assert (change.texts, count) == ({}, 0)


@pytest.mark.parametrize(
    ("target", "count"),
    [
        ("https://new.example/b_(c)", 3),
        ("https://new.example/b?c=[d]", 3),
        ("http://new.example/b", 1),
        (f"https://new.example/{'x' * 1000}", 0),
    ],
)
def test_an_address_goes_only_where_the_check_takes_it(tmp_path: Path, target: str, count: int) -> None:
    library = library_at(tmp_path, FILES)
    change, places = moved(library, addresses(library), [Visit(OLD, "moved", 200, target)], TODAY)
    assert (change.findings, places) == ((), count)
