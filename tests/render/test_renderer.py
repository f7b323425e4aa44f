"""Pages to HTML: escaped, with links that lead right from wherever the page stands."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from types import MappingProxyType

import pytest
from jinja2 import UndefinedError

from generator.model.base import LOCALES, Locale
from generator.pages.address import addresses
from generator.render import site as render_site_module
from generator.render.renderer import TEMPLATES, _host, _tel
from generator.render.site import Site, render_site
from tests import builders
from tests.builders import TODAY, edit
from tests.pages.full import FULL
from tests.pages.making import PROJECT, PUBLICATION, links, section, site_at, words


@pytest.mark.parametrize(
    ("key", "locale", "home"),
    [
        ("professions", "fr", "../"),
        ("professions", "en", "../../en/"),
        ("profession/profession", "fr", "../../"),
        ("profession/profession", "en", "../../../en/"),
        ("grid", "fr", "../../"),
        ("comparison/profession", "fr", "../../../"),
        ("comparison/profession", "en", "../../../../en/"),
    ],
)
def test_links_lead_to_the_root_from_every_depth(tmp_path: Path, key: str, locale: Locale, home: str) -> None:
    site = site_at(tmp_path, more={"programmes/universite/autre.yaml": builders.programme("autre")})
    crumbs = site.body(key, locale).find(".//nav[@class='crumbs']")
    assert crumbs is not None
    assert links(crumbs)[0][1] == home


def test_a_record_link_leads_from_the_page_to_the_record_in_its_language(tmp_path: Path) -> None:
    note = "notes: [{fr: '[Ici](record:order/ordre).', en: '[Here](record:order/ordre).', source: s1}]\n"
    site = site_at(
        tmp_path, more={"supports/aide.yaml": builders.support(), "orders/ordre.yaml": builders.order(more=note)}
    )
    assert ("Ici", "../../ordres/ordre/") in links(site.body("order/ordre", "fr"))
    assert ("Here", "../../../en/orders/ordre/") in links(site.body("order/ordre", "en"))


HOSTILE = "<img src=x onerror=alert(1)> \"' & </title></script><script>alert(1)</script>"


def test_whatever_a_text_of_a_record_holds_is_shown_as_it_was_typed(tmp_path: Path) -> None:
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    files = {
        "professions/profession.yaml": edit(builders.profession(), "feminine: Essayeuse", f"feminine: {quoted}"),
        "institutions/universite.yaml": edit(
            builders.institution(more=f"city: {quoted}\n"), "name: {fr: Université des essais", f"name: {{fr: {quoted}"
        ),
        "supports/aide.yaml": edit(builders.support(), "provider: {fr: Fonds des essais", f"provider: {{fr: {quoted}"),
        "orders/ordre.yaml": edit(
            builders.order(more=f"acronym: {quoted}\n"), "gloss: Order of trials of Québec", f"gloss: {quoted}"
        ),
    }
    site = site_at(tmp_path, more=files)
    shown = 0
    for page in site.pages.values():
        html = site.html(page.key, page.locale)
        assert "<script>" not in html
        assert "<img" not in html
        body = site.body(page.key, page.locale)
        shown += " ".join(HOSTILE.split()) in words(body)
        assert [name for element in body.iter() for name in element.attrib if name.startswith("on")] == []
    assert shown >= 4


def test_a_template_that_asks_for_what_its_view_has_not_fails(tmp_path: Path) -> None:
    site = site_at(tmp_path)
    page = dataclasses.replace(site.page("support/aide"), view=MappingProxyType({}))
    with pytest.raises(UndefinedError):
        site.renderer.body(page)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.example.org/a?b#c", "example.org"),
        ("http://example.org:8080/", "example.org"),
        ("https://sub.example.org", "sub.example.org"),
        ("https://wwwexample.org", "wwwexample.org"),
    ],
)
def test_an_address_is_shown_by_its_host(url: str, host: str) -> None:
    assert _host(url) == host


@pytest.mark.parametrize(
    ("phone", "tel"),
    [
        ("514 935-2501", "+15149352501"),
        ("1 800 363-6048", "+18003636048"),
        ("+33 1 23 45 67 89", "+33123456789"),
        ("514 555-1234, poste 123", "+15145551234;ext=123"),
        ("514 555-1234, ext. 7", "+15145551234;ext=7"),
    ],
)
def test_a_telephone_number_is_dialled_from_anywhere(phone: str, tel: str) -> None:
    assert _tel(phone) == tel


def test_terms_are_linked_anew_on_every_rendering(tmp_path: Path) -> None:
    note = "notes: [{fr: Un essai., en: A trial., source: s1}]\n"
    site = site_at(tmp_path, more={"orders/ordre.yaml": builders.order(more=note)})
    first = site.html("order/ordre")
    assert first.count('class="term"') == 1
    assert site.html("order/ordre") == first


def test_every_template_is_used(tmp_path: Path) -> None:
    site = site_at(tmp_path, FULL)
    used = {page.template for page in site.pages.values()}
    whole = {path.name for path in TEMPLATES.glob("*.html")}
    assert used <= whole
    assert whole - used == {"page.html", "record.html", "redirect.html"}


def rendered(tmp_path: Path) -> Site:
    site = site_at(tmp_path, FULL)
    return Site(site.library, site.addresses, PROJECT, TODAY, PUBLICATION)


def test_a_site_is_rendered_french_first_with_what_the_shell_needs(tmp_path: Path) -> None:
    site = site_at(tmp_path, FULL)
    found = list(render_site(Site(site.library, site.addresses, PROJECT, TODAY, PUBLICATION)))
    assert [page.locale for page in found] == sorted((page.locale for page in found), reverse=True)
    assert {(page.key, page.locale): page.path for page in found} == {
        key: page.path for key, page in site.pages.items()
    }
    (page,) = (page for page in found if (page.key, page.locale) == ("support/aide", "en"))
    assert (page.title, page.section, page.record) == ("Loan to try", "supports", "content/supports/aide.yaml")
    assert page.body == site.html("support/aide", "en")


def test_languages_rendered_in_processes_of_their_own_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = rendered(tmp_path)
    monkeypatch.setattr(render_site_module, "PARALLEL_FROM", 10**9)
    alone = list(render_site(site))
    monkeypatch.setattr(render_site_module, "PARALLEL_FROM", 0)
    assert list(render_site(site)) == alone
    assert render_site_module._inherited == []


def test_a_page_that_cannot_be_rendered_is_named(tmp_path: Path) -> None:
    # A link to a record that does not exist, which the check would have refused.
    note = "notes: [{fr: '[Rien](record:order/rien)', en: '[Nothing](record:order/rien)', source: s1}]\n"
    builders.write(tmp_path, {"orders/ordre.yaml": builders.order(more=note)})
    library = builders.loaded(tmp_path).library
    with pytest.raises(KeyError) as raised:
        Site(library, addresses(library, ()), PROJECT, TODAY, PUBLICATION).rendered("en")
    assert raised.value.__notes__ == ["while rendering order/ordre in en with order.html"]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_drawing_of_a_route_leads_to_its_steps(tmp_path: Path, locale: Locale) -> None:
    site = site_at(tmp_path, FULL)
    body = site.body("profession/profession", locale)
    (svg,) = section(body, "equivalence").iter("svg")
    targets = [link.get("href", "").removeprefix("#") for link in svg.iter("a")]
    assert targets == [f"equivalence-{name}" for name in ("demande", "decision", "stage", "permis", "ferme")]
    for anchor in targets:
        assert section(body, anchor).tag == "li"
