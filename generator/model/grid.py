"""The information grid of measure 3: what a person trained abroad needs to know of a programme's admission.

Version 1. `docs/fr/grille.md` and `docs/en/grid.md` explain each item and why it is there. An institution's grid holds
its general rules; a programme inherits them item by item, and overrides an item by stating it. Each item is stated,
stated elsewhere (by the institution), looked for and not published, or not yet looked for.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Final, Literal, get_args

from pydantic import Field

from generator.model.base import Model, Text
from generator.model.contact import Contact
from generator.model.date import Day, PartialDate
from generator.model.money import Cost, Duration
from generator.model.text import Cited, Localized, Statement

VERSION: Final = 1
"""Raised when an item is added, removed or changes its meaning."""

GridItem = Literal[
    "diploma",
    "credits",
    "length",
    "campus",
    "schedule",
    "bases",
    "instruction",
    "language",
    "tests",
    "exemptions",
    "limited",
    "places",
    "limit_reason",
    "criteria",
    "criteria_reasons",
    "stream",
    "prior_learning",
    "documents",
    "internships",
    "deadlines",
    "application_fee",
    "tuition",
    "contact",
]
"""The items, in the order of the grid. What a programme leads to and its kind are always known, and not counted."""

GRID_ITEMS: Final[tuple[GridItem, ...]] = get_args(GridItem)

INHERITED: Final[frozenset[GridItem]] = frozenset(
    {
        "bases",
        "instruction",
        "language",
        "tests",
        "exemptions",
        "limit_reason",
        "prior_learning",
        "documents",
        "deadlines",
        "application_fee",
        "tuition",
        "contact",
    }
)
"""The items that an institution may state for all its programmes."""

GridState = Literal["stated", "inherited", "not_published", "not_looked_for", "not_applicable"]
"""`not_applicable`: places, reasons and criteria of a programme whose enrolment is not limited."""


class Credits(Cited):
    """How many credits the programme has."""

    value: Annotated[Decimal, Field(gt=0, le=400)]


class TestScore(Cited):
    """A language test that is accepted, with the least score."""

    __test__ = False  # The name is the field's own; pytest must not take it for a test.

    test: Text
    """The test's own name: `TFI`, `TCF-TP`, `DELF B2`, `IELTS Academic`."""
    lang: Literal["fr", "en"]
    """The language that it tests."""
    minimum: Localized | None = None
    """The least score, as the source says it; left out where the test is accepted and no score is given."""


class Limited(Cited):
    """Whether enrolment is limited."""

    is_limited: Annotated[bool, Field(strict=True)]


class Places(Cited):
    """How many places there are, for whom, and when that was so."""

    number: Annotated[int, Field(strict=True, ge=0, le=10_000)]
    for_whom: Localized | None = None
    as_of: PartialDate


class Criterion(Cited):
    """What candidates are selected on."""

    name: Localized
    weight: Annotated[Decimal, Field(gt=0, le=100)] | None = None
    """Per cent of the whole, where published."""
    reason: Statement | None = None
    """Why it counts, where published."""


class Deadline(Cited):
    """The last day to apply for a term."""

    term: Literal["autumn", "winter", "summer"]
    year: Annotated[int, Field(strict=True, ge=2015, le=2100)]
    """The year of the term."""
    date: Day
    for_whom: Localized | None = None


class GridGap(Model):
    """An item that was looked for and that no public source gives."""

    item: GridItem
    on: Day


class Grid(Model):
    """The grid, filled as far as sources go."""

    credits: Credits | None = None
    campus: tuple[Statement, ...] = ()
    schedule: tuple[Statement, ...] = ()
    """Full time or part time, day or evening."""
    bases: tuple[Statement, ...] = ()
    """On what grounds someone trained abroad may apply."""
    instruction: tuple[Statement, ...] = ()
    language: tuple[Statement, ...] = ()
    """The language requirement, and the reason for it where published."""
    tests: tuple[TestScore, ...] = ()
    exemptions: tuple[Statement, ...] = ()
    limited: Limited | None = None
    places: tuple[Places, ...] = ()
    limit_reason: tuple[Statement, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    stream: tuple[Statement, ...] = ()
    """Places or a stream for people trained abroad."""
    prior_learning: tuple[Statement, ...] = ()
    documents: tuple[Statement, ...] = ()
    internships: tuple[Statement, ...] = ()
    """Internships and their conditions: health, police check, French."""
    deadlines: tuple[Deadline, ...] = ()
    application_fee: tuple[Cost, ...] = ()
    tuition: tuple[Statement, ...] = ()
    """The class of tuition fees someone trained abroad pays."""
    contact: Contact | None = None
    not_published: tuple[GridGap, ...] = ()

    def states(self, item: GridItem) -> bool:
        """Whether the grid itself states an item; `diploma` and `length` are fields of the programme."""
        if item == "criteria_reasons":
            return any(criterion.reason is not None for criterion in self.criteria)
        return bool(getattr(self, item, None))

    def looked_for(self, item: GridItem) -> GridGap | None:
        """The record that an item was looked for without success, if it was."""
        return next((gap for gap in self.not_published if gap.item == item), None)


def state_of(
    item: GridItem, own: Grid, general: Grid, *, diploma: bool = False, length: Duration | None = None
) -> GridState:
    """Return the state of an item of a programme's grid.

    Args:
        item: the item.
        own: the programme's grid.
        general: its institution's.
        diploma: whether the programme names its diploma.
        length: the programme's duration, if it has one.
    """
    if item == "diploma":
        stated = diploma
    elif item == "length":
        stated = length is not None
    else:
        stated = own.states(item)
    if stated:
        return "stated"
    if item in _ONLY_IF_LIMITED and own.limited is not None and not own.limited.is_limited:
        return "not_applicable"
    if item in INHERITED and general.states(item):
        return "inherited"
    return "not_published" if own.looked_for(item) is not None else "not_looked_for"


_ONLY_IF_LIMITED: Final[frozenset[GridItem]] = frozenset({"places", "limit_reason", "criteria", "criteria_reasons"})
