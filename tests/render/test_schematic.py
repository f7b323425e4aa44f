"""The drawing of a pathway: everything is in it, nothing lies on anything else, and a phone shows it whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from math import ceil, dist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.base import LOCALES, Locale
from generator.model.step import Outcome, Step
from generator.model.text import Localized
from generator.pages.label import label
from generator.render.schematic import LINE_HEIGHT, LONGEST_WORD, PADDING, Box, Schematic, _layout, schematic
from tests.graphs import sound_steps, step, view

PHONE = 350
"""The width of the text on a phone of 390 px."""

HEAD = 10
"""The length of an arrow's head, in pixels, which the template's marker draws and Graphviz leaves out."""

WORDS = ("Faire", "évaluer", "son", "diplôme", "obtenu", "à", "l'étranger", "interprovinciale", "x" * 45)


@st.composite
def titled(draw: st.DrawFn) -> tuple[Step, ...]:
    """Sound steps whose titles are short in one language and long in the other, or only in French."""
    title = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
    return tuple(
        one.model_copy(update={"title": Localized(fr=draw(title), en=draw(st.none() | title))})
        for one in draw(sound_steps(max_steps=7))
    )


def drawing(steps: tuple[Step, ...], locale: Locale = "fr") -> Schematic:
    return schematic(view(steps, locale), locale)


def points(path: str) -> list[tuple[float, float]]:
    """The start of a path, the controls and the end of each of its curves, and its own end."""
    found = re.fullmatch(r"M(-?\d+ -?\d+)(?:v(-?\d+)|c([-\d ]+)l(-?\d+ -?\d+))", path)
    assert found is not None, path
    start, down, curves, last = found.groups()
    x, y = (float(part) for part in start.split())
    if down is not None:
        return [(x, y), (x, y + float(down))]
    numbers = [float(part) for part in f"{curves} {last}".split()]
    steps = list(zip(numbers[::2], numbers[1::2], strict=True))
    whole = [(x, y)]
    for place in range(0, len(steps), 3):
        x, y = whole[-1]
        whole += [(x + dx, y + dy) for dx, dy in steps[place : place + 3]]
    return whole


def curve(path: str) -> Iterator[tuple[float, float]]:
    """Points along a path of cubic Bézier curves, whose controls may lie off it."""
    start, *rest, last = points(path)
    yield from (start, last)
    for one, two, end in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        for t in (0, 0.25, 0.5, 0.75, 1):
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
            corners = (start, one, two, end)
            yield (
                sum(w * x for w, (x, _) in zip(weights, corners, strict=True)),
                sum(w * y for w, (_, y) in zip(weights, corners, strict=True)),
            )
        start = end


def distance(point: tuple[float, float], box: Box) -> float:
    """How far a point lies from a box; zero inside."""
    x, y = point
    nearest = min(max(x, box.x), box.x + box.width), min(max(y, box.y), box.y + box.height)
    return dist(point, nearest)


@settings(max_examples=40)
@given(titled())
def test_every_box_lies_in_the_drawing_and_on_no_other(steps: tuple[Step, ...]) -> None:
    drawn = drawing(steps)
    assert [box.step.key for box in drawn.boxes] == [one.id for one in steps]
    for box in drawn.boxes:
        assert 0 <= box.x <= box.x + box.width <= drawn.width
        assert 0 <= box.y <= box.y + box.height <= drawn.height
    for one, other in combinations(drawn.boxes, 2):
        apart = one.x + one.width <= other.x or other.x + other.width <= one.x
        assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y


@settings(max_examples=40)
@given(titled())
def test_every_outcome_is_an_arrow_from_its_box_to_the_one_it_leads_to(steps: tuple[Step, ...]) -> None:
    drawn = drawing(steps)
    boxes = {box.step.key: box for box in drawn.boxes}
    links = [(one.id, target, outcome) for one in steps for outcome, target in one.next.items()]
    assert [arrow.outcome for arrow in drawn.arrows] == [outcome for _, _, outcome in links]
    for arrow, (source, target, _) in zip(drawn.arrows, links, strict=True):
        start, *_, before, end = (points(arrow.path)[0], *points(arrow.path))
        reach = HEAD / 2 / dist(before, end)
        tip = (end[0] + reach * (end[0] - before[0]), end[1] + reach * (end[1] - before[1]))
        assert distance(start, boxes[source]) < 2
        assert distance(tip, boxes[target]) < 3
        for x, y in (*curve(arrow.path), tip):
            assert 0 <= x <= drawn.width
            assert 0 <= y <= drawn.height


@settings(max_examples=40)
@given(titled())
def test_both_languages_have_one_layout(steps: tuple[Step, ...]) -> None:
    fr, en = (drawing(steps, locale) for locale in LOCALES)
    assert (fr.width, fr.height, fr.arrows) == (en.width, en.height, en.arrows)
    for one, other in zip(fr.boxes, en.boxes, strict=True):
        assert (one.x, one.y, one.width, one.height) == (other.x, other.y, other.width, other.height)


@pytest.mark.parametrize("locale", LOCALES)
@settings(max_examples=40)
@given(steps=titled())
def test_a_box_has_room_for_its_title_and_a_line_for_each_outcome_but_always(
    locale: Locale, steps: tuple[Step, ...]
) -> None:
    numbers = {one.id: number for number, one in enumerate(steps, 1)}
    for one, box in zip(steps, drawing(steps, locale).boxes, strict=True):
        title = (one.title.en if locale == "en" else None) or one.title.fr
        assert [(line.outcome, line.text) for line in box.lines] == [
            (outcome, f"{label('outcome_short', outcome, locale)} → {numbers[target]}")
            for outcome, target in one.next.items()
            if outcome != "always"
        ]
        letters = len(f"{numbers[one.id]}. {title}")
        assert (box.height - 2 * PADDING) // LINE_HEIGHT >= ceil(letters / LONGEST_WORD) + len(box.lines)


@settings(max_examples=20)
@given(titled())
def test_the_same_graph_is_drawn_the_same_again(steps: tuple[Step, ...]) -> None:
    first = drawing(steps)
    _layout.cache_clear()
    assert drawing(steps) == first


def branches(*outcomes: Outcome) -> tuple[Step, ...]:
    """A decision that leads to a box of its own for each outcome, all of which lead to the permit."""
    return (
        step("demande", "decision"),
        step("decision", {outcome: f"suite-{outcome}" for outcome in outcomes}),
        *(step(f"suite-{outcome}", "permis") for outcome in outcomes),
        step("permis", end="permit"),
    )


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    "steps",
    [
        branches("full"),
        branches("full", "partial"),
        branches("passed", "failed"),
        (
            step("demande", "decision"),
            step("decision", {"full": "permis", "partial": "cours", "refused": "revision"}),
            step("cours", "permis"),
            step("revision", {"full": "cours", "refused": "ferme"}),
            step("permis", end="permit"),
            step("ferme", end="refused"),
        ),
    ],
    ids=["a row", "two branches", "an exam", "a decision and its review"],
)
def test_two_branches_side_by_side_fit_a_phone(steps: tuple[Step, ...], locale: Locale) -> None:
    assert drawing(steps, locale).width <= PHONE


def test_steps_come_from_the_top_down() -> None:
    drawn = drawing(branches("full", "partial"))
    tops = {box.step.key: box.y for box in drawn.boxes}
    assert tops["demande"] < tops["decision"] < tops["suite-full"] == tops["suite-partial"] < tops["permis"]


def test_a_step_done_again_is_drawn_as_a_loop() -> None:
    drawn = drawing((step("examen", {"passed": "permis", "failed": "examen"}), step("permis", end="permit")))
    again = next(arrow for arrow in drawn.arrows if arrow.outcome == "failed")
    xs = [x for x, _ in points(again.path)]
    box = drawn.boxes[0]
    assert max(xs) > box.x + box.width or min(xs) < box.x
    assert max(xs) <= drawn.width
