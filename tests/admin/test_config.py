"""The configuration of the CMS follows from the models: nothing of a record is out of reach."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pytest
import yaml

from generator.admin.config import NoForge, Repository, config_yml
from generator.admin.fields import ITEMS, SOURCES_WIDGET, STEP_WIDGET
from generator.admin.shape import shape_of
from generator.fields import written_order
from generator.model.base import Model
from generator.model.kinds import KINDS, Kind
from generator.model.step import Step
from generator.model.text import Statement

REPOSITORY: Final = Repository("https://github.com/parcours-quebec/parcours")
CONFIG: Final[dict[str, Any]] = yaml.safe_load(config_yml(REPOSITORY, "https://example.org/parcours/"))
COLLECTIONS: Final[dict[str, dict[str, Any]]] = {one["name"]: one for one in CONFIG["collections"]}


def fields_of(model: type[Model], fields: list[dict[str, Any]]) -> Iterator[tuple[type[Model], str, dict[str, Any]]]:
    """Yield each field of a model and of those in it, with the CMS's own."""
    for field in fields:
        yield model, field["name"], field
        shape = shape_of(model, field["name"])
        if shape.model is not None:
            yield from fields_of(shape.model, field["fields"])


ALL: Final = [found for kind in KINDS for found in fields_of(kind.model, COLLECTIONS[kind.folder]["fields"])]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_of_record_is_a_collection_of_its_folder(kind: Kind) -> None:
    collection = COLLECTIONS[kind.folder]
    assert collection["folder"] == f"content/{kind.folder}"
    assert collection["format"] == f"parcours-{kind.name}"
    assert collection["create"] is True
    assert collection["slug"] == "{{fields.id}}"
    assert collection["editor"] == {"preview": False}


def test_programmes_lie_in_the_folder_of_their_institution() -> None:
    assert {name: one.get("path") for name, one in COLLECTIONS.items() if "path" in one} == {
        "programmes": "{{fields.institution}}/{{slug}}"
    }


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_of_every_model_is_reached_in_the_order_of_records(kind: Kind) -> None:
    def names(model: type[Model], fields: list[dict[str, Any]]) -> None:
        assert tuple(field["name"] for field in fields) == written_order(model), model
        for field in fields:
            inner = shape_of(model, field["name"]).model
            if inner is not None:
                names(inner, field["fields"])

    names(kind.model, COLLECTIONS[kind.folder]["fields"])


def test_a_field_says_in_french_what_it_is() -> None:
    assert [(model.__name__, name) for model, name, field in ALL if not field["label"]] == []


def test_what_a_model_requires_the_form_requires() -> None:
    wrong = [
        (model.__name__, name)
        for model, name, field in ALL
        if field["required"] != model.model_fields[name].is_required()
    ]
    assert wrong == []


def test_a_reference_to_a_record_is_a_picker_of_records_of_its_kind() -> None:
    folders = {kind.name: kind.folder for kind in KINDS}
    found = [(shape_of(model, name), field) for model, name, field in ALL if shape_of(model, name).refers_to]
    assert found
    for shape, field in found:
        assert shape.refers_to is not None
        assert (field["widget"], field["collection"]) == ("relation", folders[shape.refers_to])
        assert field.get("multiple", False) is shape.is_many


def test_sources_and_steps_of_the_same_record_are_picked() -> None:
    assert {field["widget"] for _, name, field in ALL if name == "source"} == {SOURCES_WIDGET}
    [step] = [field for model, name, field in ALL[:400] if model is Step and name == "next"][:1]
    assert {one["widget"] for one in step["fields"]} == {STEP_WIDGET}
    assert [one["name"] for one in step["fields"]] == ["always", "full", "partial", "refused", "passed", "failed"]


def test_both_languages_of_a_fact_stand_in_one_group_french_first() -> None:
    groups = [field for model, name, field in ALL if shape_of(model, name).model is Statement]
    assert groups
    assert all([one["name"] for one in field["fields"]] == ["fr", "en", "source"] for field in groups)


def test_a_list_shows_a_line_for_each_item_and_only_makes_what_is_opened() -> None:
    lists = [field for _, _, field in ALL if field["widget"] == "list"]
    assert lists
    assert [field["name"] for field in lists if not {"summary", "label_singular"} <= field.keys()] == []
    assert all(field["collapsed"] and field["minimize_collapsed"] for field in lists)


def test_the_line_of_an_item_names_fields_that_it_has() -> None:
    for model, (_, line) in ITEMS.items():
        for way in (part.partition("}")[0] for part in line.split("{")[1:]):
            held = model
            for name in way.split("."):
                assert name in held.model_fields, (model.__name__, way)
                held = shape_of(held, name).model or held


def test_a_group_that_may_be_absent_is_a_list_of_at_most_one() -> None:
    step = {name: field for model, name, field in ALL if model is Step}
    assert (step["duration"]["widget"], step["duration"]["max"], step["duration"]["required"]) == ("list", 1, False)
    assert step["title"]["widget"] == "object"


@pytest.mark.parametrize(
    ("name", "widget"),
    [
        ("kind", "select"),
        ("consulted", "datetime"),
        ("as_of", "string"),
        ("amount", "number"),
        ("generic", "boolean"),
        ("rank", "number"),
        ("url", "string"),
    ],
)
def test_a_field_has_the_widget_of_what_it_holds(name: str, widget: str) -> None:
    assert {field["widget"] for _, found, field in ALL if found == name} == {widget}


def test_a_choice_is_named_in_french_and_kept_as_the_record_writes_it() -> None:
    [kind] = [field for model, name, field in ALL if model is Step and name == "kind"][:1]
    assert {"label": "Préparation", "value": "preparation"} in kind["options"]


def test_each_save_is_a_pull_request_in_french() -> None:
    assert (CONFIG["publish_mode"], CONFIG["locale"]) == ("editorial_workflow", "fr")
    assert CONFIG["site_url"] == CONFIG["display_url"] == "https://example.org/parcours/"
    assert "local_backend" not in CONFIG


@pytest.mark.parametrize(
    ("url", "backend", "expected"),
    [
        ("https://github.com/o/r", {}, {"name": "github", "repo": "o/r", "branch": "main"}),
        ("https://github.com/o/r.git", {"branch": "site"}, {"name": "github", "repo": "o/r", "branch": "site"}),
        ("https://gitlab.com/a/b/c", {"auth_type": "pkce"}, {"name": "gitlab", "repo": "a/b/c", "auth_type": "pkce"}),
        ("https://forge.example.org/o/r", {"name": "gitea"}, {"name": "gitea", "repo": "o/r"}),
    ],
)
def test_the_forge_follows_from_the_repository_or_is_named(
    url: str, backend: dict[str, str], expected: dict[str, str]
) -> None:
    settings = Repository(url, backend=backend).settings
    assert {key: settings[key] for key in expected} == expected


def test_a_forge_that_nobody_named_is_refused() -> None:
    with pytest.raises(NoForge, match=r"forge\.example\.org"):
        config_yml(Repository("https://forge.example.org/o/r"), "")


def test_without_the_address_of_the_site_none_is_written() -> None:
    config = yaml.safe_load(config_yml(REPOSITORY, ""))
    assert "site_url" not in config
    assert "display_url" not in config


def test_a_local_server_is_named_only_where_it_is_asked_for() -> None:
    config = yaml.safe_load(config_yml(Repository(REPOSITORY.url, proxy="http://localhost:8081/api/v1"), ""))
    assert config["local_backend"] == {"url": "http://localhost:8081/api/v1"}
