"""How far the information goes: for each profession and field, what is there and what is not.

Honest by rule: a field that only a general rule fills (a step taken from the Professional Code) counts as generic, and
a field that nobody has looked for yet is not called unpublished.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeGuard, get_args

from generator.library import Library
from generator.model.profession import Profession
from generator.model.step import Step, StepKind
from generator.model.text import Localized, OfficialTitle, Statement
from generator.model.walk import walk

State = Literal["present", "generic", "not_published", "not_looked_for"]
STATES: Final[tuple[State, ...]] = get_args(State)

FIELDS: Final = (
    "routes",
    "steps",
    "documents",
    "fees",
    "delays",
    "french",
    "exams",
    "stage",
    "training",
    "remedies",
    "noc",
    "english",
)
"""The fields of the table, in its order."""

_KIND_OF_FIELD: Final[Mapping[str, StepKind]] = {"exams": "exam", "stage": "stage", "training": "training"}


@dataclass(frozen=True, slots=True)
class Row:
    """A profession's line."""

    profession: Profession
    states: Mapping[str, State]


def rows(library: Library) -> Iterator[Row]:
    """Yield a row for each profession, in the order of ids."""
    for profession in library.professions.values():
        yield Row(profession, {field: _state(profession, field) for field in FIELDS})


def totals(counted: Iterable[Row]) -> Mapping[str, Counter[State]]:
    """Return, for each field, how many rows are in each state."""
    result: dict[str, Counter[State]] = {field: Counter() for field in FIELDS}
    for row in counted:
        for field, state in row.states.items():
            result[field][state] += 1
    return result


def _state(profession: Profession, field: str) -> State:
    found = _found(profession, field)
    if found != "not_looked_for":
        return found
    looked_for = any(entry.field == field for entry in profession.not_published)
    return "not_published" if looked_for else "not_looked_for"


def _found(profession: Profession, field: str) -> State:
    steps = [step for route in profession.routes for step in route.steps if step.end is None]
    match field:
        case "routes":
            return "present"
        case "steps":
            return _present(step for step in steps)
        case "documents":
            return _present(step for step in steps if step.documents)
        case "fees":
            # A sum that only some pay (a comparative evaluation, say) does not make the permit's fees known.
            return _present(step for step in steps if any(not cost.optional for cost in step.costs))
        case "delays":
            return _present(step for step in steps if step.duration is not None)
        case "exams" | "stage" | "training":
            return _present(step for step in steps if step.kind == _KIND_OF_FIELD[field])
        case "french":
            return "present" if profession.french else "not_looked_for"
        case "remedies":
            return "present" if profession.remedies else "not_looked_for"
        case "noc":
            return "present" if profession.noc is not None else "not_looked_for"
        case _:
            texts = (value for _, value in walk(profession) if _is_written(value))
            return "present" if all(text.en is not None for text in texts) else "not_looked_for"


def _is_written(value: object) -> TypeGuard[Localized | Statement]:
    """Whether a value is text that the editors write in both languages (the titles of laws are not theirs)."""
    return isinstance(value, (Localized, Statement)) and not isinstance(value, OfficialTitle)


def _present(steps: Iterable[Step]) -> State:
    """Present where a step is the order's own, generic where all come from general rules."""
    found = list(steps)
    if not found:
        return "not_looked_for"
    return "generic" if all(step.generic for step in found) else "present"
