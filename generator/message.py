"""A message with its values apart from its words, so that it can be said in French or in English."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "mark, do not translate yet"
    """Mark `text` for extraction into the catalogues and return it unchanged."""
    return text


@dataclass(frozen=True, slots=True, init=False)
class Message:
    """Words to translate (`template`, the English text) and the values to put in them.

    A value may be a message too: the name of a kind of record, say.
    """

    template: str
    values: tuple[tuple[str, str | Message], ...]

    def __init__(self, template: str, **values: object) -> None:
        kept = ((name, value if isinstance(value, Message) else str(value)) for name, value in values.items())
        object.__setattr__(self, "template", template)
        object.__setattr__(self, "values", tuple(kept))

    def translated(self, gettext: Callable[[str], str]) -> str:
        """Return the message in the language of a catalogue.

        Args:
            gettext: gives the translation of an English text.
        """
        words = {
            name: value.translated(gettext) if isinstance(value, Message) else value for name, value in self.values
        }
        return gettext(self.template).format(**words)

    def __str__(self) -> str:
        """Return the message in English."""
        return self.translated(str)
