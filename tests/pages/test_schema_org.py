"""What a page is in schema.org's words. That the words are the vocabulary's, the browser tests check on every page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.model.base import Locale
from generator.model.money import Duration
from generator.pages.address import DocPage
from generator.pages.publication import Publication
from generator.pages.schema_org import Describer, iso_duration
from tests import builders
from tests.builders import LIBRARY, edit
from tests.pages.full import FULL
from tests.pages.making import PUBLICATION, Site, site_at

DOCS = (
    DocPage("doc/about", "fr", "a-propos/", "À propos", "Une page."),
    DocPage("doc/x", "fr", "x/", "X", "Une page."),
)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_at(tmp_path_factory.mktemp("content"), FULL, docs=DOCS)


def described(site: Site, key: str, locale: Locale = "fr", publication: Publication = PUBLICATION) -> dict[str, Any]:
    page = site.page(key, locale)
    return Describer(site.library, site.addresses, publication).describe(page)


@pytest.mark.parametrize(
    ("key", "page", "subject"),
    [
        ("home", "WebSite", None),
        ("professions", "CollectionPage", None),
        ("orders", "CollectionPage", None),
        ("profession/profession", "WebPage", "Occupation"),
        ("trajectory/trajectoire", "WebPage", "Occupation"),
        ("order/ordre", "WebPage", "Organization"),
        ("institution/universite", "WebPage", "CollegeOrUniversity"),
        ("programme/programme", "WebPage", "EducationalOccupationalProgram"),
        ("support/aide", "WebPage", "Service"),
        ("measure/mesure-03", "WebPage", None),
        ("coverage", "WebPage", "Dataset"),
        ("grid", "WebPage", "Dataset"),
        ("glossary", "CollectionPage", "DefinedTermSet"),
    ],
)
def test_each_kind_of_page_is_what_it_is(full: Site, key: str, page: str, subject: str | None) -> None:
    found = described(full, key)
    assert (found["@type"], found.get("mainEntity", {}).get("@type")) == (page, subject)


def test_a_hand_written_page_is_a_page_and_the_one_about_the_site_says_so(full: Site) -> None:
    describer = Describer(full.library, full.addresses, PUBLICATION)
    assert [describer.describe(doc)["@type"] for doc in DOCS] == ["AboutPage", "WebPage"]


@pytest.mark.parametrize(("locale", "language"), [("fr", "fr-CA"), ("en", "en-CA")])
def test_every_page_says_its_language(full: Site, locale: Locale, language: str) -> None:
    found = {described(full, key, of)["inLanguage"] for key, of in full.pages if of == locale}
    assert found == {language}


def test_every_page_but_the_home_page_says_where_it_stands(full: Site) -> None:
    for key, locale in full.pages:
        if key == "home":
            continue
        found = described(full, key, locale)
        items = found["breadcrumb"]["itemListElement"]
        assert [item["position"] for item in items] == list(range(1, len(items) + 1))
        assert items[0]["item"]["@id"] == PUBLICATION.url + full.addresses.path("home", locale)
        assert (items[-1]["item"]["@id"], items[-1]["name"]) == (found["url"], found["name"])
        assert [item["name"] for item in items[1:-1]] == [title for _, title in full.page(key, locale).trail]


def test_a_page_under_a_record_says_so_and_what_it_is_about(full: Site) -> None:
    found = described(full, "profession/profession/canada")
    profession = full.page("profession/profession")
    items = [(item["name"], item["item"]["@id"]) for item in found["breadcrumb"]["itemListElement"]]
    assert items[1:3] == [
        ("Professions", f"{PUBLICATION.url}professions/"),
        (profession.title, PUBLICATION.url + profession.path),
    ]
    assert (found["about"]["@type"], found["about"]["name"]) == ("Occupation", profession.title)
    assert "mainEntity" not in found
    assert found["dateModified"] == "2026-11-01"


def test_the_page_of_a_record_says_when_it_was_reviewed(full: Site) -> None:
    found = described(full, "profession/profession")
    assert (found["dateModified"], found["lastReviewed"]) == ("2026-11-01", "2026-11-01")
    assert "dateModified" not in described(full, "professions")


def test_an_occupation_has_its_other_names_in_the_language_of_the_page_its_code_and_its_permit(tmp_path: Path) -> None:
    noc = "noc: {code: '31301', source: s1}\nother_names: {fr: [Testeuse], en: [Tester], es: [Probadora]}\n"
    library = {**LIBRARY, "professions/profession.yaml": builders.profession(more=noc)}
    found = described(site_at(tmp_path, library), "profession/profession")["mainEntity"]
    assert found["alternateName"] == ["Essayeuse", "Essayeur", "Testeuse"]
    (category,) = found["occupationalCategory"]
    assert (category["codeValue"], category["inCodeSet"]["name"]) == ("31301", "CNP 2021")
    assert found["qualifications"]["recognizedBy"]["name"] == "Ordre des essais du Québec"


def test_a_job_without_a_profession_asks_for_no_permit(tmp_path: Path) -> None:
    steps = builders.step("postuler", "always: emploi") + builders.end("emploi", "job")
    text = builders.trajectory(profession=None, steps=steps)
    site = site_at(tmp_path, more={"trajectories/trajectoire.yaml": text})
    assert described(site, "trajectory/trajectoire", "en")["mainEntity"] == {
        "@type": "Occupation",
        "name": "Trier",
        "occupationLocation": {"@type": "AdministrativeArea", "name": "Québec"},
    }


@pytest.mark.parametrize(
    ("more", "service", "provider"),
    [
        ("", "Service", "Organization"),
        ("of_government: false\n", "Service", "Organization"),
        ("of_government: true\n", "GovernmentService", "GovernmentOrganization"),
    ],
)
def test_only_what_a_government_gives_is_a_government_service(
    tmp_path: Path, more: str, service: str, provider: str
) -> None:
    site = site_at(tmp_path, more={"supports/aide.yaml": builders.support(more=more)})
    found = described(site, "support/aide")["mainEntity"]
    assert (found["@type"], found["provider"]["@type"]) == (service, provider)
    assert found["provider"]["name"] == "Fonds des essais"


def test_a_vocational_centre_is_no_college(tmp_path: Path) -> None:
    text = edit(builders.institution(), "level: university", "level: vocational")
    site = site_at(tmp_path, more={"institutions/universite.yaml": text})
    assert described(site, "institution/universite")["mainEntity"]["@type"] == "EducationalOrganization"
    assert described(site, "programme/programme")["mainEntity"]["provider"]["@type"] == "EducationalOrganization"


def test_a_programme_gives_what_a_machine_can_count(full: Site) -> None:
    found = described(full, "programme/programme")["mainEntity"]
    assert (found["numberOfCredits"], found["applicationDeadline"]) == (90, ["2026-03-01"])


def test_the_figures_can_be_had_where_the_data_set_says(full: Site) -> None:
    files = [found["contentUrl"] for found in described(full, "coverage", "en")["mainEntity"]["distribution"]]
    assert files == [f"{PUBLICATION.url}en/coverage/coverage.{kind}" for kind in ("csv", "json")]


def test_without_the_address_of_the_site_addresses_are_relative_to_the_page(full: Site) -> None:
    found = described(full, "order/ordre", "en", Publication("Parcours"))
    assert found["url"] == "../../../en/orders/ordre/"
    assert [item["item"]["@id"] for item in found["breadcrumb"]["itemListElement"]] == [
        "../../../en/",
        "../../../en/orders/",
        "../../../en/orders/ordre/",
    ]


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"min": 3, "max": 3, "unit": "year"}, "P3Y"),
        ({"min": "1.5", "max": "1.5", "unit": "year"}, "P1.5Y"),
        ({"min": 10, "max": 10, "unit": "week"}, "P10W"),
        ({"min": 3, "max": 4, "unit": "year"}, None),
        ({"min": 3, "unit": "year"}, None),
        ({"max": 3, "unit": "year"}, None),
        ({"min": 915, "max": 915, "unit": "hour"}, None),
        ({"min": 5, "max": 5, "unit": "working_day"}, None),
    ],
)
def test_a_duration_is_said_only_where_it_is_one_stretch_of_the_calendar(
    values: dict[str, Any], text: str | None
) -> None:
    duration = Duration.model_validate({**values, "as_of": "2026-01-01", "source": "s1"})
    assert iso_duration(duration) == text
