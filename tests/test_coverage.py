"""How far the information goes: the state of each field by its rule, and the exports that say it."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from pathlib import Path

import pytest

from generator.coverage import FIELDS, STATES, State, rows, totals
from generator.exports import exports
from generator.exports.coverage import csv_text, json_text
from generator.library import Library
from generator.model.base import LOCALES, Locale
from generator.pages.address import addresses
from generator.pages.label import LABELS
from generator.pages.publication import Publication
from generator.translation import translations
from tests import builders

FACT = "{fr: Un fait., en: A fact., source: s1}"
DOCUMENT = f"documents: [{FACT}]\n"
COST = "costs: [{what: {fr: Frais, en: Fee}, amount: 100, taxes: extra, as_of: 2026-01-01, source: s1}]\n"
TIME = "duration: {max: 90, unit: day, as_of: 2026-01-01, source: s1}\n"
GENERIC = "generic: true\n"


def profession(*steps: str, more: str = "") -> str:
    """A profession whose one route has these steps, all before the permit."""
    return builders.profession(routes=builders.route(steps="".join(steps) + builders.end()), more=more)


def looked_for(*fields: str) -> str:
    return "not_published:\n" + "".join(f"  - {{field: {field}, on: 2026-11-01}}\n" for field in fields)


def step(name: str = "demande", kind: str = "application", more: str = "", to: str = "permis") -> str:
    return builders.step(name, f"always: {to}", kind, more)


def state(tmp_path: Path, text: str, field: str) -> State:
    """The state of a field of the one profession, whose record reads without an error."""
    files = {"orders/ordre.yaml": builders.order(), "professions/profession.yaml": text}
    (row,) = rows(builders.library_at(tmp_path, files))
    return row.states[field]


@pytest.mark.parametrize(
    ("field", "steps", "expected"),
    [
        ("steps", [step()], "present"),
        ("steps", [step(more=GENERIC)], "generic"),
        ("steps", [step(to="autre", more=GENERIC), step("autre")], "present"),
        ("documents", [step()], "not_looked_for"),
        ("documents", [step(more=DOCUMENT)], "present"),
        ("documents", [step(more=DOCUMENT + GENERIC)], "generic"),
        ("documents", [step(to="autre", more=DOCUMENT + GENERIC), step("autre")], "generic"),
        ("documents", [step(to="autre", more=DOCUMENT + GENERIC), step("autre", more=DOCUMENT)], "present"),
        ("fees", [step()], "not_looked_for"),
        ("fees", [step(more=COST)], "present"),
        ("fees", [step(more=COST + GENERIC)], "generic"),
        ("delays", [step()], "not_looked_for"),
        ("delays", [step(more=TIME)], "present"),
        ("delays", [step(more=TIME + GENERIC)], "generic"),
        ("exams", [step()], "not_looked_for"),
        ("exams", [step(kind="exam")], "present"),
        ("exams", [step(kind="exam", more=GENERIC)], "generic"),
        ("stage", [step(kind="training")], "not_looked_for"),
        ("stage", [step(kind="stage")], "present"),
        ("stage", [step(kind="stage", more=GENERIC)], "generic"),
        ("training", [step(kind="stage")], "not_looked_for"),
        ("training", [step(kind="training")], "present"),
        ("training", [step(kind="training", more=GENERIC)], "generic"),
        ("routes", [step()], "present"),
    ],
)
def test_a_field_of_the_steps_is_present_where_a_step_of_the_order_gives_it(
    tmp_path: Path, field: str, steps: list[str], expected: State
) -> None:
    assert state(tmp_path, profession(*steps), field) == expected


@pytest.mark.parametrize(
    ("field", "more", "expected"),
    [
        ("french", "", "not_looked_for"),
        ("french", f"french: [{FACT}]\n", "present"),
        ("remedies", "", "not_looked_for"),
        ("remedies", f"remedies: [{FACT}]\n", "present"),
        ("noc", "", "not_looked_for"),
        ("noc", 'noc: {code: "31301", source: s1}\n', "present"),
        ("english", "", "present"),
        ("english", "notes: [{fr: Sans traduction., source: s1}]\n", "not_looked_for"),
        ("english", "other_names: {fr: [essayiste], en: []}\n", "present"),
    ],
)
def test_a_field_of_the_profession_is_present_where_it_is_written(
    tmp_path: Path, field: str, more: str, expected: State
) -> None:
    builders.write(
        tmp_path,
        {"orders/ordre.yaml": builders.order(), "professions/profession.yaml": profession(step(), more=more)},
    )
    (row,) = rows(builders.loaded(tmp_path).library)
    assert row.states[field] == expected


def test_the_title_of_a_law_needs_no_english(tmp_path: Path) -> None:
    regulation = "regulation: {title: {fr: Règlement sur les essais}, source: s1}\n"
    text = builders.profession(routes=builders.route(more=regulation))
    assert state(tmp_path, text, "english") == "present"


@pytest.mark.parametrize("field", [field for field in FIELDS if field not in {"routes", "steps", "english"}])
def test_a_field_that_was_looked_for_in_vain_is_not_published(tmp_path: Path, field: str) -> None:
    assert state(tmp_path, profession(step(), more=looked_for(field)), field) == "not_published"


def test_what_was_looked_for_in_vain_and_then_found_is_present(tmp_path: Path) -> None:
    assert state(tmp_path, profession(step(more=COST), more=looked_for("fees")), "fees") == "present"


def test_a_field_given_by_a_general_rule_alone_is_not_said_to_be_published_nowhere(tmp_path: Path) -> None:
    assert state(tmp_path, profession(step(more=COST + GENERIC), more=looked_for("fees")), "fees") == "generic"


def test_an_end_is_no_step_of_its_own(tmp_path: Path) -> None:
    steps = step(more=GENERIC) + builders.end(more=f"details: [{FACT}]\n")
    text = builders.profession(routes=builders.route(steps=steps))
    assert state(tmp_path, text, "steps") == "generic"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Three professions: one with nothing, one with all of it, one from general rules."""
    everything = "".join(
        [
            step("a", "exam", DOCUMENT + COST + TIME, to="b"),
            step("b", "stage", to="c"),
            step("c", "training"),
        ]
    )
    routes = {
        "un": builders.route(steps=step(to="permis") + builders.end()),
        "deux": builders.route(steps=everything + builders.end()),
        "trois": builders.route(steps=step(more=GENERIC) + builders.end()),
    }
    files = {"orders/ordre.yaml": builders.order()}
    for name, text in routes.items():
        more = f"french: [{FACT}]\n" if name == "deux" else looked_for("fees") if name == "trois" else ""
        files[f"professions/{name}.yaml"] = builders.profession(name, routes=text, more=more)
    return builders.library_at(tmp_path, files)


