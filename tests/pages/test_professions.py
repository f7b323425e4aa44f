"""The index of the professions and the page of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.base import LOCALES, Locale
from generator.model.situation import SITUATIONS
from tests import builders
from tests.pages.making import Site, links, says_unpublished, section, site_at, words

FACT = "{fr: Un fait., en: A fact., source: s1}"
ROUTES = (
    builders.route("speciale", [], kind="special_permit")
    + builders.route("france", ["licensed_france"], kind="france")
    + builders.route("equivalence", ["trained_france", "trained_canada", "trained_elsewhere"])
    + builders.route("ailleurs", ["licensed_canada"], kind="canada", more="title: {fr: Du Canada, en: From Canada}\n")
)


def profession(name: str = "profession", **changes: str) -> str:
    return builders.profession(name, **changes)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A profession with four routes, among others."""
    stage = builders.step("stage", "always: permis", "stage") + builders.end()
    other = builders.edit(
        profession("autre", routes=builders.route(steps=stage)),
        "{fr: {feminine: Essayeuse, masculine: Essayeur}, en: Trier}",
        "{fr: {feminine: Écrivaine, masculine: Écrivain}, en: Writer}",
    )
    return site_at(
        tmp_path,
        more={
            "professions/profession.yaml": profession(
                routes=ROUTES,
                more=f"not_to_confuse: [{{profession: autre, difference: {FACT}}}]\n"
                "absent_routes: [{kind: other_agreement, reason: " + FACT + "}]\n"
                'other_names: {fr: [essayiste], es: [ensayista], ar: ["مجرب"]}\n'
                "not_published: [{field: fees, on: 2026-11-01}]\n",
            ),
            "professions/autre.yaml": other,
        },
    )


def test_a_row_of_the_index_says_what_one_looks_for(site: Site) -> None:
    writer, trier = site.view("professions", "fr")["items"]
    assert (writer.title, trier.title) == ("Écrivaine, écrivain", "Essayeuse, essayeur")
    assert trier.key == "profession/profession"
    assert (trier.order_key, trier.order) == ("order/ordre", "Ordre des essais du Québec")
    assert (trier.sector, trier.practice) == ("health", "exclusive")
    assert (trier.has_france, trier.needs_stage) == (True, False)
    assert (writer.has_france, writer.needs_stage) == (False, True)
    assert dict(trier.names) == {"fr": ("essayiste",), "es": ("ensayista",), "ar": ("مجرب",)}


def test_the_index_is_in_the_order_of_the_language_by_sector(site: Site) -> None:
    view = site.view("professions", "en")
    assert [item.title for item in view["items"]] == ["Trier", "Writer"]
    assert [(name, len(found)) for name, found in view["sectors"]] == [("health", 2)]


def test_the_acronym_stands_for_the_order_where_it_has_one(tmp_path: Path) -> None:
    site = site_at(tmp_path, more={"orders/ordre.yaml": builders.order(more="acronym: OEQ\n")})
    assert site.view("professions")["items"][0].order == "OEQ"


def test_each_situation_has_its_route_a_licence_first(site: Site) -> None:
    choices = site.view("profession/profession")["choices"]
    assert tuple(choice.situation for choice in choices) == SITUATIONS
    assert [choice.route.anchor for choice in choices] == [
        "ailleurs",
        "france",
        "equivalence",
        "equivalence",
        "equivalence",
    ]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_choices_lead_to_the_main_route_on_the_page_and_to_the_pages_of_the_others(
    site: Site, locale: Locale
) -> None:
    body = site.body("profession/profession", locale)
    choices = [link for item in section(body, "my-route").iter("li") for link in links(item)]
    at = "../../" if locale == "fr" else "../../../"
    assert [href for _, href in choices] == [
        at + site.addresses.path("profession/profession/ailleurs", locale),
        at + site.addresses.path("profession/profession/france", locale),
        *["#equivalence"] * 3,
    ]
    assert choices[0][0] == ("Du Canada" if locale == "fr" else "From Canada")


def test_the_route_of_those_trained_elsewhere_is_on_the_page_and_the_others_follow_by_name(site: Site) -> None:
    view = site.view("profession/profession")
    assert view["route"].anchor == "equivalence"
    assert view["route"].situations == ("trained_france", "trained_canada", "trained_elsewhere")
    assert [link.key for link, _ in view["others"]] == [
        "profession/profession/france",
        "profession/profession/ailleurs",
        "profession/profession/speciale",
    ]


