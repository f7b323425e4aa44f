"""`parcours translations`, `stale` and `links`: what they print, in which language, and how they exit."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from generator.cli import app
from generator.translating.lock import NAME
from tests import builders
from tests.builders import LIBRARY, edit, write
from tests.links.server import Site, serving
from tests.project import as_in_a_process_of_its_own

DATE = ("--date", "2026-11-22")
SUPPORT = "supports/aide.yaml"


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    with as_in_a_process_of_its_own():
        yield


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder, in the folder in which commands run."""
    monkeypatch.chdir(tmp_path)
    return write(tmp_path, LIBRARY)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


# translations


def test_a_french_text_changes_is_outdated_and_is_confirmed_by_its_line(content: Path) -> None:
    assert run("translations", "confirm", "content", *DATE).exit_code == 0
    write(content.parent, {SUPPORT: edit(builders.support(), "fr: Un prêt.", "fr: Deux prêts.")})
    found = run("check", *DATE).stdout
    assert ": outdated: " in found
    place = ":".join(found.split(":")[:2])
    data = json.loads(run("translations", "--json").stdout)
    assert data["totals"]["outdated"] == 1
    confirmed = run("translations", "confirm", place, *DATE, "--lang", "fr")
    assert (confirmed.exit_code, confirmed.stderr) == (0, "Textes confirmés\u00a0: 1\n")
    assert run("check", *DATE).output == ""


@pytest.mark.parametrize(("lang", "words"), [("fr", ("Périmé", "L'équipe")), ("en", ("Outdated", "The editors"))])
def test_the_counts_are_a_table_in_the_language_asked_for(content: Path, lang: str, words: tuple[str, ...]) -> None:
    result = run("translations", "--lang", lang)
    assert result.exit_code == 0
    assert all(word in result.stdout for word in (*words, "content/orders/ordre.yaml", "Université des essais"))
    run("translations", "confirm", "content")
    assert "content/orders/ordre.yaml" not in run("translations", "--lang", lang).stdout


def test_confirmations_of_what_is_gone_are_said_and_dropped_when_asked_to(content: Path) -> None:
    run("translations", "confirm", "content")
    (content / SUPPORT).unlink()
    before = (content / NAME).read_text()
    assert "no longer there: 3; drop them with --prune" in run("translations").stderr
    assert (content / NAME).read_text() == before
    assert run("translations", "--prune").stderr == "Confirmations dropped: 3\n"
    assert len((content / NAME).read_text().splitlines()) == len(before.splitlines()) - 3
    assert run("translations").stderr == ""


def test_paths_that_name_nothing_confirm_nothing(content: Path) -> None:
    result = run("translations", "confirm", "order/ordre", "order/ordr", "nothing")
    assert result.exit_code == 1
    assert "order/ordr; did you mean “order/ordre”?" in result.stderr
    assert not (content / NAME).exists()


def test_a_translation_goes_out_and_comes_back(content: Path) -> None:
    write(content.parent, {SUPPORT: edit(builders.support(), ", en: A loan.", "")})
    run("translations", "confirm", "content")
    assert "Texts to translate: 1" in run("translations", "export", "out.po", *DATE).stderr
    file = content.parent / "out.po"
    file.write_text(file.read_text().replace('msgstr ""\n\n', 'msgstr "A loan."\n\n'))
    back = run("translations", "import", "out.po", *DATE)
    assert (back.exit_code, back.stderr) == (0, "Written: 1. Confirmed: 1. Left for later: 0. Refused: 0.\n")
    path, line, _ = back.stdout.split(":", 2)
    assert "A loan." in (content.parent / path).read_text().splitlines()[int(line) - 1]
    assert run("check", *DATE).output == ""


