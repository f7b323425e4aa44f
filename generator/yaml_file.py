"""One YAML file, read safely and fast, with the position of every value on demand.

Content comes from strangers. A file is refused, with the place and the reason, when it is too large, not
UTF-8, too deep, uses aliases or tags, or repeats a key. Reading uses libyaml. Positions are looked up only when
a finding needs one, by composing the file again: almost every file is read without ever needing them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Final, cast

import yaml
from yaml._yaml import CParser

from generator.message import N_, Message

MAX_BYTES: Final = 512 * 1024
"""The largest record; the largest real one is under a fifth of it."""

MAX_DEPTH: Final = 16
"""The deepest nesting of a record; the model needs ten."""

MAX_OPENERS: Final = 3000
"""How many `[` and `{` a file may hold before its depth is checked, slowly, ahead of libyaml's recursion:
this many nested collections still fit the stack several times over."""

Scalar = str | int | Decimal | bool | None
Value = Scalar | list["Value"] | dict[str, "Value"]
Loc = tuple[str | int, ...]
"""The way to a value: keys of mappings and indices of lists."""


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a file, both counted from 1; columns count characters."""

    line: int
    column: int


START: Final = Position(1, 1)


class UnreadableFile(Exception):
    """The file cannot be read as a record. Carries what a finding needs."""

    def __init__(self, rule: str, message: Message, position: Position = START, hint: Message | None = None) -> None:
        super().__init__(message.template)
        self.rule = rule
        self.message = message
        self.position = position
        self.hint = hint


class _Composer(CParser):
    """libyaml's composer without PyYAML's tag resolver, whose work `scalar` does for the few types we keep."""

    def resolve(self, kind: type, value: str | None, implicit: object) -> str:
        return ""

    def descend_resolver(self, parent: object, index: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,17})(\.\d{1,9})?", re.ASCII)
_WORDS: Final[dict[str, Scalar]] = {"": None, "~": None, "null": None, "true": True, "false": False}
# Brackets and compact sequence dashes are the only ways to nest deeper than the size limit lets indentation do;
# a file with few of both needs no slow check of its depth before it is composed.
_MAY_BE_DEEP = re.compile(r"^[ \t]*(?:[-?] +){8,}", re.MULTILINE)
# Where an anchor or a tag may start. The composer keeps neither on a scalar: “&Cie” would vanish from a text.
_MAY_BE_MARKED = re.compile(r"(?:^|[-?:,\[{\r\x85\u2028\u2029])[ \t]*[&!]", re.MULTILINE)

_WRITE_IT: Final = Message(N_("write a record, or remove it"))

_PROBLEMS: Final = {
    "mapping values are not allowed in this context": N_("a second “: ” on the line, or a line too far to the right"),
    "did not find expected key": N_("this line does not line up with the keys above it"),
    "did not find expected '-' indicator": N_("this line does not line up with the “- ” above it"),
    "did not find expected ',' or ']'": N_("a list in brackets is not closed before here"),
    "did not find expected ',' or '}'": N_("a group in braces is not closed before here"),
    "could not find expected ':'": N_("a key without its colon stands before here"),
    "found unexpected end of stream": N_("a quote opens here and never closes"),
    "found character that cannot start any token": N_("text cannot start with this character"),
    "block sequence entries are not allowed in this context": N_("a list cannot start on this line"),
    "found unknown escape character": N_("a backslash before a character that it does not suit"),
    "found invalid Unicode character escape code": N_("a backslash code that is no character"),
    "did not find expected node content": N_("a value is missing before here"),
}
"""libyaml's commonest complaints, in the words of who writes a record; the others are shown as they are."""


def read(path: Path) -> Value:
    """Return the content of a YAML file: mappings, lists, strings, integers, decimals, booleans and null.

    Dates stay strings, and only `true` and `false` are booleans (YAML 1.2's core schema), so that a country
    code or a French `oui` is never taken for something else.

    Raises:
        UnreadableFile: the file is not one plain YAML document within the limits of this module.
        OSError: the file system refuses.
    """
    return construct(compose(decode(path)))


