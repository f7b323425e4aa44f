"""Compressed siblings hold what their file holds, and are the same on every run."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest

from generator.compress import LEAST, TEXT, compress

LONG = "Le permis s'obtient de l'ordre. " * (LEAST // 16)


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("suffix", sorted(TEXT))
def test_a_text_file_gets_siblings_that_hold_the_same(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / "folder" / f"file{suffix}"
    file.parent.mkdir()
    file.write_text(LONG, encoding="utf-8")
    compress(tmp_path)
    assert names(tmp_path) == {f"folder/file{suffix}{more}" for more in ("", ".gz", ".br")}
    zipped, brotlied = (file.with_name(f"{file.name}{more}").read_bytes() for more in (".gz", ".br"))
    assert gzip.decompress(zipped) == brotli.decompress(brotlied) == LONG.encode()
    assert max(len(zipped), len(brotlied)) < LEAST


@pytest.mark.parametrize(
    ("name", "size"),
    [("small.html", LEAST - 1), ("picture.png", 9 * LEAST), ("x.pf_index", 9 * LEAST), ("_headers", 9)],
)
def test_small_files_and_other_types_get_none(tmp_path: Path, name: str, size: int) -> None:
    (tmp_path / name).write_bytes(b"x" * size)
    compress(tmp_path)
    assert names(tmp_path) == {name}


def test_siblings_say_neither_when_nor_where_they_were_made(tmp_path: Path) -> None:
    made = []
    for place in ("one", "other"):
        file = tmp_path / place / "index.html"
        file.parent.mkdir()
        file.write_text(LONG, encoding="utf-8")
        compress(file.parent)
        made.append([path.read_bytes() for path in sorted(file.parent.iterdir())])
    assert made[0] == made[1]
    # RFC 1952: the four bytes of the time, zero where there is none; no flag, so no name of the file.
    (packed,) = (tmp_path / "one").glob("*.gz")
    assert packed.read_bytes()[3:8] == bytes(5)
