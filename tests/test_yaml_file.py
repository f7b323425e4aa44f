"""One YAML file, read: the types kept, the places found. What is refused is in `tests/bad_input/syntax.py`."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.yaml_file import START, Loc, Places, Position, UnreadableFile, Value, path_to, read


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "fiche.yaml"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("infirmière", "infirmière"),
        ("true", True),
        ("false", False),
        ("True", "True"),
        ("FALSE", "FALSE"),
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("oui", "oui"),
        ("NO", "NO"),
        ("null", None),
        ("~", None),
        ("", None),
        ("Null", "Null"),
        ("0", 0),
        ("3", 3),
        ("-12", -12),
        ("+12", "+12"),
        ("007", "007"),
        ("0x10", "0x10"),
        ("0o10", "0o10"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("123456789012345678", 123456789012345678),
        ("1234567890123456789", "1234567890123456789"),
        ("747.34", Decimal("747.34")),
        ("747.30", Decimal("747.30")),
        ("-0.5", Decimal("-0.5")),
        (".5", ".5"),
        ("1.", "1."),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("747,34", "747,34"),
        ("١٢", "١٢"),
        ("1٢", "1٢"),
        ("2024-05-17", "2024-05-17"),
        ("2024-05", "2024-05"),
        ("2024", 2024),
        ("2024-05-17T10:00:00Z", "2024-05-17T10:00:00Z"),
        ("'3'", "3"),
        ('"747.34"', "747.34"),
        ('"true"', "true"),
        ("''", ""),
        ('"null"', "null"),
        (">-\n  3", "3"),
        ("|-\n  a\n  b", "a\nb"),
        (">-\n  a\n  b", "a b"),
        ("A & B", "A & B"),
        ("a: b".replace(": ", ":"), "a:b"),
        ("=", "="),
    ],
)
def test_a_scalar_is_read_as_the_few_types_that_records_use(typed: str, value: Value, path: Path) -> None:
    path.write_text(f"cle: {typed}\n", encoding="utf-8")
    found = read(path)
    assert found == {"cle": value}
    assert isinstance(found, dict)
    assert type(found["cle"]) is type(value)


def test_a_decimal_keeps_the_zeros_that_were_typed(path: Path) -> None:
    path.write_text("amount: 747.30\n")
    assert str(read(path)["amount"]) == "747.30"  # type: ignore[call-overload, index]


def test_lists_and_mappings_nest_in_both_styles_and_keep_their_order(path: Path) -> None:
    path.write_text("z:\n  - {b: 1, a: [x, y]}\n  - c\na:\n  b: {}\n  c: []\n")
    found = read(path)
    assert found == {"z": [{"b": 1, "a": ["x", "y"]}, "c"], "a": {"b": {}, "c": []}}
    assert isinstance(found, dict)
    assert list(found) == ["z", "a"]


def test_a_key_is_text_whatever_it_looks_like(path: Path) -> None:
    path.write_text("1: a\ntrue: b\n2024-05-17: c\n'': d\n")
    assert read(path) == {"1": "a", "true": "b", "2024-05-17": "c", "": "d"}


def test_the_same_key_may_stand_in_two_places(path: Path) -> None:
    path.write_text("fr: {fr: a}\nen: {fr: b}\n")
    assert read(path) == {"fr": {"fr": "a"}, "en": {"fr": "b"}}


def test_a_file_saved_on_windows_reads_the_same(path: Path) -> None:
    path.write_bytes(b"a: 1\r\nb: >-\r\n  c\r\n  d\r\n")
    assert read(path) == {"a": 1, "b": "c d"}


@pytest.mark.parametrize(
    "text", ["a: 1", "---\na: 1\n", "# Un mot.\na: 1 # Un autre.\n", "\n\n  a: 1\n", "a: 1\n...\n"]
)
def test_what_surrounds_a_document_does_not_matter(text: str, path: Path) -> None:
    path.write_text(text)
    assert read(path) == {"a": 1}


@pytest.mark.parametrize("mark", ["*", "&", "!"])
def test_a_mark_inside_or_in_quotes_is_text(mark: str, path: Path) -> None:
    path.write_text(f"a: un {mark}mot\nb: '{mark}mot'\nc: >-\n  {mark}mot {mark}mot\nd: ['{mark}a', b{mark}]\n")
    assert read(path) == {
        "a": f"un {mark}mot",
        "b": f"{mark}mot",
        "c": f"{mark}mot {mark}mot",
        "d": [f"{mark}a", f"b{mark}"],
    }


def test_sixteen_levels_are_read_and_seventeen_are_not(path: Path) -> None:
    path.write_text("[" * 16 + "]" * 16)
    read(path)
    path.write_text("[" * 17 + "]" * 17)
    with pytest.raises(UnreadableFile) as error:
        read(path)
    assert error.value.rule == "depth"


def test_many_brackets_side_by_side_are_not_deep(path: Path) -> None:
    path.write_text("a: [" + "[], {}, " * 4000 + "]")
    found = read(path)
    assert isinstance(found, dict)
    assert len(found["a"]) == 8000  # type: ignore[arg-type]


def test_a_file_that_is_not_there_is_an_error_of_the_system(path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(path)


PLACES = """\
# Une fiche.
id: é-à
name: {fr: Été à Québec, en: Summer}
steps:
  - id: un
    next:
      always: deux
  - {id: deux, text: "a
      b", more: [x, 😀, z]}
empty:
last: >-
  Un texte.
"""


@pytest.mark.parametrize(
    ("loc", "key", "line", "column"),
    [
        ((), False, 2, 1),
        (("id",), False, 2, 5),
        (("id",), True, 2, 1),
        (("name",), False, 3, 7),
        (("name", "fr"), False, 3, 12),
        (("name", "en"), True, 3, 26),
        (("name", "en"), False, 3, 30),
        (("steps",), True, 4, 1),
        (("steps",), False, 5, 3),
        (("steps", 0), False, 5, 5),
        (("steps", 0, "next"), True, 6, 5),
        (("steps", 0, "next"), False, 7, 7),
        (("steps", 0, "next", "always"), False, 7, 15),
        (("steps", 1), False, 8, 5),
        (("steps", 1, "more", 1), False, 9, 21),
        (("steps", 1, "more", 2), False, 9, 24),
        (("empty",), False, 10, 7),
        (("last",), False, 11, 7),
    ],
)
def test_a_value_or_its_key_is_found_at_its_line_and_column(
    loc: Loc, key: bool, line: int, column: int, path: Path
) -> None:
    path.write_text(PLACES, encoding="utf-8")
    assert Places(path).of(loc, key=key) == Position(line, column)


@pytest.mark.parametrize(
    ("loc", "line", "column"),
    [
        (("absent",), 2, 1),
        (("name", "de"), 3, 7),
        (("name", "fr", "title"), 3, 12),
        (("steps", 2), 5, 3),
        (("steps", 0, "costs", 1, "amount"), 5, 5),
        (("id", 0), 2, 5),
    ],
)
def test_what_is_missing_is_placed_at_the_nearest_thing_that_is_there(
    loc: Loc, line: int, column: int, path: Path
) -> None:
    path.write_text(PLACES, encoding="utf-8")
    assert Places(path).of(loc) == Position(line, column)
    assert Places(path).of(loc, key=True) == Position(line, column)


def test_lines_are_counted_in_a_file_saved_on_windows(path: Path) -> None:
    path.write_bytes(b"a: 1\r\nb:\r\n  c: 2\r\n")
    assert Places(path).of(("b", "c")) == Position(3, 6)


@pytest.mark.parametrize("content", [b"", b"a: [", b"\xff", b"a: *b"])
def test_a_place_in_a_file_that_cannot_be_read_is_its_start(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    assert Places(path).of(("a",)) == START


def test_a_place_in_a_file_that_is_not_there_is_its_start(path: Path) -> None:
    assert Places(path).of(("a",)) == START


@pytest.mark.parametrize(
    ("loc", "shown"),
    [
        ((), ""),
        (("id",), "id"),
        (("routes", 0, "steps", 2, "costs"), "routes[0].steps[2].costs"),
        (("names", 0), "names[0]"),
        ((0, "id"), "[0].id"),
    ],
)
def test_a_location_is_written_as_a_reader_writes_it(loc: Loc, shown: str) -> None:
    assert path_to(loc) == shown


FUZZ = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])

# YAML takes neither control characters nor what Unicode leaves unassigned, and folds its own line separators.
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Zl", "Zp"]), max_size=20)
KEYS = TEXT.filter(lambda key: key != "<<")
TREES = st.recursive(
    TEXT | st.integers(-(10**17), 10**17) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@FUZZ
@given(tree=st.dictionaries(KEYS, TREES, max_size=4), indent=st.sampled_from([None, 2]))
def test_json_which_is_yaml_is_read_as_it_was_meant(tree: dict[str, Value], indent: int | None, path: Path) -> None:
    path.write_text(json.dumps(tree, indent=indent, ensure_ascii=False), encoding="utf-8")
    try:
        found = read(path)
    except UnreadableFile as error:
        assert error.rule == "depth"
    else:
        assert found == tree


@settings(FUZZ, max_examples=500)
@given(text=st.text("ab:-?[]{},&*!'\" \n\r\t", max_size=24))
def test_no_anchor_and_no_tag_is_ever_passed_over(text: str, path: Path) -> None:
    path.write_text(text, newline="")
    try:
        read(path)
    except UnreadableFile:
        return
    for event in yaml.parse(text, yaml.CSafeLoader):
        assert getattr(event, "anchor", None) is None
        assert getattr(event, "tag", None) is None


@FUZZ
@given(content=st.binary(max_size=200) | st.text("ab:-?[]{}&*!|>'\"%@`#,. \n\t\r\x85~<é0", max_size=60).map(str.encode))
def test_whatever_the_bytes_they_are_read_or_refused_at_a_place_in_the_file(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    try:
        read(path)
    except UnreadableFile as error:
        lines = len(content.decode("utf-8", "replace").splitlines())
        assert 1 <= error.position.line <= lines + 1
        assert error.position.column >= 1
        assert str(error.message)
