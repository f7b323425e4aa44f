"""The information grid of measure 3: what a person trained abroad needs to know of a programme's admission.

Version 1. `docs/fr/grille.md` and `docs/en/grid.md` explain each item and why it is there. An institution's grid holds
its general rules; a programme inherits them item by item, and overrides an item by stating it. Each item is stated,
stated elsewhere (by the institution), looked for and not published, or not yet looked for.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Final, Literal, get_args

from pydantic import Field

from generator.model.base import InSchema, Model, Text
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

    value: Annotated[Decimal, Field(gt=0, le=400, examples=[90])]
    """Number of credits. Of the whole programme."""


class TestScore(Cited):
    """A language test that is accepted, with the least score."""

    __test__ = False  # The name is the field's own; pytest must not take it for a test.

    test: Annotated[Text, InSchema(examples=["TFI"])]
    """Test. The test's own name."""
    lang: Literal["fr", "en"]
    """Language tested. The language that it tests."""
    minimum: Localized | None = None
    """Least score. As the source says it; left out where the test is accepted and no score is given."""


class Limited(Cited):
    """Whether enrolment is limited."""

    is_limited: Annotated[bool, Field(strict=True)]
    """Is limited. `true` where there are fewer places than candidates who may be admitted."""


class Places(Cited):
    """How many places there are, for whom, and when that was so."""

    number: Annotated[int, Field(strict=True, ge=0, le=10_000, examples=[40])]
    """Number of places. How many places."""
    for_whom: Localized | None = None
    """For whom. Left out where the places are for everyone."""
    as_of: PartialDate
    """As of. The date at which this was true."""


class Criterion(Cited):
    """What candidates are selected on."""

    name: Localized
    """Criterion. What is judged."""
    weight: Annotated[Decimal, Field(gt=0, le=100, examples=[60])] | None = None
    """Weight. Per cent of the whole, where published."""
    reason: Statement | None = None
    """Reason. Why it counts, where published."""


class Deadline(Cited):
    """The last day to apply for a term."""

    term: Literal["autumn", "winter", "summer"]
    """Term applied for. The term that one applies for."""
    year: Annotated[int, Field(strict=True, ge=2015, le=2100, examples=[2026])]
    """Year. The year of the term."""
    date: Day
    """Last day. The last day to apply."""
    for_whom: Localized | None = None
    """For whom. Left out where the day is the same for everyone."""


class GridGap(Model):
    """An item that was looked for and that no public source gives."""

    item: GridItem
    """Item. The item of the grid that was looked for."""
    on: Day
    """Looked for on. The day of the last look."""


class Grid(Model):
    """The grid, filled as far as sources go."""

    credits: Credits | None = None
    """Credits. How many credits the programme has."""
    campus: tuple[Statement, ...] = ()
    """Campus. Where the courses are given."""
    schedule: tuple[Statement, ...] = ()
    """Schedule. Full time or part time, day or evening."""
    bases: tuple[Statement, ...] = ()
    """Bases of admission. On what grounds someone trained abroad may apply."""
    instruction: tuple[Statement, ...] = ()
    """Language of instruction. The language in which courses are given."""
    language: tuple[Statement, ...] = ()
    """Language requirement. The language requirement, and the reason for it where published."""
    tests: tuple[TestScore, ...] = ()
    """Language tests. The tests that are accepted."""
    exemptions: tuple[Statement, ...] = ()
    """Exemptions. Who need not take a test."""
    limited: Limited | None = None
    """Limited enrolment. Whether enrolment is limited."""
    places: tuple[Places, ...] = ()
    """Places. How many places there are, for whom, and when that was so."""
    limit_reason: tuple[Statement, ...] = ()
    """Reason for the limit. Why enrolment is limited."""
    criteria: tuple[Criterion, ...] = ()
    """Selection criteria. What candidates are selected on."""
    stream: tuple[Statement, ...] = ()
    """Reserved stream. Places or a stream for people trained abroad."""
    prior_learning: tuple[Statement, ...] = ()
    """Prior learning. How earlier studies and experience are recognized."""
    documents: tuple[Statement, ...] = ()
    """Documents. One document a statement."""
    internships: tuple[Statement, ...] = ()
    """Internships. Internships and their conditions: health, police check, French."""
    deadlines: tuple[Deadline, ...] = ()
    """Deadlines. The last days to apply. A day without a year goes in a statement instead."""
    application_fee: tuple[Cost, ...] = ()
    """Application fee. What it costs to apply."""
    tuition: tuple[Statement, ...] = ()
    """Tuition. The class of tuition fees someone trained abroad pays."""
    contact: Contact | None = None
    """Contact. Whom to ask, with the source."""
    not_published: tuple[GridGap, ...] = ()
    """Not published. Items that were looked for and that no public source gives."""

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
