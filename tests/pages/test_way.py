"""Routes and steps as pages show them."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings

from generator.model.base import LOCALES, Locale
from generator.model.situation import Situation
from generator.model.step import Step
from generator.model.text import Localized
from generator.pages.citation import Citations, Said
from generator.pages.label import label
from generator.pages.routes import route_view
from generator.pages.way import PathwayView, pathway_view
from generator.pathway import of_route, of_trajectory
from tests.graphs import RECORD, cost, duration, route, sound_steps, step, timed, view


def test_steps_are_numbered_in_their_order() -> None:
    found = view(timed(["a", "b", "c"]), "fr")
    assert [(one.number, one.key, one.anchor) for one in found.steps] == [
        (1, "a", "voie-a"),
        (2, "b", "voie-b"),
        (3, "c", "voie-c"),
        (4, "permis", "voie-permis"),
    ]


@given(sound_steps())
@settings(max_examples=40)
def test_every_outcome_leads_to_the_number_and_the_anchor_of_its_step(steps: tuple[Step, ...]) -> None:
    found = view(steps, "fr")
    by_key = {one.key: one for one in found.steps}
    assert found.links == tuple((one.id, target, outcome) for one in steps for outcome, target in one.next.items())
    for one, shown in zip(steps, found.steps, strict=True):
        assert [(way.outcome, way.number, way.title, way.anchor) for way in shown.ways] == [
            (outcome, by_key[target].number, by_key[target].title, by_key[target].anchor)
            for outcome, target in one.next.items()
        ]
        assert shown.end == one.end
    assert [one.number for one in found.steps] == list(range(1, len(steps) + 1))
    assert len({one.anchor for one in found.steps}) == len(steps)


def test_only_the_next_step_of_the_list_needs_no_words() -> None:
    steps = [
        step("a", "b"),
        step("b", "d"),
        step("c", "fin"),
        step("d", {"full": "fin", "partial": "c"}),
        step("fin", end="permit"),
    ]
    assert [one.goes_on for one in view(steps, "fr").steps] == [True, False, False, False, False]


@pytest.mark.parametrize(
    ("locale", "title", "said"),
    [("fr", "Déposer", "fr"), ("en", "Déposer", "fr")],
)
def test_a_title_without_english_is_said_in_french(locale: Locale, title: str, said: Locale) -> None:
    steps = [step("a", "fin", title=Localized(fr=title)), step("fin", end="permit")]
    found = view(steps, locale)
    assert (found.steps[0].title.text, found.steps[0].title.lang) == (title, said)
    assert found.steps[0].titles == (title,)
    assert found.steps[1].titles == ("Étape fin", "Step fin")


def test_totals_list_the_steps_that_they_leave_out_in_their_order() -> None:
    steps = [
        step("a", "b", time=duration("1", "2")),
        step("b", "c"),
        step("c", "d", time=duration("3", None)),
        step("d", "fin"),
        step("fin", end="permit"),
    ]
    time = view(steps, "fr").time
    assert time.least == Decimal(4)
    assert time.is_known
    assert [one.key for one in time.missing] == ["b", "c", "d"]


def test_a_fee_and_a_delay_have_the_numbers_of_their_sources() -> None:
    steps = [
        step("a", "fin", kind="application", time=duration("1", "2"), costs=[cost("10"), cost("20", optional=True)]),
        step("fin", end="permit"),
    ]
    citations = Citations("en")
    found = pathway_view(citations, of_route(route(steps)), "voie", lambda _: RECORD).steps[0]
    assert [(fee.what.text, fee.cost.amount, fee.numbers) for fee in found.fees] == [
        ("Fee", Decimal(10), (1,)),
        ("Fee", Decimal(20), (1,)),
    ]
    assert found.delay is not None
    assert found.delay.numbers == (1,)
    assert [note.source.id for note in citations.notes] == ["web"]


def expanded(situations: tuple[Situation, ...]) -> PathwayView:
    steps = [
        step("visa", "permis", only=("licensed_france", "trained_france")),
        step("permis", {"full": "emploi"}, route_of="infirmiere"),
        step("emploi", end="job"),
    ]
    pathway = of_trajectory(steps, lambda _: route(timed(["demande"])), situations)
    return pathway_view(Citations("fr"), pathway, "france", lambda _: RECORD, situations)


def test_steps_of_a_route_in_a_trajectory_have_anchors_of_their_own() -> None:
    found = expanded(("licensed_france",))
    assert [one.anchor for one in found.steps] == [
        "france-visa",
        "france-permis-demande",
        "france-permis-permis",
        "france-emploi",
    ]


@pytest.mark.parametrize(
    ("situations", "only"),
    [
        (("licensed_france",), ()),
        (("licensed_france", "trained_france"), ()),
        (("licensed_france", "trained_canada"), ("licensed_france", "trained_france")),
    ],
)
def test_a_step_says_for_whom_it_is_only_where_it_is_not_for_all(
    situations: tuple[Situation, ...], only: tuple[Situation, ...]
) -> None:
    assert expanded(situations).steps[0].only == only


def test_an_end_that_leads_on_is_no_end_of_the_way() -> None:
    ends = [one.end for one in expanded(("licensed_france",)).steps]
    assert ends == [None, None, None, "job"]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_route_says_for_whom_it_is_in_the_order_of_the_situations(locale: Locale) -> None:
    one = route(timed(["a"]), ("trained_elsewhere", "licensed_canada"))
    found = route_view(Citations(locale), RECORD, one)  # type: ignore[arg-type]
    assert found.situations == ("licensed_canada", "trained_elsewhere")
    assert found.for_whom.text == ("Tout le monde" if locale == "fr" else "Everyone")
    assert (found.anchor, found.regulation) == ("voie", None)
    assert found.title == Said(label("route", "equivalence", locale), locale)
    assert [one.key for one, _ in pairwise(found.pathway.steps)] == ["a"]
