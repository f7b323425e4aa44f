"""The Markdown subset of rich text: paragraphs, emphasis, lists, links. No HTML, ever."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup, escape

from generator.message import N_, Message
from generator.model.url import ALLOWED_SCHEMES

Words = Callable[[str], Markup]
"""Turns a run of plain text into HTML; the place where glossary terms become links."""

RecordUrl = Callable[[str], str]
"""Turns the target of a `record:` link into an address."""

_ALLOWED: Final = frozenset(
    {"paragraph", "inline", "text", "softbreak", "em", "strong", "bullet_list", "ordered_list", "list_item", "link"}
)
_NAMES: Final = {
    "heading": N_("a heading"),
    "html_block": N_("HTML"),
    "html_inline": N_("HTML"),
    "code_block": N_("a block of code (a paragraph indented by four spaces)"),
    "code_inline": N_("code between backquotes"),
    "fence": N_("a block of code"),
    "blockquote": N_("a block quotation (a line that starts with >)"),
    "hr": N_("a rule (a line of dashes)"),
    "image": N_("an image"),
    "hardbreak": N_("a forced line break"),
}
# Text without any of these renders as one escaped paragraph; nearly all of it is so.
_MARKED = re.compile(r"[*_\[\]`<>\\\n!#&~]|^\s*(?:[-+]|\d+[.)])\s")

_PARAGRAPH: Final = Markup("<p>")
_PARAGRAPH_END: Final = Markup("</p>")
# The ends of the last blocks; what ends a text goes before them, and after the emphasis and the links inside them.
_CLOSING = re.compile(r"(?:</(?:p|li|ul|ol)>)+$")

_DEFINITION = re.compile(r"^ {0,3}\[[^\]]+\]:[ \t]*\S", re.MULTILINE)

# The whole of CommonMark, to see what a text means that the subset does not allow. A reference definition
# (`[a]: b`) is left out: it would hide from the check a link that the subset, which has no definitions, renders.
_full = MarkdownIt("commonmark").disable("reference")
_subset = MarkdownIt("zero").enable(["emphasis", "link", "list", "escape", "entity"])


def is_allowed_link(url: str) -> bool:
    """Whether rich text may link to `url` (a `record:` link is not judged here)."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if parts.scheme not in ALLOWED_SCHEMES:
        return False
    return bool(parts.hostname) if parts.scheme == "https" else bool(parts.path)


# markdown-it's own idea of a safe link lets http and relative links pass, and knows no record.
_subset.validateLink = lambda url: url.startswith("record:") or is_allowed_link(url)  # type: ignore[method-assign]
_full.validateLink = lambda url: True  # type: ignore[method-assign]


def links(text: str) -> Iterator[str]:
    """Yield the targets of the links in a text, allowed or not."""
    if "](" not in text and "<" not in text:
        return
    for token in _flat(_full.parse(text)):
        if token.type == "link_open":
            yield str(token.attrGet("href"))


def outside_subset(text: str) -> Iterator[Message]:
    """Yield what the text uses that rich text does not allow, each kind once."""
    if not _MARKED.search(text):
        return
    seen: set[str] = set()
    if _DEFINITION.search(text):
        yield Message(N_("a link whose address stands elsewhere"))
    for token in _flat(_full.parse(text)):
        kind = token.type.removesuffix("_open").removesuffix("_close")
        if token.type == "link_open" and token.markup == "autolink":
            kind = "html_inline"
        if kind not in _ALLOWED and kind not in seen:
            seen.add(kind)
            yield Message(_NAMES.get(kind, N_("a form of Markdown beyond the subset")))


def _flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        if token.children:
            yield from _flat(token.children)


class _Renderer(RendererHTML):
    """HTML of one text, with glossary links in its words and addresses for its record links."""

    def __init__(self, words: Words, record_url: RecordUrl) -> None:
        super().__init__()
        self.words = words
        self.record_url = record_url

    def inline(self, tokens: list[Token]) -> Markup:
        out = Markup()
        in_link = 0
        for token in tokens:
            match token.type:
                case "text":
                    # A term inside a link stays plain: a link cannot hold another.
                    out += escape(token.content) if in_link else self.words(token.content)
                case "softbreak" | "hardbreak":
                    out += "\n"
                case "link_open":
                    in_link += 1
                    href = str(token.attrGet("href"))
                    url = self.record_url(href.removeprefix("record:")) if href.startswith("record:") else href
                    out += Markup('<a href="{}">').format(url)
                case "link_close":
                    in_link -= 1
                    out += Markup("</a>")
                case _:
                    out += Markup("<{}{}>").format("/" if token.nesting < 0 else "", token.tag)
        return out


def render(text: str, words: Words, record_url: RecordUrl, tail: str = "") -> Markup:
    """Return the HTML blocks of a rich text.

    Whatever is beyond the subset comes out as the characters that were typed: nothing in `text` can make HTML
    that this module does not write.

    Args:
        text: the rich text.
        words: turns plain text into HTML.
        record_url: gives the address of a record.
        tail: what ends the last block (the numbers of its sources); escaped unless it is Markup.
    """
    if not _MARKED.search(text):
        return _joined(_PARAGRAPH, words(text), escape(tail), _PARAGRAPH_END)
    renderer = _Renderer(words, record_url)
    out = Markup()
    for token in _subset.parse(text):
        if token.type == "inline":
            out += renderer.inline(token.children or [])
        elif not token.hidden:
            out += Markup("<{}{}>").format("/" if token.nesting < 0 else "", token.tag)
    ends = _CLOSING.search(out)
    at = ends.start() if ends is not None else len(out)
    return out[:at] + escape(tail) + out[at:]


def _joined(*parts: Markup) -> Markup:
    """Return safe parts in one; many times faster than Markup's own ways, which look at each part again."""
    return Markup("".join(parts))  # noqa: S704 - every part is safe already
