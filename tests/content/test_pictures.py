"""The pictures of the pages written by hand, and the words of the editing page that the guide quotes."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path
from typing import Final

import pytest
from PIL import Image

from generator.admin import Repository, admin_files
from generator.pages.publication import Publication
from tests.project import ROOT

DOCS: Final = ROOT / "docs"
PICTURES: Final = DOCS / "assets" / "guides"
PAGES: Final = sorted(chain((DOCS / "fr").rglob("*.md"), (DOCS / "en").rglob("*.md")))
GUIDE: Final = DOCS / "fr" / "guides" / "modifier-un-fait.md"
HEAVIEST: Final = 40_000
"""Bytes of one picture: readers are on phones."""

_PICTURE: Final = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)(?:\{([^}]*)\})?")


def pictures(page: Path) -> list[tuple[str, Path, str]]:
    """Return the pictures of a page: the words for who does not see it, its file, its attributes."""
    return [
        (words, (page.parent / path).resolve(), attributes)
        for words, path, attributes in _PICTURE.findall(page.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_a_picture_that_a_page_names_is_there_is_small_and_is_said_in_words(page: Path) -> None:
    for words, file, attributes in pictures(page):
        assert file.is_file(), f"{page}: no {file}; python -m tests.browser.guide_pictures takes the guide's pictures"
        assert len(words) > 20, words
        assert file.stat().st_size <= HEAVIEST, file
        with Image.open(file) as picture:
            width, height = picture.size
        # The page keeps the place of a picture that comes later.
        assert attributes.split() == [f"width={width}", f"height={height}", "loading=lazy"]


def test_every_picture_is_shown_in_both_languages() -> None:
    for folder in ("fr", "en"):
        shown = {file for page in PAGES if folder in page.relative_to(DOCS).parts for _, file, _ in pictures(page)}
        assert shown == set(PICTURES.iterdir())


def test_the_guide_quotes_the_words_of_the_editing_page() -> None:
    repository = Repository("https://github.com/parcours-quebec/parcours")
    files = dict(admin_files(repository, Publication("Parcours"), ROOT / "node_modules"))
    bundle = files["admin/decap-cms.js"]
    assert isinstance(bundle, bytes)
    words = str(files["admin/config.yml"]).replace("''", "'") + bundle.decode()
    text, _, _ = GUIDE.read_text(encoding="utf-8").partition("## Sans la page")
    quoted = re.findall(r"«\u00a0([^»]+)\u00a0»", text)
    assert "Enregistrer" in quoted
    # “Ajouter” and the name of what is added are two words of the page; a dollar is none.
    assert [quote for quote in quoted if quote != "$" and quote.removeprefix("Ajouter ") not in words] == []
