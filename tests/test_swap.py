"""A finished folder put in the place of another, and what a killed build leaves."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import swap
from generator.swap import beside, swap_in


def folder(path: Path, text: str) -> Path:
    """A folder with a file in a folder in it."""
    (path / "inner").mkdir(parents=True)
    (path / "inner" / "index.html").write_text(text, encoding="utf-8")
    return path


def text_of(path: Path) -> str:
    return (path / "inner" / "index.html").read_text(encoding="utf-8")


def names(path: Path) -> set[str]:
    return {entry.name for entry in path.iterdir()}


@pytest.fixture
def dead() -> int:
    """The id of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


@pytest.fixture
def alive() -> Iterator[int]:
    """The id of a process that runs until the test is over."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        yield process.pid
        process.communicate(b"\n")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return folder(tmp_path / "site", "old")


@pytest.fixture
def can_exchange(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the system can exchange two folders at once. This one can; others are stood for."""
    if not request.param:
        monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
    return bool(request.param)


def test_what_is_built_lies_beside_the_site_and_is_empty(site: Path) -> None:
    found = beside(site)
    assert found.parent == site.parent
    assert found != site
    assert names(found) == set()
    assert text_of(site) == "old"


def test_the_folders_above_the_site_are_made(tmp_path: Path) -> None:
    found = beside(tmp_path / "a" / "b" / "site")
    assert found.parent == tmp_path / "a" / "b"
    assert found.is_dir()


def test_what_this_process_left_is_cleared(site: Path) -> None:
    folder(beside(site) / "more", "left")
    assert names(beside(site)) == set()


@pytest.mark.parametrize("can_exchange", [True, False], ids=["exchange", "two renames"], indirect=True)
def test_the_new_site_takes_the_place_of_the_old_and_nothing_is_left(can_exchange: bool, site: Path) -> None:
    new = folder(beside(site) / "more", "new").parent
    (new / "inner").mkdir()
    (new / "inner" / "index.html").write_text("new", encoding="utf-8")
    number = new.stat().st_ino
    swap_in(new, site)
    assert text_of(site) == "new"
    # The very folder that was built, not a copy of it.
    assert site.stat().st_ino == number
    assert names(site.parent) == {"site"}


def test_the_first_site_is_put_where_there_was_none(tmp_path: Path) -> None:
    site = tmp_path / "site"
    new = beside(site)
    folder(new / "x", "new")
    swap_in(new, site)
    assert text_of(site / "x") == "new"
    assert names(tmp_path) == {"site"}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges two folders at once")
def test_linux_exchanges_two_folders_at_once(tmp_path: Path) -> None:
    one, other = folder(tmp_path / "one", "1"), folder(tmp_path / "other", "2")
    assert swap._exchange(one, other)
    assert (text_of(one), text_of(other)) == ("2", "1")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges two folders at once")
def test_an_exchange_that_the_system_refuses_is_an_error_and_changes_nothing(tmp_path: Path) -> None:
    one = folder(tmp_path / "one", "1")
    with pytest.raises(OSError, match="other") as raised:
        swap._exchange(one, tmp_path / "other")
    assert raised.value.errno == errno.ENOENT
    assert text_of(one) == "1"


def test_what_a_killed_build_left_is_cleared(site: Path, dead: int) -> None:
    folder(site.parent / f".site-new-{dead}", "half")
    mine = beside(site)
    assert names(site.parent) == {"site", mine.name}
    assert text_of(site) == "old"


def test_what_another_running_build_makes_is_left_alone(site: Path, alive: int) -> None:
    theirs = folder(site.parent / f".site-new-{alive}", "half")
    assert beside(site) != theirs
    assert text_of(theirs) == "half"


def test_a_site_moved_aside_by_a_killed_build_is_put_back(tmp_path: Path, dead: int) -> None:
    # Killed between the two renames: the old site is aside, the new one not yet in its place.
    site = tmp_path / "site"
    folder(tmp_path / f".site-old-{dead}", "old")
    folder(tmp_path / f".site-new-{dead}", "new")
    mine = beside(site)
    assert text_of(site) == "old"
    assert names(tmp_path) == {"site", mine.name}


def test_a_site_moved_aside_by_a_killed_build_with_the_number_of_this_one_is_put_back(tmp_path: Path) -> None:
    # In a container every build may have the same process number.
    site = tmp_path / "site"
    folder(tmp_path / f".site-old-{os.getpid()}", "old")
    folder(tmp_path / f".site-new-{os.getpid()}", "new")
    mine = beside(site)
    assert text_of(site) == "old"
    assert names(tmp_path) == {"site", mine.name}
    assert names(mine) == set()


def test_a_site_moved_aside_and_replaced_is_cleared(site: Path, dead: int) -> None:
    # Killed after both renames, while the old site was being removed.
    folder(site.parent / f".site-old-{dead}", "older")
    mine = beside(site)
    assert text_of(site) == "old"
    assert names(site.parent) == {"site", mine.name}


@pytest.mark.parametrize(
    "name", [".site-notes", ".site-2025", ".site-new-", ".site-old-x", ".sites", "site-new-1", ".other-new-1"]
)
def test_what_no_build_of_the_site_made_is_left_alone(site: Path, name: str) -> None:
    kept = folder(site.parent / name, "kept")
    beside(site)
    assert text_of(kept) == "kept"


def test_a_running_build_of_a_site_with_a_longer_name_is_left_alone(site: Path, alive: int) -> None:
    theirs = folder(site.parent / f".site-en-new-{alive}", "half")
    beside(site)
    assert text_of(theirs) == "half"


@pytest.mark.parametrize("name", ["si[te]", "*", "site.v1"])
def test_any_name_of_a_site_is_taken_as_it_is(tmp_path: Path, name: str, dead: int) -> None:
    site = folder(tmp_path / name, "old")
    left = folder(tmp_path / f".{name}-new-{dead}", "half")
    kept = folder(tmp_path / ".s-new-1", "kept")
    beside(site)
    assert not left.exists()
    assert text_of(kept) == "kept"


def test_the_folder_belongs_to_this_process(site: Path) -> None:
    assert beside(site).name.endswith(f"-{os.getpid()}")
