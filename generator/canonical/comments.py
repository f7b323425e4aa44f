"""Which comment belongs to which part of a record.

A comment on lines of its own belongs to what follows, unless it stands further to the right: then it ends the list or
mapping in whose column it stands. A comment at the end of a line belongs to what that line says. A library that keeps
comments ties them to the value before them, and so moves them away from their key as soon as keys are put in order.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import yaml


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """Where an entry starts, and the lists in which its comments are collected."""

    line: int
    column: int
    before: list[str]
    beside: list[str]
    foot: list[str]
    """That of the group that holds the entry."""
    parent: Spot | None
    """The entry whose value holds this one."""
    closes: int | None
    """The index at which the brackets or braces around the entry close, where it stands in some."""


_COMMENT: Final = re.compile(r"(?:^|(?<=[ \t]))#[^\r\n]*", re.MULTILINE)


def place_comments(text: str, root: yaml.Node, spots: list[Spot], foot: list[str]) -> None:
    """Put every comment of a text with the entry to which it belongs.

    Args:
        text: the file.
        root: its nodes.
        spots: every entry, in the order of the file.
        foot: collects the comments after everything.
    """
    lines = [spot.line for spot in spots]
    for index in _found(text, root):
        start = text.rfind("\n", 0, index) + 1
        line, column = text.count("\n", 0, index), index - start
        comment = _COMMENT.match(text, index)
        assert comment is not None
        words = comment.group().rstrip()
        if spots and text[start:index].strip():
            spot = spots[max(bisect_right(lines, line) - 1, 0)]
            while spot.closes is not None and spot.closes <= index and spot.parent is not None:
                spot = spot.parent
            spot.beside.append(words)
            continue
        at = bisect_right(lines, line)
        following = spots[at] if at < len(spots) else None
        least = following.column if following is not None else -1
        ended = _ended(spots[at - 1], column, least) if at and column > least else None
        if ended is not None:
            ended.append(words)
        else:
            (following.before if following is not None else foot).append(words)


def _ended(last: Spot, column: int, least: int) -> list[str] | None:
    """The foot of the innermost group that ends with `last` and stands at `column` or left of it, right of `least`."""
    spot: Spot | None = last
    while spot is not None:
        if spot.closes is None and least < spot.column <= column:
            return spot.foot
        spot = spot.parent
    return None


def _found(text: str, root: yaml.Node) -> Iterator[int]:
    """Yield the index of every comment: what looks like one, outside of every scalar."""
    if not _COMMENT.search(text):
        return
    start = 0
    for node in _scalars(root):
        end = node.start_mark.index
        if node.style in {"|", ">"}:
            # A comment may stand beside the mark of a block.
            end = text.find("\n", end)
        yield from (match.start() for match in _COMMENT.finditer(text, start, end))
        start = node.end_mark.index
    yield from (match.start() for match in _COMMENT.finditer(text, start))


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _scalars(child)
    elif isinstance(node, yaml.MappingNode):
        for key, child in node.value:
            yield from _scalars(key)
            yield from _scalars(child)
