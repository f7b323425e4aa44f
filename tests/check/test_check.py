"""The list of rules, and what every rule receives."""

from __future__ import annotations

import datetime as dt
import inspect
from pathlib import Path

import pytest

from generator import check as package
from generator.check import (
    RULES,
    dates,
    graph,
    identity,
    languages,
    links,
    placeholder,
    review,
    sources,
    typography,
)
from generator.check.context import Context
from generator.finding import Finding
from generator.message import Message
from generator.model.text import Localized, OfficialTitle, Statement
from tests.builders import LIBRARY, TODAY, edit, findings, library_at, order, profession, write

MODULES = (dates, graph, identity, languages, links, placeholder, review, sources, typography)


def test_every_rule_that_is_written_is_run() -> None:
    written = {
        function
        for module in MODULES
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and "Iterator[Finding]" in str(inspect.signature(function).return_annotation)
    }
    assert written == set(RULES)
    assert len(RULES) == len(set(RULES))


def test_every_module_of_rules_is_in_this_test() -> None:
    folder = Path(package.__file__).parent
    named = {Path(str(module.__file__)).stem for module in MODULES}
    assert {path.stem for path in folder.glob("*.py")} - {"__init__", "context"} == named


def test_a_sound_library_has_no_finding(tmp_path: Path) -> None:
    write(tmp_path, LIBRARY)
    assert findings(tmp_path) == ()


def test_what_loading_found_and_what_rules_find_come_in_the_order_of_places(tmp_path: Path) -> None:
    stale = edit(order("b"), "on: 2026-11-01", "on: 2025-01-01")
    write(tmp_path, {"orders/b.yaml": stale, "orders/c.yaml": "", "orders/a.yaml": edit(stale, "id: b", "id: z")})
    assert [(str(f.path), f.position.line, f.rule) for f in findings(tmp_path)] == [
        ("content/orders/a.yaml", 1, "id"),
        ("content/orders/a.yaml", 2, "slug"),
        ("content/orders/a.yaml", 2, "slug"),
        ("content/orders/a.yaml", 10, "stale"),
        ("content/orders/b.yaml", 10, "stale"),
        ("content/orders/c.yaml", 1, "empty"),
    ]


def test_the_same_content_and_day_give_the_same_findings(tmp_path: Path) -> None:
    write(tmp_path, {"professions/profession.yaml": profession(), "orders/a.yaml": order("b"), "x.txt": ""})
    assert findings(tmp_path) == findings(tmp_path)
    assert len(findings(tmp_path)) == 3


def test_the_day_of_the_check_is_the_one_that_is_given(tmp_path: Path) -> None:
    write(tmp_path, LIBRARY)
    assert findings(tmp_path, dt.date(2026, 11, 1)) == ()
    assert {f.rule for f in findings(tmp_path, dt.date(2026, 10, 31))} == {"future-date"}
    assert {f.rule for f in findings(tmp_path, dt.date(2028, 1, 1))} == {"stale"}


@pytest.fixture
def context(tmp_path: Path) -> Context:
    return Context(library_at(tmp_path), TODAY)


def test_a_context_has_every_value_of_every_record_once(context: Context) -> None:
    places = [(id(record), loc) for record, loc, _ in context.values]
    assert len(places) == len(set(places))
    assert {type(record) for record, _, _ in context.values} == {type(record) for record in context.library}


def test_texts_are_what_editors_write_and_not_the_titles_of_laws(tmp_path: Path) -> None:
    context = Context(library_at(tmp_path, {"orders/ordre.yaml": order(more="notes: [{fr: A., source: s1}]\n")}), TODAY)
    texts = [(loc, type(value)) for _, loc, value in context.texts()]
    assert texts == [(("name",), Localized), (("notes", 0), Statement)]
    assert any(isinstance(value, OfficialTitle) for _, _, value in context.values)


def test_rich_texts_are_in_each_language_that_there_is(tmp_path: Path) -> None:
    more = "notes:\n  - {fr: A., en: B., source: s1}\n  - {fr: C., source: s1}\n"
    context = Context(library_at(tmp_path, {"orders/ordre.yaml": order(more=more)}), TODAY)
    assert [(loc, text) for _, loc, text in context.rich_texts()] == [
        (("notes", 0, "fr"), "A."),
        (("notes", 0, "en"), "B."),
        (("notes", 1, "fr"), "C."),
    ]


def test_french_is_texts_and_other_names(tmp_path: Path) -> None:
    files = {
        "orders/ordre.yaml": order(),
        "professions/profession.yaml": profession(more="other_names: {fr: [un, deux], en: [one]}\n"),
    }
    context = Context(library_at(tmp_path, files), TODAY)
    french = {(*loc, text) for record, loc, text in context.french() if record.id == "profession"}
    assert ("summary", "fr", "L'essayeuse essaie.") in french
    assert {("other_names", "fr", 0, "un"), ("other_names", "fr", 1, "deux")} <= french
    assert not any("one" in place for place in french)


def test_a_finding_is_placed_at_a_value_or_at_its_key(context: Context) -> None:
    record = context.library.supports["aide"]
    message = Message("a rule")
    value = context.finding(record, ("category",), "rule", message)
    key = context.finding(record, ("category",), "rule", message, key=True, severity="warning")
    assert isinstance(value, Finding)
    assert (str(value.path), value.position.line, value.position.column) == ("content/supports/aide.yaml", 4, 11)
    assert (key.position.column, key.severity) == (1, "warning")
