"""The canonical form: what it looks like, and that it says what was said."""

from __future__ import annotations

import io
import os
import re
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from generator.canonical import canonical, grown, read_tree, written
from generator.model.kinds import KIND_OF_FOLDER
from generator.model.record import Record
from generator.reading import read_record
from generator.yaml_file import Value, compose, construct
from tests.browser.pages import is_full_run
from tests.builders import LIBRARY, edit, support

CONTENT: Final = Path(__file__).parents[2] / "content"
FILES: Final = sorted(CONTENT.rglob("*.yaml"))
SAMPLE: Final = FILES if is_full_run() else FILES[::25]
SUPPORT: Final = KIND_OF_FOLDER["supports"]
NBSP: Final = "\u00a0"


def value_of(text: str) -> Value:
    return construct(compose(text))


def body(text: str, key: str) -> str:
    """The lines of a key of a support, once formatted."""
    lines = canonical(support(more=text), SUPPORT).split("\n")
    start = next(n for n, line in enumerate(lines) if line.startswith(f"{key}:"))
    end = next(n for n, line in enumerate(lines[start + 1 :], start + 1) if line[:1] not in {" ", ""})
    return "\n".join(lines[start:end])


# All of content/


def test_a_record_says_the_same_in_its_canonical_form_and_the_form_is_one(tmp_path: Path) -> None:
    """A sample of content/, all of it with ALL=1; `parcours fmt` itself reads back whatever it writes."""
    for path in FILES if is_full_run() else FILES[::5]:
        kind = KIND_OF_FOLDER[path.relative_to(CONTENT).parts[0]]
        new = canonical(path.read_text("utf-8"), kind)
        copy = tmp_path / path.name
        copy.write_text(new, "utf-8")
        record = read_record(copy, PurePosixPath(path.name), kind.model)
        assert record == read_record(path, PurePosixPath(path.name), kind.model)
        assert isinstance(record, Record)
        assert canonical(new, kind) == new


@pytest.mark.parametrize("path", SAMPLE[:: 1 if is_full_run() else 3], ids=lambda path: path.stem)
def test_another_reader_of_yaml_reads_the_same(path: Path) -> None:
    """ruamel.yaml, made by others, under YAML 1.2: the form relies on nothing that only libyaml reads so."""
    text = path.read_text("utf-8")
    new = canonical(text, KIND_OF_FOLDER[path.relative_to(CONTENT).parts[0]])
    assert plain(YAML(typ="rt").load(new)) == plain(YAML(typ="rt").load(text)) == plain(value_of(new))


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): plain(found) for key, found in value.items()}
    if isinstance(value, list):
        return [plain(found) for found in value]
    return float(value) if isinstance(value, (Decimal, float)) else str(value)


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
def test_no_line_is_longer_than_110_but_for_one_long_word_or_a_line_of_the_text_itself(path: Path) -> None:
    text = path.read_text("utf-8")
    new = canonical(text, KIND_OF_FOLDER[path.relative_to(CONTENT).parts[0]])
    own = set(re.findall(r"[^\n]+", "\n".join(str(value) for value in leaves(value_of(text)) if "\n" in str(value))))
    long = [line for line in new.split("\n") if len(line) > 110 and line.strip() not in own]
    assert [line for line in long if " " in re.sub(r"^ *(- )?[\w-]+: ", "", line).strip()] == []


def leaves(value: Value) -> list[Value]:
    if isinstance(value, dict):
        return [leaf for found in value.values() for leaf in leaves(found)]
    if isinstance(value, list):
        return [leaf for found in value for leaf in leaves(found)]
    return [value]


# The form


@pytest.mark.parametrize("path", LIBRARY)
def test_the_first_line_names_the_schema_from_where_the_record_lies(path: str) -> None:
    kind = KIND_OF_FOLDER[path.split("/")[0]]
    first = canonical(LIBRARY[path], kind).split("\n")[0]
    prefix = "# yaml-language-server: $schema="
    assert first.startswith(prefix)
    schema = ((CONTENT / path).parent / first.removeprefix(prefix)).resolve()
    assert schema == CONTENT.parent / "schema" / f"{kind.name}.json"
    assert schema.exists()


