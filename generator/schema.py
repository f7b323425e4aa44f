"""The models as JSON Schemas (draft 2020-12), one a kind of record, so that editors explain and complete fields.

The schemas say the shape of a record: its keys, their types, their forms. What relates two records, or two values of
one, only `parcours check` can say. They are stricter than it in one thing: a key without a value is not allowed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from generator.fields import field_words, written_order
from generator.model.base import LOCALES, Locale, Model
from generator.model.kinds import KIND_NAMES, KINDS, Kind
from generator.pages.label import group_of, label
from generator.swap import replace_text
from generator.translation import translations

FOLDER: Final = "schema"
"""Where the schemas lie, beside `content/` and in the site."""


def schema_text(kind: Kind, locales: Sequence[Locale] = LOCALES) -> str:
    """Return the schema of a kind of record as a file, its words in the languages given, one after the other."""
    return json.dumps(_schema(kind, tuple(locales)), ensure_ascii=False, indent=1) + "\n"


def schema_files(locales: Sequence[Locale] = LOCALES) -> Mapping[str, str]:
    """Return the text of every schema, by the name of its file."""
    return {f"{kind.name}.json": schema_text(kind, locales) for kind in KINDS}


def write_schemas(out: Path) -> None:
    """Write every schema, in both languages, into a folder, which is made if it is not there."""
    out.mkdir(parents=True, exist_ok=True)
    for name, text in schema_files().items():
        replace_text(out / name, text)


def stale_schemas(out: Path) -> tuple[Path, ...]:
    """Return the files of a folder that are not what `write_schemas` would write: other, missing or not a schema's."""
    expected = {out / name: text for name, text in schema_files().items()}
    found = set(out.glob("*.json"))
    wrong = {path for path, text in expected.items() if path not in found or path.read_text("utf-8") != text}
    return tuple(sorted(wrong | (found - set(expected))))


@cache
def _schema(kind: Kind, locales: tuple[Locale, ...]) -> Mapping[str, Any]:
    class Generator(_Generator):
        words = _Words(locales)

    made = Generator(ref_template="#/$defs/{model}").generate(kind.model.__pydantic_core_schema__)
    head = {
        "$schema": Generator.schema_dialect,
        "title": Generator.words.short(KIND_NAMES[kind.name]),
        "description": Generator.words.long(kind.says),
    }
    said: Mapping[str, Any] = Generator.words.translated({**head, **made})
    return said


class _Words:
    """Puts the words of the languages asked for side by side."""

    def __init__(self, locales: tuple[Locale, ...]) -> None:
        self.locales = locales

    def short(self, text: str) -> str:
        return self._joined([translations(locale).gettext(text) for locale in self.locales], " / ")

    def long(self, text: str) -> str:
        return self._joined([translations(locale).gettext(text) for locale in self.locales], "\n\n")

    def field(self, model: type[Model], name: str) -> dict[str, str]:
        words = [field_words(model, name, locale) for locale in self.locales]
        return {
            "title": self._joined([found.title for found in words], " / "),
            "description": self._joined([found.description for found in words], "\n\n"),
        }

    def values(self, values: Sequence[str]) -> list[str] | None:
        """Say what each value of an enumeration means, in the words of the pages; None where they have none."""
        group = group_of(values)
        if group is None:
            return None
        return [self._joined([label(group, value, locale) for locale in self.locales], " / ") for value in values]

    def translated(self, value: Any) -> Any:
        """Put the messages that the types carry, in English, into the languages asked for."""
        if isinstance(value, dict):
            return {
                key: self.short(found) if key == "patternErrorMessage" else self.translated(found)
                for key, found in value.items()
            }
        return [self.translated(found) for found in value] if isinstance(value, list) else value

    @staticmethod
    def _joined(texts: Sequence[str], between: str) -> str:
        return between.join(dict.fromkeys(texts))


class _Generator(GenerateJsonSchema):
    """pydantic's own generator, with our words, and without what only a program would write."""

    words: _Words

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Describe a model by its fields, in the order in which a record writes them."""
        made = super().model_schema(schema)
        model: type[Model] = schema["cls"]
        properties = made["properties"]
        made["properties"] = {
            name: {**properties[name], **self.words.field(model, name)} for name in written_order(model)
        }
        made["required"] = [name for name in made["properties"] if name in made.get("required", ())]
        return {key: value for key, value in made.items() if key not in {"title", "description"}}

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Titles come from the models' own words."""
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Leave out a key rather than give it no value."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Name a default only where it is a word; an empty list says nothing."""
        made = super().default_schema(schema)
        return made if isinstance(made.get("default"), str) else {k: v for k, v in made.items() if k != "default"}

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        """Ask for a number; pydantic would take its text too. Decimal places are left to the check.

        The remainder of a division by 0.01 in binary fractions refuses sound amounts.
        """
        number: dict[str, Any] = {key: _plain(schema[key]) for key in ("ge", "gt", "le", "lt") if key in schema}
        made: JsonSchemaValue = {"type": "number"}
        self.update_with_validations(made, number, self.ValidationsMapping.numeric)
        return made

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        """Explain the values of an enumeration, as editors built on VS Code's language services show them."""
        made = super().literal_schema(schema)
        meanings = self.words.values(schema["expected"])
        return made if meanings is None else {**made, "enumDescriptions": meanings}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """List the keys of a mapping that has few, so that editors can offer them."""
        keys = schema["keys_schema"]
        meanings = self.words.values(keys["expected"])
        value = self.generate_inner(schema["values_schema"])
        named = zip(keys["expected"], meanings or keys["expected"], strict=True)
        properties = {key: {**value, "title": meaning, "description": meaning} for key, meaning in named}
        return {"type": "object", "properties": properties, "additionalProperties": False}


def _plain(number: Any) -> int | float:
    return int(number) if number == int(number) else float(number)
