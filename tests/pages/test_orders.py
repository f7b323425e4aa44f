"""The index of the orders and the page of each."""

from __future__ import annotations

from pathlib import Path

from generator.model.base import LOCALES
from tests import builders
from tests.pages.making import links, says_unpublished, section, site_at, words


def order(name: str, official: str, more: str = "") -> str:
    return builders.edit(
        builders.order(name, more),
        "name: {fr: Ordre des essais du Québec, en: Ordre des essais du Québec}",
        f"name: {{fr: {official}, en: {official}}}",
    )


def test_the_index_is_in_the_order_of_the_french_names_in_both_languages(tmp_path: Path) -> None:
    site = site_at(
        tmp_path,
        more={
            "orders/a.yaml": order("a", "Ordre des zootechniciens"),
            "orders/b.yaml": order("b", "Ordre des écrivains"),
            "orders/c.yaml": order("c", "Barreau"),
        },
    )
    for locale in LOCALES:
        assert [item.name for item in site.view("orders", locale)["items"]] == [
            "Barreau",
            "Ordre des écrivains",
            "Ordre des essais du Québec",
            "Ordre des zootechniciens",
        ]


def test_orders_with_the_same_acronym_say_so_and_lead_to_each_other(tmp_path: Path) -> None:
    site = site_at(
        tmp_path,
        more={
            "orders/a.yaml": order("a", "Ordre A", "acronym: OAQ\n"),
            "orders/b.yaml": order("b", "Ordre B", "acronym: OAQ\n"),
            "orders/c.yaml": order("c", "Ordre C", "acronym: OCQ\n"),
        },
    )
    shared = {item.key: item.shares_acronym for item in site.view("orders")["items"]}
    assert shared == {"order/a": True, "order/b": True, "order/c": False, "order/ordre": False}
    assert site.view("order/a")["namesakes"] == (("order/b", "Ordre B"),)
    assert site.view("order/c")["namesakes"] == ()
    assert ("Ordre B", "../../ordres/b/") in links(section(site.body("order/a"), "professions"))


def test_the_french_name_comes_first_on_an_english_page_and_its_meaning_after(tmp_path: Path) -> None:
    site = site_at(tmp_path)
    body = site.body("order/ordre", "en")
    heading = body.find(".//h1/span")
    assert heading is not None
    assert (heading.get("lang"), heading.text) == ("fr", "Ordre des essais du Québec")
    assert "Order of trials of Québec" in words(body)
    assert "Order of trials" not in words(site.body("order/ordre", "fr"))


def test_an_order_names_the_permits_that_it_issues(tmp_path: Path) -> None:
    site = site_at(tmp_path, more={"professions/autre.yaml": builders.profession("autre")})
    found = links(section(site.body("order/ordre", "en"), "professions"))
    assert [href for _, href in found[:2]] == [
        "../../../en/professions/autre-in-english/",
        "../../../en/professions/profession-in-english/",
    ]


def test_contact_details_are_links_with_their_sources(tmp_path: Path) -> None:
    contact = (
        "contact:\n  page: https://www.example.org/pfe\n  email: info@example.org\n  phone: 514 555-1234, poste 7\n"
        "  toll_free: 1 800 555-1234\n  source: s1\n"
    )
    site = site_at(tmp_path, more={"orders/ordre.yaml": builders.order(more=contact)})
    assert links(section(site.body("order/ordre"), "contact")) == [
        ("example.org", "https://example.org/"),
        ("example.org", "https://www.example.org/pfe"),
        ("info@example.org", "mailto:info@example.org"),
        ("514 555-1234, poste 7", "tel:+15145551234;ext=7"),
        ("1 800 555-1234", "tel:+18005551234"),
        *((str(number), f"#s{number}") for number in site.view("order/ordre")["contact"][1]),
    ]


def test_without_a_known_way_to_a_review_the_order_is_to_be_asked(tmp_path: Path) -> None:
    site = site_at(tmp_path)
    assert says_unpublished(site.body("order/ordre", "en"), "remedies")
    rights = "review_rights: [{fr: Trente jours., en: Thirty days., source: s1}]\n"
    site = site_at(tmp_path, more={"orders/ordre.yaml": builders.order(more=rights)})
    assert not says_unpublished(site.body("order/ordre", "en"), "remedies")
    assert "Thirty days.1" in words(site.body("order/ordre", "en"), "remedies")
