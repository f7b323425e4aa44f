"""Sources are numbered as the reader of a page meets them."""

from __future__ import annotations

from pathlib import Path

from generator.model.source import Source
from generator.pages.citation import Note
from generator.render.numbering import Numbering
from tests import builders
from tests.pages.making import links, section, site_at, words


def note(number: int) -> Note:
    return Note(number, Source(id=f"s{number}", title=f"Page {number}", publisher="Ordre", consulted="2026-04-01"))


def test_sources_are_numbered_in_the_order_in_which_they_are_read() -> None:
    numbering = Numbering()
    assert [numbering(number) for number in (3, 1, 3, 2)] == [1, 2, 1, 3]


def test_what_is_listed_is_what_was_read_under_its_new_number() -> None:
    numbering = Numbering()
    numbering(3)
    numbering(1)
    assert [(found.number, found.source.id) for found in numbering.listed([note(1), note(2), note(3)])] == [
        (1, "s3"),
        (2, "s1"),
    ]


def test_the_glossary_cites_in_alphabetical_order_whatever_the_order_of_its_records(tmp_path: Path) -> None:
    """The view is made in the order of the files, and shown in that of the terms."""
    last = builders.edit(builders.term("aaa"), "term: {fr: essai, en: trial}", "term: {fr: zèle, en: zeal}")
    first = builders.edit(builders.term("zzz"), "term: {fr: essai, en: trial}", "term: {fr: abeille, en: bee}")
    first = builders.edit(first, "title: Page de la source", "title: Autre page")
    body = site_at(tmp_path, more={"glossary/aaa.yaml": last, "glossary/zzz.yaml": first}).body("glossary")
    cited = [href for _, href in links(body) if href.startswith("#s")]
    assert cited == ["#s1", "#s2", "#s2"]
    assert "Autre page" in words(section(body, "s1"))
