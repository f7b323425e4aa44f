"""The same pages, written as each tool wants them."""

from __future__ import annotations

from pathlib import Path

from benchmarks.markdown import TextPage
from benchmarks.tools import PARCOURS, hugo_project, stock_project

PAGES = [
    TextPage("x/", "x/", "fr", 'Titre "un"', "Dit.", "# Titre\n\n[y](page:x/y/)\n"),
    TextPage("x/y/", "x/y/", "fr", "Y", "Dit.", "# Y\n\n[x](page:x/)\n"),
    TextPage("en/z/", "x/", "en", "Title", "Said.", "# Title\n\n[y](page:en/z/w/)\n"),
    TextPage("en/z/w/", "x/y/", "en", "W", "Said.", "# W\n"),
]


def written(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.md")}


def test_stock_material_gets_each_page_at_its_french_address_in_the_folder_of_its_language(tmp_path: Path) -> None:
    stock_project(tmp_path, PAGES)
    found = written(tmp_path / "docs")
    assert found.keys() == {"fr/x/index.md", "fr/x/y.md", "en/x/index.md", "en/x/y.md"}
    assert "[y](y.md)" in found["en/x/index.md"]
    assert "[x](index.md)" in found["fr/x/y.md"]
    assert 'title: "Titre \\"un\\""' in found["fr/x/index.md"]


def test_hugo_gets_links_between_addresses(tmp_path: Path) -> None:
    hugo_project(tmp_path, PAGES)
    found = written(tmp_path / "content")
    assert found.keys() == {"fr/x/_index.md", "fr/x/y.md", "en/x/_index.md", "en/x/y.md"}
    assert "[y](y/)" in found["en/x/_index.md"]
    assert "[x](../)" in found["fr/x/y.md"]


def test_the_output_of_an_earlier_run_is_removed(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    PARCOURS.clean(tmp_path)
    assert not (tmp_path / "out").exists()
