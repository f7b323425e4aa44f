"""Confirmations: which texts a path names, what the lock holds after, what is dropped."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator.library import Library
from generator.translating.confirm import NoText, confirmed, pruned, selected
from generator.translating.lock import NAME, lock_text
from generator.translating.progress import spent
from tests import builders
from tests.builders import LIBRARY, edit, library_at
from tests.translating.making import DAY, again, confirmed_library, states

LATER = dt.date(2026, 11, 20)
ORDER = builders.order(more="notes:\n  - {fr: Un., en: One., source: s1}\n  - {fr: Deux., en: Two., source: s1}\n")
FILES = {**LIBRARY, "orders/ordre.yaml": ORDER}


def names(library: Library, given: str) -> list[str]:
    return [text.key.partition(":")[2] for text in selected(library, given)]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("order/ordre", ["name", "notes", "notes"]),
        ("{content}/orders/ordre.yaml", ["name", "notes", "notes"]),
        ("{content}/orders", ["name", "notes", "notes"]),
        ("{content}/orders/", ["name", "notes", "notes"]),
        ("order/ordre:name", ["name"]),
        ("order/ordre:notes", ["notes", "notes"]),
        ("order/ordre:notes[1]", ["notes"]),
        ("{content}/orders/ordre.yaml:name", ["name"]),
        ("{content}/orders/ordre.yaml:3", ["name"]),
        ("{content}/orders/ordre.yaml:3:12", ["name"]),
        ("profession/profession:routes.equivalence.steps.demande", ["routes.equivalence.steps.demande.title"]),
        ("profession/profession:routes[0].steps[0]", ["routes.equivalence.steps.demande.title"]),
    ],
)
def test_a_path_names_a_record_a_folder_a_line_or_a_field(tmp_path: Path, given: str, expected: list[str]) -> None:
    library = library_at(tmp_path, FILES)
    assert names(library, given.format(content=library.content)) == expected


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("order/ordr", "order/ordre"),
        ("order/ordre:note", "notes"),
        ("content/orders/ordr.yaml", "content/orders/ordre.yaml"),
        ("order/ordre:999", None),
        ("order/ordre:act", None),
        ("", None),
        (":", None),
        ("/nowhere/at/all", None),
    ],
)
def test_what_names_no_text_is_refused_with_the_nearest_name(tmp_path: Path, given: str, hint: str | None) -> None:
    with pytest.raises(NoText) as caught:
        selected(library_at(tmp_path, FILES), given)
    assert (hint is None) == (caught.value.hint is None)
    if hint is not None:
        assert f"“{hint}”" in str(caught.value.hint)


def put(library: Library, text: str, tmp_path: Path) -> Library:
    (library.content / NAME).write_text(text)
    return again(tmp_path)


def test_to_confirm_one_text_changes_one_line(tmp_path: Path) -> None:
    confirmed_library(tmp_path, FILES)
    library = again(tmp_path, {"orders/ordre.yaml": edit(ORDER, "fr: Un.", "fr: Un et demi.")})
    before = lock_text(library.lock).splitlines()
    after = confirmed(library, selected(library, "order/ordre:notes[0]"), LATER).splitlines()
    assert len(set(before) - set(after)) == len(set(after) - set(before)) == 1
    assert states(put(library, "\n".join(after), tmp_path), "order/") == ["confirmed"] * 3


def test_to_confirm_a_text_leaves_what_is_about_another_under_the_same_key(tmp_path: Path) -> None:
    """Two fees with one English word: to confirm one says nothing of the other."""
    same = edit(edit(ORDER, "en: Two.", "en: One."), "fr: Deux.", "fr: Une.")
    confirmed_library(tmp_path, {**LIBRARY, "orders/ordre.yaml": same})
    library = again(tmp_path, {"orders/ordre.yaml": edit(same, "fr: Une.", "fr: Une seule.")})
    assert states(library, "order/ordre:notes") == ["confirmed", "outdated"]
    library = put(library, confirmed(library, selected(library, "order/ordre:notes[0]"), LATER), tmp_path)
    assert states(library, "order/ordre:notes") == ["confirmed", "outdated"]


def test_a_text_without_english_is_not_confirmed(tmp_path: Path) -> None:
    files = {**LIBRARY, "supports/aide.yaml": edit(builders.support(), ", en: A loan.", "")}
    library = confirmed_library(tmp_path, files)
    assert states(library, "support/aide:summary") == ["missing"]
    assert "support/aide:summary" not in library.lock.by_key


def test_the_day_of_the_confirmation_is_kept_and_that_of_others_stays(tmp_path: Path) -> None:
    library = confirmed_library(tmp_path, FILES)
    library = put(library, confirmed(library, selected(library, "order/ordre:name"), LATER), tmp_path)
    days = {found.key: found.on for found in library.lock}
    assert (days.pop("order/ordre:name"), set(days.values())) == (LATER, {DAY})


def test_what_is_about_no_text_any_more_is_known_and_dropped(tmp_path: Path) -> None:
    library = confirmed_library(tmp_path, FILES)
    assert spent(library) == []
    (library.content / "supports" / "aide.yaml").unlink()
    library = again(tmp_path, {"orders/ordre.yaml": edit(ORDER, "fr: Un., en: One.", "fr: Trois., en: Three.")})
    keys = {found.key for found in spent(library)}
    assert keys == {"support/aide:title", "support/aide:provider", "support/aide:summary", "order/ordre:notes"}
    kept = put(library, pruned(library), tmp_path)
    assert spent(kept) == []
    assert states(kept) == states(library)


def test_an_outdated_text_is_still_something_that_the_lock_is_about(tmp_path: Path) -> None:
    confirmed_library(tmp_path, FILES)
    library = again(tmp_path, {"orders/ordre.yaml": edit(ORDER, "fr: Un.", "fr: Un et demi.")})
    assert spent(library) == []
