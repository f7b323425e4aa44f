"""Hostile texts are refused where a field has a form, and where rich text would have to be more than it may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest
from pydantic import StringConstraints, TypeAdapter, ValidationError

from generator.markdown import is_allowed_link, links, outside_subset
from generator.model.base import LINES, ONE_LINE, Model, Prose, Text
from generator.model.kinds import KINDS
from generator.model.url import WebUrl
from generator.report import as_text
from tests import builders, hostile
from tests.builders import LIBRARY, edit, findings

HTML = (*hostile.ELEMENTS, *hostile.OUT_ELEMENTS)


def leaves(annotation: Any, marks: tuple[object, ...], place: str) -> Iterator[tuple[str, Any]]:
    """Yield every field of a model, and of the models in it, that holds no other: its place and its type."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        yield from leaves(inner, (*marks, *more), place)
    elif isinstance(annotation, type) and issubclass(annotation, Model):
        for name, info in annotation.model_fields.items():
            yield from leaves(info.annotation, tuple(info.metadata), f"{annotation.__name__}.{name}")
    elif get_origin(annotation) is Literal or not get_args(annotation):
        if annotation not in {type(None), Ellipsis}:
            yield place, Annotated[(annotation, *marks)] if marks else annotation
    else:
        for argument in get_args(annotation):
            yield from leaves(argument, (), place)


def is_plain_text(annotation: Any) -> bool:
    patterns = {mark.pattern for mark in get_args(annotation) if isinstance(mark, StringConstraints)}
    return bool(patterns & {ONE_LINE, LINES})


def shaped() -> dict[str, Any]:
    """Every field of the models whose values have a form: ids, addresses, dates, numbers, choices."""
    found = {place: kind for each in KINDS for place, kind in leaves(each.model, (), each.name)}
    return {place: kind for place, kind in found.items() if not is_plain_text(kind)}


SHAPED = shaped()


@pytest.mark.parametrize("place", sorted(SHAPED))
def test_a_field_with_a_form_takes_no_hostile_text(place: str) -> None:
    adapter: TypeAdapter[object] = TypeAdapter(SHAPED[place])
    for text in hostile.OWN:
        with pytest.raises(ValidationError):
            adapter.validate_python(text)


def test_the_fields_with_a_form_are_of_every_kind() -> None:
    assert len(SHAPED) > 60
    assert {"Contact.email", "Contact.phone", "Source.url", "Slugs.fr", "Review.on", "Cost.amount"} <= SHAPED.keys()


@pytest.mark.parametrize("text", [*hostile.ELEMENTS, *hostile.ATTRIBUTES])
def test_an_address_on_the_web_ends_no_attribute(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(WebUrl).validate_python("https://example.org/?" + re.sub(r"\s", "", f'">{text}'))


@pytest.mark.parametrize("text", HTML)
def test_rich_text_with_html_is_refused(text: str) -> None:
    assert any("HTML" in str(message) for message in outside_subset(text))


@pytest.mark.parametrize("address", hostile.ADDRESSES)
def test_rich_text_that_leads_to_a_script_is_refused(address: str) -> None:
    assert not is_allowed_link(address)
    found = list(links(f"[x](<{address}>)"))
    assert [url for url in found if is_allowed_link(url)] == []


CONTROL = [chr(code) for code in (*range(32), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"]


@pytest.mark.parametrize("character", CONTROL, ids=ascii)
def test_text_holds_no_control_character(character: str) -> None:
    for kind in (Text, Prose):
        with pytest.raises(ValidationError):
            TypeAdapter(kind).validate_python(f"a{character}b")


@pytest.mark.parametrize("end", ["\n", "\t", "\u2028", "\u2029"])
def test_plain_text_is_one_line_and_rich_text_may_be_many(end: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Text).validate_python(f"a{end}b")
    assert TypeAdapter(Prose).validate_python(f"a{end}b") == f"a{end}b"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ('"Certificat\\nATTACH:https://example.org/"', "“title.fr” has more than one line; write it on one line"),
        ('"Certificat\\x00"', "“title.fr” holds a character that cannot be seen; remove it"),
    ],
)
def test_a_title_of_many_lines_is_refused_where_it_stands(tmp_path: Path, written: str, words: str) -> None:
    text = edit(builders.programme(), "fr: Certificat en essais", f"fr: {written}")
    builders.write(tmp_path, {**LIBRARY, "programmes/universite/programme.yaml": text})
    (found,) = findings(tmp_path)
    assert words in as_text(found, "en")
    assert found.position.line == 4
