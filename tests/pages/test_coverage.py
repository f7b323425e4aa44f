"""The page of the coverage says what the exports say."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from generator.coverage import FIELDS, STATES
from generator.exports.coverage import csv_text
from generator.model.base import LOCALES, Locale
from tests import builders
from tests.builders import edit
from tests.pages.making import links, site_at, words


@pytest.mark.parametrize("locale", LOCALES)
def test_the_table_says_what_the_csv_says(tmp_path: Path, locale: Locale) -> None:
    other = edit(
        builders.profession("autre", more="not_published: [{field: fees, on: 2026-11-01}]\n"),
        "{fr: {feminine: Essayeuse, masculine: Essayeur}, en: Trier}",
        "{fr: {feminine: Écrivaine, masculine: Écrivain}, en: Writer}",
    )
    site = site_at(tmp_path, more={"professions/autre.yaml": other})
    body = site.body("coverage", locale)
    head, *lines = csv.reader(io.StringIO(csv_text(site.library, locale), newline=""))
    table = body.find(".//table")
    assert table is not None
    header, shown, foot = (list(part.iter("tr")) for part in table if part.tag != "caption")
    assert [words(cell) for cell in header[0]] == [head[1], *head[3:]]
    assert sorted([words(cell) for cell in row] for row in shown) == sorted([row[1], *row[3:]] for row in lines)
    assert [words(row[0]) for row in shown] == (
        ["Écrivaine, écrivain", "Essayeuse, essayeur"] if locale == "fr" else ["Trier", "Writer"]
    )
    for column in range(1, len(FIELDS) + 1):
        assert sum(int(words(row[column])) for row in foot) == len(lines)
    assert len(foot) == len(STATES)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_exports_are_linked_beside_the_page(tmp_path: Path, locale: Locale) -> None:
    body = site_at(tmp_path).body("coverage", locale)
    assert {("CSV", "coverage.csv"), ("JSON", "coverage.json")} <= set(links(body))
