"""The full-text index: what of a page is given to Pagefind, and in which pieces it is written."""

from __future__ import annotations

import gzip
import json
from pathlib import Path, PurePosixPath
from typing import Any

import cbor2
import pytest

from generator.search import LEAST_PART, PAGE_OF_ONE_PART, PIECE, START, CannotIndex, Part, cut, index, parts

LONG = "mot " * (PAGE_OF_ONE_PART // 4)
PAGE = """<!doctype html><html lang="fr"><head><title>x</title></head><body>
<main id="content" data-pagefind-body><h1>Titre</h1>{body}</main></body></html>"""


def site(tmp_path: Path, body: str, path: str = "professions/essai") -> Path:
    """Write a page, and return the site's folder."""
    folder = tmp_path / "site"
    (folder / path).mkdir(parents=True, exist_ok=True)
    (folder / path / "index.html").write_text(PAGE.format(body=body), encoding="utf-8")
    return folder


def parts_of(folder: Path) -> list[Part]:
    """Return the parts of the one page of a site."""
    (file,) = folder.rglob("index.html")
    return list(parts(file, folder))


def read(file: Path) -> Any:
    return cbor2.loads(gzip.decompress(file.read_bytes())[12:])


def pieces(folder: Path) -> dict[str, list[str]]:
    """Return the words of every piece of an index, by its name."""
    files = (folder / "pagefind" / "index").iterdir()
    return {file.stem: [word[0] for word in read(file)[0]] for file in files}


def test_a_short_page_is_one_part(tmp_path: Path) -> None:
    (part,) = parts_of(site(tmp_path, "<section id=a><h2>A</h2><p>court</p></section>"))
    assert part.path == PurePosixPath("professions/essai/index.html")


def test_a_long_page_is_cut_into_its_long_sections_and_what_is_left(tmp_path: Path) -> None:
    inner = f"<section id=b><h3>B</h3>{LONG}</section>"
    body = f"<p>début</p><section id=a><h2>A</h2>{inner}</section><section id=c><h2>C</h2><p>peu</p></section>"
    found = {part.path.name: part.html for part in parts_of(site(tmp_path, body))}
    assert found.keys() == {"a.html", "index.html"}
    assert len(LONG) > LEAST_PART
    assert "Titre" in found["a.html"]
    assert "B" in found["a.html"]
    assert "début" in found["index.html"]
    assert "peu" in found["index.html"]


def test_what_is_said_everywhere_is_not_indexed(tmp_path: Path) -> None:
    body = '<p>fait<sup>7</sup></p><p class="x ways">suite</p><div data-pagefind-ignore>menu</div>'
    body += '<section id="sources">ailleurs</section><nav class="crumbs">ici</nav>'
    (part,) = parts_of(site(tmp_path, body))
    assert "fait" in part.html
    assert not [word for word in ("suite", "menu", "7", "ailleurs", "ici") if word in part.html]


def test_a_page_that_says_nothing_but_its_title_is_no_part(tmp_path: Path) -> None:
    assert not parts_of(site(tmp_path, "<nav data-pagefind-ignore>menu</nav>"))


@pytest.mark.parametrize(
    ("written", "indexed"),
    [("l'ordre", "l' ordre"), ("Qu’est-ce", "Qu’ est-ce"), ("aujourd'hui", "aujourd'hui"), ("nurses' order",) * 2],
)
def test_an_elision_is_two_words(tmp_path: Path, written: str, indexed: str) -> None:
    (part,) = parts_of(site(tmp_path, f"<p>{written}</p>"))
    assert f"<p>{indexed}</p>" in part.html


def test_every_word_lies_in_the_piece_that_is_listed_for_it(tmp_path: Path) -> None:
    words = [f"mot{first}{second}{third}" for first in "abcdefghij" for second in "klmnop" for third in "qrstuvwxyz"]
    folder = site(tmp_path, f"<p>{' '.join(words * 5)} le la d</p>")
    index(folder)
    entry = json.loads((folder / "pagefind" / "pagefind-entry.json").read_bytes())
    meta = read(folder / "pagefind" / f"pagefind.{entry['languages']['fr']['hash']}.pf_meta")
    found = pieces(folder)
    assert len(found) > 2
    for first, last, name in meta[2]:
        assert all(first <= word <= last for word in found.pop(name))
    assert not found


def test_a_piece_is_small_and_holds_every_word_of_one_start(tmp_path: Path) -> None:
    words = [f"mot{first}{second}" for first in "abcdefghij" for second in "klmnopqrst"]
    folder = site(tmp_path, f"<p>{' '.join(words * 20)}</p>")
    index(folder)
    starts = [{word[:START] for word in found} for found in pieces(folder).values()]
    assert len(starts) > 1
    assert sum(map(len, starts)) == len(set.union(*starts))
    for file in (folder / "pagefind" / "index").iterdir():
        places = sum(len(page[1]) + 1 for word in read(file)[0] for page in word[1])
        assert places <= PIECE or len({word[0][:START] for word in read(file)[0]}) == 1


def test_words_that_are_never_asked_for_are_not_written(tmp_path: Path) -> None:
    folder = site(tmp_path, "<p>le permis de la personne l'ordre</p>")
    index(folder)
    written = {word for found in pieces(folder).values() for word in found}
    assert {"ordre", "person"} <= written
    assert not {"le", "la", "de", "l"} & written


def test_what_the_site_does_not_use_of_pagefind_is_not_published(tmp_path: Path) -> None:
    folder = site(tmp_path, "<p>mot</p>")
    index(folder)
    names = {file.name for file in (folder / "pagefind").iterdir() if file.suffix == ".js"}
    assert names == {"pagefind.js"}


META = ["1.5.2", [["fr_a", 3]], [["a", "z", "fr_b"]], [], [], []]
CHUNK = [[["mot", [[0, [-25, 1], []]], [["mots", [[0, [-25, 1], []]]]]]]]


def written(tmp_path: Path, **changed: Any) -> Path:
    """Write an index as Pagefind does, but for what is changed; None leaves a file out."""
    folder = tmp_path / "written"
    entry = {"version": "1.5.2", "languages": {"fr": {"hash": "x", "wasm": "fr", "page_count": 1}}}
    told = {"entry": entry, "meta": META, "chunk": CHUNK, "signature": b"pagefind_dcd", "script": "//", **changed}
    (folder / "fragment").mkdir(parents=True)
    (folder / "index").mkdir()
    (folder / "pagefind-entry.json").write_text(json.dumps(told["entry"]))
    (folder / "wasm.fr.pagefind").write_bytes(gzip.compress(b"engine"))
    if told["script"] is not None:
        (folder / "pagefind.js").write_text(told["script"])
    for name, content in (("pagefind.x.pf_meta", told["meta"]), ("index/fr_b.pf_index", told["chunk"])):
        (folder / name).write_bytes(gzip.compress(told["signature"] + cbor2.dumps(content)))
    return folder


def test_an_index_of_the_known_form_is_cut(tmp_path: Path) -> None:
    site = tmp_path / "pagefind"
    site.mkdir()
    entry = cut(written(tmp_path), site, "fr")
    meta = read(site / f"pagefind.{entry['languages']['fr']['hash']}.pf_meta")
    assert meta[:2] == META[:2]
    assert read(site / "index" / f"{meta[2][0][2]}.pf_index") == CHUNK


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"signature": b"pagefind_xyz"}, r"pagefind\.x\.pf_meta: b'pagefind_xyz"),
        ({"meta": META[:5]}, r"pagefind\.x\.pf_meta: Field required at \(5,\)"),
        ({"meta": [*META, []]}, r"pagefind\.x\.pf_meta: Tuple should have at most 6 items"),
        ({"chunk": [[["mot", {"0": [1]}, []]]]}, r"fr_b\.pf_index: Input should be a valid list at \(0, 0, 1\)"),
        ({"meta": [*META[:2], [["a", "z", "fr_c"]], [], [], []]}, r"fr_c\.pf_index"),
        ({"entry": {"languages": {}}}, "'fr'"),
        ({"script": None}, r"pagefind\.js"),
    ],
    ids=["a signature", "too little", "too much", "another shape", "no such chunk", "no language", "no script"],
)
def test_an_index_of_another_form_is_refused(tmp_path: Path, changed: dict[str, Any], said: str) -> None:
    site = tmp_path / "pagefind"
    site.mkdir()
    with pytest.raises(CannotIndex, match=rf"“fr” has another form than expected: .*{said}"):
        cut(written(tmp_path, **changed), site, "fr")


def test_a_site_that_says_nothing_has_no_index(tmp_path: Path) -> None:
    folder = site(tmp_path, "")
    index(folder)
    assert not (folder / "pagefind").exists()
