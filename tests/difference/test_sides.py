"""Commits and the working tree, as the sides of a comparison."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.cli import app
from generator.difference import sides as module
from generator.difference.sides import CannotCompare, parse_range, sides
from tests.builders import LIBRARY, TODAY, edit, support, write


def git(root: Path, *arguments: str) -> str:
    """Run Git as nobody in particular, with none of this machine's configuration."""
    names = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    command = ["git", "-C", str(root), *arguments]
    done = subprocess.run(command, env={**os.environ, **names, **alone}, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def commit(root: Path, message: str = "x") -> str:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", message)
    return git(root, "rev-parse", "HEAD")


SUPPORT = "content/supports/aide.yaml"
AFTER = edit(support(), "Un prêt., en: A loan.", "Un don., en: A gift.")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A project with two commits, the second of which changes one fact."""
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    write(tmp_path, LIBRARY)
    commit(tmp_path)
    write(tmp_path, {"supports/aide.yaml": AFTER})
    commit(tmp_path)
    return tmp_path


def run(root: Path, *arguments: str) -> tuple[int, str, str]:
    command = ["diff", "--content", str(root / "content"), "--date", str(TODAY), *arguments]
    result = CliRunner().invoke(app, command)
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("main", ("main", None, False)),
        ("main..topic", ("main", "topic", False)),
        ("main...topic", ("main", "topic", True)),
        ("main..", ("main", "HEAD", False)),
        ("..topic", ("HEAD", "topic", False)),
        ("v1.2..v1.3", ("v1.2", "v1.3", False)),
    ],
)
def test_a_range_is_read_as_git_reads_it(text: str, expected: tuple[str, str | None, bool]) -> None:
    assert parse_range(text) == expected


@pytest.mark.parametrize(
    ("lang", "line"),
    [("en", "~ Summary: A loan. → A gift.\n"), ("fr", "~ Résumé\u00a0: Un prêt. → Un don.\n")],
)
def test_two_commits_are_compared(repository: Path, lang: str, line: str) -> None:
    code, out, err = run(repository, "HEAD^..HEAD", "--lang", lang)
    assert (code, err) == (0, "")
    assert line in out


def test_a_commit_is_compared_with_the_working_tree(repository: Path) -> None:
    assert "Nothing changes for a reader." in run(repository, "HEAD", "--lang", "en")[1]
    write(repository, {"supports/aide.yaml": support()})
    assert "~ Summary: A gift. → A loan.\n" in run(repository, "HEAD", "--lang", "en")[1]


def test_three_points_compare_with_what_both_have_in_common(repository: Path) -> None:
    git(repository, "checkout", "--quiet", "-b", "topic", "HEAD^")
    write(repository, {"glossary/terme.yaml": edit(LIBRARY["glossary/terme.yaml"], "en: trial", "en: test")})
    commit(repository)
    assert "Summary" in run(repository, "main..topic", "--lang", "en")[1]
    out = run(repository, "main...topic", "--lang", "en")[1]
    assert "Summary" not in out
    assert "trial → test" in out


def test_nothing_of_the_working_tree_changes(repository: Path) -> None:
    run(repository, "HEAD^..HEAD", "--lang", "en")
    assert git(repository, "status", "--porcelain") == ""
    assert git(repository, "worktree", "list").count("\n") == 0


@pytest.mark.parametrize(
    "revision", ["nowhere", "nowhere..HEAD", "HEAD..nowhere", "HEAD...nowhere", "--help..HEAD", "--output=x", "-h"]
)
def test_a_revision_that_is_none_cannot_be_compared(repository: Path, revision: str) -> None:
    with pytest.raises(CannotCompare), sides(repository / "content", revision):
        pass


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Cannot run: Git knows no such revision: nowhere"),
        ("fr", "Exécution impossible\u00a0: Git ne connaît pas cette révision\u00a0: nowhere"),
    ],
)
def test_the_command_says_so_and_exits_with_2(repository: Path, lang: str, words: str) -> None:
    code, out, err = run(repository, "nowhere..HEAD", "--lang", lang)
    assert (code, out) == (2, "")
    assert words in err


def test_outside_of_a_repository_nothing_can_be_compared(tmp_path: Path) -> None:
    write(tmp_path, LIBRARY)
    assert run(tmp_path, "HEAD", "--lang", "en")[0] == 2


def test_a_side_that_is_too_large_is_refused_before_it_is_written(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 100)
    with pytest.raises(CannotCompare) as caught, sides(repository / "content", "HEAD^"):
        pass
    assert "too large" in str(caught.value.what)


def test_a_side_with_too_many_files_is_refused(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_FILES", 3)
    with pytest.raises(CannotCompare), sides(repository / "content", "HEAD^"):
        pass


def test_the_attributes_of_the_repository_hide_nothing(repository: Path) -> None:
    (repository / ".gitattributes").write_text("supports export-ignore\n*.yaml export-subst\n")
    commit(repository)
    with sides(repository / "content", "HEAD..HEAD") as (before, _):
        assert (before.root / SUPPORT).read_text(encoding="utf-8") == AFTER


def test_a_link_in_a_commit_is_no_way_out(repository: Path) -> None:
    (repository / "content" / "supports" / "hors.yaml").symlink_to("/etc/passwd")
    commit(repository)
    code, out, err = run(repository, "HEAD^..HEAD", "--lang", "en")
    assert code == 1
    assert "Not compared: the content of HEAD has errors." in err
    assert "supports/hors.yaml:1:1: symlink: a link that leads out of the content folder" in out
    assert "root:" not in out


def test_only_content_and_pages_are_written(repository: Path) -> None:
    (repository / "docs" / "fr").mkdir(parents=True)
    (repository / "docs" / "fr" / "a.md").write_text("Texte")
    (repository / "docs" / "fr" / "a.bin").write_bytes(b"\0")
    (repository / "secret.txt").write_text("x")
    commit(repository)
    with sides(repository / "content", "HEAD..HEAD") as (before, _):
        found = {path.relative_to(before.root).parts[0] for path in before.root.rglob("*") if path.is_file()}
        assert found == {"content", "docs"}
        assert [path.name for path in (before.root / "docs").rglob("*.*")] == ["a.md"]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_out_writes_every_form_in_both_languages(repository: Path, tmp_path: Path, lang: str) -> None:
    out = tmp_path / "out"
    assert run(repository, "HEAD^..HEAD", "--out", str(out), "--lang", lang)[0] == 0
    names = sorted(path.name for path in out.iterdir())
    assert names == [f"difference.{locale}.{form}" for locale in ("en", "fr") for form in ("html", "md", "txt")]
    assert "Un prêt. → Un don." in (out / "difference.fr.txt").read_text(encoding="utf-8")
    assert "A loan\\. → **A gift\\.**" in (out / "difference.en.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("form", "start"), [("markdown", "## What changes"), ("html", "<!doctype html>")])
def test_the_command_prints_the_form_asked_for(repository: Path, form: str, start: str) -> None:
    assert run(repository, "HEAD^..HEAD", "--format", form, "--lang", "en")[1].startswith(start)
