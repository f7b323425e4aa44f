"""Both languages, in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from generator.check.context import Context
from generator.finding import Finding
from generator.message import N_, Message
from generator.translating.texts import Text, Translated, is_translated

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


def english_current(context: Context) -> Iterator[Finding]:
    """An English text whose French changed after it was confirmed is shown with a notice; it is asked for here."""
    lock = context.library.lock
    if not lock.by_key:
        return
    for record, loc, value in context.values:
        if not is_translated(value):
            continue
        assert isinstance(value, Text)
        if (since := lock.confirmed_on(Translated(record, loc, value))) is not None:
            message = Message(N_("the French changed after this English was confirmed, on {date}"), date=since)
            finding = context.finding(record, (*loc, "en"), "outdated", message, severity="warning")
            place = f"{finding.path}:{finding.position.line}"
            words = N_("translate it again if need be, then run “parcours translations confirm {place}”")
            yield replace(finding, hint=Message(words, place=place))


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
