"""One file read into a record, or into findings. What each finding says is in `tests/bad_input/schema.py`."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path, PurePosixPath

import pytest
from pydantic import ValidationError

from generator.finding import Finding
from generator.model.base import Model
from generator.model.kinds import KIND_OF_FOLDER
from generator.model.order import Order
from generator.model.profession import Profession
from generator.model.record import Record
from generator.model.support import Support
from generator.reading import closest, did_you_mean, read_record
from tests.builders import LIBRARY, edit, order, profession, support

SHOWN = PurePosixPath("content/orders/ordre.yaml")


def record_of(tmp_path: Path, text: str, model: type[Record]) -> Record:
    path = tmp_path / "fiche.yaml"
    path.write_text(text, encoding="utf-8")
    record = read_record(path, SHOWN, model)
    assert isinstance(record, model), record
    return record


def found_in(tmp_path: Path, text: str, model: type[Record] = Order) -> list[Finding]:
    path = tmp_path / "fiche.yaml"
    path.write_text(text, encoding="utf-8")
    found = read_record(path, SHOWN, model)
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("name", LIBRARY)
def test_a_valid_file_of_each_kind_is_read_into_its_record(name: str, tmp_path: Path) -> None:
    model = KIND_OF_FOLDER[name.split("/", maxsplit=1)[0]].model
    assert record_of(tmp_path, LIBRARY[name], model).id == Path(name).stem


def test_what_was_typed_becomes_values(tmp_path: Path) -> None:
    text = support(
        more="amounts:\n  - {what: {fr: Frais}, amount: 747.30, taxes: extra, as_of: 2026-04, source: [s1]}\n"
        "contact: {email: aide@example.org, phone: '514 555-0199', source: s1}\n"
    )
    read = record_of(tmp_path, text, Support)
    assert isinstance(read, Support)
    (cost,) = read.amounts
    assert (cost.amount, cost.max, cost.per, cost.optional) == (Decimal("747.30"), None, "once", False)
    assert (cost.as_of.precision, cost.as_of.last) == ("month", dt.date(2026, 4, 30))
    assert (cost.what.fr, cost.what.en) == ("Frais", None)
    assert read.contact is not None
    assert read.contact.email == "aide@example.org"
    assert read.state == "unknown"


def test_one_source_needs_no_list(tmp_path: Path) -> None:
    one = record_of(tmp_path, order(more="notes: [{fr: A., en: A., source: s1}]\n"), Order)
    many = record_of(tmp_path, order(more="notes: [{fr: A., en: A., source: [s1]}]\n"), Order)
    assert one == many


def test_space_around_a_text_is_not_part_of_it(tmp_path: Path) -> None:
    read = record_of(tmp_path, order(more='acronym: "  OEQ "\n'), Order)
    assert isinstance(read, Order)
    assert read.acronym == "OEQ"


def test_a_record_cannot_be_changed(tmp_path: Path) -> None:
    read = record_of(tmp_path, profession(), Profession)
    assert isinstance(read, Profession)
    with pytest.raises(ValidationError):
        read.order = "autre"  # type: ignore[misc]
    with pytest.raises(TypeError):
        read.routes[0].steps[0].next["always"] = "ailleurs"  # type: ignore[index]


def test_findings_bear_the_path_that_they_are_given(tmp_path: Path) -> None:
    assert {finding.path for finding in found_in(tmp_path, "id: 3\n")} == {SHOWN}


def test_every_error_of_a_record_is_found_and_is_an_error(tmp_path: Path) -> None:
    found = found_in(tmp_path, order().replace("gloss", "glose").replace("exclusive", "libre"))
    assert [(f.position.line, f.rule, f.severity) for f in sorted(found, key=lambda f: f.sort_key)] == [
        (1, "schema", "error"),
        (4, "schema", "error"),
        (6, "schema", "error"),
    ]


def test_what_the_system_refuses_to_read_is_a_finding(tmp_path: Path) -> None:
    found = read_record(tmp_path, SHOWN, Order)
    assert isinstance(found, list)
    assert [(f.rule, f.position.line, str(f.message)) for f in found] == [
        ("read", 1, "the file cannot be read: Is a directory")
    ]


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("oiq2", ["oiq", "cpa"], "oiq"),
        ("infirmier", ["infirmiere", "inhalotherapeute"], "infirmiere"),
        ("xyz", ["oiq", "cpa"], None),
        ("", ["oiq"], None),
        ("oiq", [], None),
    ],
)
def test_the_nearest_word_is_offered_only_if_it_is_near(word: str, known: list[str], near: str | None) -> None:
    assert closest(word, known) == near
    hint = did_you_mean(word, known)
    assert (str(hint) if hint is not None else None) == (f"did you mean “{near}”?" if near else None)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("'747,34'", "747.34"),
        ("747,34", "747.34"),
        ("1 250 $", "1250"),
        ("1\u00a0250,00\u00a0$", "1250.00"),
        ("$812", "812"),
        ("1,250", None),
        ("747.345", None),
        ("environ cent", None),
        (f"{'9' * 40} $", None),
    ],
)
def test_an_amount_as_people_write_it_is_proposed_as_a_record_writes_it(
    typed: str, written: str | None, tmp_path: Path
) -> None:
    amount = (
        f"amounts:\n  - what: {{fr: Frais}}\n    amount: {typed}\n    taxes: extra\n    as_of: 2026\n    source: s1\n"
    )
    (finding,) = found_in(tmp_path, support(more=amount), Support)
    general = "write digits only, with a point and at most two decimals: 747.34"
    assert str(finding.hint) == (f"write {written}, with digits and a point only" if written else general)


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("id: ordre", "id: Ordre", "use only lower case without accents, digits and single hyphens"),
        ("chapter: I-8", "chapter: chapitre I-8", "write it as I-8 or C-26"),
        ("consulted: 2026-11-01", "consulted: 2026-11", "write the month and the day too"),
        ("practice: exclusive", "practice: 3", "use one of: exclusive, reserved_title"),
    ],
)
def test_a_value_of_another_form_is_met_with_the_words_of_its_type(
    old: str, new: str, hint: str, tmp_path: Path
) -> None:
    (finding,) = found_in(tmp_path, edit(order(), old, new))
    assert str(finding.hint) == hint


def every_model(model: type[Model] = Model) -> list[type[Model]]:
    return [model, *(found for inner in model.__subclasses__() for found in every_model(inner))]


@pytest.mark.parametrize("model", every_model())
def test_every_model_refuses_keys_that_it_does_not_know_and_cannot_change(model: type[Model]) -> None:
    assert model.model_config.get("extra") == "forbid"
    assert model.model_config.get("frozen") is True
