"""Confirmations recorded: that the English of some texts says what their French says now."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterable
from pathlib import Path

from generator.library import Library
from generator.message import Message
from generator.model.record import Record
from generator.reading import did_you_mean
from generator.translating.lock import Confirmation, digest, lock_text
from generator.translating.progress import spent
from generator.translating.texts import Translated, record_key, texts_of
from generator.yaml_file import Places, path_to

_SELECTED = re.compile(r"(?P<what>.+?)(?::(?P<line>\d+)(?::\d+)?|:(?P<field>[^:/\\]+))?")


class NoText(Exception):
    """Nothing that is translated stands where it was looked for."""

    def __init__(self, given: str, hint: Message | None) -> None:
        super().__init__(given)
        self.given = given
        self.hint = hint


def selected(library: Library, given: str) -> list[Translated]:
    """Return the texts that a path names.

    Args:
        library: the records.
        given: a record's file, a folder of records or a record's key (`profession/infirmiere`); after a colon, if
            need be, a line of the file (as findings give it) or a field with all that is in it (`routes.equivalence`,
            `notes[0]`).

    Raises:
        NoText: there are none, with the nearest name if one is near.
    """
    match = _SELECTED.fullmatch(given)
    assert match is not None or not given
    what, line, field = match.group("what", "line", "field") if match is not None else ("", None, None)
    near: Message | None = None
    found = [text for record in _records(library, what) for text in texts_of(record)]
    if not found:
        keys = [record_key(record) for record in library]
        paths = [str(library.path_of(record)) for record in library]
        raise NoText(given, did_you_mean(what, [*keys, *paths]))
    if line is not None:
        found = [text for text in found if int(line) in _lines(library, text)]
    elif field is not None:
        near = did_you_mean(field, [text.key.partition(":")[2] for text in found])
        found = [text for text in found if _is_in(text, field)]
    if not found:
        raise NoText(given, near)
    return found


def confirmed(library: Library, texts: Iterable[Translated], today: dt.date) -> str:
    """Return the text of the lock once some texts are confirmed; one without English is passed over.

    The confirmation of a text takes the place of those under its key that are about no other text.
    """
    lock = {key: set(found) for key, found in library.lock.by_key.items()}
    chosen: dict[str, list[Translated]] = {}
    for text in texts:
        if text.english is not None:
            chosen.setdefault(text.key, []).append(text)
    beside: dict[str, list[Translated]] = {}
    for record in {record_key(same[0].record): same[0].record for same in chosen.values()}.values():
        for text in texts_of(record):
            if text.loc not in {other.loc for other in chosen.get(text.key, ())}:
                beside.setdefault(text.key, []).append(text)
    for key, same in chosen.items():
        new = {(digest(text.french), digest(text.english or "")) for text in same}
        kept = {
            old
            for old in lock.get(key, ())
            if library.lock.covers(old, beside.get(key, ())) and (old.french, old.english) not in new
        }
        lock[key] = kept | {Confirmation(key, french, english, today) for french, english in new}
    return lock_text(found for all_of in lock.values() for found in all_of)


def pruned(library: Library) -> str:
    """Return the text of the lock without what says nothing of any text there is."""
    gone = set(spent(library))
    return lock_text(found for found in library.lock if found not in gone)


def _records(library: Library, what: str) -> list[Record]:
    named = [record for record in library if record_key(record) == what]
    if named:
        return named
    wanted = Path(os.path.abspath(what))  # noqa: PTH100 - links are not followed
    root = Path(os.path.abspath(library.root))  # noqa: PTH100
    return [record for record in library if (root / library.path_of(record)).is_relative_to(wanted)]


def _lines(library: Library, text: Translated) -> set[int]:
    places = Places(library.root / library.path_of(text.record))
    inside = {places.of((*text.loc, lang), key=key).line for lang in ("fr", "en") for key in (True, False)}
    return {places.of(text.loc).line, places.of(text.loc, key=True).line, *inside}


def _is_in(text: Translated, field: str) -> bool:
    names = (text.key.partition(":")[2], path_to(text.loc))
    return any(name == field or name.startswith((f"{field}.", f"{field}[")) for name in names)
