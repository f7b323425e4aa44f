"""`content/translations.lock`: which French text each English text was last confirmed against, and when.

A line says that someone confirmed, on a day, that an English text says what a French text says; both are known by
their hash. Lines stand alone and in order, so that two branches that confirm different texts merge line by line. See
`docs/adr/0014-translations-lock.md`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Final, Literal, NamedTuple, get_args

from generator.finding import Finding
from generator.message import N_, Message
from generator.translating.texts import Translated
from generator.yaml_file import START, Position

NAME: Final = "translations.lock"
MAX_BYTES: Final = 16 * 1024 * 1024
"""Some fifteen times the size of the real one."""

State = Literal["missing", "outdated", "unconfirmed", "confirmed"]
"""The state of an English text.

`missing`: there is none. `outdated`: the French changed after it was confirmed, and the English did not. `unconfirmed`:
nobody has confirmed it yet, or both languages changed since. `confirmed`: the French is that of the confirmation.
"""
STATES: Final[tuple[State, ...]] = get_args(State)

_HEAD: Final = """\
# What each English text of the records was last confirmed against. Written by “parcours translations confirm”.
# A line: the text, the hash of its French, the hash of its English, the day of the confirmation.
"""
_LINE: Final = re.compile(
    r"([a-z-]+/[a-z0-9-]+:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*) ([0-9a-f]{10}) ([0-9a-f]{10}) ([0-9]{4}-[0-9]{2}-[0-9]{2})",
    re.ASCII,
)
_CONFLICT: Final = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


class Confirmation(NamedTuple):
    """A line of the lock."""

    key: str
    """That of the text, as `Translated.key`."""
    french: str
    english: str
    on: dt.date

    def __str__(self) -> str:
        """Return the line."""
        return f"{self.key} {self.french} {self.english} {self.on}"


@dataclass(frozen=True, slots=True)
class Lock:
    """Every confirmation, by the key of the text. Hashes of texts are made only when a state is asked for."""

    by_key: Mapping[str, tuple[Confirmation, ...]]

    def __iter__(self) -> Iterator[Confirmation]:
        """Yield every confirmation."""
        for found in self.by_key.values():
            yield from found

    def state(self, text: Translated) -> State:
        """Return the state of a text."""
        if text.english is None:
            return "missing"
        known = self.by_key.get(text.key, ())
        if not known:
            return "unconfirmed"
        french = digest(text.french)
        if any(found.french == french for found in known):
            return "confirmed"
        return "outdated" if self._of_english(text) else "unconfirmed"

    def confirmed_on(self, text: Translated) -> dt.date | None:
        """Return the day on which the English of an outdated text was last confirmed; None for any other text."""
        if self.state(text) != "outdated":
            return None
        return max(found.on for found in self._of_english(text))

    def covers(self, confirmation: Confirmation, texts: Iterable[Translated]) -> bool:
        """Whether a confirmation still says something of one of the texts under its key."""
        return any(
            confirmation.french == digest(text.french)
            or (text.english is not None and confirmation.english == digest(text.english))
            for text in texts
        )

    def _of_english(self, text: Translated) -> list[Confirmation]:
        assert text.english is not None
        english = digest(text.english)
        return [found for found in self.by_key.get(text.key, ()) if found.english == english]


EMPTY: Final = Lock(MappingProxyType({}))


def digest(text: str) -> str:
    """Return the hash of a text, which blanks of any kind and the wrapping of lines do not change."""
    return hashlib.blake2b(" ".join(text.split()).encode(), digest_size=5).hexdigest()


def lock_text(confirmations: Iterable[Confirmation]) -> str:
    """Return the text of the file: one line a confirmation, in order."""
    return _HEAD + "".join(f"{line}\n" for line in sorted(map(str, set(confirmations))))


def read_lock(content: Path) -> tuple[Lock, list[Finding]]:
    """Read the lock of a content folder, and say which of its lines cannot be read.

    Without a file nothing is confirmed.

    Args:
        content: the folder of the records.
    """
    path = content / NAME
    shown = PurePosixPath(content.name) / NAME
    try:
        if path.stat().st_size > MAX_BYTES:
            return EMPTY, [Finding(shown, START, "lock", Message(N_("the file is too large to be what it should be")))]
        text = path.read_bytes().decode()
    except FileNotFoundError:
        return EMPTY, []
    except UnicodeDecodeError:
        return EMPTY, [Finding(shown, START, "lock", Message(N_("the file is not UTF-8")), _AGAIN)]
    except OSError as error:
        return EMPTY, [Finding(shown, START, "read", Message(N_("the file cannot be read: {why}"), why=error.strerror))]
    by_key: dict[str, list[Confirmation]] = {}
    findings: list[Finding] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line[0] == "#":
            continue
        if (found := _read_line(line.removesuffix("\r"))) is not None:
            by_key.setdefault(found.key, []).append(found)
        elif len(findings) < _MOST_FINDINGS:
            findings.append(_wrong(shown, number, line))
    return Lock(MappingProxyType({key: tuple(found) for key, found in by_key.items()})), findings


_MOST_FINDINGS: Final = 20
_AGAIN: Final = Message(N_("take the file back from Git, then confirm again"))


def _read_line(line: str) -> Confirmation | None:
    match = _LINE.fullmatch(line)
    if match is None:
        return None
    key, french, english, day = match.groups()
    try:
        return Confirmation(key, french, english, dt.date.fromisoformat(day))
    except ValueError:
        return None


def _wrong(shown: PurePosixPath, number: int, line: str) -> Finding:
    if line.startswith(_CONFLICT):
        message = Message(N_("a merge was left unfinished here"))
        hint = Message(N_("keep the lines of both sides and remove the marks"))
    else:
        message = Message(N_("not a line of the lock"))
        hint = Message(N_("remove the line, then run “parcours translations confirm” for its text"))
    return Finding(shown, Position(number, 1), "lock", message, hint)
