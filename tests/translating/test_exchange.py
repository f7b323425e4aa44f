"""What goes to a translator and comes back: taken, refused, or left, and never half of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from generator.canonical import canonical
from generator.library import Library
from generator.model.kinds import KIND_OF_FOLDER
from generator.translating.exchange import Imported, export_po, import_po
from generator.translating.lock import NAME
from tests import builders
from tests.builders import LIBRARY, TODAY, edit, library_at
from tests.translating.making import again, confirmed_library, states

COMMENT = "# Keep this remark.\n"
SUPPORT = COMMENT + edit(builders.support(), ", en: A loan.", "")
FILES = {**LIBRARY, "supports/aide.yaml": SUPPORT}


def library_with(tmp_path: Path) -> Library:
    """One text missing, one outdated, one unconfirmed, all else confirmed."""
    confirmed_library(tmp_path, FILES)
    changes = {
        "orders/ordre.yaml": builders.order(more="notes: [{fr: Neuf., en: New., source: s1}]\n"),
        "professions/profession.yaml": edit(builders.profession(), "fr: L'essayeuse essaie.", "fr: Elle essaie."),
    }
    return again(tmp_path, changes)


def exported(library: Library, tmp_path: Path, order: str | None = None) -> Path:
    file = tmp_path / "out.po"
    export_po(library, file, TODAY, "fr", order)
    return file


def unit(key: str, french: str, english: str, flags: str = "") -> str:
    return f'{flags}msgctxt "{key}"\nmsgid "{french}"\nmsgstr "{english}"\n\n'


def take(library: Library, tmp_path: Path, text: str | bytes) -> Imported:
    file = tmp_path / "in.po"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return import_po(library, file, TODAY)


def files_in(tmp_path: Path) -> dict[str, bytes]:
    content = tmp_path / "content"
    return {str(path.relative_to(content)): path.read_bytes() for path in content.rglob("*") if path.is_file()}


LOAN = unit("support/aide:summary", "Un prêt.", "A loan.")


# Export


def test_what_is_not_confirmed_is_exported_with_its_place_and_what_is_there_already(tmp_path: Path) -> None:
    library = library_with(tmp_path)
    with exported(library, tmp_path).open("rb") as file:
        units = {unit.context: unit for unit in read_po(file) if unit.id}
    assert {key: (unit.id, unit.string, unit.fuzzy) for key, unit in units.items()} == {
        "support/aide:summary": ("Un prêt.", "", False),
        "profession/profession:summary": ("Elle essaie.", "Triers try.", True),
        "order/ordre:notes": ("Neuf.", "New.", True),
    }
    assert units["profession/profession:summary"].locations == [("content/professions/profession.yaml", 7)]
    assert "2026-11-01" in units["profession/profession:summary"].auto_comments[0]


def test_the_records_of_one_order_are_exported_alone(tmp_path: Path) -> None:
    library = library_with(tmp_path)
    text = exported(library, tmp_path, "ordre").read_text()
    assert "order/ordre:notes" in text
    assert "support/aide" not in text


def test_an_export_of_the_same_content_on_the_same_day_is_the_same(tmp_path: Path) -> None:
    library = library_with(tmp_path)
    assert exported(library, tmp_path).read_bytes() == exported(library, tmp_path).read_bytes()


def test_marks_of_rich_text_quotes_and_lines_come_back_as_they_went(tmp_path: Path) -> None:
    french = 'Un « prêt »\u00a0: 100\u00a0% *vrai*.\n\n- "a" \\ b\n- [mots](https://example.org/é?a=1&b=2)'
    lines = french.replace("\n", "\n      ")
    summary = f"summary:\n    fr: |-\n      {lines}\n    source: s1"
    text = edit(builders.support(), "summary: {fr: Un prêt., en: A loan., source: s1}", summary)
    library = library_at(tmp_path, {**LIBRARY, "supports/aide.yaml": text})
    file = exported(library, tmp_path)
    with file.open("rb") as stream:
        catalogue = read_po(stream)
        found = catalogue.get(french, "support/aide:summary")
    assert found is not None
    escaped = french.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    done = take(library, tmp_path, unit("support/aide:summary", escaped, escaped))
    assert done.findings == ()
    summary = next(iter(again(tmp_path).supports.values())).summary
    assert (summary.fr, summary.en) == (french, french)


# Import


def test_a_translation_is_written_and_confirmed_and_nothing_else_changes(tmp_path: Path) -> None:
    library = library_with(tmp_path)
    before = files_in(tmp_path)
    done = take(library, tmp_path, LOAN)
    assert (done.findings, done.confirmed, done.left) == ((), 1, 0)
    assert [(str(path), line > 1) for path, line in done.written] == [("content/supports/aide.yaml", True)]
    library = again(tmp_path)
    assert library.supports["aide"].summary.en == "A loan."
    assert states(library, "support/aide:summary") == ["confirmed"]
    after = files_in(tmp_path)
    assert {name for name in after if after[name] != before.get(name)} == {"supports/aide.yaml", NAME}
    assert COMMENT in after["supports/aide.yaml"].decode()


def test_in_a_record_in_its_canonical_form_only_the_english_changes(tmp_path: Path) -> None:
    before = canonical(SUPPORT, KIND_OF_FOLDER["supports"])
    library = library_at(tmp_path, {**FILES, "supports/aide.yaml": before})
    take(library, tmp_path, LOAN)
    after = (tmp_path / "content/supports/aide.yaml").read_text()
    assert [line for line in after.splitlines() if line not in before.splitlines()] == ['  en: "A loan."']
    assert set(before.splitlines()) <= set(after.splitlines())


def test_the_english_of_a_title_is_translated_too(tmp_path: Path) -> None:
    library = library_with(tmp_path)
    done = take(library, tmp_path, unit("profession/profession:title", "Essayeuse, essayeur", "Tester"))
    assert done.findings == ()
    assert again(tmp_path).professions["profession"].title.en == "Tester"


def test_an_english_text_that_stays_is_confirmed_and_no_record_is_written(tmp_path: Path) -> None:
    library = library_with(tmp_path)
    done = take(library, tmp_path, unit("profession/profession:summary", "Elle essaie.", "Triers try."))
    assert (done.written, done.confirmed) == ((), 1)
    assert states(again(tmp_path), "profession/profession:summary") == ["confirmed"]


@pytest.mark.parametrize(
    "text",
    [
        unit("support/aide:summary", "Un prêt.", ""),
        unit("support/aide:summary", "Un prêt.", "   "),
        unit("support/aide:summary", "Un prêt.", "A loan.", flags="#, fuzzy\n"),
    ],
)
def test_what_is_not_done_or_still_marked_is_left(tmp_path: Path, text: str) -> None:
    library = library_with(tmp_path)
    before = files_in(tmp_path)
    done = take(library, tmp_path, text)
    assert (done.findings, done.written, done.confirmed, done.left) == ((), (), 0, 1)
    assert files_in(tmp_path) == before


@pytest.mark.parametrize(
    ("key", "french", "words"),
    [
        ("support/aide:summary", "Un vieux prêt.", "has changed"),
        ("support/aide:nothing", "Un prêt.", "no record"),
        ("support/other:summary", "Un prêt.", "no record"),
        ("../../etc/passwd", "Un prêt.", "no record"),
    ],
)
def test_a_unit_whose_french_is_not_that_of_the_record_is_refused_and_the_others_are_taken(
    tmp_path: Path, key: str, french: str, words: str
) -> None:
    library = library_with(tmp_path)
    other = unit("profession/profession:summary", "Elle essaie.", "She tries.")
    done = take(library, tmp_path, unit(key, french, "Refused.") + other)
    (found,) = done.findings
    assert (found.path.name, found.position.line, found.rule) == ("in.po", 2, "unit")
    assert words in str(found.message)
    assert len(done.written) == 1
    assert "Refused." not in "".join(text.decode() for text in files_in(tmp_path).values())


@pytest.mark.parametrize(
    ("english", "rule"),
    [
        ("A <b>loan</b>.", "markdown"),
        ("A <script>x</script>", "markdown"),
        ("# A loan", "markdown"),
        ("A ![loan](https://example.org/a.png)", "markdown"),
        ("A [loan](javascript:x)", "link"),
        ("A [loan](http://example.org/)", "link"),
        ("A [loan](record:support/none)", "link"),
        ("x" * 4001, "schema"),
    ],
)
def test_a_translation_that_the_check_refuses_is_said_at_its_unit_and_nothing_is_written(
    tmp_path: Path, english: str, rule: str
) -> None:
    library = library_with(tmp_path)
    before = files_in(tmp_path)
    fine = unit("profession/profession:summary", "Elle essaie.", "She tries.")
    done = take(library, tmp_path, fine + unit("support/aide:summary", "Un prêt.", english))
    assert [(found.path.name, found.position.line, found.rule) for found in done.findings] == [("in.po", 6, rule)]
    assert (done.written, done.confirmed) == ((), 0)
    assert files_in(tmp_path) == before


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (b"", 1),
        (b"\xff\xfe\x00a", 1),
        (LOAN.encode() + b'msgid "\xe9"\n', 5),
        ("hello", 1),
        ("id: a\nslug: b\n", 1),
        ('<?xml version="1.0"?>\n<xliff version="2.0"/>\n', 1),
        (LOAN + 'msgid "a"\n', 5),
        (LOAN + 'msgid "a"\nmsgstr[x] "b"\n', 6),
        (LOAN + '"lost"\nmsgfoo "b"\n', 6),
        ('msgid ""\nmsgstr "Content-Type: text/plain; charset=none-such\\n"\n', 1),
        (unit("support/aide:summary", "Un prêt.", "A.") + LOAN, 6),
        ('msgid "a"\nmsgstr "b"\n', 1),
        ('msgctxt "k"\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n', 2),
        ("\x00" * 100, 1),
    ],
)
def test_a_file_that_is_no_po_file_is_refused_at_its_line_and_nothing_is_written(
    tmp_path: Path, text: str | bytes, line: int
) -> None:
    library = library_with(tmp_path)
    before = files_in(tmp_path)
    done = take(library, tmp_path, text)
    (found,) = done.findings
    assert (found.path.name, found.position.line) == ("in.po", line)
    assert found.hint is not None
    assert (done.written, done.confirmed) == ((), 0)
    assert files_in(tmp_path) == before


def test_what_is_exported_and_comes_back_untouched_does_nothing(tmp_path: Path) -> None:
    library = library_with(tmp_path)
    before = files_in(tmp_path)
    done = take(library, tmp_path, exported(library, tmp_path).read_bytes())
    assert (done.findings, done.written, done.confirmed, done.left) == ((), (), 0, 3)
    assert files_in(tmp_path) == before
