"""Small libraries with a lock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from generator.library import Library
from generator.translating.confirm import confirmed, selected
from generator.translating.lock import NAME
from generator.translating.texts import Translated, texts_of
from tests.builders import LIBRARY, library_at, loaded, write

DAY = dt.date(2026, 11, 1)
"""The day on which everything was confirmed."""


def confirmed_library(tmp_path: Path, files: Mapping[str, str] = LIBRARY) -> Library:
    """Return a library whose English is confirmed, all of it, on `DAY`."""
    library = library_at(tmp_path, files)
    (library.content / NAME).write_text(confirmed(library, selected(library, str(library.content)), DAY))
    return again(tmp_path)


def again(tmp_path: Path, files: Mapping[str, str] | None = None) -> Library:
    """Return the library as it is now, after some files changed."""
    write(tmp_path, files or {})
    result = loaded(tmp_path)
    assert result.findings == ()
    return result.library


def texts(library: Library, prefix: str = "") -> list[Translated]:
    """Return the texts whose key starts so."""
    return [text for record in library for text in texts_of(record) if text.key.startswith(prefix)]


def states(library: Library, prefix: str = "") -> list[str]:
    """Return the states of the texts whose key starts so."""
    return [library.lock.state(text) for text in texts(library, prefix)]