def test_a_profession_with_one_route_names_no_other(site: Site) -> None:
    assert site.view("profession/autre")["others"] == ()
    assert 'id="other-routes"' not in site.html("profession/autre")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_contents_name_every_route_and_lead_to_it(site: Site, locale: Locale) -> None:
    page = site.page("profession/profession", locale)
    body = site.body("profession/profession", locale)
    for anchor in page.contents:
        heading = section(body, anchor.id).find("h2")
        assert heading is not None
        assert "".join(heading.itertext()) == anchor.title


def test_near_professions_and_absent_routes_are_said(site: Site) -> None:
    view = site.view("profession/profession", "en")
    (near,) = view["near"]
    assert (near.key, near.title, near.difference.text) == ("profession/autre", "Writer", "A fact.")
    ((kind, reason),) = view["absent"]
    assert (kind, reason.text) == ("other_agreement", "A fact.")
    assert "No other agreement" in words(site.body("profession/profession", "en"), "my-route")


def test_the_other_permits_of_the_order_are_named(site: Site) -> None:
    assert [item.key for item in site.view("profession/profession")["siblings"]] == ["profession/autre"]


def test_what_is_not_published_is_said_with_the_day_of_the_look(site: Site) -> None:
    assert "Fees (looked for on November 1, 2026)" in words(site.body("profession/profession", "en"), "not-published")
    assert 'id="not-published"' not in site.html("profession/autre", "en")


def test_names_in_arabic_are_read_from_the_right(site: Site) -> None:
    (arabic,) = (e for e in site.body("profession/profession").iter("span") if e.get("lang") == "ar")
    assert (arabic.get("dir"), arabic.text) == ("rtl", "مجرب")


def test_help_made_for_the_profession_comes_first_and_what_is_closed_is_left_out(tmp_path: Path) -> None:
    site = site_at(
        tmp_path,
        more={
            "supports/aaa.yaml": builders.support("aaa"),
            "supports/ferme.yaml": builders.support("ferme", "state: closed\n"),
            "supports/propre.yaml": builders.support("propre", "professions: [profession]\n"),
            "supports/autre.yaml": builders.support("autre", "professions: [deuxieme]\n"),
            "professions/deuxieme.yaml": profession("deuxieme"),
        },
    )
    found = [key for key, _, _ in site.view("profession/profession")["supports"]]
    assert found == ["support/propre", "support/aaa", "support/aide"]


def test_a_profession_of_the_health_network_leads_to_its_trajectory(tmp_path: Path) -> None:
    site = site_at(tmp_path, more={"professions/deuxieme.yaml": profession("deuxieme")})
    assert site.view("profession/profession")["trajectory"] == ("trajectory/trajectoire", "Essayeuse, essayeur")
    assert site.view("profession/deuxieme")["trajectory"] is None
    assert ("../../sante/trajectoire/") in [href for _, href in links(site.body("profession/profession"))]


def test_programmes_made_for_people_trained_abroad_come_first(tmp_path: Path) -> None:
    initial = builders.edit(builders.programme("aaa"), "kind: bridging", "kind: initial")
    site = site_at(tmp_path, more={"programmes/universite/aaa.yaml": initial})
    body = section(site.body("profession/profession"), "training")
    assert [href for _, href in links(body)][:2] == ["../../programmes/programme/", "../../programmes/aaa/"]
    assert [href for _, href in links(body)][-1] == "programmes/" or "professions/profession/programmes/" in links(
        body
    )[-1][1]


def test_a_profession_without_programme_says_so(tmp_path: Path) -> None:
    site = site_at(tmp_path, more={"professions/deuxieme.yaml": profession("deuxieme")})
    assert says_unpublished(site.body("profession/deuxieme", "en"), "training")
    assert not says_unpublished(site.body("profession/profession", "en"), "training")


def test_words_fixed_by_law_are_given_in_their_language_with_their_source(tmp_path: Path) -> None:
    more = 'reserved_titles: {fr: [essayeuse, essayeur], en: [trier], source: s1}\nnoc: {code: "31301", source: s1}\n'
    site = site_at(tmp_path, more={"professions/profession.yaml": profession(more=more)})
    for locale in LOCALES:
        body = section(site.body("profession/profession", locale), "profession")
        marked = {(e.get("lang"), e.text) for e in body.iter("span") if e.get("lang")}
        assert {("fr", "essayeuse, essayeur"), ("en", "trier")} <= marked
    assert "31301" in words(body)
    assert site.view("profession/profession")["words"]["abbreviations"] is None
