"""Open Graph: what a page says of itself to those who share it."""

from __future__ import annotations

import pytest

from generator.model.base import Locale
from generator.pages.address import DocPage
from generator.pages.publication import Publication
from generator.pages.sharing import open_graph, picture_path, picture_words
from tests.pages.making import PUBLICATION, Site, site_at

DOCS = (DocPage("doc/seul", "fr", "seul/", "Seul", "Une page."),)
NEED_AN_ADDRESS = {"og:url", "og:image", "og:image:type", "og:image:width", "og:image:height", "og:image:alt"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_at(tmp_path_factory.mktemp("content"), docs=DOCS)


def properties(site: Site, key: str, locale: Locale = "fr", publication: Publication = PUBLICATION) -> dict[str, str]:
    return dict(open_graph(publication, site.addresses, site.page(key, locale)))


def test_a_page_says_what_it_is_and_where(site: Site) -> None:
    page = site.page("profession/profession", "en")
    assert properties(site, "profession/profession", "en") == {
        "og:title": "Trier",
        "og:description": page.description,
        "og:type": "article",
        "og:site_name": "Parcours",
        "og:locale": "en_CA",
        "og:locale:alternate": "fr_CA",
        "og:url": PUBLICATION.url + page.path,
        "og:image": PUBLICATION.url + picture_path(page),
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Trier. Professions. Practise your profession in Québec",
    }


def test_without_the_address_of_the_site_nothing_that_must_be_whole_is_said(site: Site) -> None:
    with_address = properties(site, "order/ordre")
    without = properties(site, "order/ordre", publication=Publication("Parcours"))
    assert with_address.keys() - without.keys() == NEED_AN_ADDRESS
    assert without.items() <= with_address.items()


def test_only_the_home_page_is_a_site(site: Site) -> None:
    assert properties(site, "home")["og:type"] == "website"
    assert properties(site, "orders")["og:type"] == "article"


def test_a_page_in_one_language_names_no_other(site: Site) -> None:
    (seul,) = DOCS
    found = dict(open_graph(PUBLICATION, site.addresses, seul))
    assert (found["og:locale"], found.get("og:locale:alternate")) == ("fr_CA", None)


@pytest.mark.parametrize(
    ("key", "section"), [("home", ""), ("orders", ""), ("order/ordre", "Ordres"), ("programme/programme", "Programmes")]
)
def test_the_picture_names_the_section_of_a_page_below_one(site: Site, key: str, section: str) -> None:
    page = site.page(key)
    assert picture_words(page) == (page.title, section, "Exercer sa profession au Québec")
