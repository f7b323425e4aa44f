"""The admission grid in a real browser: scores, dates and money, in both languages, and where each comes from."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from babel import Locale
from playwright.sync_api import Page as BrowserPage

from tests.browser.conftest import NewContext
from tests.browser.pages import sample
from tests.browser.running import Site

CONTENT: Final = Path(__file__).parents[2] / "content"

MONTHS: Final = {
    lang: [name for _, name in sorted(Locale(lang).months["format"]["wide"].items())] for lang in ("fr", "en")
}

FOLDERS: Final = {"fr": "programmes/", "en": "en/programmes/"}


@cache
def records(pattern: str) -> list[dict[str, Any]]:
    """Return the records of some files, read without the models."""
    return [yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader) for path in sorted(CONTENT.glob(pattern))]


def programmes() -> list[dict[str, Any]]:
    return records("programmes/*/*.yaml")


def long_date(date: str, lang: str) -> str:
    year, month, day = (int(part) for part in date.split("-"))
    name = MONTHS[lang][month - 1]
    return f"{name} {day}, {year}" if lang == "en" else f"{'1er' if day == 1 else day} {name} {year}"


def money(amount: float, lang: str) -> str:
    text = f"{amount:.0f}" if amount == int(amount) else f"{amount:.2f}"
    return f"${text}" if lang == "en" else f"{text.replace('.', ',')} $"


@pytest.fixture(scope="module")
def page(new_context: NewContext) -> BrowserPage:
    return new_context(viewport={"width": 390, "height": 844}).new_page()


def shown(page: BrowserPage) -> str:
    return page.inner_text("main").replace("\u00a0", " ")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_deadlines_read_as_the_language_writes_dates(site: Site, page: BrowserPage, lang: str) -> None:
    dated = [found for found in programmes() if found.get("grid", {}).get("deadlines")]
    assert dated
    for found in sample(dated, lambda every: every[::4]):
        page.goto(site.url(f"{FOLDERS[lang]}{found['slug'][lang]}/"))
        text = shown(page)
        for deadline in found["grid"]["deadlines"]:
            assert long_date(str(deadline["date"]), lang) in text, found["id"]
        assert page.locator("a[href$='deadlines.ics']").count() == 1


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_scores_and_fees_are_inherited_and_say_so(site: Site, page: BrowserPage, lang: str) -> None:
    homes = {found["id"]: found for found in records("institutions/*.yaml")}
    scores = fees = overridden = 0
    label = {"fr": "Règle générale de l'établissement", "en": "General rule of the institution"}[lang]
    own_label = {"fr": "Propre au programme", "en": "Stated for the programme"}[lang]
    for found in sample(programmes(), lambda every: every[::15]):
        own, general = found.get("grid", {}), homes[found["institution"]].get("grid", {})
        page.goto(site.url(f"{FOLDERS[lang]}{found['slug'][lang]}/"))
        text = shown(page)
        for item in ("tests", "application_fee"):
            if item not in own and item not in general:
                continue
            words = own_label if item in own else label
            state = page.locator(".grid-item dt .origin", has_text=words)
            assert state.count() > 0, found["id"]
            overridden += item in own and item in general
            for value in own.get(item) or general[item]:
                if item == "application_fee":
                    assert money(value["amount"], lang) in text, found["id"]
                    fees += 1
                elif "minimum" in value:
                    assert value["minimum"][lang].replace("\u00a0", " ") in text, found["id"]
                    scores += 1
    assert scores and fees


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_why_enrolment_is_limited_is_said_or_said_to_be_unpublished(site: Site, page: BrowserPage, lang: str) -> None:
    unpublished = {"fr": "Cherché dans les sources publiques", "en": "Looked for in public sources"}[lang]
    title = {"fr": "Pourquoi le programme est contingenté", "en": "Why enrolment is limited"}[lang]
    limited = [found for found in programmes() if found.get("grid", {}).get("limited", {}).get("is_limited")]
    assert limited
    for found in sample(limited, lambda every: every[::12]):
        page.goto(site.url(f"{FOLDERS[lang]}{found['slug'][lang]}/"))
        said = page.locator("#selection .grid-item", has=page.get_by_text(title, exact=False)).first.inner_text()
        has_source = page.locator("#selection .grid-item", has=page.get_by_text(title)).locator("sup a").count()
        assert has_source or unpublished in said, found["id"]


@pytest.mark.parametrize(("path", "one"), [("programmes/", "bridging"), ("en/programmes/", "bridging")])
def test_the_programmes_are_filtered_in_place(site: Site, page: BrowserPage, path: str, one: str) -> None:
    page.goto(site.url(path))
    whole = page.locator("[data-item]:visible").count()
    page.select_option("#filter-kind", one)
    kept = page.locator("[data-item]:visible")
    assert 0 < kept.count() < whole
    assert set(kept.evaluate_all("items => items.map(item => item.dataset.kind)")) == {one}
    page.select_option("#filter-profession", "orthophoniste")
    found = page.locator("[data-item]:visible").evaluate_all("items => items.map(item => item.dataset.professions)")
    assert found
    assert all("orthophoniste" in professions.split() for professions in found)


def test_a_comparison_sets_every_programme_of_a_profession_side_by_side(site: Site, page: BrowserPage) -> None:
    def leads(found: dict[str, Any]) -> bool:
        named = [designation["profession"] for designation in found.get("designations", [])]
        return "orthophoniste" in [*named, *found.get("leads_to", [])]

    expected = sum(leads(found) for found in programmes())
    for path in ("professions/orthophoniste/programmes/", "en/professions/speech-therapist/programmes/"):
        page.goto(site.url(path))
        assert page.locator("table.comparison tbody tr").count() == expected > 1
