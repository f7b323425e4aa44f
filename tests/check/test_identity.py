"""Ids, slugs and places of records."""

from __future__ import annotations

from pathlib import Path

from generator.report import as_text
from tests.builders import LIBRARY, edit, findings, institution, order, profession, programme, term, write


def found(tmp_path: Path) -> list[str]:
    return [as_text(finding, "en") for finding in findings(tmp_path)]


def test_two_kinds_may_use_the_same_slug(tmp_path: Path) -> None:
    write(tmp_path, {"orders/a.yaml": order("a"), "glossary/a.yaml": term("a")})
    assert found(tmp_path) == []


def test_a_slug_may_be_the_same_in_both_languages(tmp_path: Path) -> None:
    write(tmp_path, {"glossary/a.yaml": edit(term("a"), "en: a-in-english", "en: a")})
    assert found(tmp_path) == []


def test_a_french_slug_may_be_the_english_one_of_another_record(tmp_path: Path) -> None:
    write(tmp_path, {"glossary/a.yaml": term("a"), "glossary/b.yaml": edit(term("b"), "fr: b", "fr: a-in-english")})
    assert found(tmp_path) == []


def test_each_record_after_the_first_with_a_slug_is_reported_and_names_the_first(tmp_path: Path) -> None:
    files = {f"glossary/{name}.yaml": edit(term(name), f"fr: {name}", "fr: terme") for name in "abc"}
    write(tmp_path, files)
    assert found(tmp_path) == [
        f"content/glossary/{name}.yaml:2:12: slug: the slug “terme” is already that of content/glossary/a.yaml; "
        "choose another"
        for name in "bc"
    ]


def test_a_former_slug_may_be_used_in_the_other_language_and_by_another_kind(tmp_path: Path) -> None:
    files = {
        "glossary/a.yaml": term("a", "formerly: {fr: [ancien, a-in-english], en: [a, ancien]}\n"),
        "orders/o.yaml": order("o", "formerly: {fr: [a, ancien]}\n"),
    }
    write(tmp_path, files)
    assert found(tmp_path) == []


def test_job_titles_have_no_page_and_no_slug(tmp_path: Path) -> None:
    write(tmp_path, {**LIBRARY, "job-titles/second.yaml": LIBRARY["job-titles/titre.yaml"].replace("titre", "second")})
    assert found(tmp_path) == []


def test_a_programme_lies_in_the_folder_of_its_institution_or_beside_such_folders(tmp_path: Path) -> None:
    files = {
        "institutions/universite.yaml": institution(),
        "programmes/universite/a.yaml": programme("a", more=""),
        "programmes/b.yaml": programme("b", more=""),
    }
    write(tmp_path, files)
    assert found(tmp_path) == []


def test_an_id_that_is_not_the_file_name_does_not_hide_what_else_is_wrong(tmp_path: Path) -> None:
    write(tmp_path, {"professions/a.yaml": profession("b")})
    assert found(tmp_path) == [
        "content/professions/a.yaml:1:5: id: the id “b” is not the file's name, “a”; rename one of the two",
        "content/professions/a.yaml:3:8: reference: no order “ordre”; "
        "an id is the name of a file in content/orders/, without “.yaml”",
    ]
