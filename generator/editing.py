"""Values of records changed where they stand: checked as a whole first, then written, comments and form kept."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from generator.canonical import Entry, Group, Leaf, read_tree, written
from generator.check import check
from generator.finding import Finding
from generator.library import Library, load
from generator.model.kinds import KIND_OF_FOLDER, Kind
from generator.model.walk import Loc
from generator.swap import replace_texts
from generator.yaml_file import Places, Position, decode

Edit = tuple[PurePosixPath, Loc]
"""A record's file, from the library's root, and the way to a text in it (or to where one will stand)."""


@dataclass(frozen=True, slots=True)
class Edited:
    """What edits come to, before anything is written."""

    texts: Mapping[PurePosixPath, str]
    """The new text of each file that changes, by its path from the library's root."""
    findings: tuple[Finding, ...]
    """The errors that the check would find in those files."""
    places: Mapping[tuple[PurePosixPath, Position], Edit]
    """Where each edited value would stand."""


def edited(library: Library, values: Mapping[Edit, str], today: dt.date) -> Edited:
    """Return what some records become, checked with all the others around them; nothing is written.

    Args:
        library: what the records are read from; its files must not have changed since.
        values: the new text of each place.
        today: the date of the check.

    Raises:
        UnreadableFile: a record's file is not what it was when the library was read.
        OSError: the file system refuses.
    """
    by_file: dict[PurePosixPath, dict[Loc, str]] = {}
    for (path, loc), value in values.items():
        by_file.setdefault(path, {})[loc] = value
    texts: dict[PurePosixPath, str] = {}
    for path, changes in by_file.items():
        before = decode(library.root / path)
        # The first folder is that of the records, the next one that of a kind.
        after = _with_values(before, KIND_OF_FOLDER[path.parts[1]], changes)
        if after != before:
            texts[path] = after
    if not texts:
        return Edited({}, (), {})
    with TemporaryDirectory() as folder:
        content = Path(folder) / library.content.name
        shutil.copytree(library.content, content)
        for path, text in texts.items():
            (content.parent / path).write_text(text, encoding="utf-8", newline="\n")
        errors = tuple(
            found for found in check(load(content), today) if found.severity == "error" and found.path in texts
        )
        wrong = {found.path: Places(content.parent / found.path) for found in errors}
        places = {(path, wrong[path].of(loc)): (path, loc) for path, loc in values if path in wrong}
    return Edited(texts, errors, places)


def write_edited(library: Library, changed: Edited, beside: Mapping[Path, str] | None = None) -> None:
    """Write edited records, and files that belong with them: all of them, or none.

    Raises:
        OSError: a file cannot be written; all are then as they were.
    """
    replace_texts({**{library.root / path: text for path, text in changed.texts.items()}, **(beside or {})})


def _with_values(text: str, kind: Kind, values: Mapping[Loc, str]) -> str:
    tree = read_tree(text)
    for loc, value in values.items():
        holder: Leaf | Group = tree
        for part in loc[:-1]:
            assert isinstance(holder, Group)
            holder = holder[part]
        assert isinstance(holder, Group)
        last = loc[-1]
        if isinstance(last, int):
            holder.entries[last].value = Leaf(value)
        elif (entry := next((found for found in holder.entries if found.key == last), None)) is not None:
            entry.value = Leaf(value)
        else:
            holder.entries.append(Entry(Leaf(value), last))
    return written(tree, kind)