@pytest.mark.parametrize(("lang", "words"), [("fr", "a changé depuis"), ("en", "has changed since")])
def test_a_refused_unit_exits_with_1_and_is_said_at_its_line(content: Path, lang: str, words: str) -> None:
    (content.parent / "in.po").write_text('msgctxt "support/aide:summary"\nmsgid "Autre."\nmsgstr "Other."\n')
    result = run("translations", "import", "in.po", "--lang", lang)
    assert result.exit_code == 1
    assert result.stdout.startswith("in.po:2:1: unit: ")
    assert words in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("translations", "import", "none.po"),
        ("translations", "export", "no/folder/out.po"),
        ("translations", "--content", "none"),
        ("translations", "--order", "ordr"),
        ("stale", "--order", "ordr"),
        ("stale", "--content", "none"),
        ("links", "--content", "none"),
    ],
)
def test_what_cannot_be_done_exits_with_2_and_says_why(content: Path, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert isinstance(result.exception, SystemExit)
    assert result.stderr.strip()


@pytest.mark.parametrize("command", [(), ("confirm", "content"), ("export", "out.po"), ("import", "out.po")])
def test_over_a_lock_that_cannot_be_read_nothing_is_done(content: Path, command: tuple[str, ...]) -> None:
    write(content.parent, {NAME: "<<<<<<< HEAD\n"})
    result = run("translations", *command)
    assert result.exit_code == 1
    assert result.stdout.startswith("content/translations.lock:1:1: lock: ")
    assert (content / NAME).read_text() == "<<<<<<< HEAD\n"


@pytest.mark.parametrize("command", ["translations", "stale", "links"])
def test_over_a_record_that_cannot_be_read_nothing_is_listed(content: Path, command: str) -> None:
    write(content.parent, {"orders/ordre.yaml": edit(builders.order(), "exclusive", "exclusif")})
    result = run(command)
    assert result.exit_code == 1
    assert result.stdout.startswith("content/orders/ordre.yaml:6:11: schema: ")


# stale


@pytest.mark.parametrize(("lang", "word"), [("fr", "Révision"), ("en", "Review")])
def test_what_is_old_is_listed_under_its_owner(content: Path, lang: str, word: str) -> None:
    result = run("stale", "--days", 10, "--lang", lang, *DATE)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert [line for line in lines if not line.startswith(" ")][:2] == [
        "Université des essais",
        "Ordre des essais du Québec",
    ]
    assert any(line.startswith("  content/orders/ordre.yaml:") and word in line for line in lines)


def test_what_is_old_as_json_and_nothing_is_an_empty_list(content: Path) -> None:
    found = json.loads(run("stale", "--json", *DATE).stdout)
    assert [row["record"] for row in found] == ["measure/mesure-03"]
    assert json.loads(run("stale", "--json", "--days", 99999, *DATE).stdout) == []


# links


@pytest.fixture(scope="module")
def server() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def site(server: Site, content: Path) -> Site:
    """A site that the content links to, and that answers every address."""
    server.answers.clear()
    server.asked.clear()
    text = "\n".join(path.read_text() for path in content.rglob("*.yaml"))
    assert text.count("https://") == len(LIBRARY) + 1
    for path in content.rglob("*.yaml"):
        path.write_text(path.read_text().replace("https://example.org", server.origin))
    server.says("/", 200)
    server.says("/source", 200)
    return server


QUICK = ("--delay", 0, "--tries", 1, *DATE)


def test_addresses_that_all_answer_exit_with_0(site: Site) -> None:
    result = run("links", *QUICK)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.endswith("Addresses: 2. Answering: 2. Moved: 0. To look at: 0.\n")


@pytest.mark.parametrize(("lang", "words"), [("fr", "n'existe plus (410)"), ("en", "is no longer there (410)")])
def test_an_address_that_is_gone_exits_with_1_and_is_said_at_its_lines(site: Site, lang: str, words: str) -> None:
    site.says("/source", 410)
    result = run("links", "--lang", lang, *QUICK)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert len(lines) == len(LIBRARY)
    assert all(": address: " in line and words in line for line in lines)


def test_the_report_is_written_whole_where_it_was_asked_for(site: Site, tmp_path: Path) -> None:
    site.says("/source", 404)
    run("links", "--report", "new/report.json", *QUICK)
    data = json.loads((tmp_path / "new" / "report.json").read_text())
    assert data["totals"] == {"ok": 1, "gone": 1}


def test_a_run_goes_on_where_the_last_one_stopped(site: Site, tmp_path: Path) -> None:
    run("links", *QUICK)
    state = tmp_path / "build" / "links.jsonl"
    first, *_ = state.read_text().splitlines(keepends=True)
    state.write_text(first + '{"url": "ht')
    site.asked.clear()
    assert run("links", "--resume", *QUICK).exit_code == 0
    known = json.loads(first)["url"].removeprefix(site.origin)
    asked = [path for _, path, _ in site.asked if path != "/robots.txt"]
    assert asked == [path for path in ("/", "/source") if path != known]
    site.asked.clear()
    run("links", "--resume", *QUICK)
    assert site.asked == []
    run("links", *QUICK)
    assert len(site.asked) == 3


def test_an_address_that_moved_is_proposed_and_written_when_asked_to(site: Site, content: Path) -> None:
    site.says("/source", 301, Location="/here")
    site.says("/here", 200)
    before = {path: path.read_text() for path in content.rglob("*.yaml")}
    proposed = run("links", *QUICK)
    assert proposed.exit_code == 0
    assert f"{site.url('/source')} is now {site.url('/here')}" in proposed.stdout
    assert {path: path.read_text() for path in content.rglob("*.yaml")} == before
    assert f"New addresses written: {len(LIBRARY)}" in run("links", "--fix", *QUICK).stderr
    assert all(site.url("/here") in path.read_text() for path in before)
    assert run("links", *QUICK).stdout == ""
