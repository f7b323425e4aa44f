"""Findings as text, JSON and annotations of a GitHub workflow, in both languages."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path, PurePosixPath
from typing import Final

import pytest
from typer.testing import CliRunner

from generator.cli import Form, app
from generator.finding import Finding, Severity
from generator.message import Message
from generator.report import Format, as_text, report
from generator.yaml_file import Position
from tests.builders import TODAY, edit, findings, order, profession, write

PATH: Final = PurePosixPath("content/orders/ordre.yaml")


def finding(
    message: str = "“x” is empty",
    hint: str | None = None,
    path: PurePosixPath = PATH,
    severity: Severity = "error",
) -> Finding:
    """A finding whose words are in no catalogue."""
    words = Message("{words}", words=message)
    return Finding(path, Position(42, 7), "schema", words, Message("{words}", words=hint) if hint else None, severity)


REFERENCE: Final = Finding(
    PATH,
    Position(42, 7),
    "reference",
    Message("no {kind} “{id}”", kind=Message("order"), id="oiq2"),
    Message("did you mean “{near}”?", near="oiq"),
)
WARNING: Final = Finding(PATH, Position(3, 1), "english", Message("the English text is missing"), severity="warning")


def test_text_is_a_line_with_the_place_the_rule_the_message_and_the_hint() -> None:
    assert as_text(REFERENCE, "en") == (
        "content/orders/ordre.yaml:42:7: reference: no order “oiq2”; did you mean “oiq”?"
    )


def test_text_is_in_the_language_of_the_reader_with_its_own_spaces() -> None:
    assert as_text(REFERENCE, "fr") == (
        "content/orders/ordre.yaml:42:7: reference: "
        "pas de fiche «\u00a0oiq2\u00a0» (ordre)\u00a0; vouliez-vous dire «\u00a0oiq\u00a0»\u00a0?"
    )


def test_a_warning_says_so() -> None:
    assert as_text(WARNING, "en") == "content/orders/ordre.yaml:3:1: warning: english: the English text is missing"
    assert as_text(WARNING, "fr") == (
        "content/orders/ordre.yaml:3:1: avertissement\u00a0: english: le texte anglais manque"
    )


def test_a_report_has_a_line_for_each_finding_in_their_order() -> None:
    lines = report([REFERENCE, WARNING], "en", "text").splitlines()
    assert lines == [as_text(REFERENCE, "en"), as_text(WARNING, "en")]


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r", "\u2028", "\x85", "\x0b", "\x0c"])
def test_a_value_with_several_lines_stays_on_the_line_of_its_finding(break_: str) -> None:
    bad = finding(f"“a{break_}::error::b” is empty", hint=f"c{break_}d")
    assert len(report([bad], "en", "text").splitlines()) == 1
    assert len(report([bad], "en", "github").splitlines()) == 1


def test_an_annotation_has_the_parts_that_github_reads() -> None:
    assert report([REFERENCE, WARNING], "en", "github").splitlines() == [
        "::error file=content/orders/ordre.yaml,line=42,col=7,title=parcours: reference::"
        "no order “oiq2”%0Adid you mean “oiq”?",
        "::warning file=content/orders/ordre.yaml,line=3,col=1,title=parcours: english::the English text is missing",
    ]


def test_an_annotation_is_in_the_language_of_the_reader() -> None:
    assert report([WARNING], "fr", "github").endswith("::le texte anglais manque")


def test_what_github_reserves_is_escaped_in_an_annotation() -> None:
    bad = finding("100 %\r\n::stop-commands::x", path=PurePosixPath("content/orders/a,b:c%.yaml"))
    assert report([bad], "en", "github") == (
        "::error file=content/orders/a%2Cb%3Ac%25.yaml,line=42,col=7,title=parcours: schema::"
        "100 %25%0D%0A::stop-commands::x"
    )


@pytest.mark.parametrize("form", ["text", "github"])
def test_a_line_break_in_the_name_of_a_file_makes_no_new_line(form: Format) -> None:
    bad = finding(path=PurePosixPath("content/orders/a\n::error::b.txt"))
    assert len(report([bad], "en", form).splitlines()) == 1


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab"])
def test_nothing_that_a_terminal_obeys_is_printed(form: Format) -> None:
    # Escape, the single-character form of its sequences, backspace, and the mark that turns text around.
    bad = finding("\x1b]0;title\x07 \x9b31m \x08\x08 \u202etxt", path=PurePosixPath("content/orders/a\x1b[2J.txt"))
    printed = report([bad], "en", form)
    assert re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", printed) is None


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab"])
def test_the_name_of_a_file_that_is_not_utf_8_can_be_printed(form: Format) -> None:
    name = os.fsdecode(b"content/orders/m\xe9decins.yaml")
    assert "m\\udce9decins" in report([finding(path=PurePosixPath(name))], "en", form).encode().decode()


def test_json_is_a_list_of_objects_with_every_part() -> None:
    assert json.loads(report([REFERENCE, WARNING], "fr", "json")) == [
        {
            "path": "content/orders/ordre.yaml",
            "line": 42,
            "column": 7,
            "severity": "error",
            "rule": "reference",
            "message": "pas de fiche «\u00a0oiq2\u00a0» (ordre)",
            "hint": "vouliez-vous dire «\u00a0oiq\u00a0»\u00a0?",
        },
        {
            "path": "content/orders/ordre.yaml",
            "line": 3,
            "column": 1,
            "severity": "warning",
            "rule": "english",
            "message": "le texte anglais manque",
            "hint": None,
        },
    ]


def test_a_code_quality_report_has_the_parts_that_gitlab_reads() -> None:
    first, second = json.loads(report([REFERENCE, WARNING], "fr", "gitlab"))
    fingerprint = first.pop("fingerprint")
    assert first == {
        "description": "pas de fiche «\u00a0oiq2\u00a0» (ordre)\u00a0; vouliez-vous dire «\u00a0oiq\u00a0»\u00a0?",
        "check_name": "parcours/reference",
        "severity": "major",
        "location": {"path": "content/orders/ordre.yaml", "lines": {"begin": 42}},
    }
    assert second["severity"] == "minor"
    assert re.fullmatch("[0-9a-f]{64}", fingerprint)
    assert fingerprint != second["fingerprint"]
    assert fingerprint == json.loads(report([REFERENCE], "en", "gitlab"))[0]["fingerprint"]


def test_json_keeps_what_was_typed() -> None:
    typed = 'a\n\t"b" \\ {c} é \u2028'
    assert json.loads(report([finding(typed)], "en", "json"))[0]["message"] == typed


def test_with_nothing_found_json_is_an_empty_list_and_the_other_forms_are_empty() -> None:
    assert (report([], "fr", "json"), report([], "fr", "gitlab")) == ("[]", "[]")
    assert (report([], "fr", "text"), report([], "fr", "github")) == ("", "")


@pytest.mark.parametrize("form", list(Form))
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_command_prints_what_the_report_says(form: Form, lang: str, tmp_path: Path) -> None:
    bad = {"orders/ordre.yaml": edit(order(), "exclusive", "libre"), "professions/p.yaml": profession("p", order="x")}
    content = write(tmp_path, bad)
    result = CliRunner().invoke(
        app, ["check", "--content", str(content), "--date", str(TODAY), "--lang", lang, "--format", form.value]
    )
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout == report(findings(tmp_path), lang, form.value) + "\n"  # type: ignore[arg-type]
    assert len(findings(tmp_path)) == 2


@pytest.mark.parametrize(("form", "printed"), [("text", ""), ("github", ""), ("json", "[]\n"), ("gitlab", "[]\n")])
def test_the_command_prints_nothing_of_clean_content_but_an_empty_list(form: str, printed: str, tmp_path: Path) -> None:
    content = write(tmp_path, {"orders/ordre.yaml": order()})
    result = CliRunner().invoke(app, ["check", "--content", str(content), "--date", str(TODAY), "--format", form])
    assert (result.exit_code, result.output) == (0, printed)
