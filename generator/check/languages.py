"""Both languages, in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.check.context import Context
from generator.finding import Finding
from generator.message import N_, Message

MAX_WORDS: Final = 30
"""The longest sentence in the text of a step; plain-language guides ask for fewer."""

_SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+|\n+")
_WORD = re.compile(r"\w[\w'’-]*")


def english_present(context: Context) -> Iterator[Finding]:
    """A text without English is shown in French, with a notice; its translation is asked for here."""
    for record, loc, value in context.texts():
        if value.en is None:
            message = Message(N_("the English text is missing"))
            hint = Message(N_("until it is there, English pages show the French text with a notice"))
            yield context.finding(record, loc, "english", message, hint, severity="warning")


def sentence_length(context: Context) -> Iterator[Finding]:
    """A sentence in the text of a step has at most thirty words."""
    for record, loc, text in context.rich_texts():
        if "steps" not in loc:
            continue
        longest = max((len(_WORD.findall(sentence)) for sentence in _SENTENCE_END.split(text)), default=0)
        if longest > MAX_WORDS:
            message = Message(N_("a sentence has {n} words; at most {most} read easily"), n=longest, most=MAX_WORDS)
            hint = Message(N_("cut it in two"))
            yield context.finding(record, loc, "long-sentence", message, hint, severity="warning")
