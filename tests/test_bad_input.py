"""Bad content, kind by kind: each gives exactly its finding, at its place, in both languages, and no traceback.

The table itself is in `tests/bad_input/`.
"""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

from generator.reading import MOST_FINDINGS
from generator.report import as_text, report
from generator.translation import translations
from generator.yaml_file import MAX_BYTES
from tests.bad_input.case import Case, Content, Link, details, gloss
from tests.bad_input.files import FILE_CASES
from tests.bad_input.rules import RULE_CASES
from tests.bad_input.schema import SCHEMA_CASES
from tests.bad_input.syntax import SYNTAX_CASES
from tests.builders import LIBRARY, TODAY, edit, findings, library_at, order, profession, write

CASES: Final = (*SYNTAX_CASES, *FILE_CASES, *SCHEMA_CASES, *RULE_CASES)


def place(tmp_path: Path, files: Mapping[str, Content]) -> None:
    """Write the files of a case, its links too."""
    content = write(tmp_path, {path: text for path, text in files.items() if not isinstance(text, Link)})
    for name, link in files.items():
        if isinstance(link, Link):
            (content / name).parent.mkdir(parents=True, exist_ok=True)
            (content / name).symlink_to(link.target.format(content=content))


def plain(text: str) -> str:
    """Return the text with ordinary spaces, as the table writes it."""
    return text.replace("\u00a0", " ")


def shown(tmp_path: Path) -> list[str]:
    """Return the findings as lines in English."""
    return [as_text(finding, "en") for finding in findings(tmp_path)]


