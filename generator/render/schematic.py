"""The schematic of a pathway: boxes and arrows, placed by Graphviz, drawn by a template as SVG.

The layout is made in a column narrow enough for a phone (390 px wide), at the size at which it is shown, so that its
text is never scaled down. Boxes are as tall as the longer of their two languages needs: the layout of a graph is
then the same in both, and is made once.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import pygraphviz

from generator.model.step import Outcome
from generator.pages.way import PathwayView, StepView

BOX_WIDTH: Final = 158
LINE_HEIGHT: Final = 18
PADDING: Final = 10
LABEL_WIDTH: Final = 66
LABEL_HEIGHT: Final = 20
CHARACTERS: Final = 19
"""Characters of 14 px that fit the width of a box in the usual fonts of phones."""

_MARGIN: Final = 4


@dataclass(frozen=True, slots=True)
class Box:
    """A step, in pixels from the top left corner."""

    step: StepView
    x: float
    y: float
    width: float
    height: float
    lines: tuple[tuple[float, float, str], ...]
    """Each line of the title: centre, baseline, text."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way from a step to another."""

    path: str
    """An SVG path."""
    head: str
    """The points of the arrow head, as an SVG polygon takes them."""
    outcome: Outcome
    label: tuple[float, float] | None
    """The centre of its words, where it has some."""


@dataclass(frozen=True, slots=True)
class Schematic:
    """What the template draws."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def schematic(pathway: PathwayView) -> Schematic:
    """Return the drawing of a pathway."""
    lines = [max(len(wrap(title, step.number)) for title in step.titles) for step in pathway.steps]
    place = {step.key: index for index, step in enumerate(pathway.steps)}
    links = tuple((place[source], place[target], outcome) for source, target, outcome in pathway.links)
    layout = _layout(tuple(lines), links)
    boxes = []
    for step, (x, y), count in zip(pathway.steps, layout.centres, lines, strict=True):
        height = box_height(count)
        words = wrap(step.title.text, step.number)
        top = y - len(words) * LINE_HEIGHT / 2 + LINE_HEIGHT * 0.75
        boxes.append(
            Box(
                step=step,
                x=round(x - BOX_WIDTH / 2, 1),
                y=round(y - height / 2, 1),
                width=BOX_WIDTH,
                height=height,
                lines=tuple((round(x, 1), round(top + i * LINE_HEIGHT, 1), word) for i, word in enumerate(words)),
            )
        )
    arrows = tuple(
        Arrow(path, head, outcome, label)
        for (_, _, outcome), (path, head, label) in zip(links, layout.curves, strict=True)
    )
    return Schematic(layout.width, layout.height, tuple(boxes), arrows)


def wrap(title: str, number: int) -> list[str]:
    """Return a box's words, cut into lines: the step's number, then its title."""
    return textwrap.wrap(f"{number}. {title}", CHARACTERS, break_long_words=True)


def box_height(lines: int) -> float:
    """Return the height of a box of so many lines, in pixels."""
    return lines * LINE_HEIGHT + 2 * PADDING


@dataclass(frozen=True, slots=True)
class _Layout:
    width: float
    height: float
    centres: tuple[tuple[float, float], ...]
    curves: tuple[tuple[str, str, tuple[float, float] | None], ...]


@lru_cache(maxsize=4096)
def _layout(lines: tuple[int, ...], links: tuple[tuple[int, int, Outcome], ...]) -> _Layout:
    """Place boxes of these heights, linked so. Pure: the same graph always has the same layout."""
    graph = pygraphviz.AGraph(directed=True, strict=False, nodesep="0.14", ranksep="0.28", rankdir="TB")
    for index, count in enumerate(lines):
        graph.add_node(
            index, shape="box", fixedsize="true", label="", width=BOX_WIDTH / 72, height=box_height(count) / 72
        )
    table = (
        f'<<TABLE BORDER="0" FIXEDSIZE="TRUE" WIDTH="{LABEL_WIDTH}" HEIGHT="{LABEL_HEIGHT}"><TR><TD></TD></TR></TABLE>>'
    )
    for index, (source, target, outcome) in enumerate(links):
        # A step back up is drawn, but does not pull its target below it.
        back = target <= source
        label = {} if outcome == "always" else {"label": table}
        weight = "1" if back else "8" if target == source + 1 else "2"
        graph.add_edge(source, target, key=str(index), weight=weight, constraint=str(not back).lower(), **label)
    graph.layout("dot")
    left, bottom, right, top = (float(part) for part in graph.graph_attr["bb"].split(","))

    def flip(x: str, y: str) -> tuple[float, float]:
        # Graphviz counts upwards from the bottom, SVG downwards from the top.
        return round(float(x) - left + _MARGIN, 1), round(top - float(y) + _MARGIN, 1)

    centres = tuple(flip(*graph.get_node(index).attr["pos"].split(",")) for index in range(len(lines)))
    curves = []
    for index, (source, target, _) in enumerate(links):
        edge = graph.get_edge(source, target, key=str(index))
        label = edge.attr["lp"]
        path, head = _curve([flip(*p.split(",")) for p in _points(edge.attr["pos"])], "e," in edge.attr["pos"])
        curves.append((path, head, flip(*label.split(",")) if label else None))
    return _Layout(right - left + 2 * _MARGIN, top - bottom + 2 * _MARGIN, centres, tuple(curves))


def _points(pos: str) -> list[str]:
    """The points of a Graphviz spline, its arrow's tip first where it has one."""
    return re.sub(r"\\\s*|e,", " ", pos).replace("\n", " ").split()


def _curve(points: list[tuple[float, float]], has_tip: bool) -> tuple[str, str]:
    """Return the SVG path of a spline and the polygon of its head."""
    tip, start, *controls = points if has_tip else (points[-1], *points)
    path = f"M{start[0]:g},{start[1]:g}C" + " ".join(f"{x:g},{y:g}" for x, y in controls)
    end = controls[-1] if controls else start
    dx, dy = tip[0] - end[0], tip[1] - end[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    ux, uy = dx / length, dy / length
    side = 4.0
    corners = (tip, (end[0] - uy * side, end[1] + ux * side), (end[0] + uy * side, end[1] - ux * side))
    return path, " ".join(f"{round(x, 1):g},{round(y, 1):g}" for x, y in corners)
