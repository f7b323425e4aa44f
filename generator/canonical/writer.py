"""A tree written as the text of a record."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, get_args, get_origin

from pydantic import StringConstraints

from generator.canonical.tree import Entry, Group, Leaf, comments_in, plain, read_tree
from generator.fields import written_order
from generator.model.base import Model
from generator.model.kinds import Kind
from generator.model.walk import mentions_date, metadata_in, models_in

WIDTH: Final = 110
"""The longest line that is not one long word, in characters."""

_SCHEMA_LINE: Final = re.compile(r"#\s*yaml-language-server:")

# Text without quotes: one word that starts like one, and that no version of YAML takes for anything else.
_WORD: Final = re.compile(r"[^\W_]|[^\W_][^\s,\[\]{}\"\\]*[^\s,\[\]{}\"\\:]|/[^\s,\[\]{}\"\\]*[^\s,\[\]{}\"\\:]")
_DATE: Final = re.compile(r"\d{4}-\d{2}(-\d{2})?", re.ASCII)
_NO_TEXT: Final = re.compile(
    r"[-+]?[\d.][\d_.,:]*([eE][-+]?\d+)?|0[xo]?[\da-f]+|~|null|true|false|y|yes|n|no|on|off|\.?(inf|nan)", re.IGNORECASE
)
_KEY: Final = re.compile(r"[a-z][a-z0-9_-]*")
# What libyaml prints as it is; it takes U+0085, U+2028 and U+2029 for line ends.
_UNPRINTABLE: Final = re.compile(r"[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


class NotTheSame(Exception):
    """What was written reads otherwise than what was read: a fault of this module. The file is left as it was."""


@dataclass(frozen=True, slots=True)
class Form:
    """What the model says of the values at a place; nothing where the record has keys that the model has not."""

    model: type[Model] | None = None
    order: tuple[str, ...] = ()
    is_prose: bool = False
    is_date: bool = False


_UNKNOWN: Final = Form()


def root_form(kind: Kind) -> Form:
    """Return what the model says of a whole record."""
    return Form(kind.model, written_order(kind.model))


def is_inline(value: Leaf | Group, form: Form) -> bool:
    """Whether a value stands on one line if that is long enough."""
    return _inline(value, form) is not None


def schema_line(kind: Kind) -> str:
    """Return the first line of a record, by which an editor finds its schema in a clone of the repository."""
    return f"# yaml-language-server: $schema={'../' * (3 if kind.nested else 2)}schema/{kind.name}.json"


def canonical(text: str, kind: Kind) -> str:
    """Return a record in its canonical form.

    Values stay as they are, except that text loses the blanks around it, as when a record is read.

    Raises:
        UnreadableFile: the text is no YAML within the limits of `generator.yaml_file`.
    """
    return written(read_tree(text), kind)


def written(tree: Group, kind: Kind) -> str:
    """Return the canonical text of a record's tree.

    Raises:
        NotTheSame: it would not read as the tree does.
    """
    form = root_form(kind)
    _tidy(tree, form)
    if tree.entries:
        first = tree.entries[0]
        first.before[:] = [comment for comment in first.before if not _SCHEMA_LINE.match(comment)]
    lines = [*([] if tree.entries else ["{}"]), *_lines(tree, form, 0)]
    text = "\n".join([schema_line(kind), *lines]) + "\n"
    again = read_tree(text)
    if plain(again) != plain(tree) or Counter(comments_in(again)) != Counter([schema_line(kind), *comments_in(tree)]):
        raise NotTheSame
    return text


def _tidy(tree: Leaf | Group, form: Form) -> None:
    """Take blanks from around text, the quotes from a year, and put keys in order."""
    if isinstance(tree, Leaf):
        if isinstance(tree.value, str):
            if form.is_prose:
                tree.value = tree.value.strip()
            elif form.is_date and re.fullmatch(r"[1-9]\d{3}", tree.value, re.ASCII):
                tree.value = int(tree.value)
        return
    if not tree.is_list:
        places = {key: index for index, key in enumerate(form.order)}
        tree.entries.sort(key=lambda entry: places.get(entry.key or "", len(places)))
    for entry in tree.entries:
        _tidy(entry.value, form if tree.is_list else form_of(form.model, entry.key))
        if isinstance(entry.value, Group) and not entry.value.entries:
            # Brackets with nothing in them have no line for a comment.
            entry.before += entry.value.foot
            entry.value.foot.clear()
        elif isinstance(entry.value, Group) and tree.is_list:
            # The first key of an item shares the line of its dash: its comments stand above both.
            entry.before += entry.value.entries[0].before
            entry.value.entries[0].before.clear()


@cache
def form_of(model: type[Model] | None, key: str | None) -> Form:
    """Return what a model says of the value of one of its keys."""
    info = model.model_fields.get(key or "") if model is not None else None
    if info is None:
        return _UNKNOWN
    inner = next(models_in(info.annotation), None)
    marks = [*info.metadata, *metadata_in(info.annotation)]
    order: tuple[str, ...] = written_order(inner) if inner is not None else ()
    if get_origin(info.annotation) is Mapping:
        order = get_args(get_args(info.annotation)[0])
    return Form(
        inner,
        order,
        is_prose=any(isinstance(mark, StringConstraints) and mark.strip_whitespace for mark in marks),
        is_date=mentions_date(info.annotation),
    )


def _lines(group: Group, form: Form, indent: int) -> Iterator[str]:
    pad = " " * indent
    for entry in group.entries:
        inner = form if group.is_list else form_of(form.model, entry.key)
        lead = f"{pad}-" if group.is_list else f"{pad}{_key(entry.key or '')}:"
        above = list(entry.before)
        lines = list(_entry_lines(entry, inner, lead, indent, above))
        yield from (f"{pad}{comment}" for comment in above)
        yield from lines
    yield from (f"{pad}{comment}" for comment in group.foot)


def _entry_lines(entry: Entry, form: Form, lead: str, indent: int, above: list[str]) -> Iterator[str]:
    """The lines of an entry; comments for which its own line has no place are put above it."""
    value = entry.value
    beside = f"  {entry.beside[0]}" if entry.beside else ""
    above += entry.beside[1:]
    one = _inline(value, form)
    if isinstance(value, Leaf) and isinstance(value.value, str) and form.is_prose:
        is_easy = one is not None and "\\" not in one and len(lead) + 1 + len(one) <= WIDTH
        block = None if is_easy else _block(value.value, indent + 2)
        if block is not None:
            mark, *text = block
            yield f"{lead} {mark}{beside}"
            yield from text
            return
    if one is None and isinstance(value, Leaf):
        one = _quoted(str(value.value))
    if one is not None and (isinstance(value, Leaf) or not value.entries or len(lead) + 1 + len(one) <= WIDTH):
        yield f"{lead} {one}{beside}"
        return
    assert isinstance(value, Group)
    if entry.key is not None:
        yield f"{lead}{beside}"
        yield from _lines(value, form, indent + 2)
        return
    above += entry.beside[:1]
    first, *rest = _lines(value, form, indent + 2)
    yield f"{lead} {first.lstrip()}"
    yield from rest


def _inline(value: Leaf | Group, form: Form) -> str | None:
    """The value on one line; None where it takes more, however short it is."""
    if isinstance(value, Leaf):
        return _leaf(value, form)
    if not value.entries:
        return "[]" if value.is_list else "{}"
    if any(comments_in(value)):
        return None
    if value.is_list:
        if not all(isinstance(entry.value, Leaf) for entry in value.entries):
            return None
        items = [_inline(entry.value, form) for entry in value.entries]
        return None if None in items else f"[{', '.join(filter(None, items))}]"
    parts = []
    for entry in value.entries:
        if entry.key in {"id", "source"} or (isinstance(entry.value, Group) and entry.value.is_list):
            return None
        inner = _inline(entry.value, form_of(form.model, entry.key))
        if inner is None:
            return None
        parts.append(f"{_key(entry.key or '')}: {inner}")
    return f"{{{', '.join(parts)}}}"


def _leaf(leaf: Leaf, form: Form) -> str | None:
    value = leaf.value
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str() if "\n" in value:
            return None
        case str():
            return _quoted(value) if form.is_prose or not _is_word(value) else value
        case _:
            return leaf.number or format(value, "f" if not isinstance(value, int) else "d")


def _is_word(text: str) -> bool:
    return (
        _WORD.fullmatch(text) is not None
        and ": " not in text
        and (_DATE.fullmatch(text) is not None or _NO_TEXT.fullmatch(text) is None)
        and _UNPRINTABLE.search(text) is None
    )


def _key(key: str) -> str:
    return key if _KEY.fullmatch(key) and key != "null" else _quoted(key)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{_UNPRINTABLE.sub(lambda match: _code(match.group()), escaped)}"'


def _code(character: str) -> str:
    number = ord(character)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"


def _block(text: str, indent: int) -> list[str] | None:
    """A block's mark and its lines: folded where the text is one line, else line by line; None where it cannot be."""
    lines = text.split("\n")
    if not text or any(_UNPRINTABLE.search(line) or (line and not line.strip(" ")) for line in lines):
        return None
    pad = " " * indent
    if len(lines) > 1:
        # The first line shows how far the block is indented.
        return None if lines[0][:1] in {"", " "} else ["|-", *(pad + line if line else "" for line in lines)]
    words = text.split(" ")
    if "" in words:
        return None
    return [">-", *(pad + line for line in _wrapped(words, WIDTH - indent))]


def _wrapped(words: list[str], width: int) -> Iterator[str]:
    line = words[0]
    for word in words[1:]:
        if len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}"
    yield line
