"""The schematic of a pathway: boxes and arrows, placed by Graphviz, drawn by a template as SVG.

The text of a box is HTML, which the browser breaks into lines: spaced out it takes more of them, and every title is
written whole, as in the list of steps.

The layout is made at the size at which it is shown, so that its text is never scaled down, and for a phone 390 px
wide: most drawings are two boxes across. What an outcome leads to is written in the box of its step rather than
along the arrow, where it would take a column of its own. Boxes are as tall as the longer of their two languages
needs: the layout of a graph is then the same in both, and is made once.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Final

import pygraphviz

from generator.model.base import Locale
from generator.model.step import Outcome
from generator.pages.label import label
from generator.pages.way import PathwayView, StepView

BOX_WIDTH: Final = 148
LINE_HEIGHT: Final = 18
PADDING: Final = 10
CHARACTERS: Final = 16
"""Characters of 14 px that fit the width of a box in the usual fonts of phones, even spaced out (WCAG 2, 1.4.12)."""

LONGEST_WORD: Final = 18
"""Characters of a word that is left whole on a line of its own: it fits too, where nothing is spaced out."""

_MARGIN: Final = 4


@dataclass(frozen=True, slots=True)
class Line:
    """What an outcome leads to, on a line of its own below the title: `in part → 5`."""

    text: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Box:
    """A step, in pixels from the top left corner."""

    step: StepView
    x: int
    y: int
    width: int
    height: int
    lines: tuple[Line, ...]
    """The outcomes that need words."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way from a step to another."""

    path: str
    """An SVG path, as far as the middle of the arrow's head."""
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Schematic:
    """What the template draws."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def schematic(pathway: PathwayView, locale: Locale) -> Schematic:
    """Return the drawing of a pathway, its words in a language."""
    counts = tuple(
        max(_line_count(f"{step.number}. {title}") for title in step.titles) + len(_outcome_lines(step, locale))
        for step in pathway.steps
    )
    place = {step.key: index for index, step in enumerate(pathway.steps)}
    links = tuple((place[source], place[target]) for source, target, _ in pathway.links)
    layout = _layout(counts, links)
    boxes = tuple(
        _box(step, centre, box_height(count), locale)
        for step, centre, count in zip(pathway.steps, layout.centres, counts, strict=True)
    )
    arrows = tuple(Arrow(path, outcome) for (_, _, outcome), path in zip(pathway.links, layout.curves, strict=True))
    return Schematic(layout.width, layout.height, boxes, arrows)


def _box(step: StepView, centre: tuple[int, int], height: int, locale: Locale) -> Box:
    x, y = centre
    return Box(
        step=step,
        x=x - BOX_WIDTH // 2,
        y=y - height // 2,
        width=BOX_WIDTH,
        height=height,
        lines=_outcome_lines(step, locale),
    )


def _line_count(title: str) -> int:
    """Return the most lines that a title takes in a box."""
    lines = textwrap.wrap(title, CHARACTERS, break_long_words=False)
    return sum(len(textwrap.wrap(line, LONGEST_WORD)) for line in lines)


def _outcome_lines(step: StepView, locale: Locale) -> tuple[Line, ...]:
    return tuple(
        Line(f"{label('outcome_short', way.outcome, locale)} → {way.number}", way.outcome)
        for way in step.ways
        if way.outcome != "always"
    )


def box_height(lines: int) -> int:
    """Return the height of a box of so many lines, in pixels."""
    return lines * LINE_HEIGHT + 2 * PADDING


@dataclass(frozen=True, slots=True)
class _Layout:
    width: int
    height: int
    centres: tuple[tuple[int, int], ...]
    curves: tuple[str, ...]


@lru_cache(maxsize=4096)
def _layout(lines: tuple[int, ...], links: tuple[tuple[int, int], ...]) -> _Layout:
    """Place boxes of these heights, linked so. Pure: the same graph always has the same layout."""
    graph = pygraphviz.AGraph(directed=True, strict=False, nodesep="0.1", ranksep="0.3", rankdir="TB")
    for index, count in enumerate(lines):
        graph.add_node(
            index, shape="box", fixedsize="true", label="", width=BOX_WIDTH / 72, height=box_height(count) / 72
        )
    for index, (source, target) in enumerate(links):
        # A step back up is drawn, but does not pull its target below it.
        back = target <= source
        weight = "1" if back else "8" if target == source + 1 else "2"
        graph.add_edge(source, target, key=str(index), weight=weight, constraint=str(not back).lower())
    graph.layout("dot")
    left, bottom, right, top = (float(part) for part in graph.graph_attr["bb"].split(","))

    def flip(x: str, y: str) -> tuple[int, int]:
        # Graphviz counts upwards from the bottom, SVG downwards from the top. Whole pixels keep the page light.
        return round(float(x) - left) + _MARGIN, round(top - float(y)) + _MARGIN

    centres = tuple(flip(*graph.get_node(index).attr["pos"].split(",")) for index in range(len(lines)))
    curves = []
    for index, (source, target) in enumerate(links):
        spline = graph.get_edge(source, target, key=str(index)).attr["pos"]
        curves.append(_curve([flip(*point.split(",")) for point in _points(spline)]))
    return _Layout(ceil(right - left) + 2 * _MARGIN, ceil(top - bottom) + 2 * _MARGIN, centres, tuple(curves))


def _points(pos: str) -> list[str]:
    """The points of a Graphviz spline, its arrow's tip first where it has one."""
    return re.sub(r"\\\s*|e,", " ", pos).replace("\n", " ").split()


def _curve(points: list[tuple[int, int]]) -> str:
    """Return the SVG path of a spline, as far as the middle of its head.

    Graphviz gives the tip first, then the spline, which ends where the head begins. The last stretch of the path
    runs along the head, and gives the marker its direction.
    """
    tip, start, *controls = points
    middle = round((controls[-1][0] + tip[0]) / 2), round((controls[-1][1] + tip[1]) / 2)
    if all(x == start[0] for x, _ in (*controls, middle)):
        return f"M{start[0]} {start[1]}v{middle[1] - start[1]}"
    # Relative to the point before: small numbers, which compress well.
    at, parts = start, []
    for first, second, end in zip(controls[::3], controls[1::3], controls[2::3], strict=True):
        parts += [f"{x - at[0]} {y - at[1]}" for x, y in (first, second, end)]
        at = end
    return f"M{start[0]} {start[1]}c{' '.join(parts)}l{middle[0] - at[0]} {middle[1] - at[1]}"
