"""What pages say to those who share them and to machines: true to the vocabulary, and harmless to the policy."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any, Final

import pytest
from lxml.html import HtmlElement
from PIL import Image

from tests.browser.conftest import NewContext
from tests.browser.pages import SITE_URL, Page, parse
from tests.browser.running import Site
from tests.browser.vocabulary import vocabulary

_DATA: Final = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)

PLACE: Final = {"@type": "AdministrativeArea", "name": "Québec"}


def data_of(page: Page) -> list[dict[str, Any]]:
    return [json.loads(text) for text in _DATA.findall(page.file.read_text(encoding="utf-8"))]


def head(page: Page) -> HtmlElement:
    return parse(page.file.read_text(encoding="utf-8").partition("<body")[0] + "</html>")


def pages(site: Site) -> list[Page]:
    return [page for page in site.pages if page.kind != "404"]


@pytest.mark.parametrize(
    ("thing", "problem"),
    [
        ({"@type": "Occupation", "name": "Nurse", "occupationLocation": PLACE}, None),
        ({"@type": "Occupations", "name": "Nurse"}, "no type Occupations"),
        ({"name": "Nurse"}, "no type None"),
        ({"@type": "Occupation", "naem": "Nurse"}, "Occupation.naem: no such property of the type"),
        # A property of another type.
        ({"@type": "Occupation", "provider": {"@type": "Organization"}}, "provider: no such property"),
        ({"@type": "Occupation", "occupationLocation": "Québec"}, None),
        ({"@type": "Occupation", "occupationLocation": {"@type": "Person"}}, "holds no Person"),
        ({"@type": "Occupation", "occupationLocation": {**PLACE, "code": "QC"}}, "AdministrativeArea.code"),
        ({"@type": "WebPage", "breadcrumb": {"@type": "BreadcrumbList"}, "lastReviewed": "2026-11-22"}, None),
        ({"@type": "WebPage", "lastReviewed": "November"}, "is no date"),
        ({"@type": "WebPage", "url": "../page/"}, "is no whole address"),
        ({"@type": "Organization", "areaServed": [PLACE, {"@type": "Order"}]}, "holds no Order"),
        ({"@type": "ListItem", "item": "https://example.org/"}, "item: holds no text"),
        ({"@type": "ListItem", "item": {"@id": "https://example.org/"}, "position": 1}, None),
        ({"@type": "ListItem", "item": {"@id": "https://example.org/"}, "name": 1}, "holds no number"),
        # A subtype stands for its type, with the properties of both.
        ({"@type": "Course", "provider": {"@type": "CollegeOrUniversity", "alumni": {"@type": "Person"}}}, None),
    ],
)
def test_the_vocabulary_tells_what_may_be_said(thing: dict[str, Any], problem: str | None) -> None:
    found = list(vocabulary().problems(thing))
    assert (found == []) if problem is None else (len(found) == 1 and problem in found[0]), found


def test_every_page_says_what_it_is_in_words_of_the_vocabulary(site: Site) -> None:
    problems = []
    for page in pages(site):
        found = data_of(page)
        if len(found) != 1 or found[0].pop("@context", None) != "https://schema.org":
            problems.append(f"{page.path}: not one description")
            continue
        problems += [f"{page.path}: {problem}" for problem in vocabulary().problems(found[0])]
    assert not problems, "\n".join(problems)


def test_the_types_are_those_of_the_kinds_of_pages(site: Site) -> None:
    """No kind lost its description, and no help is a government's that is not."""
    found = Counter(
        (page.kind, data.get("mainEntity", {}).get("@type")) for page in pages(site) for data in data_of(page)
    )
    expected = {
        "professions/*": {"Occupation"},
        "trajectories/*": {"Occupation"},
        "orders/*": {"Organization"},
        "institutions/*": {"CollegeOrUniversity", "EducationalOrganization"},
        "programmes/*": {"EducationalOccupationalProgram"},
        "supports/*": {"GovernmentService", "Service"},
        "glossary": {"DefinedTermSet"},
        "coverage": {"Dataset"},
    }
    for kind, types in expected.items():
        of_kind = {type_ for found_kind, type_ in found if found_kind == kind}
        assert of_kind <= types, kind
        assert of_kind, kind


def test_a_page_is_shared_under_its_own_address_with_a_picture_that_is_there(site: Site) -> None:
    seen = set()
    for page in pages(site):
        found = {tag.get("property"): tag.get("content", "") for tag in head(page).iter("meta")}
        assert found["og:url"] == page.url
        assert found["og:locale"] == f"{page.locale}_CA"
        assert found["og:title"]
        assert found["og:description"]
        file = site.root / found["og:image"].removeprefix(SITE_URL)
        with Image.open(file) as picture:
            assert (f"{picture.width}", f"{picture.height}") == (found["og:image:width"], found["og:image:height"])
            assert picture.format == "PNG"
        assert file.stat().st_size < 20_000, file
        seen.add(file)
    assert len(seen) == len(pages(site))


def test_every_page_says_its_language_its_direction_and_its_addresses(site: Site) -> None:
    seen: dict[str, dict[str, str]] = {}
    for page in site.pages:
        top = head(page)
        assert (top.get("lang"), top.get("dir")) == (page.locale, "ltr")
        links = [(link.get("rel"), link.get("hreflang", ""), link.get("href", "")) for link in top.iter("link")]
        canonical = [href for rel, _, href in links if rel == "canonical"]
        alternates = {lang: href for rel, lang, href in links if rel == "alternate"}
        if page.kind == "404":
            assert (canonical, alternates) == ([], {})
            continue
        assert canonical == [page.url]
        assert alternates[page.locale] == page.url
        assert alternates.get("x-default", alternates.get("fr")) == alternates.get("fr")
        assert ("x-default" in alternates) == (len(alternates) > 1)
        seen[page.url] = alternates
    assert [
        url for url, alternates in seen.items() if any(seen[other] != alternates for other in alternates.values())
    ] == []


def test_the_policy_lets_the_data_stand_and_stops_a_script(site: Site, new_context: NewContext) -> None:
    """The same listener hears of the script, so that its silence about the data means something."""
    tab = new_context().new_page()
    tab.add_init_script(
        "window.stopped = [];"
        "addEventListener('securitypolicyviolation', (event) => window.stopped.push(event.violatedDirective))"
    )
    for page in (site.of_kind("professions/*")[0], site.of_kind("glossary")[0]):
        tab.goto(site.url(page))
        assert tab.evaluate("stopped") == []
        assert json.loads(tab.locator('script[type="application/ld+json"]').text_content() or "")["name"]
        tab.evaluate(
            "() => { const script = document.createElement('script'); script.textContent = 'window.ran = true';"
            " document.body.append(script); return new Promise((done) => setTimeout(done)); }"
        )
        tab.wait_for_function("stopped.length > 0")
        assert tab.evaluate("[stopped[0], window.ran ?? null]") == ["script-src-elem", None]


def test_the_manifest_is_read_by_the_browser(site: Site, new_context: NewContext) -> None:
    context = new_context()
    tab = context.new_page()
    session = context.new_cdp_session(tab)
    for path, lang in (("", "fr-CA"), ("en/", "en-CA")):
        tab.goto(site.url(path))
        found = session.send("Page.getAppManifest")
        assert found["url"] == site.url(f"{path}manifest.webmanifest")
        assert found["errors"] == []
        assert json.loads(found["data"])["lang"] == lang
