"""The health trajectories: the index with its table of job titles, and the page of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.base import LOCALES, Locale
from tests import builders
from tests.builders import edit
from tests.pages.making import Site, links, says_unpublished, section, site_at, words

FRANCE = ("licensed_france",)
OTHERS = ("licensed_canada", "trained_france", "trained_canada", "trained_elsewhere")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A trajectory to a profession with two routes and a permit beside them, and one to an unregulated job."""
    routes = (
        builders.route("temporaire", [], kind="temporary_permit")
        + builders.route("france", FRANCE, kind="france")
        + builders.route("equivalence", OTHERS)
    )
    steps = builders.step("recherche", "always: emploi", "search") + builders.end("emploi", "job")
    return site_at(
        tmp_path,
        more={
            "professions/profession.yaml": builders.profession(routes=routes),
            "trajectories/libre.yaml": edit(
                builders.trajectory("libre", profession=None, steps=steps), "rank: 1", "rank: 10"
            ),
            "trajectories/trajectoire.yaml": edit(builders.trajectory(), "rank: 1", "rank: 2"),
        },
    )


def test_the_index_is_in_the_order_of_measure_4(site: Site) -> None:
    items = site.view("trajectories")["items"]
    assert [(item.key, item.is_regulated) for item in items] == [
        ("trajectory/trajectoire", True),
        ("trajectory/libre", False),
    ]


def test_a_trajectory_by_the_main_route_is_on_its_page_and_by_any_other_on_a_page_of_its_own(site: Site) -> None:
    main = site.view("trajectory/trajectoire")["variant"]
    assert (main.anchor, main.situations) == ("equivalence", OTHERS)
    france = site.page("trajectory/trajectoire/france")
    assert france.path == "sante/trajectoire/voies/france/"
    assert (france.view["variant"].anchor, france.view["variant"].situations) == ("france", FRANCE)  # type: ignore[attr-defined]
    assert france.parent == ("trajectory/trajectoire", "Essayeuse, essayeur")
    assert words(section(site.body("trajectory/trajectoire", "en"), "equivalence")[0]) == (
        "Equivalence of your diploma or training"
    )
    heading = site.body(france.key, "en").find(".//h1")
    assert heading is not None
    assert words(heading) == "Trier – France–Québec arrangement"


def test_a_permit_asked_for_beside_the_main_route_makes_no_trajectory(site: Site) -> None:
    beside = [key for key, _ in site.pages if key.startswith("trajectory/trajectoire/")]
    assert set(beside) == {"trajectory/trajectoire/france"}


def test_a_variant_holds_the_steps_of_its_route_in_place(site: Site) -> None:
    france = site.view("trajectory/trajectoire/france")["variant"]
    assert {step.key for step in france.pathway.steps} == {
        "immigration",
        "permis.demande",
        "permis.decision",
        "permis.permis",
        "permis.ferme",
        "emploi",
        "ferme",
    }
    assert france.pathway.steps[0].key == "immigration"


@pytest.mark.parametrize("locale", LOCALES)
def test_each_situation_leads_to_its_variant(site: Site, locale: Locale) -> None:
    body = site.body("trajectory/trajectoire", locale)
    choices = [href for item in section(body, "my-route").iter("li") for _, href in links(item)]
    at = "../../" if locale == "fr" else "../../../"
    france = at + site.addresses.path("trajectory/trajectoire/france", locale)
    assert choices == ["#equivalence", france, "#equivalence", "#equivalence", "#equivalence"]
    section(body, "equivalence")


def test_a_job_without_an_order_has_one_way_for_everyone(site: Site) -> None:
    variant = site.view("trajectory/libre")["variant"]
    assert (variant.anchor, variant.situations) == ("steps", ())
    assert [step.key for step in variant.pathway.steps] == ["recherche", "emploi"]
    assert "wherever you were trained" in words(site.body("trajectory/libre", "en"), "my-route")
    assert "No professional order governs this job" in words(site.body("trajectory/libre", "en"), "order")


def test_the_sources_of_both_records_are_numbered_together(tmp_path: Path) -> None:
    law = "details: [{fr: Un fait., en: A fact., source: loi}]\n"
    steps = builders.step("demande", "always: permis", more=law) + builders.end()
    profession = edit(
        builders.profession(routes=builders.route(steps=steps)),
        "sources:\n",
        "sources:\n  - {id: loi, title: Loi, publisher: Éditeur, consulted: 2026-11-01}\n",
    )
    here = builders.step("permis", "full: emploi", "route", "route_of: profession\n") + builders.end("emploi", "job")
    site = site_at(
        tmp_path,
        more={
            "professions/profession.yaml": profession,
            "trajectories/trajectoire.yaml": builders.trajectory(steps=here),
        },
    )
    view = site.view("trajectory/trajectoire")
    assert [(note.number, note.source.id) for note in view["notes"]] == [(1, "s1"), (2, "loi")]
    (step,) = (step for step in view["variant"].pathway.steps if step.key == "permis.demande")
    assert step.details[0].numbers == (2,)


@pytest.mark.parametrize(
    ("more", "link", "order"),
    [
        ("order: ordre\nprofession: profession\ntrajectory: trajectoire\n", "trajectory/trajectoire", True),
        ("order: ordre\nprofession: profession\n", "profession/profession", True),
        ("order: ordre\n", None, True),
        ("", None, False),
    ],
)
def test_a_job_title_leads_to_its_trajectory_or_its_profession(
    tmp_path: Path, more: str, link: str | None, order: bool
) -> None:
    site = site_at(tmp_path, more={"job-titles/titre.yaml": builders.job_title(more=more)})
    (row,) = site.view("trajectories")["job_titles"]
    assert row.link == link
    assert row.order == (("order/ordre", "Ordre des essais du Québec") if order else None)
    assert (row.needs_stage, row.stage.text) == ("depends", "Un stage selon la décision.")


def test_job_titles_are_in_the_order_of_the_language(tmp_path: Path) -> None:
    other = edit(
        builders.job_title("autre"),
        "{fr: {feminine: Essayeuse, masculine: Essayeur}, en: Trier}",
        "{fr: {feminine: Écrivaine, masculine: Écrivain}, en: Writer}",
    )
    site = site_at(tmp_path, more={"job-titles/autre.yaml": other})
    for locale, titles in (("fr", ["Écrivaine, écrivain", "Essayeuse, essayeur"]), ("en", ["Trier", "Writer"])):
        assert [row.title for row in site.view("trajectories", locale)["job_titles"]] == titles


def test_a_stage_of_which_nothing_is_said_is_not_said_to_be_needless(site: Site) -> None:
    assert says_unpublished(site.body("trajectory/trajectoire", "en"), "stage")
