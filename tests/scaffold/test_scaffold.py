"""What `parcours new` writes: sound in shape, in both languages, explained, and never published as it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from generator.canonical import canonical
from generator.check.placeholder import TO_COMPLETE
from generator.library import Library, load
from generator.model.kinds import KIND_OF_FOLDER
from generator.model.profession import Profession
from generator.report import as_text
from generator.scaffold import QUESTIONS, Made, Refused, Scaffold, new_record
from tests.builders import LIBRARY, TODAY, findings, library_at, profession, write

ANSWERS: Final[Mapping[Scaffold, Mapping[str, str]]] = {
    "order": {
        "id": "onq",
        "slug-en": "onq",
        "name": "Ordre nouveau du Québec",
        "gloss": "New order",
        "acronym": "ONQ",
        "chapter": "C-26",
        "act": "Code des professions",
        "practice": "exclusive",
        "site": "https://onq.example/",
    },
    "profession": {
        "id": "nouvelle",
        "slug-en": "new",
        "order": "ordre",
        "feminine": "Nouvelle",
        "masculine": "Nouveau",
        "english": "Newcomer",
        "practice": "exclusive",
        "sector": "health",
    },
    "route": {"profession": "profession", "id": "restreinte", "kind": "restrictive_permit"},
    "programme": {
        "id": "nouveau",
        "slug-en": "new",
        "institution": "universite",
        "french": "Certificat",
        "english": "New",
        "level": "university",
        "kind": "bridging",
        "leads-to": "profession",
    },
    "trajectory": {
        "id": "nouvelle",
        "slug-en": "new",
        "feminine": "Nouvelle",
        "masculine": "Nouveau",
        "english": "Newcomer",
        "rank": "2",
        "profession": "profession",
    },
    "support": {
        "id": "nouveau",
        "slug-en": "new",
        "french": "Prêt",
        "english": "Loan",
        "category": "money",
        "provider": "Fonds",
    },
}


def made(tmp_path: Path, scaffold: Scaffold, library: Library | None = None, **changes: str) -> Made:
    library = library_at(tmp_path) if library is None else library
    answers = {**ANSWERS[scaffold], **changes}
    return new_record(scaffold, answers, library, by="Équipe", today=TODAY)


def test_there_are_answers_to_every_question() -> None:
    for scaffold, questions in QUESTIONS.items():
        assert {question.name for question in questions} == set(ANSWERS[scaffold])


@pytest.mark.parametrize("scaffold", QUESTIONS)
def test_the_check_finds_nothing_but_what_is_to_be_written_and_names_each_place(
    scaffold: Scaffold, tmp_path: Path
) -> None:
    result = made(tmp_path, scaffold)
    found = findings(tmp_path)
    assert {(finding.path, finding.rule, finding.severity) for finding in found} == {
        (result.path, "placeholder", "error")
    }
    assert result.findings == found
    text = (tmp_path / result.path).read_text("utf-8")
    lines = text.split("\n")
    for finding in found:
        line = lines[finding.position.line - 1]
        assert any(words in line for words in (*TO_COMPLETE.values(), ".invalid")), line
    said = [line for line in lines if not line.lstrip().startswith("#")]
    assert len(found) == sum(any(w in line for w in (*TO_COMPLETE.values(), ".invalid")) for line in said)


@pytest.mark.parametrize("scaffold", QUESTIONS)
def test_once_written_the_record_is_sound(scaffold: Scaffold, tmp_path: Path) -> None:
    path = tmp_path / made(tmp_path, scaffold).path
    text = path.read_text("utf-8").replace(TO_COMPLETE["fr"], "Un fait").replace(TO_COMPLETE["en"], "A fact")
    path.write_text(text.replace("a-completer.invalid", "example.org"), "utf-8")
    assert findings(tmp_path) == ()


@pytest.mark.parametrize("scaffold", QUESTIONS)
def test_the_file_is_in_the_canonical_form_and_explains_its_keys_in_both_languages(
    scaffold: Scaffold, tmp_path: Path
) -> None:
    path = made(tmp_path, scaffold).path
    text = (tmp_path / path).read_text("utf-8")
    assert canonical(text, KIND_OF_FOLDER[path.parts[1]]) == text
    assert "# Pour qui. " in text or "# Résumé. " in text or "# Sources. " in text
    assert "# For whom. " in text or "# Summary. " in text or "# Sources. " in text
    assert text.count("# Source. L'`id`") == 1


def test_a_programme_lies_in_the_folder_of_its_institution(tmp_path: Path) -> None:
    assert str(made(tmp_path, "programme").path) == "content/programmes/universite/nouveau.yaml"


def test_the_review_and_the_reading_are_of_the_day(tmp_path: Path) -> None:
    made(tmp_path, "order")
    order = load(tmp_path / "content").library.orders["onq"]
    assert (str(order.review.on), order.review.by, order.review.status) == (str(TODAY), "Équipe", "compiled")
    assert str(order.sources[0].consulted) == str(TODAY)


def test_a_job_that_no_order_governs_has_no_route_of_a_profession(tmp_path: Path) -> None:
    made(tmp_path, "trajectory", profession="")
    trajectory = load(tmp_path / "content").library.trajectories["nouvelle"]
    assert trajectory.profession is None
    assert all(step.route_of is None for step in trajectory.steps)


@pytest.mark.parametrize("scaffold", [scaffold for scaffold in QUESTIONS if scaffold != "route"])
def test_a_record_that_is_there_is_not_written_over(scaffold: Scaffold, tmp_path: Path) -> None:
    path = tmp_path / made(tmp_path, scaffold).path
    before = path.read_bytes()
    with pytest.raises(Refused, match="already a record"):
        made(tmp_path, scaffold, load(tmp_path / "content").library, **{"slug-en": "other"})
    assert path.read_bytes() == before


def test_a_file_that_cannot_be_read_is_not_written_over_either(tmp_path: Path) -> None:
    library = library_at(tmp_path)
    path = write(tmp_path, {"orders/onq.yaml": "id: [\n"}) / "orders" / "onq.yaml"
    with pytest.raises(Refused, match="already a record"):
        made(tmp_path, "order", library)
    assert path.read_text() == "id: [\n"


def test_a_route_is_added_after_the_others_and_the_rest_stays_comments_too(tmp_path: Path) -> None:
    commented = "# Fiche relue.\n" + profession().replace("sector: health", "sector: health  # à revoir")
    library = library_at(tmp_path, {**LIBRARY, "professions/profession.yaml": commented})
    before = canonical(commented, KIND_OF_FOLDER["professions"])
    made(tmp_path, "route", library)
    text = (tmp_path / "content" / "professions" / "profession.yaml").read_text("utf-8")
    # Nothing is taken away: the old lines are all there, in their order.
    fresh = iter(text.split("\n"))
    assert all(line in fresh for line in before.split("\n"))
    new = load(tmp_path / "content").library.professions["profession"]
    old = library.professions["profession"]
    assert [route.id for route in new.routes] == ["equivalence", "restreinte"]
    assert [source.id for source in new.sources] == ["s1", "s2"]
    shared = set(Profession.model_fields) - {"routes", "sources"}
    assert all(getattr(new, name) == getattr(old, name) for name in shared)
    assert new.routes[0] == old.routes[0]


def test_a_route_that_is_there_is_not_added_again(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="has a route “equivalence”"):
        made(tmp_path, "route", id="equivalence")


# Answers


@pytest.mark.parametrize(
    ("scaffold", "name", "given", "words"),
    [
        ("order", "id", "Ordre Nouveau", "does not have the form of “id”"),
        ("order", "id", "../../etc/passwd", "does not have the form of “id”"),
        ("order", "id", "", "does not have the form of “id”"),
        ("order", "slug-en", "a b", "does not have the form of “slug-en”"),
        ("order", "name", "  ", "“name” is empty"),
        ("order", "chapter", "chapitre 26", "does not have the form of “chapter”"),
        ("order", "practice", "exclusif", "did you mean “exclusive”?"),
        ("order", "site", "www.example.org", "not a web address"),
        ("profession", "order", "ordrre", "no order “ordrre”; did you mean “ordre”?"),
        ("profession", "sector", "santé", "use one of: health"),
        ("programme", "institution", "ailleurs", "no institution “ailleurs”"),
        ("programme", "level", "lycée", "use one of: university, college, vocational"),
        ("trajectory", "rank", "100", "“rank” is 100; the most is 99"),
        ("trajectory", "rank", "dix", "is not a number of the expected form"),
        ("route", "profession", "professsion", "did you mean “profession”?"),
    ],
)
def test_an_answer_of_no_use_is_refused_with_a_hint(
    scaffold: Scaffold, name: str, given: str, words: str, tmp_path: Path
) -> None:
    question = next(question for question in QUESTIONS[scaffold] if question.name == name)
    with pytest.raises(Refused) as refused:
        question.answer(given, library_at(tmp_path))
    said = "; ".join(str(message) for message in (refused.value.message, refused.value.hint) if message is not None)
    assert words in said


def test_blanks_around_an_answer_do_not_count_and_what_may_be_empty_may(tmp_path: Path) -> None:
    library = library_at(tmp_path)
    by_name = {question.name: question for question in QUESTIONS["order"]}
    assert by_name["name"].answer("  Ordre  ", library) == "Ordre"
    assert by_name["acronym"].answer("", library) == ""


@pytest.mark.parametrize("scaffold", QUESTIONS)
def test_what_to_fill_in_is_said_in_french_too(scaffold: Scaffold, tmp_path: Path) -> None:
    result = made(tmp_path, scaffold)
    assert all("reste à écrire" in as_text(finding, "fr") for finding in result.findings)
    assert result.optional
