"""The `parcours` command: what it prints, in which language, and how it exits."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from generator.cli import app
from tests import builders
from tests.builders import LIBRARY, edit, write
from tests.project import ROOT, as_in_a_process_of_its_own, page, project

DATE = ("--date", "2026-11-22")
ERROR = edit(builders.profession(), "order: ordre", "order: ordr")
WARNING = edit(builders.support(), "fr: Un prêt., en: A loan.", "fr: Un prêt.")


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No locale of the machine's own, and nothing left behind."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    with as_in_a_process_of_its_own():
        yield


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def content_with(tmp_path: Path, **records: str) -> Path:
    """A content folder with an error or a warning in one record."""
    names = {"profession": "professions/profession.yaml", "support": "supports/aide.yaml"}
    return write(tmp_path, {**LIBRARY, **{names[name]: text for name, text in records.items()}})


# check


def test_clean_content_exits_with_0_and_says_nothing(tmp_path: Path) -> None:
    result = run("check", "--content", write(tmp_path, LIBRARY), *DATE)
    assert (result.exit_code, result.output) == (0, "")


def test_an_error_exits_with_1_and_is_said_at_its_place(tmp_path: Path) -> None:
    result = run("check", "--content", content_with(tmp_path, profession=ERROR), *DATE)
    assert result.exit_code == 1
    assert (
        result.stdout == "content/professions/profession.yaml:3:8: reference: no order “ordr”; did you mean “ordre”?\n"
    )


def test_every_finding_is_said_not_the_first(tmp_path: Path) -> None:
    result = run("check", "--content", content_with(tmp_path, profession=ERROR, support=WARNING), *DATE)
    assert result.exit_code == 1
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == [
        "content/professions/profession.yaml",
        "content/supports/aide.yaml",
    ]


def test_a_record_that_cannot_be_read_is_one_finding_not_one_for_each_that_names_it(tmp_path: Path) -> None:
    content = write(tmp_path, {**LIBRARY, "orders/ordre.yaml": edit(builders.order(), "exclusive", "exclusif")})
    result = run("check", "--content", content, *DATE)
    assert result.exit_code == 1
    assert [line.split(": ")[:2] for line in result.stdout.splitlines()] == [
        ["content/orders/ordre.yaml:6:11", "schema"]
    ]


@pytest.mark.parametrize(("options", "code"), [((), 0), (("--strict",), 1)])
def test_a_warning_counts_as_an_error_where_it_is_asked_to(tmp_path: Path, options: tuple[str, ...], code: int) -> None:
    result = run("check", "--content", content_with(tmp_path, support=WARNING), *DATE, *options)
    assert result.exit_code == code
    assert ": warning: english: " in result.stdout


def test_the_date_of_the_check_is_given(tmp_path: Path) -> None:
    content = write(tmp_path, LIBRARY)
    assert run("check", "--content", content, "--date", "2026-10-01").exit_code == 1
    late = run("check", "--content", content, "--date", "2028-01-01")
    assert late.exit_code == 0
    assert late.stdout.count("warning: stale:") == len(LIBRARY)


def test_findings_as_json(tmp_path: Path) -> None:
    result = run("check", "--content", content_with(tmp_path, profession=ERROR), "--format", "json", *DATE)
    assert result.exit_code == 1
    (row,) = json.loads(result.stdout)
    assert (row["path"], row["line"], row["severity"], row["rule"]) == (
        "content/professions/profession.yaml",
        3,
        "error",
        "reference",
    )


def test_no_finding_is_an_empty_list_in_json(tmp_path: Path) -> None:
    result = run("check", "--content", write(tmp_path, LIBRARY), "--format", "json", *DATE)
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])


def test_findings_as_annotations_of_a_workflow(tmp_path: Path) -> None:
    result = run("check", "--content", content_with(tmp_path, profession=ERROR), "--format", "github", *DATE)
    assert result.exit_code == 1
    assert result.stdout.startswith("::error file=content/professions/profession.yaml,line=3,col=8,")


# Languages


@pytest.mark.parametrize(
    ("variables", "options", "words"),
    [
        ({}, (), "did you mean"),
        ({"LANG": "fr_CA.UTF-8"}, (), "vouliez-vous"),
        ({"LANG": "en_CA.UTF-8"}, (), "did you mean"),
        ({"LANG": "C.UTF-8"}, (), "did you mean"),
        ({"LANG": "de_DE.UTF-8"}, (), "did you mean"),
        ({"LANG": "en_CA.UTF-8", "LC_ALL": "fr_CA.UTF-8"}, (), "vouliez-vous"),
        ({"LANG": "fr_CA.UTF-8", "LC_ALL": "C"}, (), "did you mean"),
        ({"LANG": "fr_CA.UTF-8", "LC_ALL": ""}, (), "vouliez-vous"),
        ({"LANG": "en_CA.UTF-8", "LC_MESSAGES": "fr"}, (), "vouliez-vous"),
        ({"LC_MESSAGES": "fr", "LC_ALL": "en"}, (), "did you mean"),
        ({"LANG": "FR_ca"}, (), "vouliez-vous"),
        ({"LANG": "fr_CA.UTF-8"}, ("--lang", "en"), "did you mean"),
        ({"LANG": "en_CA.UTF-8"}, ("--lang", "fr"), "vouliez-vous"),
    ],
)
def test_messages_are_in_the_language_asked_for_or_that_of_the_locale(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    options: tuple[str, ...],
    words: str,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    result = run("check", "--content", content_with(tmp_path, profession=ERROR), *DATE, *options)
    assert words in result.stdout.lower()


# What cannot run


@pytest.mark.parametrize("command", ["check", "build", "coverage"])
@pytest.mark.parametrize(
    ("lang", "words"), [("en", "Cannot run: not a folder: "), ("fr", "Exécution impossible\u00a0: ")]
)
def test_without_a_content_folder_a_command_exits_with_2(tmp_path: Path, command: str, lang: str, words: str) -> None:
    options = ("--site", tmp_path / "site") if command == "build" else ()
    result = run(command, "--content", tmp_path / "contenu", "--lang", lang, *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr
    assert "contenu" in result.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--lang", "de"),
        ("check", "--format", "xml"),
        ("check", "--date", "demain"),
        ("coverage", "--format", "pdf"),
        ("bild",),
        ("check", "--unknown"),
    ],
)
def test_a_mistake_on_the_command_line_exits_with_2(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Usage:" in result.stderr


@pytest.mark.parametrize("variable", ["demain", "12.5"])
def test_a_date_in_the_environment_that_is_none_exits_with_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", variable)
    result = run("check", "--content", write(tmp_path, LIBRARY))
    assert result.exit_code == 2
    assert "SOURCE_DATE_EPOCH" in result.stderr


# coverage


def test_the_coverage_as_a_table(tmp_path: Path) -> None:
    result = run("coverage", "--content", write(tmp_path, LIBRARY), "--lang", "en")
    assert result.exit_code == 0
    for words in ("Field", "Routes", "NOC code", "Present"):
        assert words in result.stdout


@pytest.mark.parametrize(("lang", "head"), [("en", "Profession"), ("fr", "Profession")])
def test_the_coverage_as_csv_and_json_agree(tmp_path: Path, lang: str, head: str) -> None:
    content = write(tmp_path, LIBRARY)
    as_csv = run("coverage", "--content", content, "--format", "csv", "--lang", lang)
    as_json = run("coverage", "--content", content, "--format", "json", "--lang", lang)
    assert (as_csv.exit_code, as_json.exit_code) == (0, 0)
    first, *rows = csv.reader(io.StringIO(as_csv.stdout, newline=""))
    assert first[:2] == ["id", head]
    professions = json.loads(as_json.stdout)["professions"]
    assert [row[:3] for row in rows] == [[found["id"], found["title"], found["order"]] for found in professions]


# build


def build(folder: Path, *options: str) -> Result:
    return run(
        *("build", "--content", folder / "content", "--config", folder / "mkdocs.yml", "--site", folder / "site"),
        *(*DATE, *options),
    )


def test_compressed_siblings_are_written_on_request(tmp_path: Path) -> None:
    folder = project(tmp_path)
    assert build(folder, "--compress").exit_code == 0
    assert (folder / "site" / "index.html.br").is_file()
    assert (folder / "site" / "index.html.gz").is_file()


def test_a_build_makes_the_site_and_says_how_much(tmp_path: Path) -> None:
    folder = project(tmp_path)
    result = build(folder, "--lang", "en")
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"{len(LIBRARY)} records" in result.stderr
    assert (folder / "site" / "index.html").is_file()
    assert (folder / "site" / "en" / "index.html").is_file()
    assert not list((folder / "site").rglob("*.br"))
    assert [path.name for path in folder.glob(".site*")] == []


def test_a_build_of_content_with_errors_exits_with_1_and_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    folder = project(tmp_path)
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text("old", encoding="utf-8")
    write(folder, {"professions/profession.yaml": ERROR})
    result = build(folder, "--lang", "fr")
    assert result.exit_code == 1
    assert result.stdout.startswith("content/professions/profession.yaml:3:8: reference: ")
    assert "le site" in result.stderr.lower()
    assert (folder / "site" / "index.html").read_text(encoding="utf-8") == "old"
    assert [path.name for path in folder.glob(".site*")] == []


def test_warnings_are_said_and_the_site_is_built(tmp_path: Path) -> None:
    folder = project(tmp_path)
    write(folder, {"supports/aide.yaml": WARNING})
    result = build(folder)
    assert result.exit_code == 0
    assert ": warning: english: " in result.stdout
    assert (folder / "site" / "index.html").is_file()


def test_a_build_with_a_broken_page_of_docs_exits_with_1_says_which_and_leaves_the_site(tmp_path: Path) -> None:
    folder = project(tmp_path, {"fr/page.md": page("")})
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text("old", encoding="utf-8")
    # In a process of its own, where nothing but the command listens to MkDocs.
    command = [Path(sys.executable).with_name("parcours"), "build", *DATE]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert "docs/fr/page.md:1:1: the front matter lacks key" in result.stderr
    assert "Traceback" not in result.stderr
    assert (folder / "site" / "index.html").read_text(encoding="utf-8") == "old"
    assert [path.name for path in folder.glob(".site*")] == []


@pytest.mark.parametrize("configuration", [None, "site_name: [", "theme: {name: none-such}\nsite_name: x\n"])
def test_a_build_whose_configuration_cannot_be_read_exits_with_2(tmp_path: Path, configuration: str | None) -> None:
    folder = project(tmp_path)
    if configuration is None:
        (folder / "mkdocs.yml").unlink()
    else:
        (folder / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    result = build(folder)
    assert result.exit_code == 2
    assert isinstance(result.exception, SystemExit)
    assert result.stderr
    assert [path.name for path in folder.glob("*site*")] == []


def test_without_a_command_the_help_is_shown() -> None:
    result = run()
    assert all(command in result.output for command in ("check", "build", "coverage"))


def test_the_editing_page_is_built_only_on_request_and_kept_from_none_of_its_headers(tmp_path: Path) -> None:
    folder = project(tmp_path)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    assert build(folder).exit_code == 0
    assert not (folder / "site" / "admin").exists()
    plain = (folder / "site" / "_headers").read_text(encoding="utf-8")
    assert build(folder, "--admin").exit_code == 0
    assert (folder / "site" / "admin" / "decap-cms.js").is_file()
    page = (folder / "site" / "admin" / "index.html").read_text(encoding="utf-8")
    assert 'src="decap-cms.js"' in page
    headers = (folder / "site" / "_headers").read_text(encoding="utf-8")
    assert headers != plain
    assert "/admin/*\n  Content-Security-Policy: default-src 'none'; script-src 'self' 'unsafe-eval'" in headers
    # Nothing of it is part of any other page, nor of what search engines and readers find.
    rest = [path for path in (folder / "site").rglob("*.html") if "admin" not in path.parts]
    assert rest
    assert not any("decap" in path.read_text(encoding="utf-8") for path in rest)


def test_without_what_npm_installs_the_editing_page_is_refused_and_the_site_stays(tmp_path: Path) -> None:
    folder = project(tmp_path)
    (folder / "site").mkdir()
    (folder / "site" / "old.html").write_text("old", encoding="utf-8")
    result = build(folder, "--admin", "--lang", "fr")
    assert result.exit_code == 2
    assert "npm ci --ignore-scripts" in result.stderr
    assert "node_modules/decap-cms" in result.stderr
    assert [path.name for path in (folder / "site").iterdir()] == ["old.html"]
