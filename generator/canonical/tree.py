"""What a record says, with its comments, and without how it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from generator.canonical.comments import Spot, place_comments
from generator.yaml_file import Position, Scalar, Value, compose, construct, no_mapping, scalar


@dataclass(slots=True)
class Leaf:
    """A value that holds no other."""

    value: Scalar
    number: str = ""
    """A number as it is written: 747.30 keeps its zero."""


@dataclass(slots=True)
class Entry:
    """An item of a list, or a key of a mapping with its value."""

    value: Leaf | Group
    key: str | None = None
    before: list[str] = field(default_factory=list)
    """The comments on the lines above."""
    beside: list[str] = field(default_factory=list)
    """The comments at the end of its line."""


@dataclass(slots=True)
class Group:
    """A list or a mapping."""

    is_list: bool
    entries: list[Entry] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)
    """The comments after the last entry."""

    def __getitem__(self, key: str | int) -> Leaf | Group:
        """Return the value of a key, or the item at an index.

        Raises:
            KeyError: the mapping has no such key.
        """
        if isinstance(key, int):
            return self.entries[key].value
        for entry in self.entries:
            if entry.key == key:
                return entry.value
        raise KeyError(key)


def read_tree(text: str) -> Group:
    """Return the tree of a record's text.

    Raises:
        UnreadableFile: as in `generator.yaml_file.read`; or the text is no mapping.
    """
    root = compose(text)
    if not isinstance(root, yaml.MappingNode):
        raise no_mapping(Position(root.start_mark.line + 1, root.start_mark.column + 1))
    # Refuses what a record may not hold: aliases, tags, keys given twice.
    construct(root)
    spots: list[Spot] = []
    tree = _built(root, spots, None)
    assert isinstance(tree, Group)
    place_comments(text, root, spots, tree.foot)
    return tree


def grown(value: Value) -> Leaf | Group:
    """Return the tree of plain values."""
    if isinstance(value, dict):
        return Group(False, [Entry(grown(found), key) for key, found in value.items()])
    if isinstance(value, list):
        return Group(True, [Entry(grown(found)) for found in value])
    return Leaf(value)


def plain(tree: Leaf | Group) -> Value:
    """Return the plain values of a tree."""
    if isinstance(tree, Leaf):
        return tree.value
    if tree.is_list:
        return [plain(entry.value) for entry in tree.entries]
    return {str(entry.key): plain(entry.value) for entry in tree.entries}


def comments_in(tree: Leaf | Group) -> Iterator[str]:
    """Yield every comment of a tree."""
    if isinstance(tree, Group):
        for entry in tree.entries:
            yield from entry.before
            yield from entry.beside
            yield from comments_in(entry.value)
        yield from tree.foot


def _built(node: yaml.Node, spots: list[Spot], parent: Spot | None) -> Leaf | Group:
    if isinstance(node, yaml.ScalarNode):
        value = scalar(node)
        is_number = not isinstance(value, (str, bool)) and value is not None
        return Leaf(value, node.value if is_number else "")
    assert isinstance(node, yaml.CollectionNode)
    group = Group(isinstance(node, yaml.SequenceNode))
    closes = node.end_mark.index if node.flow_style else None

    def add(key: str | None, line: int, column: int, child: yaml.Node) -> None:
        entry = Entry(Leaf(None), key)
        spot = Spot(line, column, entry.before, entry.beside, group.foot, parent, closes)
        spots.append(spot)
        entry.value = _built(child, spots, spot)
        group.entries.append(entry)

    if isinstance(node, yaml.SequenceNode):
        for child in node.value:
            mark = child.start_mark
            # The dash of a block's item stands in the column of the list.
            add(None, mark.line, mark.column if node.flow_style else node.start_mark.column, child)
    else:
        for key, child in node.value:
            add(key.value, key.start_mark.line, key.start_mark.column, child)
    return group
