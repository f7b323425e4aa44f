"""Formatting files: whole or not at all, only those asked for, and bad ones reported as the check reports them."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Final

import pytest

from generator.canonical import NoRecord, format_records
from generator.canonical import files as module
from generator.report import as_text
from tests.bad_input.syntax import SYNTAX_CASES
from tests.builders import LIBRARY, findings, order, write
from tests.test_bad_input import place

AS_IT_IS: Final = set(LIBRARY)


def texts(content: Path) -> dict[str, bytes]:
    return {p.relative_to(content).as_posix(): p.read_bytes() for p in sorted(content.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("least", [1, 1000])
def test_every_record_is_formatted_once_and_then_stays(
    least: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PARALLEL_FROM", least)
    content = write(tmp_path, LIBRARY)
    done = format_records(content)
    assert {path.relative_to("content").as_posix() for path in done.changed} == AS_IT_IS
    assert done.findings == ()
    after = texts(content)
    assert all(text.startswith(b"# yaml-language-server: ") for text in after.values())
    assert format_records(content).changed == ()
    assert texts(content) == after
    assert findings(tmp_path) == ()


def test_a_check_changes_nothing_and_says_where_each_file_differs_first(tmp_path: Path) -> None:
    content = write(tmp_path, LIBRARY)
    format_records(content)
    path = content / "orders" / "ordre.yaml"
    path.write_text(path.read_text("utf-8").replace("acronym", "acronym").replace('gloss: "', 'gloss:  "'), "utf-8")
    before = texts(content)
    done = format_records(content, write=False)
    assert texts(content) == before
    assert [str(path) for path in done.changed] == ["content/orders/ordre.yaml"]
    (finding,) = done.findings
    assert as_text(finding, "en") == (
        "content/orders/ordre.yaml:5:1: format: not in the canonical form; "
        'write “gloss: "Order of trials of Québec"” on this line, or run “parcours fmt content/orders/ordre.yaml”'
    )
    assert "pas dans la forme canonique" in as_text(finding, "fr")


@pytest.mark.parametrize("end", ["\n\n", ""])
def test_a_file_that_differs_only_at_its_end_differs(end: str, tmp_path: Path) -> None:
    content = write(tmp_path, {"orders/ordre.yaml": order()})
    format_records(content)
    path = content / "orders" / "ordre.yaml"
    path.write_text(path.read_text("utf-8").rstrip("\n") + end, "utf-8")
    assert len(format_records(content, write=False).findings) == 1


def test_line_ends_of_windows_are_put_right(tmp_path: Path) -> None:
    content = write(tmp_path, {"orders/ordre.yaml": order().replace("\n", "\r\n").encode()})
    format_records(content)
    assert b"\r" not in (content / "orders" / "ordre.yaml").read_bytes()


@pytest.mark.parametrize("case", SYNTAX_CASES, ids=lambda case: case.id)
def test_a_file_that_cannot_be_read_gives_the_finding_of_the_check_and_stays(case: object, tmp_path: Path) -> None:
    place(tmp_path, case.files)  # type: ignore[attr-defined]
    content = tmp_path / "content"
    path = f"content/{case.path}"  # type: ignore[attr-defined]
    before = (tmp_path / path).read_bytes()
    expected = [as_text(finding, "fr") for finding in findings(tmp_path) if str(finding.path) == path]
    done = format_records(content)
    assert (tmp_path / path).read_bytes() == before
    assert [as_text(finding, "fr") for finding in done.findings] == expected
    assert path not in map(str, done.changed)


def test_a_record_that_is_wrong_but_can_be_read_is_formatted_all_the_same(tmp_path: Path) -> None:
    content = write(tmp_path, {"orders/ordre.yaml": order().replace("practice: exclusive", "practice: libre\nzzz: 1")})
    done = format_records(content)
    assert done.findings == ()
    assert (content / "orders" / "ordre.yaml").read_text("utf-8").endswith("zzz: 1\n")


@pytest.mark.parametrize(
    ("asked", "changed"),
    [
        (["orders/ordre.yaml"], {"orders/ordre.yaml"}),
        (["orders", "glossary/terme.yaml"], {"orders/ordre.yaml", "glossary/terme.yaml"}),
        (["programmes"], {"programmes/universite/programme.yaml"}),
        (["orders/../glossary"], {"glossary/terme.yaml"}),
    ],
)
def test_only_the_records_asked_for_are_formatted(asked: list[str], changed: set[str], tmp_path: Path) -> None:
    content = write(tmp_path, {**LIBRARY, "orders/notes.txt": "à faire"})
    done = format_records(content, [content / path for path in asked])
    assert {path.relative_to("content").as_posix() for path in done.changed} == changed
    assert done.findings == ()


@pytest.mark.parametrize("path", ["orders/absent.yaml", "orders/notes.txt", "../ailleurs.yaml"])
def test_what_is_no_record_is_refused_before_anything_is_written(path: str, tmp_path: Path) -> None:
    content = write(tmp_path, {**LIBRARY, "orders/notes.txt": "à faire"})
    before = texts(content)
    with pytest.raises(NoRecord):
        format_records(content, [content / "orders" / "ordre.yaml", content / path])
    assert texts(content) == before


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    content = write(tmp_path, {"orders/ordre.yaml": order()})
    path = content / "orders" / "ordre.yaml"
    path.chmod(0o640)
    (content / "orders" / "autre.yaml").symlink_to("ordre.yaml")
    format_records(content)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert (content / "orders" / "autre.yaml").is_symlink()
    assert sorted(found.name for found in path.parent.iterdir()) == ["autre.yaml", "ordre.yaml"]


def test_a_write_that_fails_leaves_the_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = write(tmp_path, {"orders/ordre.yaml": order()})

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        format_records(content)
    assert texts(content) == {"orders/ordre.yaml": order().encode()}
