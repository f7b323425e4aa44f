"""A build replaces the site whole or leaves it as it was, whatever goes wrong."""

from __future__ import annotations

import datetime as dt
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import Outcome, Shell, build, build_date
from generator.library import Library
from tests import builders
from tests.builders import TODAY


def written(files: dict[str, str]) -> Shell:
    """What builds a site of these files."""

    def shell(library: Library, site: Path, today: dt.date) -> None:
        for name, text in files.items():
            path = site / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    return shell


NEW = {
    "index.html": '<html lang="fr"><body><main data-pagefind-body>Le permis</main></body></html>',
    "en/index.html": '<html lang="en"><body><main data-pagefind-body>The permit</main></body></html>',
    "style.css": "…",
}


def files_of(folder: Path) -> dict[str, str]:
    """The files of a site and their texts, without the index of its search."""
    files = (path for path in folder.rglob("*") if path.is_file() and "pagefind" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return builders.write(tmp_path, builders.LIBRARY)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("old", encoding="utf-8")
    (folder / "gone.html").write_text("old", encoding="utf-8")
    return folder


def run(content: Path, site: Path, shell: Shell) -> Outcome:
    return build(content, site, TODAY, shell, lambda stage, done, of: None)


def assert_untouched(site: Path) -> None:
    assert files_of(site) == {"index.html": "old", "gone.html": "old"}
    assert [path.name for path in site.parent.glob(".site*")] == []


def test_a_build_replaces_the_site_whole(content: Path, site: Path) -> None:
    outcome = run(content, site, written(NEW))
    assert outcome.is_built
    assert files_of(site) == NEW
    assert [path.name for path in site.parent.glob(".site*")] == []


def test_a_first_build_makes_the_site(content: Path, tmp_path: Path) -> None:
    assert run(content, tmp_path / "public" / "site", written(NEW)).is_built
    assert files_of(tmp_path / "public" / "site") == NEW


def test_where_the_site_is_a_link_the_folder_behind_it_is_replaced(content: Path, site: Path) -> None:
    link = site.with_name("current")
    link.symlink_to(site, target_is_directory=True)
    assert run(content, link, written(NEW)).is_built
    assert link.is_symlink()
    assert link.resolve() == site
    assert files_of(site) == NEW


def test_the_search_is_indexed_before_the_site_is_put_in_place(content: Path, site: Path) -> None:
    run(content, site, written(NEW))
    assert (site / "pagefind" / "pagefind.js").is_file()


def test_a_compressed_build_has_siblings_that_do_not_count(content: Path, site: Path) -> None:
    long = {**NEW, "index.html": NEW["index.html"] * 50}
    plain = run(content, site, written(long))
    outcome = build(content, site, TODAY, written(long), lambda stage, done, of: None, compressed=True)
    assert {"index.html.gz", "index.html.br"} <= {path.name for path in site.iterdir()}
    assert outcome == plain


def test_a_build_counts_what_it_made(content: Path, site: Path) -> None:
    outcome = run(content, site, written(NEW))
    assert outcome.records == len(builders.LIBRARY)
    assert outcome.pages == 2
    assert outcome.size == sum(path.stat().st_size for path in site.rglob("*") if path.is_file())


def test_the_pages_are_built_from_the_checked_library_and_the_date(content: Path, site: Path) -> None:
    given: list[object] = []

    def shell(library: Library, folder: Path, today: dt.date) -> None:
        given.extend([sorted(library.orders), folder.parent, folder == site, today])
        written(NEW)(library, folder, today)

    run(content, site, shell)
    assert given == [["ordre"], site.parent, False, TODAY]


def test_content_with_an_error_is_not_built(content: Path, site: Path) -> None:
    path = content / "professions" / "profession.yaml"
    path.write_text(builders.edit(path.read_text(), "order: ordre", "order: ordr"), encoding="utf-8")

    def shell(library: Library, folder: Path, today: dt.date) -> None:
        raise AssertionError("a library with errors is never built")

    outcome = run(content, site, shell)
    assert not outcome.is_built
    assert [finding.rule for finding in outcome.findings] == ["reference"]
    assert_untouched(site)


def test_content_with_warnings_is_built(content: Path, site: Path) -> None:
    text = builders.edit(builders.support(), "fr: Un prêt., en: A loan.", "fr: Un prêt.")
    builders.write(content.parent, {"supports/aide.yaml": text})
    outcome = run(content, site, written(NEW))
    assert [finding.severity for finding in outcome.findings] == ["warning"]
    assert outcome.is_built
    assert files_of(site) == NEW


@pytest.mark.parametrize(
    "error", [RuntimeError("template"), OSError(28, "No space left on device"), KeyboardInterrupt()]
)
def test_a_build_that_fails_leaves_the_site_as_it_was(content: Path, site: Path, error: BaseException) -> None:
    def shell(library: Library, folder: Path, today: dt.date) -> None:
        written({"index.html": "half"})(library, folder, today)
        raise error

    with pytest.raises(type(error)):
        run(content, site, shell)
    assert_untouched(site)


def test_a_content_folder_that_is_not_there_leaves_the_site_as_it_was(tmp_path: Path, site: Path) -> None:
    with pytest.raises(NotADirectoryError):
        run(tmp_path / "contenu", site, written(NEW))
    assert_untouched(site)


# Builds a site until it is killed: it writes one file of two, says so, and waits.
KILLED = """
import datetime as dt, signal, sys
from pathlib import Path
from generator.build import build

def shell(library, folder, today):
    (folder / "index.html").write_text("new", encoding="utf-8")
    (folder / "half.html").write_text("<html><bo", encoding="utf-8")
    print("half", flush=True)
    signal.pause()

build(Path(sys.argv[1]), Path(sys.argv[2]), dt.date(2026, 11, 22), shell, lambda *told: None)
"""


def test_a_build_killed_in_the_middle_leaves_the_site_and_the_next_one_clears_up(content: Path, site: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", KILLED, content, site], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "half\n"
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert process.returncode == -signal.SIGKILL
    assert files_of(site) == {"index.html": "old", "gone.html": "old"}
    assert [files_of(left) for left in site.parent.glob(".site-*")] == [{"index.html": "new", "half.html": "<html><bo"}]

    assert run(content, site, written(NEW)).is_built
    assert files_of(site) == NEW
    assert [path.name for path in site.parent.glob(".site*")] == []


def test_progress_is_told_stage_by_stage(content: Path, site: Path) -> None:
    told: list[tuple[str, int, int]] = []
    build(content, site, TODAY, written(NEW), lambda *stage: told.append(stage))
    stages = list(dict.fromkeys(stage for stage, _, _ in told))
    assert stages == ["read", "check", "build", "search", "swap"]
    count = len(builders.LIBRARY)
    assert [entry for entry in told if entry[0] == "read"] == [("read", done, count) for done in range(1, count + 1)]
    for stage in stages:
        done, of = next((done, of) for name, done, of in reversed(told) if name == stage)
        assert done == of


@pytest.mark.parametrize(
    ("given", "epoch", "expected"),
    [
        ("2026-04-01", "0", dt.date(2026, 4, 1)),
        (None, "0", dt.date(1970, 1, 1)),
        (None, "1774915199", dt.date(2026, 3, 30)),
        (None, "1774915200", dt.date(2026, 3, 31)),
    ],
)
def test_the_date_of_a_build_is_given_or_that_of_the_sources(
    monkeypatch: pytest.MonkeyPatch, given: str | None, epoch: str, expected: dt.date
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert build_date(given) == expected


def test_without_a_date_a_build_is_of_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    before = dt.datetime.now(dt.UTC).date()
    assert before <= build_date(None) <= dt.datetime.now(dt.UTC).date()


@pytest.mark.parametrize(
    "attempt", [lambda: build_date("hier"), lambda: build_date("2026-02-30"), lambda: build_date("")]
)
def test_a_date_of_another_form_is_refused(attempt: Callable[[], dt.date]) -> None:
    with pytest.raises(ValueError, match=r"isoformat|day is out of range"):
        attempt()
