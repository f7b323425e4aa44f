"""What a scaffold leaves to be written never reaches a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.check.context import Context
from generator.finding import Finding
from generator.message import N_, Message
from generator.model.walk import Loc
from generator.yaml_file import path_to

TO_COMPLETE: Final = {"fr": "À COMPLÉTER", "en": "TO COMPLETE"}
"""What stands in the place of a text that nobody has written yet."""

TO_COMPLETE_URL: Final = "https://a-completer.invalid/"
"""The same for an address: no host will ever have this name (RFC 2606)."""

_UNWRITTEN: Final = re.compile(r"[ÀA] COMPL[ÉE]TER|TO COMPLETE|//[^/\s]*\.invalid\b")


def nothing_to_complete(context: Context) -> Iterator[Finding]:
    """No text is still to be written: an error, so that a site with one is not built."""
    for record, loc, part in context.values:
        for at, text in _texts(part):
            if _UNWRITTEN.search(text):
                place = (*loc, *at)
                message = Message(N_("“{name}” is still to be written"), name=path_to(place))
                yield context.finding(
                    record, place, "placeholder", message, Message(N_("write what a source says, or remove the key"))
                )


def _texts(part: object) -> Iterator[tuple[Loc, str]]:
    """The texts that a part holds itself, outside of the parts in it."""
    for name, value in getattr(part, "__dict__", {}).items():
        if isinstance(value, str):
            yield (name,), value
        elif isinstance(value, tuple):
            yield from (((name, index), item) for index, item in enumerate(value) if isinstance(item, str))
