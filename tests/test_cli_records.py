"""`parcours fmt`, `schema` and `new`: what they print, and how they exit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from generator.cli import app
from generator.scaffold import QUESTIONS, Scaffold
from tests.builders import LIBRARY, write
from tests.scaffold.test_scaffold import ANSWERS
from tests.test_bad_input import plain

DATE = ("--date", "2026-11-22")


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No locale of the machine's own."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def run(*arguments: object, input: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=input)


# The form of records


def test_records_are_formatted_and_then_in_their_form(tmp_path: Path) -> None:
    content = write(tmp_path, LIBRARY)
    differing = run("fmt", "--check", "--content", content)
    assert differing.exit_code == 1
    assert differing.stdout.count(": format: ") == len(LIBRARY)
    assert run("fmt", "--content", content).exit_code == 0
    clean = run("fmt", "--check", "--content", content)
    assert (clean.exit_code, clean.stdout) == (0, "")


def test_a_record_of_which_the_path_is_given_is_formatted_alone(tmp_path: Path) -> None:
    content = write(tmp_path, LIBRARY)
    result = run("fmt", content / "orders", "--content", content, "--lang", "fr")
    assert result.exit_code == 0
    assert "Fiches mises en forme" in result.stderr
    assert run("fmt", "--check", content / "orders", "--content", content).exit_code == 0
    assert run("fmt", "--check", content / "supports", "--content", content).exit_code == 1


def test_a_record_that_cannot_be_read_is_said_and_the_others_are_formatted(tmp_path: Path) -> None:
    content = write(tmp_path, {**LIBRARY, "orders/mauvais.yaml": "id: [\n"})
    result = run("fmt", "--content", content, "--format", "json")
    assert result.exit_code == 1
    assert [row["path"] for row in json.loads(result.stdout)] == ["content/orders/mauvais.yaml"]
    assert run("fmt", "--check", content / "supports", "--content", content).exit_code == 0


@pytest.mark.parametrize("command", [("fmt", "absent.yaml"), ("fmt", "--content", "absent"), ("new", "order")])
def test_what_cannot_be_done_ends_with_2(command: tuple[str, ...], tmp_path: Path) -> None:
    content = write(tmp_path, LIBRARY)
    options = () if "--content" in command else ("--content", content)
    assert run(*command, *options).exit_code == 2


def test_schemas_are_written_and_then_in_step(tmp_path: Path) -> None:
    out = tmp_path / "schema"
    assert run("schema", "--out", out).exit_code == 0
    assert run("schema", "--check", "--out", out).exit_code == 0
    (out / "term.json").write_text("{}")
    result = run("schema", "--check", "--out", out, "--lang", "en")
    assert result.exit_code == 1
    assert result.stdout == f"{out / 'term.json'}:1:1: generated: not what the models say; run “parcours schema”\n"


# New records


@pytest.mark.parametrize("scaffold", QUESTIONS)
def test_a_record_is_written_from_options_alone(scaffold: Scaffold, tmp_path: Path) -> None:
    content = write(tmp_path, LIBRARY)
    named = dict(ANSWERS[scaffold])
    arguments = [named.pop(name) for name in (("profession", "id") if scaffold == "route" else ("id",))]
    options = [part for name, answer in named.items() for part in (f"--{name}", answer)]
    result = run("new", scaffold, *arguments, *options, "--content", content, "--lang", "en", *DATE)
    assert result.exit_code == 0, result.output
    assert ": placeholder: " in result.stdout
    assert result.stdout.startswith("Written: content/")
    assert run("check", "--content", content, *DATE).exit_code == 1


def test_what_is_not_given_is_asked_and_asked_again_until_it_is_of_use(tmp_path: Path) -> None:
    content = write(tmp_path, LIBRARY)
    typed = "Pas Bon\nnouvelle\n\nordrre\nordre\nNouvelle\nNouveau\nNewcomer\nexclusive\nhealth\n"
    result = run("new", "profession", "--content", content, "--lang", "fr", *DATE, input=typed)
    assert result.exit_code == 0, result.output
    assert "vouliez-vous dire « ordre »" in plain(result.stderr)
    assert "Titre en français, au féminin" in result.stderr
    assert (content / "professions" / "nouvelle.yaml").exists()


def test_without_an_answer_nothing_is_written(tmp_path: Path) -> None:
    content = write(tmp_path, LIBRARY)
    result = run("new", "profession", "nouvelle", "--content", content, "--lang", "fr", input="")
    assert result.exit_code == 2
    assert "pas de réponse à « --slug-en »" in plain(result.stderr)
    assert not (content / "professions" / "nouvelle.yaml").exists()
