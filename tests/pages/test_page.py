"""What every page of a record has: its review, its contents, its sources, how to correct it."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import Element

import pytest

from generator.model.base import LOCALES, Locale
from generator.render.renderer import REPORT_FORMS
from tests import builders
from tests.builders import TODAY, edit
from tests.pages.full import FULL
from tests.pages.making import PROJECT, Site, links, section, site_at, words

RECORDS = [
    "order/ordre",
    "profession/profession",
    "trajectory/trajectoire",
    "institution/universite",
    "programme/programme",
    "support/aide",
    "measure/mesure-03",
]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_at(tmp_path_factory.mktemp("full"), FULL)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("key", RECORDS)
def test_every_source_that_is_cited_is_listed_once_under_its_number(full: Site, key: str, locale: Locale) -> None:
    body = full.body(key, locale)
    notes = full.view(key, locale)["notes"]
    assert [note.number for note in notes] == list(range(1, len(notes) + 1))
    listed = [item.get("id") for item in section(body, "sources").iter("li") if item.get("id")]
    assert listed == [f"s{note.number}" for note in notes]
    cited = dict.fromkeys(href for _, href in links(body) if re.fullmatch(r"#s\d+", href))
    assert list(cited) == [f"#{anchor}" for anchor in listed]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("key", RECORDS)
def test_the_contents_are_the_headings_of_the_page_in_their_order(full: Site, key: str, locale: Locale) -> None:
    body = full.body(key, locale)
    contents = [anchor.id for anchor in full.page(key, locale).contents]
    places = [element.get("id") for element in body.iter() if element.get("id") in contents]
    assert places == contents
    for anchor in full.page(key, locale).contents:
        heading = section(body, anchor.id).find("h2")
        assert heading is not None
        assert words(heading) == " ".join(anchor.title.split())


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("key", RECORDS)
def test_a_page_leads_to_its_file_and_to_a_report_about_it(full: Site, key: str, locale: Locale) -> None:
    page = full.page(key, locale)
    report, change = (href for _, href in links(section(full.body(key, locale), "correct")))
    assert change == f"{PROJECT.edit}{page.record}"
    assert (full.library.root / str(page.record)).is_file()
    parts = urlsplit(report)
    assert report.startswith(f"{PROJECT.repository}/issues/new?")
    assert parse_qs(parts.query) == {
        "template": [REPORT_FORMS[locale]],
        "title": [page.title],
        "page": [f"/{page.path}"],
        "record": [str(page.record)],
    }


@pytest.mark.parametrize(("days", "is_stale"), [(0, False), (365, False), (366, True), (4000, True)])
def test_a_record_is_stale_from_a_year_after_its_review(tmp_path: Path, days: int, is_stale: bool) -> None:
    today = dt.date(2026, 11, 1) + dt.timedelta(days=days)
    assert site_at(tmp_path, today=today).view("support/aide")["is_stale"] is is_stale


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_of_a_stale_record_says_so(tmp_path: Path, locale: Locale) -> None:
    fresh, stale = (
        status(site_at(tmp_path, today=today).body("support/aide", locale))
        for today in (TODAY, TODAY + dt.timedelta(days=400))
    )
    assert "status-stale" not in (fresh.get("class") or "")
    assert fresh.find("strong") is None
    assert "status-stale" in (stale.get("class") or "")
    warning = stale.find("strong")
    assert warning is not None
    assert words(warning)


def status(body: Element) -> Element:
    """The line that says who reviewed a record, and when."""
    return next(element for element in body.iter("p") if "status" in (element.get("class") or "").split())


@pytest.mark.parametrize(
    ("locale", "status_name", "said"),
    [
        ("en", "compiled", "November 1, 2026"),
        ("en", "confirmed", "Équipe de Parcours on November 1, 2026"),
        ("fr", "confirmed", "1er novembre 2026"),
    ],
)
def test_who_reviewed_a_record_and_when_is_said(tmp_path: Path, locale: Locale, status_name: str, said: str) -> None:
    text = edit(builders.support(), "status: compiled", f"status: {status_name}")
    body = site_at(tmp_path, more={"supports/aide.yaml": text}).body("support/aide", locale)
    assert said in words(status(body))
    assert f"status-{status_name}" in (status(body).get("class") or "")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_source_says_what_it_is_in_its_own_language(tmp_path: Path, locale: Locale) -> None:
    text = edit(
        builders.support(),
        'title: Page de la source, url: "https://example.org/source", publisher: Éditeur,',
        "title: Nurses Act, publisher: Publisher, lang: en, as_of: 2025-05-20,",
    )
    body = site_at(tmp_path, more={"supports/aide.yaml": text}).body("support/aide", locale)
    (cite,) = section(body, "sources").iter("cite")
    assert cite.text == "Nurses Act"
    assert cite.get("lang") == (None if locale == "en" else "en")
    assert links(section(body, "sources")) == []