def test_rows_come_in_the_order_of_ids_with_every_field(library: Library) -> None:
    found = list(rows(library))
    assert [row.profession.id for row in found] == ["deux", "trois", "un"]
    assert all(tuple(row.states) == FIELDS for row in found)


def test_totals_count_every_profession_once_a_field(library: Library) -> None:
    counted = totals(rows(library))
    assert tuple(counted) == FIELDS
    assert all(sum(counts.values()) == 3 for counts in counted.values())
    assert counted["fees"] == Counter(present=1, not_published=1, not_looked_for=1)
    assert counted["steps"] == Counter(present=2, generic=1)


@pytest.mark.parametrize("locale", LOCALES)
def test_csv_and_json_say_the_same(library: Library, locale: Locale) -> None:
    gettext = translations(locale).gettext
    words = {gettext(LABELS["coverage"][state]): state for state in STATES}
    assert len(words) == len(STATES)
    head, *lines = csv.reader(io.StringIO(csv_text(library, locale), newline=""))
    assert head[0] == "id"
    assert head[3:] == [gettext(LABELS["field"][field]) for field in FIELDS]
    data = json.loads(json_text(library, locale))
    assert [
        {"id": name, "title": title, "order": order, "fields": dict(zip(FIELDS, map(words.get, states), strict=True))}
        for name, title, order, *states in lines
    ] == data["professions"]
    for field, counts in data["totals"].items():
        assert counts == Counter(row["fields"][field] for row in data["professions"])


def test_csv_lines_end_and_quote_as_rfc_4180_says(library: Library) -> None:
    text = csv_text(library, "fr")
    assert text.endswith("\r\n")
    assert text.count("\r\n") == text.count("\n") == 4
    assert '"Essayeuse, essayeur"' in text


def test_exports_stand_beside_the_page_of_each_language(library: Library) -> None:
    found = dict(exports(library, addresses(library, ()), Publication("Parcours")))
    assert found["etat/coverage.csv"] == csv_text(library, "fr")
    assert found["etat/coverage.json"] == json_text(library, "fr")
    assert found["en/coverage/coverage.csv"] == csv_text(library, "en")
    assert found["en/coverage/coverage.json"] == json_text(library, "en")


def test_a_library_without_professions_has_a_table_without_rows(tmp_path: Path) -> None:
    library = builders.library_at(tmp_path, {"orders/ordre.yaml": builders.order()})
    assert len(csv_text(library, "en").splitlines()) == 1
    data = json.loads(json_text(library, "en"))
    assert data["professions"] == []
    assert data["totals"] == {field: {} for field in FIELDS}
