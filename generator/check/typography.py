"""French typography as Québec writes it (Office québécois de la langue française, Vitrine linguistique)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.context import Context
from generator.finding import Finding
from generator.message import N_, Message

# A colon between digits (14:30) or in an address (https://) is no punctuation mark of the sentence.
_BEFORE = re.compile(
    r"[^\s\u00a0\u202f:;?!«(\[][;?!»](?=[\s)\]*.,]|$)"
    r"|[^\s\u00a0\u202f(\[\d]:(?=[\s*]|$)"
    r"|\S [:;?!»%$](?=[\s).,\]*]|$)"
)
_AFTER = re.compile(r"«(?![\u00a0\u202f])")
_STRAIGHT = re.compile(r'["“”]')
_URL = re.compile(r"\]\([^)]*\)|https?://\S+")


def french_spacing(context: Context) -> Iterator[Finding]:
    """A non-breaking space stands before : ; ? ! » % $ and after «."""
    for record, loc, text in context.french():
        bare = _URL.sub("]", text)
        if found := _BEFORE.search(bare) or _AFTER.search(bare):
            message = Message(N_("no non-breaking space beside “{mark}”"), mark=found.group().strip())
            hint = Message(N_("put one (U+00A0) before : ; ? ! » % $ and after «"))
            yield context.finding(record, loc, "typography", message, hint, severity="warning")


def french_quotes(context: Context) -> Iterator[Finding]:
    """French is quoted between guillemets."""
    for record, loc, text in context.french():
        if _STRAIGHT.search(_URL.sub("]", text)):
            message = Message(N_("a French quotation stands between “ ” or straight quotes"))
            yield context.finding(record, loc, "typography", message, Message(N_("use « »")), severity="warning")
