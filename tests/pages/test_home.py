"""The home page starts from the reader's question."""

from __future__ import annotations

from pathlib import Path

from generator.model.base import LOCALES
from tests import builders
from tests.builders import edit
from tests.pages.making import links, site_at, words


def test_the_search_asks_the_index_of_the_professions(tmp_path: Path) -> None:
    site = site_at(tmp_path)
    for locale, action in (("fr", "./professions/"), ("en", "../en/professions/")):
        body = site.body("home", locale)
        form = body.find(".//form")
        assert form is not None
        assert (form.get("action"), form.get("method")) == (action, "get")
        field = form.find(".//input")
        assert field is not None
        assert field.get("name") == "q"


def test_professions_are_offered_in_the_order_of_the_language_and_sectors_with_their_counts(tmp_path: Path) -> None:
    other = edit(builders.profession("autre"), "sector: health", "sector: law")
    site = site_at(tmp_path, more={"professions/autre.yaml": other})
    view = site.view("home")
    assert [item.key for item in view["professions"]] == ["profession/autre", "profession/profession"]
    assert view["sectors"] == [("health", 1), ("law", 1)]
    assert view["counts"] == {"orders": 1, "professions": 2, "trajectories": 1}


def test_every_trajectory_is_on_it(tmp_path: Path) -> None:
    site = site_at(tmp_path)
    assert "./sante/trajectoire/" in [href for _, href in links(site.body("home"))]
    assert "../en/health/trajectoire-in-english/" in [href for _, href in links(site.body("home", "en"))]


def test_it_is_said_in_the_language_of_the_page(tmp_path: Path) -> None:
    site = site_at(tmp_path)
    assert "Practise your profession in Québec" in words(site.body("home", "en"))
    assert len({site.page("home", locale).title for locale in LOCALES}) == len(LOCALES)
