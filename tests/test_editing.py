"""Values changed where they stand: checked first, then all written or none."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from generator.editing import edited, write_edited
from generator.swap import replace_texts
from tests import builders
from tests.builders import LIBRARY, TODAY, edit, library_at

SUPPORT = PurePosixPath("content/supports/aide.yaml")
EN = (SUPPORT, ("summary", "en"))


def test_nothing_is_written_before_it_is_asked_for(tmp_path: Path) -> None:
    library = library_at(tmp_path)
    change = edited(library, {EN: "One loan."}, TODAY)
    assert (list(change.texts), change.findings) == ([SUPPORT], ())
    assert (tmp_path / SUPPORT).read_text() == LIBRARY["supports/aide.yaml"]
    write_edited(library, change)
    assert builders.loaded(tmp_path).library.supports["aide"].summary.en == "One loan."


def test_what_says_what_it_said_already_changes_no_file_that_is_in_its_form(tmp_path: Path) -> None:
    library = library_at(tmp_path)
    write_edited(library, edited(library, {EN: "One loan."}, TODAY))
    library = builders.loaded(tmp_path).library
    assert edited(library, {EN: "One loan."}, TODAY).texts == {}


def test_an_error_is_found_where_the_edited_value_would_stand(tmp_path: Path) -> None:
    change = edited(library_at(tmp_path), {EN: "<b>"}, TODAY)
    (found,) = change.findings
    assert change.places[found.path, found.position] == EN


def test_errors_of_other_records_do_not_stand_in_the_way(tmp_path: Path) -> None:
    files = {**LIBRARY, "glossary/terme.yaml": edit(builders.term(), "What one tries", "<b>")}
    library = library_at(tmp_path, files)
    assert edited(library, {EN: "One loan."}, TODAY).findings == ()


def test_an_item_of_a_list_is_changed_where_it_stands(tmp_path: Path) -> None:
    library = library_at(tmp_path)
    loc = ("routes", 0, "steps", 1, "title", "en")
    path = PurePosixPath("content/professions/profession.yaml")
    write_edited(library, edited(library, {(path, loc): "Decide"}, TODAY))
    steps = builders.loaded(tmp_path).library.professions["profession"].routes[0].steps
    assert [step.title.en for step in steps][:2] == ["Do the step demande", "Decide"]


def test_files_are_written_all_or_none(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_text("old")
    other.mkdir()
    with pytest.raises(OSError, match="other"):
        replace_texts({one: "new", tmp_path / "two": "new", other: "new"})
    assert one.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "other"]
    replace_texts({one: "new", tmp_path / "two": "new"})
    assert [path.read_text() for path in (one, tmp_path / "two")] == ["new", "new"]
