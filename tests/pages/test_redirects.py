"""Former addresses, and where each leads."""

from __future__ import annotations

from pathlib import Path

from generator.pages.address import addresses
from generator.pages.redirects import Move, Redirect, moves, redirects
from tests import builders
from tests.builders import LIBRARY

FORMERLY = "formerly: {fr: [ancien, plus-ancien], en: [old]}\n"


def test_every_former_slug_is_a_folder_that_moved(tmp_path: Path) -> None:
    library = builders.library_at(tmp_path, {**LIBRARY, "supports/aide.yaml": builders.support(more=FORMERLY)})
    assert list(moves(library, addresses(library, ()))) == [
        Move("fr", "aide/ancien/", "aide/aide/"),
        Move("fr", "aide/plus-ancien/", "aide/aide/"),
        Move("en", "en/help/old/", "en/help/aide-in-english/"),
    ]


def test_what_stands_below_a_page_moved_along(tmp_path: Path) -> None:
    files = {
        **LIBRARY,
        "professions/profession.yaml": builders.profession(more="formerly: {en: [old]}\n"),
        "programmes/universite/autre.yaml": builders.programme("autre"),
    }
    library = builders.library_at(tmp_path, files)
    new = "en/professions/profession-in-english/"
    assert list(redirects(library, addresses(library, ()))) == [
        Redirect("en", "en/professions/old/", new),
        Redirect("en", "en/professions/old/programmes/", f"{new}programmes/"),
    ]


def test_a_page_whose_slug_only_starts_alike_stays_where_it_is(tmp_path: Path) -> None:
    files = {
        **LIBRARY,
        "supports/aide.yaml": builders.support(more="formerly: {fr: [ancien]}\n"),
        "supports/aide-2.yaml": builders.support("aide-2"),
    }
    library = builders.library_at(tmp_path, files)
    assert [found.target for found in redirects(library, addresses(library, ()))] == ["aide/aide/"]


def test_a_term_has_no_page_that_could_move(tmp_path: Path) -> None:
    library = builders.library_at(tmp_path, {**LIBRARY, "glossary/terme.yaml": builders.term(more=FORMERLY)})
    assert list(moves(library, addresses(library, ()))) == []
