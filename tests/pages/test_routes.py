"""The page of a route that is not the main one of its profession."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.base import LOCALES, Locale
from tests import builders
from tests.pages.making import Site, links, section, site_at, words

FACT = "{fr: Un fait., en: A fact., source: s1}"
ROUTES = (
    builders.route("equivalence", ["trained_france", "trained_canada", "trained_elsewhere"])
    + builders.route("france", ["licensed_france"], kind="france", more=f"conditions: [{FACT}]\n")
    + builders.route("canada", ["licensed_canada"], kind="canada", more="title: {fr: Du Canada, en: From Canada}\n")
    + builders.route("speciale", [], kind="special_permit", more=f"notes: [{FACT}]\n")
)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return site_at(tmp_path, more={"professions/profession.yaml": builders.profession(routes=ROUTES)})


def test_every_route_but_the_main_one_has_a_page_under_its_profession(site: Site) -> None:
    found = {
        page.key: page.path for page in site.pages.values() if page.locale == "fr" and page.template == "route.html"
    }
    assert found == {
        f"profession/profession/{name}": f"professions/profession/voies/{name}/"
        for name in ("france", "canada", "speciale")
    }
    assert site.page("profession/profession/france", "en").path == "en/professions/profession-in-english/routes/france/"


@pytest.mark.parametrize("locale", LOCALES)
def test_its_title_names_the_profession_and_the_route(site: Site, locale: Locale) -> None:
    page = site.page("profession/profession/canada", locale)
    assert page.title == {"fr": "Essayeuse, essayeur – Du Canada", "en": "Trier – From Canada"}[locale]
    heading = site.body(page.key, locale).find(".//h1")
    assert heading is not None
    assert words(heading) == page.title


def test_it_stands_under_its_profession_and_leads_back_to_the_choice_of_a_route(site: Site) -> None:
    page = site.page("profession/profession/france")
    assert page.parent == ("profession/profession", "Essayeuse, essayeur")
    found = [href for _, href in links(site.body(page.key))]
    assert "../../../../professions/profession/" in found
    assert "../../../../professions/profession/#my-route" in found


def test_it_says_for_whom_it_is(site: Site) -> None:
    page = site.body("profession/profession/france", "en")
    assert [words(item) for item in section(page, "for-whom").iter("li")] == ["You are licensed in France"]
    assert list(section(site.body("profession/profession/speciale", "en"), "for-whom").iter("li")) == []


def test_it_has_its_own_steps_conditions_and_notes_and_no_other(site: Site) -> None:
    france, special = site.body("profession/profession/france"), site.body("profession/profession/speciale")
    assert "Un fait." in words(france, "conditions")
    assert [anchor.id for anchor in site.page("profession/profession/france").contents] == [
        "for-whom",
        "conditions",
        "steps",
        "next",
        "sources",
    ]
    assert "Un fait." in words(special, "more")
    steps = [item.get("id", "") for item in section(france, "steps").iter("li") if "step" in item.get("class", "")]
    assert steps
    assert all(anchor.startswith("france-") for anchor in steps)


def test_it_is_corrected_in_the_file_of_its_profession(site: Site) -> None:
    assert str(site.page("profession/profession/france").record) == "content/professions/profession.yaml"