def test_an_old_first_line_is_replaced() -> None:
    text = f"#yaml-language-server: $schema=ailleurs.json\n# Une note.\n{support()}"
    assert canonical(text, SUPPORT).split("\n")[:3] == [
        "# yaml-language-server: $schema=../../schema/support.json",
        "# Une note.",
        "id: aide",
    ]


def test_keys_stand_in_the_order_of_the_model_and_unknown_ones_last() -> None:
    lines = support().splitlines(keepends=True)
    moved = "".join(["zzz: 1\n", *lines[-4:], *lines[:-4][::-1]])
    text = canonical(moved, SUPPORT)
    keys = [line.split(":")[0] for line in text.split("\n") if re.match(r"\w", line)]
    assert keys == ["id", "slug", "title", "category", "provider", "summary", "sources", "review", "zzz"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        # A fact takes a line a key.
        (
            "details: [{source: s1, en: A., fr: Un fait.}]\n",
            'details:\n  - fr: "Un fait."\n    en: "A."\n    source: s1',
        ),
        ("details:\n- fr: A\n  source: [s1]\n", 'details:\n  - fr: "A"\n    source: [s1]'),
        # A group without a source takes one line where it fits.
        (
            "amounts:\n  - what:\n      fr: Frais\n      en: Fee\n    amount: 747.30\n    taxes: exempt\n"
            "    as_of: 2024-05\n    source: s1\n",
            'amounts:\n  - what: {fr: "Frais", en: "Fee"}\n    amount: 747.30\n    taxes: exempt\n    as_of: 2024-05\n'
            "    source: s1",
        ),
        # Words stand on one line where they fit, without quotes where they can.
        ("professions:\n  - a\n  - b-c\n", "professions: [a, b-c]"),
        (
            "professions: [" + ", ".join(["abcdefghijklmnop"] * 7) + "]\n",
            "professions:" + "\n  - abcdefghijklmnop" * 7,
        ),
        # A text is quoted on one line, folded where it is long, and kept line by line where it has lines.
        (
            f"details:\n  - fr: >-\n      {('mot ' * 15).strip()}\n      {'mot ' * 14}fin\n    source: s1\n",
            f"details:\n  - fr: >-\n      {('mot ' * 26).strip()}\n      {'mot ' * 3}fin\n    source: s1",
        ),
        (
            'details:\n  - fr: "Deux :\\n\\n- un\\n- deux"\n    source: s1\n',
            "details:\n  - fr: |-\n      Deux :\n\n      - un\n      - deux\n    source: s1",
        ),
        # Blanks around a text say nothing.
        ('details:\n  - fr: " Un fait. \\n"\n    source: s1\n', 'details:\n  - fr: "Un fait."\n    source: s1'),
        ("details:\n  - fr: >\n      Un fait.\n    source: s1\n", 'details:\n  - fr: "Un fait."\n    source: s1'),
        # Quotes inside of quotes are hard to read: a block needs none.
        ("details: [{fr: 'Dit \"oui\".', source: s1}]\n", 'details:\n  - fr: >-\n      Dit "oui".\n    source: s1'),
        # What looks like something else than text keeps its quotes; a date needs none.
        ('contact: {phone: "514 935-2501", source: s1}\n', 'contact:\n  phone: "514 935-2501"\n  source: s1'),
        ("contact: {page: 'https://e.org/?b#d', source: s1}\n", "contact:\n  page: https://e.org/?b#d\n  source: s1"),
        ("contact: {page: 'https://e.org/a,b', source: s1}\n", 'contact:\n  page: "https://e.org/a,b"\n  source: s1'),
        ('state: "no"\n', 'state: "no"'),
        ("state: 'yes'\n", 'state: "yes"'),
        ('state: "1.10"\n', 'state: "1.10"'),
        ("state: 1.10\n", "state: 1.10"),
        ('state: "12:30"\n', 'state: "12:30"'),
        ("state: ~\n", "state: null"),
        ('state: "null"\n', 'state: "null"'),
        ("state: true\n", "state: true"),
        ('state: "2024-05-17"\n', "state: 2024-05-17"),
        ('state: "2024"\n', 'state: "2024"'),
        ("state: []\n", "state: []"),
        ("details: []\n", "details: []"),
    ],
)  # fmt: skip
def test_the_form_of_a_value(more: str, expected: str) -> None:
    key = more.split(":")[0]
    assert body(more, key) == expected
    assert body(body(more, key) + "\n", key) == body(more, key)


