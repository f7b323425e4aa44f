"""The JSON Schemas: in step with the models, sound, as strict as the check on shape, and they take all of content/."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from generator.exports.schemas import schema_exports
from generator.model.base import LOCALES, Locale
from generator.model.kinds import KIND_OF_FOLDER, KINDS, Kind
from generator.schema import schema_files, stale_schemas, write_schemas
from generator.yaml_file import Value, read
from tests.bad_input.case import Case
from tests.bad_input.schema import SCHEMA_CASES
from tests.browser.pages import is_full_run
from tests.builders import LIBRARY
from tests.test_bad_input import place

ROOT: Final = Path(__file__).parents[1]
FILES: Final = sorted((ROOT / "content").rglob("*.yaml"))
SAMPLE: Final = FILES if is_full_run() else FILES[::40]

CANNOT_SAY: Final[Mapping[str, str]] = {
    "three-decimals": "the remainder of a division by 0.01 in binary fractions refuses sound amounts",
    "max-below-amount": "JSON Schema does not compare two values",
    "max-below-min": "JSON Schema does not compare two values",
    "bad-date": "a pattern does not know leap years",
    "site-with-a-bad-port": "a pattern does not count up to 65535",
}
"""The bad shapes that the check refuses and a schema takes, each with the reason."""


def kind_of(path: Path, content: Path) -> Kind:
    return KIND_OF_FOLDER[path.relative_to(content).parts[0]]


@cache
def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((ROOT / "schema" / f"{kind}.json").read_text("utf-8")))


def as_json(value: Value) -> Any:
    """The value as a program without decimals reads it."""
    if isinstance(value, dict):
        return {key: as_json(found) for key, found in value.items()}
    if isinstance(value, list):
        return [as_json(found) for found in value]
    return float(value) if isinstance(value, Decimal) else value


def errors(path: Path, content: Path) -> list[str]:
    found = validator(kind_of(path, content).name).iter_errors(as_json(read(path)))
    return [f"{path.name}: {error.json_path}: {error.message}" for error in found]


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema inside a schema, itself included."""
    if isinstance(schema, dict):
        yield schema
        for key, found in schema.items():
            for inner in found.values() if key in {"properties", "$defs"} else [found]:
                yield from parts(inner)
    elif isinstance(schema, list):
        for found in schema:
            yield from parts(found)


# In step


def test_the_schemas_of_the_repository_are_what_the_models_say() -> None:
    assert stale_schemas(ROOT / "schema") == (), "run: parcours schema"


def test_a_schema_that_is_other_missing_or_of_no_kind_is_named(tmp_path: Path) -> None:
    out = tmp_path / "a" / "schema"
    write_schemas(out)
    assert stale_schemas(out) == ()
    assert sorted(path.name for path in out.iterdir()) == sorted(f"{kind.name}.json" for kind in KINDS)
    (out / "term.json").write_text("{}")
    (out / "order.json").unlink()
    (out / "ordre.json").write_text("{}")
    assert [path.name for path in stale_schemas(out)] == ["order.json", "ordre.json", "term.json"]


# Sound


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_a_schema_is_one_of_the_draft_that_it_names(kind: str) -> None:
    schema = validator(kind).schema
    assert isinstance(schema, dict)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


def test_the_schemas_are_sound_for_another_program_that_knows_ecmascript_patterns() -> None:
    result = CliRunner().invoke(check_jsonschema, ["--check-metaschema", *map(str, (ROOT / "schema").glob("*.json"))])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("locales", [("fr",), ("en",), ("fr", "en")])
def test_every_key_has_a_title_and_a_description(locales: tuple[Locale, ...]) -> None:
    for name, text in schema_files(locales).items():
        schema = json.loads(text)
        assert schema["title"]
        assert schema["description"]
        for part in parts(schema):
            # What relates two keys (`if`, `then`) explains nothing.
            if part.get("additionalProperties") is False:
                for key, found in part["properties"].items():
                    assert found["title"], (name, key)
                    assert found["description"], (name, key)


