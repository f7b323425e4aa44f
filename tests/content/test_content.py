"""Rules over the real content: a contributor's first reviewer."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import pytest

from generator.check import check
from generator.library import Library, Loaded, load
from generator.model.date import PartialDate
from generator.model.law import Act, Regulation
from generator.model.money import Cost, Dated, Duration
from generator.model.profession import Profession
from generator.model.record import Record
from generator.model.situation import SITUATIONS, Situation
from generator.model.source import Source
from generator.model.text import Cited, Statement
from generator.model.trajectory import Trajectory
from generator.model.walk import Loc, walk
from generator.pathway import Pathway, of_route, of_trajectory
from generator.report import as_text

CONTENT: Final = Path(__file__).parents[2] / "content"

ORDERS: Final = {
    "barreau",
    "chjq",
    "cmq",
    "cnq",
    "cpa",
    "crha",
    "oaaq",
    "oagq",
    "oapq",
    "oaq-acupuncteurs",
    "oaq-agronomes",
    "oaq-architectes",
    "occoq",
    "ocq-chimistes",
    "ocq-chiropraticiens",
    "odnq",
    "odq-dentistes",
    "odq-denturologistes",
    "oeaq",
    "oeq",
    "ogq",
    "ohdq",
    "oifq",
    "oiiaq",
    "oiiq",
    "oiq",
    "omvq",
    "ooaq",
    "oodq",
    "ooq",
    "opcq",
    "opiq",
    "opodq",
    "oppq-physiotherapie",
    "oppq-psychoeducateurs",
    "opq-pharmaciens",
    "opq-psychologues",
    "opsq",
    "optmq",
    "osfq",
    "otimroepmq",
    "otpadq",
    "otpq",
    "otstcfq",
    "ottiaq",
    "ouq",
}
"""The orders of Schedule I of the Professional Code."""

FRANCE: Final = (
    "architecte",
    "avocat",
    "comptable-professionnel-agree",
    "dentiste",
    "infirmiere",
    "ingenieur",
    "medecin",
    "orthophoniste",
    "pharmacien",
    "physiotherapeute",
    "sage-femme",
    "technologiste-medical",
    "technologue-imagerie-medicale",
    "technologue-physiotherapie",
    "technologue-radio-oncologie",
    "travailleur-social",
)
"""The professions for which research found an arrangement under the agreement of 17 October 2008 with France."""


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(CONTENT)


@pytest.fixture(scope="module")
def library(loaded: Loaded) -> Library:
    return loaded.library


@pytest.fixture(scope="module")
def today(library: Library) -> dt.date:
    """The latest day that the content names, so that the passing of time alone changes no result."""
    return max(
        value.first
        for record in library
        for dated in (record.review, *record.sources)
        for _, value in walk(dated)
        if isinstance(value, PartialDate)
    )


def values(library: Library, kind: type) -> Iterator[tuple[Record, Loc, object]]:
    """Yield every value of a kind, with its record and its place."""
    for record in library:
        for loc, value in walk(record):
            if isinstance(value, kind):
                yield record, loc, value


def at(record: Record, loc: Loc) -> str:
    return f"{record.id}:{'.'.join(map(str, loc))}"


# The whole


def test_the_check_finds_neither_errors_nor_warnings(loaded: Loaded, today: dt.date) -> None:
    assert [as_text(finding, "en") for finding in check(loaded, today)] == []


def test_there_are_the_46_orders_of_schedule_i(library: Library) -> None:
    assert len(ORDERS) == 46
    assert set(library.orders) == ORDERS


def test_there_are_54_professions_or_more_and_each_order_governs_one(library: Library) -> None:
    assert len(library.professions) >= 54
    assert {profession.order for profession in library.professions.values()} == ORDERS


def test_there_are_ten_trajectories_ranked_from_1_to_10(library: Library) -> None:
    assert sorted(trajectory.rank for trajectory in library.trajectories.values()) == list(range(1, 11))


def test_there_are_the_sixteen_measures_of_the_plan(library: Library) -> None:
    assert {name: measure.number for name, measure in library.measures.items()} == {
        f"mesure-{number:02}": number for number in range(1, 17)
    }


def test_every_job_title_of_a_trajectory_is_in_the_table(library: Library) -> None:
    assert {job.trajectory for job in library.job_titles.values()} >= set(library.trajectories)


# Routes


def professions(test: object) -> object:
    """Run a test over each profession, by the name of its file."""
    return pytest.mark.parametrize("name", sorted(path.stem for path in (CONTENT / "professions").glob("*.yaml")))(test)


@professions
def test_whoever_was_trained_elsewhere_has_an_equivalence_or_a_special_route(library: Library, name: str) -> None:
    assert library.professions[name].route_for("trained_elsewhere").kind in {"equivalence", "special_permit"}


def says(profession: Profession, words: str) -> bool:
    """Whether a note of the profession or of one of its routes has words that match."""
    notes = [*profession.notes, *(note for route in profession.routes for note in route.notes)]
    return any(re.search(words, note.fr, re.IGNORECASE) for note in notes)


@professions
def test_there_is_a_route_from_france_or_it_is_said_that_there_is_none(library: Library, name: str) -> None:
    profession = library.professions[name]
    absent = {found.kind for found in profession.absent_routes}
    assert profession.has_france_route or "france" in absent or says(profession, r"\bFrance\b")


@professions
def test_there_is_a_route_from_another_province_or_it_is_said_that_there_is_none(library: Library, name: str) -> None:
    profession = library.professions[name]
    kinds = {route.kind for route in profession.routes} | {found.kind for found in profession.absent_routes}
    assert "canada" in kinds or says(profession, r"autre province|\bcanadienne?s?\b")


@professions
def test_a_route_is_not_both_there_and_absent(library: Library, name: str) -> None:
    profession = library.professions[name]
    assert {found.kind for found in profession.absent_routes}.isdisjoint(route.kind for route in profession.routes)


@pytest.mark.parametrize("name", FRANCE)
def test_every_arrangement_with_france_is_a_route_for_those_licensed_there(library: Library, name: str) -> None:
    profession = library.professions[name]
    assert profession.has_france_route
    assert profession.route_for("licensed_france").kind == "france"


@professions
def test_every_main_route_leads_to_the_permit(library: Library, name: str) -> None:
    for route in library.professions[name].routes:
        ends = [node.step.end for node in of_route(route).nodes if node.is_success]
        assert set(ends) == {"permit"}


# Trajectories


def reached(pathway: Pathway) -> set[str]:
    found: set[str] = set()
    waiting = [pathway.nodes[0].key]
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting.extend(pathway.by_key[key].next.values())
    return found


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("name", sorted(path.stem for path in (CONTENT / "trajectories").glob("*.yaml")))
def test_every_trajectory_leads_to_the_job_from_every_situation(
    library: Library, name: str, situation: Situation
) -> None:
    trajectory: Trajectory = library.trajectories[name]
    pathway = of_trajectory(
        trajectory.steps, lambda profession: library.professions[profession].route_for(situation), (situation,)
    )
    found = reached(pathway)
    assert found == set(pathway.by_key)
    assert [node.step.end for node in pathway.nodes if node.is_success] == ["job"]
    assert trajectory.profession is None or any("." in key for key in found)


def test_a_trajectory_expands_the_route_of_its_own_profession(library: Library) -> None:
    for trajectory in library.trajectories.values():
        named = {step.route_of for step in trajectory.steps if step.route_of is not None}
        assert named == ({trajectory.profession} if trajectory.profession is not None else set())


# Laws

_CODE: Final = re.compile(r"[A-Z]{1,3}-\d{1,3}(?:\.\d{1,3})*, r\. \d{1,3}(?:\.\d{1,4})*")
_ALMOST: Final = re.compile(r"\b[A-Z]{1,3}-\d+(?:\.\d+)*[,.]?[ \u00a0]?r[.,]?[ \u00a0]?\d+(?:\.\d+)*")


def test_regulations_are_cited_as_the_consolidated_texts_number_them(library: Library) -> None:
    wrong = [
        f"{at(record, loc)}: {found.group()}"
        for record, loc, text in values(library, str)
        for found in _ALMOST.finditer(str(text))
        if not _CODE.fullmatch(found.group().replace("\u00a0", " "))
    ]
    assert wrong == []


def test_a_regulation_is_made_under_the_act_of_the_order_or_the_professional_code(library: Library) -> None:
    for profession in library.professions.values():
        chapter = library.orders[profession.order].act.chapter
        for route in profession.routes:
            if route.regulation is not None and route.regulation.code is not None:
                assert route.regulation.code.partition(",")[0] in {chapter, "C-26"}, f"{profession.id}: {route.id}"


def number_in(url: str) -> str:
    """The address of a law with nothing but its letters, digits and points, to look for a number in."""
    return re.sub(r"[^a-z0-9.-]", "", unquote(unquote(url)).lower())


def test_the_address_of_a_law_is_that_of_the_law_named(library: Library) -> None:
    wrong = []
    for record, loc, law in values(library, Cited):
        if isinstance(law, (Act, Regulation)) and law.url is not None and "legisquebec" in law.url:
            code = law.chapter if isinstance(law, Act) else law.code
            if code is not None and number_in(code) not in number_in(law.url):
                wrong.append(f"{at(record, loc)}: {code} at {law.url}")
    for record, loc, source in values(library, Source):
        assert isinstance(source, Source)
        named = _CODE.match(source.title)
        if (
            named
            and source.url is not None
            and "legisquebec" in source.url
            and number_in(named.group()) not in number_in(source.url)
        ):
            wrong.append(f"{at(record, loc)}: {named.group()} at {source.url}")
    assert wrong == []


# Facts


def test_every_fact_cites_sources_of_its_record_read_on_a_known_day(library: Library, today: dt.date) -> None:
    facts = list(values(library, Cited))
    assert len(facts) > 5000
    for record, loc, fact in facts:
        assert isinstance(fact, Cited)
        by_id = {source.id: source for source in record.sources}
        cited = [by_id.get(name) for name in fact.source]
        assert cited, at(record, loc)
        for source in cited:
            assert source is not None, at(record, loc)
            assert source.consulted.precision == "day"
            assert source.consulted.first <= today


@pytest.mark.parametrize("kind", [Cost, Duration])
def test_every_cost_and_duration_says_when_it_was_true(library: Library, kind: type[Dated]) -> None:
    dated = list(values(library, kind))
    assert len(dated) > 50
    for record, loc, value in dated:
        assert isinstance(value, Dated)
        sources = [source for source in record.sources if source.id in value.source]
        read = {source.consulted for source in sources}
        assert value.as_of.first <= max(day.first for day in read), at(record, loc)
        # Where the page gives no date, the date is the day on which it was read.
        assert value.as_of_basis == "stated" or value.as_of in read, at(record, loc)


def test_a_review_is_not_older_than_the_reading_of_a_source(library: Library) -> None:
    late = [
        f"{record.id}: {source.id}"
        for record in library
        for source in record.sources
        if source.consulted > record.review.on
    ]
    assert late == []


def test_a_date_in_english_prose_has_its_month_first(library: Library) -> None:
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    day_first = re.compile(rf"\b\d{{1,2}} ({months})\b")
    found = [
        at(record, loc)
        for record, loc, text in values(library, Statement)
        if isinstance(text, Statement) and text.en is not None and day_first.search(text.en)
    ]
    assert found == []