def test_the_year_of_a_date_has_no_quotes() -> None:
    text = canonical(edit(support(), "consulted: 2026-11-01", "as_of: '2024', consulted: 2026-11-01"), SUPPORT)
    assert "    as_of: 2024\n" in text


def test_an_address_is_never_cut() -> None:
    address = f"https://example.org/{'a-b/' * 60}"
    wrapped = f'contact:\n  page: "{address[:50]}\\\n    {address[50:]}"\n  source: s1\n'
    assert body(wrapped, "contact") == f"contact:\n  page: {address}\n  source: s1"


def test_a_text_breaks_only_at_ordinary_spaces() -> None:
    words = " ".join([f"Combien{NBSP}?"] * 40)
    text = canonical(edit(support(), "fr: Un prêt.", f'fr: "{words}"'), SUPPORT)
    assert value_of(text)["summary"]["fr"] == words  # type: ignore[index,call-overload]
    assert all(not line.startswith("?") for line in text.replace(NBSP, " ").split("\n"))


@pytest.mark.parametrize("between", ["  ", " \t", "\t", " \u2028 ", "  \n", "\n \n"])
def test_a_long_text_with_unusual_blanks_keeps_them(between: str) -> None:
    words = between.join(["mot"] * 60)
    text = written(grown({"id": "a", "summary": {"fr": words, "source": "s1"}}), SUPPORT)  # type: ignore[arg-type]
    assert value_of(text) == {"id": "a", "summary": {"fr": words, "source": "s1"}}
    # Programs that tidy files take blanks from the ends of lines: a folded text has none there.
    assert ">-" not in text or all(line == line.rstrip() for line in text.split("\n"))


def test_a_record_has_no_blank_line_but_in_a_text() -> None:
    assert "\n\n" not in canonical(support().replace("\n", "\n\n"), SUPPORT)


TEXTS: Final = st.text(
    st.one_of(
        st.sampled_from(" \n\t\"'\\#:-,[]{}&*!|>%@`?~\u00a0\u202f\u2028\x85\ufeffé"),
        st.characters(codec="utf-8", exclude_categories=["Cs"]),
        st.sampled_from("abc01. "),
    ),
    max_size=300,
)


@given(TEXTS)
@settings(max_examples=int(os.environ.get("EXAMPLES", "100")))
def test_any_text_at_any_place_reads_as_it_was(text: str) -> None:
    data: Value = {"id": text, "summary": {"fr": text}, "how": [{"fr": text, "source": [text, text]}], "state": text}
    new = written(grown(data), SUPPORT)
    stripped = text.strip()
    assert value_of(new) == {
        "id": text,
        "summary": {"fr": stripped},
        "how": [{"fr": stripped, "source": [text, text]}],
        "state": text,
    }
    assert canonical(new, SUPPORT) == new
    other = YAML(typ="safe", pure=True).load(io.StringIO(new)) if "\x85" not in text else None
    assert other is None or other["state"] == text or not isinstance(other["state"], str)


@given(
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(-(10**12), 10**12), st.text("ab: #-", max_size=12)),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(["id", "source", "no", "é è", ""]), inner)
        ),
        max_leaves=12,
    )
)  # fmt: skip
@settings(max_examples=int(os.environ.get("EXAMPLES", "100")))
def test_any_shape_even_a_wrong_one_reads_as_it_was(value: Any) -> None:
    data: Value = {"id": "a", "state": value, "zzz": value}
    new = written(grown(data), SUPPORT)
    assert value_of(new) == data
    assert canonical(new, SUPPORT) == new
    assert read_tree(new) is not None
