"""What is good to know stands on the page of its record, or, where it is much, on a page under it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.base import LOCALES, Locale
from generator.pages.address import NOTES_LISTED
from tests import builders
from tests.pages.making import Site, links, section, site_at, words

KEY = "profession/profession/_notes"


def with_notes(tmp_path: Path, count: int) -> Site:
    facts = ", ".join(f"{{fr: Le fait {n}., en: Fact {n}., source: s1}}" for n in range(count))
    text = builders.profession(more=f"notes: [{facts}]\n")
    return site_at(tmp_path, more={"professions/profession.yaml": text})


def test_a_few_stand_on_the_page_itself(tmp_path: Path) -> None:
    site = with_notes(tmp_path, NOTES_LISTED)
    assert (KEY, "fr") not in site.pages
    more = section(site.body("profession/profession", "en"), "more")
    assert len(list(more.iter("li"))) == NOTES_LISTED


@pytest.mark.parametrize(
    ("locale", "path", "title", "said"),
    [
        ("fr", "a-savoir/", "Essayeuse, essayeur\u00a0: bon à savoir", ("5 autres faits", "Le fait 0.")),
        ("en", "good-to-know/", "Trier: good to know", ("5 other facts", "Fact 0.")),
    ],
)
def test_many_stand_on_a_page_under_it_to_which_it_leads(
    tmp_path: Path, locale: Locale, path: str, title: str, said: tuple[str, str]
) -> None:
    link, first = said
    site = with_notes(tmp_path, NOTES_LISTED + 1)
    own, page = site.page("profession/profession", locale), site.page(KEY, locale)
    assert (page.path, page.title) == (f"{own.path}{path}", title)
    above = section(site.body(own.key, locale), "more")
    ((text, href),) = links(above)
    assert text.startswith(link)
    assert href.endswith(page.path)
    assert first not in words(above)
    more = section(site.body(KEY, locale), "more")
    assert first in words(more)
    assert len(list(more.iter("li"))) == NOTES_LISTED + 1


@pytest.mark.parametrize("locale", LOCALES)
def test_that_page_cites_its_sources_and_leads_back(tmp_path: Path, locale: Locale) -> None:
    site = with_notes(tmp_path, NOTES_LISTED + 1)
    body, own = site.body(KEY, locale), site.page("profession/profession", locale)
    assert len(list(section(body, "sources").iter("li"))) == 1
    assert site.page(KEY, locale).parent == (own.key, own.title)
    assert any(href.endswith(own.path) for _, href in links(section(body, "more")))
