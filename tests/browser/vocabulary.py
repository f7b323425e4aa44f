"""The vocabulary of schema.org: which types there are, which properties each has, and what each property may hold.

It is read from the declarations of `schema-dts`, which Google makes of each release of the vocabulary: a type is a
`…Leaf` interface that extends the properties of its parents (`…Base`), and a union of itself and its subtypes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from tests.browser.running import ROOT

DECLARATIONS: Final = ROOT / "node_modules/schema-dts/dist/schema.d.ts"

_INTERFACE: Final = re.compile(r"^(?:export )?interface (\w+) extends ([^{]+)\{$(.*?)^\}$", re.MULTILINE | re.DOTALL)
_PROPERTY: Final = re.compile(r'^    "(\w+)"\?: SchemaValue<(.+), "\1">;$', re.MULTILINE)
_TYPE: Final = re.compile(r'^    "@type": "(\w+)";$', re.MULTILINE)
_UNION: Final = re.compile(r"^export type (\w+) = ([^;]+);$", re.MULTILINE)
_NUMBERS: Final = frozenset({"Number", "Integer", "Float"})


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """What may be said."""

    parents: Mapping[str, tuple[str, ...]]
    """The interfaces that each interface extends."""
    own: Mapping[str, Mapping[str, frozenset[str]]]
    """The properties that each interface adds, each with the types that it may hold."""
    interface_of: Mapping[str, str]
    """The interface of each type."""
    unions: Mapping[str, frozenset[str]]
    """What each type is made of: itself, its subtypes, and `string` where text may stand for it."""

    def problems(self, value: object, place: str = "") -> Iterator[str]:
        """Yield what is wrong with a thing and the things in it."""
        if not isinstance(value, dict):
            yield f"{place}: not a thing"
            return
        type_ = value.get("@type")
        if type_ not in self.interface_of:
            yield f"{place}: no type {type_}"
            return
        properties = self.properties(self.interface_of[type_])
        for name, held in value.items():
            at = f"{place}/{type_}.{name}"
            if name.startswith("@"):
                continue
            if name not in properties:
                yield f"{at}: no such property of the type"
                continue
            for item in held if isinstance(held, list) else [held]:
                yield from self._misfit(item, properties[name], at)

    @cache  # noqa: B019 - there is one vocabulary, kept for the whole run
    def properties(self, interface: str) -> Mapping[str, frozenset[str]]:
        """Return every property of an interface, its parents' included."""
        found: dict[str, frozenset[str]] = {}
        for parent in self.parents.get(interface, ()):
            found |= self.properties(parent)
        return found | self.own.get(interface, {})

    def _misfit(self, item: object, allowed: frozenset[str], at: str) -> Iterator[str]:
        if isinstance(item, dict):
            if item.keys() == {"@id"}:
                if "IdReference" not in allowed:
                    yield f"{at}: does not refer to a thing"
            elif "@type" in item and not any(item["@type"] in self._members(name) for name in allowed):
                yield f"{at}: holds no {item['@type']}"
            else:
                yield from self.problems(item, at)
        elif isinstance(item, bool):
            if "Boolean" not in allowed:
                yield f"{at}: holds no truth value"
        elif isinstance(item, int | float):
            if not allowed & _NUMBERS:
                yield f"{at}: holds no number"
        elif not isinstance(item, str):
            yield f"{at}: holds no {type(item).__name__}"
        elif not any("string" in self.unions.get(name, ()) for name in allowed):
            yield f"{at}: holds no text"
        elif not item:
            yield f"{at}: is empty"
        elif allowed == {"URL"} and not item.startswith(("https://", "http://")):
            yield f"{at}: is no whole address"
        elif allowed == {"Date"} and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", item):
            yield f"{at}: is no date"

    @cache  # noqa: B019 - as above
    def _members(self, name: str) -> frozenset[str]:
        """The type and its subtypes."""
        found = {name}
        for member in self.unions.get(name, ()):
            if member not in found:
                found |= self._members(member)
        return frozenset(found)


@cache
def vocabulary(declarations: Path = DECLARATIONS) -> Vocabulary:
    """Return the vocabulary."""
    text = re.sub(r"^\s*/\*\*.*?\*/\n", "", declarations.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    parents: dict[str, tuple[str, ...]] = {}
    own: dict[str, dict[str, frozenset[str]]] = {}
    interface_of: dict[str, str] = {}
    for name, extended, body in _INTERFACE.findall(text):
        parents[name] = tuple(part.strip() for part in extended.split(","))
        own[name] = {found: frozenset(held.split(" | ")) for found, held in _PROPERTY.findall(body)}
        if named := _TYPE.search(body):
            interface_of[named[1]] = name
    unions = {name: frozenset(members.split(" | ")) for name, members in _UNION.findall(text)}
    return Vocabulary(parents, own, interface_of, unions)
