"""`content/` read once: every record by kind, every reference both ways."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import pytest

from generator import library as module
from generator.library import Library, load
from generator.model.kinds import KINDS
from generator.model.record import Record
from tests.builders import (
    LIBRARY,
    edit,
    institution,
    job_title,
    library_at,
    loaded,
    order,
    profession,
    programme,
    support,
    term,
    trajectory,
    write,
)


def test_each_kind_is_read_from_its_folder(tmp_path: Path) -> None:
    library = library_at(tmp_path)
    assert {name: list(of_kind) for name, of_kind in library.records.items()} == {
        "order": ["ordre"],
        "profession": ["profession"],
        "trajectory": ["trajectoire"],
        "job-title": ["titre"],
        "institution": ["universite"],
        "programme": ["programme"],
        "support": ["aide"],
        "measure": ["mesure-03"],
        "term": ["terme"],
    }
    assert len(library) == len(list(library)) == 9
    assert [type(record) for record in library] == [kind.model for kind in KINDS]


def test_records_of_a_kind_are_its_property(tmp_path: Path) -> None:
    library = library_at(tmp_path)
    named = (
        library.orders,
        library.professions,
        library.trajectories,
        library.job_titles,
        library.institutions,
        library.programmes,
        library.supports,
        library.measures,
        library.terms,
    )
    assert list(named) == list(library.records.values())


def test_records_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    files = {
        "programmes/b/programme-a.yaml": programme("programme-a", "b", more=""),
        "programmes/a/programme-b.yaml": programme("programme-b", "a", more=""),
        "institutions/b.yaml": institution("b"),
        "institutions/a.yaml": institution("a"),
    }
    library = library_at(tmp_path, files)
    assert list(library.programmes) == ["programme-a", "programme-b"]
    assert list(library.institutions) == ["a", "b"]


def test_a_record_knows_its_file(tmp_path: Path) -> None:
    library = library_at(tmp_path)
    assert library.root == tmp_path
    for record in library:
        path = library.path_of(record)
        assert isinstance(path, PurePosixPath)
        assert f"id: {record.id}\n" in (library.root / path).read_text()
    assert str(library.path_of(library.programmes["programme"])) == "content/programmes/universite/programme.yaml"


def test_the_same_id_may_be_used_in_two_kinds(tmp_path: Path) -> None:
    library = library_at(tmp_path, {"orders/a.yaml": order("a"), "glossary/a.yaml": term("a")})
    assert library.path_of(library.orders["a"]) != library.path_of(library.terms["a"])


@pytest.fixture
def linked(tmp_path: Path) -> Library:
    """Two of several kinds, the second of which nothing refers to."""
    return library_at(
        tmp_path,
        {
            **LIBRARY,
            "orders/seul.yaml": order("seul"),
            "professions/autre.yaml": profession("autre"),
            "institutions/seule.yaml": institution("seule"),
            "programmes/universite/second.yaml": programme(
                "second",
                more="leads_to: [autre, profession]\n"
                "designations: [{profession: profession, basis: order, source: s1}]\n",
            ),
            "supports/pour-tous.yaml": support("pour-tous"),
            "supports/pour-une.yaml": support("pour-une", more="professions: [profession]\n"),
            "job-titles/second.yaml": job_title("second", more="profession: profession\n"),
            "trajectories/sans-permis.yaml": trajectory("sans-permis", profession=None),
        },
    )


def ids(records: tuple[Record, ...]) -> list[str]:
    return [record.id for record in records]


def test_an_order_gives_its_professions(linked: Library) -> None:
    assert ids(linked.professions_of(linked.orders["ordre"])) == ["autre", "profession"]
    assert ids(linked.professions_of(linked.orders["seul"])) == []


def test_a_profession_gives_its_programmes_each_once(linked: Library) -> None:
    assert sorted(ids(linked.programmes_for(linked.professions["profession"]))) == ["programme", "second"]
    assert ids(linked.programmes_for(linked.professions["autre"])) == ["second"]


def test_an_institution_gives_its_programmes(linked: Library) -> None:
    assert sorted(ids(linked.programmes_at(linked.institutions["universite"]))) == ["programme", "second"]
    assert ids(linked.programmes_at(linked.institutions["seule"])) == []


def test_a_profession_gives_the_help_made_for_it_and_no_other(linked: Library) -> None:
    assert ids(linked.supports_for(linked.professions["profession"])) == ["pour-une"]
    assert ids(linked.supports_for(linked.professions["autre"])) == []


def test_a_profession_gives_its_job_titles(linked: Library) -> None:
    assert sorted(ids(linked.job_titles_of(linked.professions["profession"]))) == ["second", "titre"]
    assert ids(linked.job_titles_of(linked.professions["autre"])) == []


def test_a_profession_gives_the_trajectory_to_its_own_job_and_not_one_that_passes_through_it(linked: Library) -> None:
    found = linked.trajectory_of(linked.professions["profession"])
    assert found is linked.trajectories["trajectoire"]
    assert linked.trajectory_of(linked.professions["autre"]) is None


def test_a_library_cannot_be_changed(tmp_path: Path) -> None:
    library = library_at(tmp_path)
    with pytest.raises(TypeError):
        library.records["order"] = {}  # type: ignore[index]
    with pytest.raises(TypeError):
        del library.orders["ordre"]  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        library.content = tmp_path  # type: ignore[misc]


def test_a_bad_file_does_not_keep_the_others_out(tmp_path: Path) -> None:
    write(tmp_path, {**LIBRARY, "orders/mauvais.yaml": "id: [\n", "glossary/vide.yaml": ""})
    result = loaded(tmp_path)
    assert len(result.library) == 9
    assert [str(finding.path) for finding in result.findings] == [
        "content/glossary/vide.yaml",
        "content/orders/mauvais.yaml",
    ]


def test_of_two_records_with_an_id_the_first_in_order_is_kept(tmp_path: Path) -> None:
    first = edit(programme(), "Certificat en essais", "Le premier")
    second = edit(programme(), "Certificat en essais", "Le second")
    write(tmp_path, {**LIBRARY, "programmes/a/programme.yaml": first, "programmes/b/programme.yaml": second})
    result = loaded(tmp_path)
    assert result.library.programmes["programme"].title.fr == "Le premier"
    assert [str(finding.path) for finding in result.findings] == [
        "content/programmes/b/programme.yaml",
        "content/programmes/universite/programme.yaml",
    ]


def test_hidden_files_and_what_explains_the_folder_are_passed_over(tmp_path: Path) -> None:
    hidden: dict[str, str | bytes] = {
        ".gitkeep": "",
        "orders/.ordre.yaml.swp": b"\x00",
        ".git/config": "x",
        "README.md": "#",
        "LICENSE": "x",
    }
    assert len(library_at(tmp_path, {**LIBRARY, **hidden})) == 9


def test_a_file_that_explains_is_no_record_in_the_folder_of_a_kind(tmp_path: Path) -> None:
    write(tmp_path, {**LIBRARY, "orders/README.md": "#"})
    assert [finding.rule for finding in loaded(tmp_path).findings] == ["file-kind"]


def test_a_link_inside_content_is_followed(tmp_path: Path) -> None:
    content = write(tmp_path, LIBRARY)
    (content / "glossary" / "essai.yaml").symlink_to(Path("terme.yaml"))
    result = loaded(tmp_path)
    assert [str(finding.message) for finding in result.findings] == [
        "the id “terme” is already that of content/glossary/essai.yaml"
    ]


def test_content_may_itself_be_a_link(tmp_path: Path) -> None:
    elsewhere = tmp_path / "ailleurs"
    elsewhere.mkdir()
    (tmp_path / "content").symlink_to(write(elsewhere, LIBRARY))
    assert len(loaded(tmp_path).library) == 9


def test_an_empty_folder_is_an_empty_library(tmp_path: Path) -> None:
    library = library_at(tmp_path, {})
    assert (len(library), list(library), dict(library.orders)) == (0, [], {})


@pytest.mark.parametrize("name", ["absent", "fichier"])
def test_where_there_is_no_folder_there_is_an_error(name: str, tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("x")
    with pytest.raises(NotADirectoryError):
        load(tmp_path / name)


def test_findings_come_in_the_order_of_files_and_places(tmp_path: Path) -> None:
    bad = edit(edit(order(), "id: ordre", "id: É"), "practice: exclusive", "practice: x")
    write(tmp_path, {"orders/b.yaml": bad, "orders/a.yaml": "", "glossary/c.yaml": "", "z.txt": ""})
    places = [(str(f.path), f.position.line) for f in loaded(tmp_path).findings]
    assert places == [
        ("content/glossary/c.yaml", 1),
        ("content/orders/a.yaml", 1),
        ("content/orders/b.yaml", 1),
        ("content/orders/b.yaml", 6),
        ("content/z.txt", 1),
    ]


def test_progress_is_told_file_by_file(tmp_path: Path) -> None:
    content = write(tmp_path, {**LIBRARY, "orders/vide.yaml": ""})
    told: list[tuple[int, int]] = []
    load(content, lambda done, of: told.append((done, of)))
    assert told == [(done, 10) for done in range(1, 11)]


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="one core: files are read in one process")
def test_records_read_in_several_processes_are_those_that_one_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(
        tmp_path, {**LIBRARY, "orders/mauvais.yaml": edit(order("mauvais"), "exclusive", "libre"), "orders/b.yaml": ""}
    )
    one = loaded(tmp_path)
    monkeypatch.setattr(module, "PARALLEL_FROM", 2)
    several = loaded(tmp_path)
    assert several == one
    assert len(one.findings) == 2
    step = several.library.professions["profession"].routes[0].steps[0]
    with pytest.raises(TypeError):
        step.next["always"] = "ailleurs"  # type: ignore[index]
