"""The lock: states that follow from it, its form, and what is wrong with one."""

from __future__ import annotations

import datetime as dt
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.translating.lock import NAME, Confirmation, digest, lock_text, read_lock
from tests import builders
from tests.builders import LIBRARY, edit, findings, library_at, write
from tests.translating.making import DAY, again, confirmed_library, states, texts

SUPPORT = "supports/aide.yaml"
KEY = "support/aide:summary"
BOTH = "fr: Un prêt., en: A loan."


def changed(words: str) -> dict[str, str]:
    return {SUPPORT: edit(builders.support(), BOTH, words)}


@pytest.mark.parametrize(
    ("words", "state"),
    [
        (BOTH, "confirmed"),
        ("fr: Un gros prêt., en: A loan.", "outdated"),
        ("fr: Un gros prêt., en: A big loan.", "unconfirmed"),
        ("fr: Un prêt., en: One loan.", "confirmed"),
        ("fr: Un prêt.", "missing"),
        ('fr: "Un  prêt.", en: A loan.', "confirmed"),
        ("fr: Un\u00a0prêt., en: A loan.", "confirmed"),
    ],
)
def test_the_state_of_a_text_follows_from_what_changed_since_it_was_confirmed(
    tmp_path: Path, words: str, state: str
) -> None:
    confirmed_library(tmp_path)
    assert states(again(tmp_path, changed(words)), KEY) == [state]


def test_a_text_that_nobody_confirmed_is_unconfirmed_and_no_more_than_that(tmp_path: Path) -> None:
    assert set(states(library_at(tmp_path))) == {"unconfirmed"}
    assert findings(tmp_path) == ()


def test_an_outdated_text_says_when_it_was_confirmed_and_no_other_text_does(tmp_path: Path) -> None:
    confirmed_library(tmp_path)
    library = again(tmp_path, changed("fr: Un gros prêt., en: A loan."))
    days = {text.key: day for text in texts(library) if (day := library.lock.confirmed_on(text)) is not None}
    assert days == {KEY: DAY}


def test_items_of_a_list_keep_their_state_when_others_come_go_or_move(tmp_path: Path) -> None:
    notes = ["{fr: Un., en: One., source: s1}", "{fr: Deux., en: Two., source: s1}"]

    def order(*items: str) -> dict[str, str]:
        return {"orders/ordre.yaml": builders.order(more="notes:\n" + "".join(f"  - {item}\n" for item in items))}

    confirmed_library(tmp_path, {**LIBRARY, **order(*notes)})
    new = "{fr: Trois., en: Three., source: s1}"
    library = again(tmp_path, order(new, *reversed(notes)))
    assert states(library, "order/ordre:notes") == ["unconfirmed", "confirmed", "confirmed"]
    library = again(tmp_path, order("{fr: Deux et demi., en: Two., source: s1}", notes[0]))
    assert states(library, "order/ordre:notes") == ["outdated", "confirmed"]


def test_the_check_warns_of_an_outdated_text_at_its_english_with_what_to_do(tmp_path: Path) -> None:
    confirmed_library(tmp_path)
    again(tmp_path, changed("fr: Un gros prêt., en: A loan."))
    (found,) = findings(tmp_path)
    assert (found.severity, found.rule, str(found.path)) == ("warning", "outdated", "content/supports/aide.yaml")
    text = (tmp_path / "content" / SUPPORT).read_text().splitlines()[found.position.line - 1]
    assert text[found.position.column - 1 :].startswith("A loan.")
    assert f"content/supports/aide.yaml:{found.position.line}" in str(found.hint)


# The file

LINE = Confirmation(KEY, digest("Un prêt."), digest("A loan."), DAY)


def test_the_file_is_one_sorted_line_a_confirmation_whatever_the_order_and_the_number_of_times(tmp_path: Path) -> None:
    many = [LINE._replace(key=f"support/{name}:summary") for name in ("a", "a-b", "b", "c10", "c9")]
    shuffled = random.Random(6).sample(many * 2, 10)
    lines = [line for line in lock_text(shuffled).splitlines() if not line.startswith("#")]
    assert lines == sorted(map(str, many))
    content = write(tmp_path, {NAME: lock_text(shuffled)})
    lock, wrong = read_lock(content)
    assert (sorted(lock), wrong) == (sorted(many), [])


def test_without_a_file_nothing_is_confirmed(tmp_path: Path) -> None:
    assert list(library_at(tmp_path).lock) == []


@pytest.mark.parametrize("text", ["", "\n\n", "# a comment\n", f"{LINE}\r\n", f"{LINE}"])
def test_comments_empty_lines_and_any_line_end_are_read(tmp_path: Path, text: str) -> None:
    lock, wrong = read_lock(write(tmp_path, {NAME: text}))
    assert wrong == []
    assert list(lock) == ([LINE] if KEY in text else [])


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("<<<<<<< HEAD", "merge"),
        ("=======", "merge"),
        (">>>>>>> autre", "merge"),
        ("garbage", "not a line"),
        (f"{LINE} more", "not a line"),
        (str(LINE).replace(" ", "  ", 1), "not a line"),
        (str(LINE).replace("2026-11-01", "2026-13-01"), "not a line"),
        (str(LINE).replace(KEY, "../../etc"), "not a line"),
        (f"{KEY} zzzzzzzzzz {LINE.english} 2026-11-01", "not a line"),
    ],
)
def test_a_line_that_cannot_be_read_is_an_error_at_its_place(tmp_path: Path, line: str, words: str) -> None:
    write(tmp_path, {**LIBRARY, NAME: f"# head\n{LINE}\n{line}\n"})
    (found,) = [found for found in findings(tmp_path) if found.rule == "lock"]
    assert (str(found.path), found.position.line, found.severity) == ("content/translations.lock", 3, "error")
    assert words in str(found.message)
    assert found.hint is not None


def test_a_lock_that_is_not_text_is_one_error(tmp_path: Path) -> None:
    write(tmp_path, {**LIBRARY, NAME: b"\xff\xfe\x00"})
    assert [(str(found.path), found.rule) for found in findings(tmp_path)] == [("content/translations.lock", "lock")]


def test_a_thousand_bad_lines_do_not_make_a_thousand_findings(tmp_path: Path) -> None:
    write(tmp_path, {**LIBRARY, NAME: "bad\n" * 1000})
    assert 0 < len(findings(tmp_path)) <= 20


def test_branches_that_confirm_different_texts_merge_without_a_conflict(tmp_path: Path) -> None:
    """With the attribute of the repository, real Git keeps the lines of both sides, neighbours too."""

    def git(*arguments: str) -> None:
        base = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
        subprocess.run([*base, *arguments], cwd=tmp_path, check=True, capture_output=True)

    def commit(message: str, *names: str) -> None:
        lines = [LINE._replace(key=f"support/{name}:summary", on=dt.date(2026, 1, 1)) for name in "ad"]
        changes = [LINE._replace(key=f"support/{name}:summary") for name in names]
        (tmp_path / "content" / NAME).write_text(lock_text([*lines, *changes]))
        git("add", "-A")
        git("commit", "-m", message)

    (tmp_path / "content").mkdir()
    shutil.copy(Path(__file__).parents[2] / ".gitattributes", tmp_path)
    git("init")
    commit("base")
    git("checkout", "-b", "other")
    commit("one", "b")
    git("checkout", "main")
    commit("two", "c")
    git("merge", "other")
    lock, wrong = read_lock(tmp_path / "content")
    assert wrong == []
    assert sorted(lock.by_key) == [f"support/{name}:summary" for name in "abcd"]