class Places:
    """Where the values of a file stand. The file is composed once, when the first place is asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._keys: dict[int, dict[str, tuple[yaml.Node, yaml.Node]]] = {}

    @cached_property
    def _root(self) -> yaml.Node | None:
        try:
            return compose(decode(self._path))
        except (UnreadableFile, OSError):
            return None

    def of(self, loc: Loc, *, key: bool = False) -> Position:
        """Return where the value at `loc` stands, or where its key does.

        A `loc` that leaves the file's structure (a missing key) gives the nearest enclosing value that exists.
        """
        node = self._root
        if node is None:
            return START
        mark = node.start_mark
        for depth, part in enumerate(loc):
            is_last = depth == len(loc) - 1
            if isinstance(node, yaml.MappingNode):
                found = self._pairs(node).get(str(part))
                if found is None:
                    break
                key_node, node = found
                mark = key_node.start_mark if (key and is_last) else node.start_mark
            elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
                node = node.value[part]
                mark = node.start_mark
            else:
                break
        return Position(mark.line + 1, mark.column + 1)

    def _pairs(self, node: yaml.MappingNode) -> dict[str, tuple[yaml.Node, yaml.Node]]:
        # A file made to be slow may have a finding on each of a great many keys.
        if id(node) not in self._keys:
            self._keys[id(node)] = {pair[0].value: pair for pair in reversed(node.value)}
        return self._keys[id(node)]


def decode(path: Path) -> str:
    """Return the text of a file of a record's size.

    Raises:
        UnreadableFile: the file is too large, empty, or not UTF-8.
        OSError: the file system refuses.
    """
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise UnreadableFile(
            "size",
            Message(N_("the file has {size} bytes; a record has at most {limit}"), size=size, limit=MAX_BYTES),
            hint=Message(N_("split the record, or remove what is not content")),
        )
    raw = path.read_bytes()
    if raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableFile(
            "encoding",
            Message(N_("the file starts with a byte order mark")),
            hint=Message(N_("save it as UTF-8 without BOM")),
        )
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        position = Position(before.count("\n") + 1, len(before) - before.rfind("\n"))
        raise UnreadableFile(
            "encoding",
            Message(N_("the file is not UTF-8")),
            position,
            hint=Message(N_("save it as UTF-8; it looks like Latin-1 or Windows-1252")),
        ) from error
    if not text.strip():
        raise UnreadableFile("empty", Message(N_("the file is empty")), hint=_WRITE_IT)
    return text


def compose(text: str) -> yaml.Node:
    """Return the nodes of a text, without their types, each with its place.

    Raises:
        UnreadableFile: the text is not one YAML document, or goes beyond the limits of this module.
    """
    if text.count("[") + text.count("{") > MAX_OPENERS or _MAY_BE_DEEP.search(text) or _MAY_BE_MARKED.search(text):
        _check_events(text)
    try:
        composer = _Composer(text)
        node = composer.get_single_node()
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(text, error) from error
    except yaml.YAMLError as error:
        raise _bad_character(text) from error
    if node is None:
        raise UnreadableFile("empty", Message(N_("the file holds no record, only comments")), hint=_WRITE_IT)
    return node


def _check_events(text: str) -> None:
    """Refuse depth, anchors and tags, from the stream of events: it recurses nowhere and keeps nothing."""
    depth = 0
    try:
        for event in yaml.parse(text, yaml.CSafeLoader):
            if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
                raise UnreadableFile("alias", _NO_ALIAS, _at(cast("yaml.Mark", event.start_mark)), hint=_WRITE_OUT)
            if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)) and event.tag:
                raise _no_tag(event.tag, cast("yaml.Mark", event.start_mark))
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                mark = event.start_mark
                if depth > MAX_DEPTH and mark is not None:
                    raise _too_deep(mark.line, mark.column)
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(text, error) from error
    except yaml.YAMLError as error:
        raise _bad_character(text) from error


def _at(mark: yaml.Mark) -> Position:
    return Position(mark.line + 1, mark.column + 1)


def _too_deep(line: int, column: int) -> UnreadableFile:
    return UnreadableFile(
        "depth",
        Message(N_("values are nested more than {limit} deep"), limit=MAX_DEPTH),
        Position(line + 1, column + 1),
        hint=Message(N_("a record never needs this; check the indentation")),
    )


def _syntax_error(text: str, error: yaml.MarkedYAMLError) -> UnreadableFile:
    mark = error.problem_mark or error.context_mark
    context = str(error.context)
    if error.context_mark is not None and context in {"while scanning an alias", "while scanning an anchor"}:
        return UnreadableFile("alias", _NO_ALIAS, _at(error.context_mark), hint=_WRITE_OUT)
    if error.context_mark is not None and (context, error.problem) == (
        "while scanning a quoted scalar",
        "found unexpected end of stream",
    ):
        # The end of the file says nothing of where the quote opens.
        mark = error.context_mark
    position = Position(mark.line + 1, mark.column + 1) if mark is not None else START
    lines = text.split("\n")
    line = lines[position.line - 1] if position.line <= len(lines) else ""
    if "\t" in line[: len(line) - len(line.lstrip())] or "\\t" in str(error.problem) or "tab character" in str(error):
        column = line.find("\t") + 1 or position.column
        return UnreadableFile(
            "tab",
            Message(N_("a tab is used to indent")),
            Position(position.line, column),
            hint=Message(N_("indent with two spaces")),
        )
    if "expected a single document" in str(error) or "expected <document start>" in str(error):
        return UnreadableFile(
            "syntax", Message(N_("the file holds more than one document")), position, Message(N_("one record a file"))
        )
    if "undefined alias" in str(error):
        return UnreadableFile("alias", _NO_ALIAS, position, hint=_WRITE_OUT)
    return UnreadableFile(
        "syntax",
        Message(
            N_("not valid YAML: {problem}"),
            problem=Message(_PROBLEMS[error.problem]) if error.problem in _PROBLEMS else error.problem,
        ),
        position,
        hint=Message(N_("check indentation, quotes and colons near here; put text that holds “: ” in quotes")),
    )


def _bad_character(text: str) -> UnreadableFile:
    match = re.search(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    at = match.start() if match else 0
    return UnreadableFile(
        "character",
        Message(N_("a control character, which YAML does not allow")),
        Position(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)),
        hint=Message(N_("remove it; it often comes from copying out of a PDF")),
    )


_NO_ALIAS = Message(N_("anchors and aliases (& and *) are not allowed"))
_WRITE_OUT = Message(N_("write the value out, or put text that starts with * or & in quotes"))


def construct(root: yaml.Node) -> Value:
    """Return what nodes say.

    Raises:
        UnreadableFile: they hold an alias, a tag or a key twice, or lie too deep.
    """
    seen: set[int] = set()

    def at(node: yaml.Node) -> Position:
        return Position(node.start_mark.line + 1, node.start_mark.column + 1)

    def build(node: yaml.Node, depth: int) -> Value:
        if isinstance(node, yaml.ScalarNode):
            return scalar(node)
        if depth > MAX_DEPTH:
            raise _too_deep(node.start_mark.line, node.start_mark.column)
        if id(node) in seen:
            raise UnreadableFile("alias", _NO_ALIAS, at(node), hint=_WRITE_OUT)
        seen.add(id(node))
        if node.tag:
            raise _no_tag(node.tag, node.start_mark)
        if isinstance(node, yaml.SequenceNode):
            return [build(child, depth + 1) for child in node.value]
        mapping: dict[str, Value] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if not isinstance(key_node, yaml.ScalarNode) or key == "<<":
                hint = Message(N_("write each key as a word, before its colon"))
                raise UnreadableFile("syntax", Message(N_("a key is not plain text")), at(key_node), hint)
            if key in mapping:
                raise UnreadableFile(
                    "duplicate-key",
                    Message(N_("the key “{key}” is given twice in the same place"), key=key),
                    at(key_node),
                    hint=Message(N_("keep one of the two")),
                )
            mapping[key] = build(value_node, depth + 1)
        return mapping

    return build(root, 1)


def no_mapping(position: Position) -> UnreadableFile:
    """Return what is wrong with a file whose document is a list or a single value."""
    message = Message(N_("a record is a mapping of keys to values"))
    return UnreadableFile("schema", message, position, Message(N_("start with “id: …”")))


def _no_tag(tag: str, mark: yaml.Mark) -> UnreadableFile:
    return UnreadableFile(
        "tag",
        Message(N_("a tag ({tag}) is not allowed"), tag=tag),
        _at(mark),
        hint=Message(N_("put text that starts with “!” in quotes")),
    )


def scalar(node: yaml.ScalarNode) -> Scalar:
    """Return what one node says: text where it is quoted, else what it looks like.

    Raises:
        UnreadableFile: it has a tag.
    """
    if node.tag:
        raise _no_tag(node.tag, node.start_mark)
    text: str = node.value
    if node.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in "-0123456789" and (match := _NUMBER.fullmatch(text)):
        return Decimal(text) if match.group(1) else int(text)
    return text


def path_to(loc: Sequence[str | int]) -> str:
    """Return a location as a reader writes it: `routes[0].steps[2].costs`."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc).lstrip(".")
