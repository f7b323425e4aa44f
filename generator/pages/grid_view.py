"""A programme's information grid as pages show it: item by item, with what comes from the institution."""

from __future__ import annotations

from dataclasses import dataclass

from generator.grid import GridRow
from generator.model.contact import Contact
from generator.model.grid import GRID_ITEMS, Criterion, Deadline, Grid, GridItem, GridState, Places, TestScore
from generator.model.record import Record
from generator.pages.citation import Citations, Fact, Said
from generator.pages.way import Fee


@dataclass(frozen=True, slots=True)
class TestView:
    """A test and its least score."""

    __test__ = False

    test: TestScore
    minimum: Said | None
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PlacesView:
    """A number of places."""

    places: Places
    for_whom: Said | None
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CriterionView:
    """A criterion, and why it counts."""

    criterion: Criterion
    name: Said
    reason: Fact | None
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DeadlineView:
    """A deadline."""

    deadline: Deadline
    for_whom: Said | None
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item of the grid: its state, and what it says."""

    item: GridItem
    state: GridState
    facts: tuple[Fact, ...] = ()
    tests: tuple[TestView, ...] = ()
    places: tuple[PlacesView, ...] = ()
    criteria: tuple[CriterionView, ...] = ()
    deadlines: tuple[DeadlineView, ...] = ()
    fees: tuple[Fee, ...] = ()
    number: tuple[object, tuple[int, ...]] | None = None
    is_limited: tuple[bool, tuple[int, ...]] | None = None
    contact: tuple[Contact, tuple[int, ...]] | None = None


_STATEMENTS: tuple[GridItem, ...] = (
    "campus",
    "schedule",
    "bases",
    "instruction",
    "language",
    "exemptions",
    "limit_reason",
    "stream",
    "prior_learning",
    "documents",
    "internships",
    "tuition",
)


def grid_view(citations: Citations, row: GridRow) -> dict[GridItem, ItemView]:
    """Return every item of a programme's grid that a page shows under its own heading."""
    return {item: _item(citations, row, item) for item in GRID_ITEMS}


def general_view(citations: Citations, record: Record, grid: Grid) -> list[ItemView]:
    """Return the items that an institution states for all its programmes."""
    return [_said(citations, record, grid, item, "stated") for item in GRID_ITEMS if grid.states(item)]


def _item(citations: Citations, row: GridRow, item: GridItem) -> ItemView:
    state = row.states[item]
    if state == "stated":
        return _said(citations, row.programme, row.programme.grid, item, state)
    if state == "inherited":
        return _said(citations, row.institution, row.institution.grid, item, state)
    return ItemView(item, state)


def _said(citations: Citations, record: Record, grid: Grid, item: GridItem, state: GridState) -> ItemView:
    """Return an item with the content of the grid that states it."""
    if item in _STATEMENTS:
        return ItemView(item, state, facts=citations.facts(record, getattr(grid, item)))
    match item:
        case "tests":
            tests = tuple(
                TestView(
                    found,
                    citations.say(found.minimum) if found.minimum is not None else None,
                    citations.numbers(record, found.source),
                )
                for found in grid.tests
            )
            return ItemView(item, state, tests=tests)
        case "places":
            places = tuple(
                PlacesView(
                    found,
                    citations.say(found.for_whom) if found.for_whom is not None else None,
                    citations.numbers(record, found.source),
                )
                for found in grid.places
            )
            return ItemView(item, state, places=places)
        case "criteria" | "criteria_reasons":
            criteria = tuple(
                CriterionView(
                    found,
                    citations.say(found.name),
                    citations.fact(record, found.reason) if found.reason is not None else None,
                    citations.numbers(record, found.source),
                )
                for found in grid.criteria
            )
            return ItemView(item, state, criteria=criteria)
        case "deadlines":
            deadlines = tuple(
                DeadlineView(
                    found,
                    citations.say(found.for_whom) if found.for_whom is not None else None,
                    citations.numbers(record, found.source),
                )
                for found in sorted(grid.deadlines, key=lambda deadline: deadline.date)
            )
            return ItemView(item, state, deadlines=deadlines)
        case "application_fee":
            fees = tuple(
                Fee(citations.say(cost.what), cost, citations.numbers(record, cost.source))
                for cost in grid.application_fee
            )
            return ItemView(item, state, fees=fees)
        case "credits" if grid.credits is not None:
            return ItemView(item, state, number=(grid.credits.value, citations.numbers(record, grid.credits.source)))
        case "limited" if grid.limited is not None:
            limited = grid.limited
            return ItemView(item, state, is_limited=(limited.is_limited, citations.numbers(record, limited.source)))
        case "contact" if grid.contact is not None:
            return ItemView(item, state, contact=(grid.contact, citations.numbers(record, grid.contact.source)))
        case _:
            # The diploma and the length are fields of the programme, shown at the head of its page.
            return ItemView(item, state)