def places(tmp_path: Path) -> list[str]:
    """Return `path:line:column rule` of each finding."""
    return [f"{f.path}:{f.position.line}:{f.position.column} {f.rule}" for f in findings(tmp_path)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_bad_content_gives_exactly_its_finding(case: Case, tmp_path: Path) -> None:
    place(tmp_path, case.files)
    found = findings(tmp_path)
    assert [(f"{f.path}:{f.position.line}:{f.position.column}", f.severity, f.rule) for f in found] == [
        (case.place, case.severity, case.rule)
    ], report(found, "en", "text")
    assert case.en in plain(as_text(found[0], "en"))
    assert case.fr in plain(as_text(found[0], "fr"))
    # Whatever is wrong, the finding says what to do, in words that are not those of a program.
    (hint,) = (finding.hint for finding in found)
    assert hint is not None
    assert hint.translated(translations("fr").gettext) != str(hint)
    assert "^" not in str(hint)


def test_the_cases_have_different_names() -> None:
    names = [case.id for case in CASES]
    assert len(set(names)) == len(names) >= 45


@pytest.mark.parametrize(
    ("path", "en", "fr"),
    [
        (
            "ordres/ordre.yaml",
            "content/ordres:1:1: folder: no kind of record has a folder “ordres”; did you mean “orders”?",
            "aucun genre de fiche n'a de dossier « ordres » ; vouliez-vous dire « orders » ?",
        ),
        (
            "xyz/ordre.yaml",
            "content/xyz:1:1: folder: no kind of record has a folder “xyz”; see the guide to records",
            "aucun genre de fiche n'a de dossier « xyz » ; voyez le guide des fiches",
        ),
        (
            "orders/sante/ordre.yaml",
            "content/orders/sante:1:1: folder: a folder too deep: records lie higher up; "
            "move its records into the folder above",
            "dossier trop profond : les fiches sont plus haut ; déplacez ses fiches dans le dossier qui le contient",
        ),
        (
            "programmes/universite/sante/programme.yaml",
            "content/programmes/universite/sante:1:1: folder: a folder too deep: records lie higher up; "
            "move its records into the folder above",
            "dossier trop profond : les fiches sont plus haut ; déplacez ses fiches dans le dossier qui le contient",
        ),
        (
            "orders/autre.yaml/ordre.yaml",
            "content/orders/autre.yaml:1:1: folder: a folder too deep: records lie higher up; "
            "move its records into the folder above",
            "dossier trop profond : les fiches sont plus haut ; déplacez ses fiches dans le dossier qui le contient",
        ),
    ],
    ids=["unknown", "unknown-like-no-other", "too-deep", "too-deep-in-an-institution", "named-as-a-record"],
)
def test_a_folder_out_of_place_is_reported_once_whatever_it_holds(path: str, en: str, fr: str, tmp_path: Path) -> None:
    write(tmp_path, {**LIBRARY, path: order(), f"{Path(path).parent}/autre.txt": "à faire"})
    (finding,) = findings(tmp_path)
    assert as_text(finding, "en") == en
    assert fr in plain(as_text(finding, "fr"))


def test_a_folder_that_leads_out_of_content_is_not_entered(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "autre.yaml").write_text(order("autre"))
    content = write(tmp_path, LIBRARY)
    (content / "programmes" / "ailleurs").symlink_to(outside)
    assert shown(tmp_path) == [
        "content/programmes/ailleurs:1:1: symlink: a link that leads out of the content folder; "
        "put the file itself here"
    ]


def test_two_folders_that_lead_to_each_other_end(tmp_path: Path) -> None:
    content = write(tmp_path, LIBRARY)
    (content / "programmes" / "a").symlink_to(content / "programmes")
    assert "content/programmes/a/universite:1:1 folder" in places(tmp_path)


def test_a_socket_or_pipe_is_not_opened(tmp_path: Path) -> None:
    content = write(tmp_path, LIBRARY)
    os.mkfifo(content / "orders" / "autre.yaml")
    assert places(tmp_path) == ["content/orders/autre.yaml:1:1 file-kind"]


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """Give a folder, and take from the process the right to read every file, where it has it."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield folder
    finally:
        if is_root:
            os.seteuid(0)
        shutil.rmtree(folder)


def test_a_file_that_may_not_be_read_is_reported_and_the_others_are_read(unprivileged: Path) -> None:
    content = write(unprivileged, {**LIBRARY, "orders/secret.yaml": order("secret")})
    (content / "orders" / "secret.yaml").chmod(0)
    (finding,) = findings(unprivileged)
    assert as_text(finding, "en") == (
        "content/orders/secret.yaml:1:1: read: the file cannot be read: Permission denied; "
        "see that it is a file, and that you may read it"
    )
    assert "le fichier ne peut pas être lu : Permission denied" in plain(as_text(finding, "fr"))


def test_every_error_of_a_file_is_reported(tmp_path: Path) -> None:
    text = edit(gloss("gloss: 3"), "practice: exclusive", "practice: libre\nlogo: x")
    write(tmp_path, {"orders/ordre.yaml": text, "orders/autre.yaml": "id: [\n", "orders/vide.yaml": ""})
    assert places(tmp_path) == [
        "content/orders/autre.yaml:2:1 syntax",
        "content/orders/ordre.yaml:4:8 schema",
        "content/orders/ordre.yaml:6:11 schema",
        "content/orders/ordre.yaml:7:1 schema",
        "content/orders/vide.yaml:1:1 empty",
    ]


def test_an_error_in_the_only_item_of_a_list_is_reported_once(tmp_path: Path) -> None:
    write(tmp_path, {"orders/ordre.yaml": edit(order(), "consulted: 2026-11-01", "consulted: hier")})
    assert shown(tmp_path) == [
        "content/orders/ordre.yaml:9:106: schema: not a date of the form 2024-05-17, 2024-05 or 2024; "
        "write in digits the year, then the month and the day where they are known"
    ]


def test_references_to_a_record_that_could_not_be_read_are_not_reported_too(tmp_path: Path) -> None:
    write(tmp_path, {**LIBRARY, "orders/ordre.yaml": gloss("gloss: 3")})
    assert places(tmp_path) == ["content/orders/ordre.yaml:4:8 schema"]


def test_links_to_a_record_that_could_not_be_read_are_not_reported_too(tmp_path: Path) -> None:
    linking = details('"[ordre](record:order/ordre)"')
    write(tmp_path, {"orders/ordre.yaml": gloss("gloss: 3"), "supports/aide.yaml": linking})
    assert places(tmp_path) == ["content/orders/ordre.yaml:4:8 schema"]


def test_a_value_that_is_quoted_in_a_finding_is_cut(tmp_path: Path) -> None:
    long = "a" * 100_000
    write(
        tmp_path,
        {
            "orders/a.yaml": edit(order("a"), "practice: exclusive", f"practice: {long}"),
            "orders/b.yaml": edit(order("b"), "practice: exclusive", f"practice: exclusive\n? {long}\n: b"),
            "orders/c.yaml": edit(order("c"), "I-8", long),
            "orders/d.yaml": edit(order("d"), "id: d", f"id: d\nmax: {[long]}"),
        },
    )
    assert [len(line) < 300 for line in shown(tmp_path)] == [True] * 4


def test_a_file_is_opened_twice_at_most_however_many_findings_it_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"orders/ordre.yaml": order(more="".join(f"x{n}: 1\n" for n in range(30)))})
    opened: list[Path] = []
    read_bytes = Path.read_bytes

    def counted(path: Path) -> bytes:
        opened.append(path)
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", counted)
    assert len(findings(tmp_path)) == 30
    assert len(opened) <= 2


def test_a_file_with_very_many_errors_says_how_many_it_does_not_say(tmp_path: Path) -> None:
    write(tmp_path, {"orders/ordre.yaml": order(more="".join(f"x{n}: 1\n" for n in range(MOST_FINDINGS + 7)))})
    found = findings(tmp_path)
    assert len(found) == MOST_FINDINGS + 1
    assert as_text(found[0], "en") == (
        "content/orders/ordre.yaml:1:1: schema: and 7 more like these in this file; mend these, then check again"
    )
    assert "et 7 autres du même genre dans ce fichier" in as_text(found[0], "fr")


def test_template_syntax_stays_text(tmp_path: Path) -> None:
    typed = "{{ 7 * 7 }} {% raw %} ${HOME} %(name)s {name} {# #}"
    library = library_at(tmp_path, {**LIBRARY, "supports/aide.yaml": details(f"'{typed}'")})
    assert library.supports["aide"].details[0].fr == typed
    assert [line for line in shown(tmp_path) if "typography" not in line] == []


@pytest.mark.parametrize("case", [case for case in SYNTAX_CASES if case.rule == "syntax"], ids=lambda case: case.id)
def test_a_syntax_error_is_said_in_french_to_who_reads_french(case: Case, tmp_path: Path) -> None:
    place(tmp_path, case.files)
    (finding,) = findings(tmp_path)
    assert re.search(r"\b(found|expected|allowed|not|key|the)\b", as_text(finding, "fr")) is None


BOMBS: Final[Mapping[str, bytes]] = {
    "orders/alias.yaml": (
        "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 30))
    ).encode(),
    "orders/alias-in-text.yaml": (
        f"a0: &a0 {'x' * 200_000}\n" + "".join(f"a{n}: *a0\n" for n in range(1, 20_000))
    ).encode(),
    "orders/brackets.yaml": b"a: " + b"[" * 250_000 + b"]" * 250_000,
    "orders/braces.yaml": b"{a: " * 100_000,
    "orders/dashes.yaml": b"- " * 250_000,
    "orders/indentation.yaml": b"\n".join(b" " * n + b"a:" for n in range(1000)),
    "orders/large.yaml": b"a: " + b"x" * 10 * 1024 * 1024,
    "orders/large-and-binary.yaml": b"\x00" * 10 * 1024 * 1024,
    "orders/keys.yaml": "".join(f"k{n}: 1\n" for n in range(2000)).encode(),
}
"""What would take memory without bound, or the whole stack, from a reader without limits."""

MEMORY: Final = 1024**3


def parcours(*arguments: str, memory: int = resource.RLIM_INFINITY) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, with a bound on its memory."""

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))

    return subprocess.run(
        [sys.executable, "-c", "from generator.cli import app; app()", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[1],
        preexec_fn=bounded,
    )


def test_a_gibibyte_of_memory_is_enough_for_any_content(tmp_path: Path) -> None:
    content = write(tmp_path, {**LIBRARY, **BOMBS})
    run = parcours(
        "check", "--content", str(content), "--date", str(TODAY), "--format", "json", "--lang", "en", memory=MEMORY
    )
    assert (run.returncode, run.stderr) == (1, "")
    rules = {finding["path"]: finding["rule"] for finding in json.loads(run.stdout)}
    assert rules == {
        "content/orders/alias-in-text.yaml": "alias",
        "content/orders/alias.yaml": "alias",
        "content/orders/braces.yaml": "depth",
        "content/orders/brackets.yaml": "depth",
        "content/orders/dashes.yaml": "depth",
        "content/orders/indentation.yaml": "depth",
        "content/orders/keys.yaml": "schema",
        "content/orders/large-and-binary.yaml": "size",
        "content/orders/large.yaml": "size",
    }


def test_a_file_at_the_limit_of_size_is_read(tmp_path: Path) -> None:
    text = order()
    library_at(tmp_path, {"orders/ordre.yaml": text + "#" * (MAX_BYTES - len(text.encode()))})


def test_the_process_ends_with_0_on_clean_content(tmp_path: Path) -> None:
    content = write(tmp_path, LIBRARY)
    run = parcours("check", "--content", str(content), "--date", str(TODAY))
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_the_process_ends_with_0_on_warnings_and_with_1_where_they_count(tmp_path: Path) -> None:
    content = write(tmp_path, {"orders/ordre.yaml": edit(order(), "on: 2026-11-01", "on: 2025-01-01")})
    arguments = ("check", "--content", str(content), "--date", str(TODAY), "--lang", "fr")
    clean, strict = parcours(*arguments), parcours(*arguments, "--strict")
    assert (clean.returncode, strict.returncode) == (0, 1)
    assert clean.stdout == strict.stdout
    assert "stale" in clean.stdout


def test_the_process_ends_with_1_on_errors(tmp_path: Path) -> None:
    content = write(tmp_path, {"professions/profession.yaml": profession()})
    run = parcours("check", "--content", str(content), "--date", str(TODAY), "--lang", "en")
    assert (run.returncode, run.stderr) == (1, "")
    assert run.stdout == (
        "content/professions/profession.yaml:3:8: reference: no order “ordre”; "
        "an id is the name of a file in content/orders/, without “.yaml”\n"
    )


@pytest.mark.parametrize("name", ["absent", "fichier"])
def test_the_process_ends_with_2_where_there_is_no_folder(name: str, tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("x")
    run = parcours("check", "--content", str(tmp_path / name), "--lang", "fr")
    assert (run.returncode, run.stdout) == (2, "")
    assert plain(run.stderr) == f"Exécution impossible : ce n'est pas un dossier : {tmp_path / name}\n"
