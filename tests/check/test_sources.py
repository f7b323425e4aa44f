"""Every fact has a source of its record, and every source a fact."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.report import as_text
from tests.builders import LIBRARY, TAIL, edit, findings, order, profession, support, write

SECOND = "  - {id: s2, title: Autre page, publisher: Éditeur, consulted: 2026-11-01}\n"
WITH_SECOND = edit(TAIL, "review:", f"{SECOND}review:")


def found(tmp_path: Path, text: str, path: str = "supports/aide.yaml") -> list[str]:
    write(tmp_path, {**LIBRARY, path: text})
    return [as_text(finding, "en").split(": ", 1)[1] for finding in findings(tmp_path)]


@pytest.mark.parametrize(
    "citing",
    [
        "details: [{fr: A., en: A., source: s2}]",
        "details: [{fr: A., en: A., source: [s1, s2]}]",
        "contact: {phone: '514 555-0199', source: s2}",
        "amounts: [{what: {fr: A, en: A}, amount: 1, taxes: exempt, as_of: 2026, source: s2}]",
    ],
    ids=["statement", "second-of-a-list", "contact", "amount"],
)
def test_whatever_is_cited_may_cite_a_source(citing: str, tmp_path: Path) -> None:
    assert found(tmp_path, edit(support(more=f"{citing}\n"), TAIL, WITH_SECOND)) == []


@pytest.mark.parametrize(
    "citing",
    ["noc: {code: '31301', source: s2}", "abbreviations: {fr: [ess.], source: s2}", "reserved_titles: {source: s2}"],
)
def test_codes_and_words_fixed_by_law_cite_a_source(citing: str, tmp_path: Path) -> None:
    text = edit(profession(more=f"{citing}\n"), TAIL, WITH_SECOND)
    assert found(tmp_path, text, "professions/profession.yaml") == []


def test_a_source_of_another_record_is_no_source_of_this_one(tmp_path: Path) -> None:
    write(tmp_path, {"orders/b.yaml": edit(order("b"), TAIL, WITH_SECOND).replace("source: s1", "source: [s1, s2]")})
    assert found(tmp_path, support(more="details: [{fr: A., en: A., source: s2}]\n")) == [
        "source: no source “s2” in this record; add it to “sources”"
    ]


def test_each_unknown_source_of_a_fact_is_reported(tmp_path: Path) -> None:
    assert found(tmp_path, support(more="details: [{fr: A., en: A., source: [xx, yy]}]\n")) == [
        "source: no source “xx” in this record; add it to “sources”",
        "source: no source “yy” in this record; add it to “sources”",
    ]


def test_a_misspelt_source_leaves_the_one_that_was_meant_unused(tmp_path: Path) -> None:
    text = edit(support(more="details: [{fr: A., en: A., source: s3}]\n"), TAIL, WITH_SECOND)
    assert [line.split(":")[0] for line in found(tmp_path, text)] == ["source", "unused-source"]


def test_the_same_source_may_be_cited_twice(tmp_path: Path) -> None:
    assert found(tmp_path, support(more="details: [{fr: A., en: A., source: [s1, s1]}]\n")) == []


def test_three_sources_with_an_id_are_reported_twice(tmp_path: Path) -> None:
    third = SECOND.replace("s2", "s1")
    text = edit(support(), TAIL, edit(TAIL, "review:", f"{third}{third}review:"))
    assert found(tmp_path, text) == ["source: two sources have the id “s1”; rename one of the two"] * 2