def test_every_text_number_and_date_has_an_example_that_is_one() -> None:
    for kind in KINDS:
        schema = validator(kind.name).schema
        assert isinstance(schema, dict)
        for part in parts(schema):
            if part.get("type") in ("string", "number", "integer", ["string", "integer"]) and "enum" not in part:
                assert part["examples"], part
                for example in part["examples"]:
                    Draft202012Validator(part).validate(example)


def test_every_value_of_an_enumeration_is_explained() -> None:
    for kind in KINDS:
        for part in parts(validator(kind.name).schema):
            if "enum" in part:
                assert len(part["enumDescriptions"]) == len(part["enum"])
                silent = [v for v, words in zip(part["enum"], part["enumDescriptions"], strict=True) if not words]
                # Pages say nothing of a fee paid once.
                assert silent in ([], ["once"])


def test_a_language_of_its_own_says_nothing_in_the_other() -> None:
    french, english = (json.loads(schema_files((locale,))["order.json"]) for locale in LOCALES)
    key = ("properties", "acronym")
    assert french[key[0]][key[1]]["title"] == "Sigle"
    assert english[key[0]][key[1]]["title"] == "Acronym"
    both = json.loads(schema_files()["order.json"])[key[0]][key[1]]
    assert both["title"] == "Sigle / Acronym"
    assert both["description"] == "Comme l'ordre l'écrit.\n\nAs the order writes it."


def test_each_language_is_published_with_the_site() -> None:
    for locale in LOCALES:
        assert schema_exports(locale) == {
            f"schema/{locale}/{name}": text for name, text in schema_files((locale,)).items()
        }


# As strict as the check


def test_the_schemas_take_everything_in_content() -> None:
    assert len(FILES) > 400
    assert [error for path in FILES for error in errors(path, ROOT / "content")] == []


@pytest.mark.parametrize("path", LIBRARY)
def test_the_schemas_take_the_smallest_record_of_each_kind(path: str, tmp_path: Path) -> None:
    place(tmp_path, {path: LIBRARY[path]})
    assert errors(tmp_path / "content" / path, tmp_path / "content") == []


@pytest.mark.parametrize("folder", sorted(KIND_OF_FOLDER))
def test_check_jsonschema_takes_the_records_as_files(folder: str) -> None:
    files = [str(path) for path in FILES if path in SAMPLE and kind_of(path, ROOT / "content").folder == folder]
    files = files or [str(next((ROOT / "content" / folder).rglob("*.yaml")))]
    schema = ROOT / "schema" / f"{KIND_OF_FOLDER[folder].name}.json"
    result = CliRunner().invoke(check_jsonschema, ["--schemafile", str(schema), *files])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("case", SCHEMA_CASES, ids=lambda case: case.id)
def test_what_the_check_refuses_for_its_shape_the_schema_refuses(case: Case, tmp_path: Path) -> None:
    place(tmp_path, case.files)
    found = errors(tmp_path / "content" / case.path, tmp_path / "content")
    assert bool(found) != (case.id in CANNOT_SAY), found


def test_each_exception_is_a_case_and_gives_its_reason() -> None:
    assert set(CANNOT_SAY) <= {case.id for case in SCHEMA_CASES}
    assert all(CANNOT_SAY.values())


def test_check_jsonschema_refuses_a_wrong_record(tmp_path: Path) -> None:
    (tmp_path / "ordre.yaml").write_text(LIBRARY["orders/ordre.yaml"].replace("exclusive", "exclusif"), "utf-8")
    schema = str(ROOT / "schema" / "order.json")
    result = CliRunner().invoke(check_jsonschema, ["--schemafile", schema, str(tmp_path / "ordre.yaml")])
    assert result.exit_code == 1
    assert "exclusif" in result.output
