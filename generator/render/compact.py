"""Finished HTML without the characters that change nothing: each page goes over slow and costly connections."""

from __future__ import annotations

import re
from typing import Final

from jinja2.ext import Extension

_BLOCKS: Final = "|".join(
    (
        "article|aside|blockquote|caption|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr",
        "legend|li|main|nav|ol|optgroup|option|p|section|select|summary|table|tbody|td|tfoot|th|thead|tr|ul",
        "body|head|html|link|meta|script|title",
        "circle|defs|foreignObject|g|line|marker|path|polygon|rect|svg",
    )
)
"""The elements beside which white space is not shown (HTML Standard, section 15.3.3; SVG 2 outside of `text`)."""

# A no-break space is no white space of HTML, so `\s` would take too much.
_BEFORE = re.compile(rf"[ \t\n]*\n[ \t\n]*(?=</?(?:{_BLOCKS})\b)")
_AFTER = re.compile(rf"(</?(?:{_BLOCKS})\b[^>]*>)[ \t]*\n[ \t\n]*")


def compact(html: str) -> str:
    """Return HTML without the line breaks around its blocks, and with its apostrophes as they are.

    An apostrophe is escaped for the sake of attributes between apostrophes, of which the templates have none.

    Args:
        html: what a template made, every `>` of a text or an attribute escaped. It holds no `pre` and no script.
    """
    return _AFTER.sub(r"\1", _BEFORE.sub("", html)).replace("&#39;", "'")


class CompactTemplates(Extension):
    """Leaves out the line breaks of templates once, rather than those of every page made from them."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return a template without the line breaks around its blocks."""
        return compact(source)
