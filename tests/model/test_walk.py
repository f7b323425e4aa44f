"""Every value of a record, and every reference."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.model.base import Model
from generator.model.date import PartialDate
from generator.model.kinds import KINDS
from generator.model.law import Act
from generator.model.profession import Profession, Route
from generator.model.reference import KindName
from generator.model.step import Step
from generator.model.text import Cited, Localized, Statement, Title
from generator.model.walk import Loc, models_in, references, walk
from generator.yaml_file import read
from tests.builders import (
    LIBRARY,
    TRAJECTORY_STEPS,
    edit,
    job_title,
    library_at,
    order,
    profession,
    programme,
    support,
    term,
    trajectory,
)


def test_a_part_comes_before_what_is_in_it_with_the_way_to_it() -> None:
    step = Step.model_validate(
        {
            "id": "a",
            "kind": "end",
            "end": "permit",
            "actor": "order",
            "title": {"fr": "A"},
            "details": [{"fr": "Un fait.", "source": "s1"}, {"fr": "Deux.", "source": "s1"}],
            "duration": {"max": 2, "unit": "day", "as_of": "2024-05", "source": "s1"},
        }
    )
    assert step.duration is not None
    assert list(walk(step, ("steps", 3))) == [
        (("steps", 3), step),
        (("steps", 3, "title"), step.title),
        (("steps", 3, "details", 0), step.details[0]),
        (("steps", 3, "details", 1), step.details[1]),
        (("steps", 3, "duration"), step.duration),
        (("steps", 3, "duration", "as_of"), step.duration.as_of),
    ]


def parts(value: object, loc: Loc = ()) -> Iterator[tuple[Loc, object]]:
    """Every model and date in a value, found by looking everywhere."""
    if isinstance(value, (Model, PartialDate)):
        yield loc, value
    if isinstance(value, Model):
        for name, child in value.__dict__.items():
            yield from parts(child, (*loc, name))
    elif isinstance(value, tuple):
        for index, child in enumerate(value):
            yield from parts(child, (*loc, index))


def test_every_model_and_date_of_a_record_is_visited(tmp_path: Path) -> None:
    files = {
        **LIBRARY,
        "programmes/universite/programme.yaml": programme(
            more="duration: {min: 1, unit: year, as_of: 2026-05, source: s1}\n"
            "grid: {deadlines: [{term: autumn, year: 2027, date: 2027-03-01, source: s1}],"
            " not_published: [{item: credits, on: 2026-11-01}]}\n"
        ),
        "supports/aide.yaml": support(
            more="contact: {phone: '514 555-0199', source: s1}\n"
            "amounts: [{what: {fr: Frais}, amount: 1, taxes: exempt, as_of: 2026, source: s1}]\n"
        ),
    }
    for record in library_at(tmp_path, files):
        assert list(walk(record)) == list(parts(record))


def test_text_and_numbers_are_no_parts() -> None:
    assert [loc for loc, _ in walk(Localized(fr="Été", en="Summer"))] == [()]


def test_a_date_is_one_value(tmp_path: Path) -> None:
    found = dict(walk(library_at(tmp_path).measures["mesure-03"]))
    assert found["as_of",] == PartialDate.parse("2021-03-31")
    assert not [loc for loc in found if loc[:1] == ("as_of",) and len(loc) > 1]


def test_the_way_to_every_value_is_its_way_in_the_file(tmp_path: Path) -> None:
    library = library_at(tmp_path)
    for record in library:
        data = read(library.root / library.path_of(record))
        for loc, _ in walk(record):
            inner: object = data
            for part in loc:
                if isinstance(inner, str) and part == 0:
                    break  # One source, written without a list.
                if isinstance(inner, dict) and part not in inner:
                    break  # A value that the model fills in.
                inner = inner[part]  # type: ignore[index]
            else:
                assert not isinstance(inner, str) or inner


def test_every_value_that_cites_is_found(tmp_path: Path) -> None:
    text = profession(
        more="reserved_titles: {fr: [un], source: s1}\n"
        "noc: {code: '31301', source: s1}\n"
        "french: [{fr: A., source: s1}]\n"
    )
    record = library_at(tmp_path, {"orders/ordre.yaml": order(), "professions/profession.yaml": text}).professions
    places = [loc for loc, value in walk(record["profession"]) if isinstance(value, Cited)]
    assert places == [
        ("summary",),
        ("reserved_titles",),
        ("noc",),
        ("routes", 0, "for_whom"),
        ("french", 0),
    ]


def all_references(tmp_path: Path, files: dict[str, str]) -> set[tuple[str, str, KindName, str]]:
    return {
        (record.id, "/".join(map(str, loc)), kind, target)
        for record in library_at(tmp_path, {**LIBRARY, **files})
        for loc, kind, target in references(record)
    }


def test_every_reference_is_found_with_its_kind(tmp_path: Path) -> None:
    files = {
        "professions/profession.yaml": profession(
            more="not_to_confuse: [{profession: profession, difference: {fr: A., source: s1}}]\n"
        ),
        "programmes/universite/programme.yaml": programme(
            more="leads_to: [profession]\ndesignations: [{profession: profession, basis: order, source: s1}]\n"
        ),
        "supports/aide.yaml": support(more="professions: [profession, profession]\n"),
        "glossary/terme.yaml": term(more="see: [terme]\n"),
    }
    assert all_references(tmp_path, files) == {
        ("profession", "order", "order", "ordre"),
        ("profession", "not_to_confuse/0/profession", "profession", "profession"),
        ("trajectoire", "profession", "profession", "profession"),
        ("trajectoire", "steps/1/route_of", "profession", "profession"),
        ("titre", "order", "order", "ordre"),
        ("titre", "profession", "profession", "profession"),
        ("titre", "trajectory", "trajectory", "trajectoire"),
        ("programme", "institution", "institution", "universite"),
        ("programme", "leads_to/0", "profession", "profession"),
        ("programme", "designations/0/profession", "profession", "profession"),
        ("aide", "professions/0", "profession", "profession"),
        ("aide", "professions/1", "profession", "profession"),
        ("terme", "see/0", "term", "terme"),
    }


def test_an_optional_reference_that_is_left_out_is_none(tmp_path: Path) -> None:
    files = {
        "job-titles/titre.yaml": job_title(more=""),
        "trajectories/trajectoire.yaml": trajectory(
            profession=None,
            steps=edit(TRAJECTORY_STEPS, "  route_of: profession\n", "").replace("kind: route", "kind: application"),
        ),
    }
    found = all_references(tmp_path, files)
    assert not [place for place in found if place[0] in {"titre", "trajectoire"}]


def test_models_are_found_anywhere_in_an_annotation() -> None:
    assert list(models_in(Title)) == [Title]
    assert list(models_in(tuple[Statement, ...] | None)) == [Statement]
    assert list(models_in(Profession.model_fields["routes"].annotation)) == [Route]
    assert list(models_in(dict[str, list[Act]] | int)) == [Act]
    assert list(models_in(str)) == []
    assert Model in list(models_in(Model))


def test_every_kind_has_a_folder_and_a_model_of_its_own() -> None:
    for part in ("name", "folder", "model"):
        values = [getattr(kind, part) for kind in KINDS]
        assert len(set(values)) == len(values)
    assert [kind.name for kind in KINDS if kind.nested] == ["programme"]
