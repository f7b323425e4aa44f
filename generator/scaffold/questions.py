"""What has to be known before a record can be written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from pydantic import ValidationError, create_model

from generator.library import Library
from generator.message import N_, Message
from generator.model.base import Model, RecordId, Slug, Text
from generator.model.kinds import KIND_NAMES
from generator.model.law import ActCode
from generator.model.order import Practice
from generator.model.profession import RouteKind, Sector
from generator.model.programme import Programme
from generator.model.reference import KindName
from generator.model.step import StepId
from generator.model.support import Category
from generator.model.trajectory import Trajectory
from generator.model.url import WebUrl
from generator.reading import did_you_mean, explained, ids_in

Scaffold = Literal["profession", "order", "route", "programme", "trajectory", "support"]
"""What can be written: a record of most kinds, or a route of a profession that is there."""


Answers = Mapping[str, str]
"""By the names of the questions."""


class Refused(Exception):
    """An answer that cannot be used, or a file that is in the way. Carries what to say."""

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(str(message))
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Question:
    """Something to know before a record can be written."""

    name: str
    """That of the option that answers it."""
    words: str
    """The question, in English; the catalogues hold the French."""
    type: Any = Text
    """The type of the answer, of those of the model."""
    refers: KindName | None = None
    """The kind of the record whose id is asked for."""
    default: str | None = None
    """The answer if none is given; `{id}` in it stands for the id. Empty where none is needed."""

    @property
    def _model(self) -> type[Model]:
        """A model whose only field is the answer, so that a refusal is explained as that of a record."""
        fields: dict[str, Any] = {self.name: (self.type, ...)}
        return create_model("Answer", __base__=Model, **fields)

    def answer(self, given: str, library: Library) -> str:
        """Return the answer, tidied.

        Raises:
            Refused: it has not the form asked for, or names a record that is not there.
        """
        given = given.strip()
        if not given and self.default == "":
            return given
        try:
            self._model.model_validate({self.name: int(given) if given.isdecimal() and self.type is _RANK else given})
        except ValidationError as error:
            raise Refused(*explained(self._model, (self.name,), error.errors(include_url=False)[0])) from error
        if self.refers is not None and given not in library.records[self.refers]:
            kind = Message(KIND_NAMES[self.refers])
            hint = did_you_mean(given, library.records[self.refers]) or ids_in(self.refers)
            raise Refused(Message(N_("no {kind} “{id}”"), kind=kind, id=given), hint)
        return given


_RANK: Final = Trajectory.model_fields["rank"].rebuild_annotation()
_ID: Final = Question("id", N_("Identifier, the name of the file (lower case, hyphens)"), RecordId)
_SLUG: Final = Question("slug-en", N_("Last part of the English address"), Slug, default="{id}")
_FEMININE: Final = Question("feminine", N_("Title in French, feminine"))
_MASCULINE: Final = Question("masculine", N_("Title in French, masculine"))
_ENGLISH: Final = Question("english", N_("Title in English"))
_FRENCH: Final = Question("french", N_("Title in French"))
_PRACTICE: Final = Question("practice", N_("Kind of regulation"), Practice)

QUESTIONS: Final[Mapping[Scaffold, tuple[Question, ...]]] = {
    "profession": (
        _ID,
        _SLUG,
        Question("order", N_("Order that issues the permit"), RecordId, "order"),
        _FEMININE,
        _MASCULINE,
        _ENGLISH,
        _PRACTICE,
        Question("sector", N_("Sector"), Sector),
    ),
    "order": (
        _ID,
        _SLUG,
        Question("name", N_("Official name, in French")),
        Question("gloss", N_("Meaning of the name, in English")),
        Question("acronym", N_("Acronym, if it has one"), default=""),
        Question("chapter", N_("Number of the act that constitutes the order"), ActCode),
        Question("act", N_("Title of that act, in French")),
        _PRACTICE,
        Question("site", N_("Web address of the order"), WebUrl),
    ),
    "route": (
        Question("profession", N_("Profession to which the route is added"), RecordId, "profession"),
        Question("id", N_("Identifier of the route (lower case, hyphens)"), StepId),
        Question("kind", N_("Kind of route"), RouteKind),
    ),
    "programme": (
        _ID,
        _SLUG,
        Question("institution", N_("Institution"), RecordId, "institution"),
        _FRENCH,
        _ENGLISH,
        Question("level", N_("Level"), Programme.model_fields["level"].annotation),
        Question("kind", N_("Kind of programme"), Programme.model_fields["kind"].annotation),
        Question("leads-to", N_("Profession it leads to"), RecordId, "profession"),
    ),
    "trajectory": (
        _ID,
        _SLUG,
        _FEMININE,
        _MASCULINE,
        _ENGLISH,
        Question("rank", N_("Place in the list of trajectories"), _RANK),
        Question("profession", N_("Regulated profession, if it is one"), RecordId, "profession", default=""),
    ),
    "support": (
        _ID,
        _SLUG,
        _FRENCH,
        _ENGLISH,
        Question("category", N_("Category"), Category),
        Question("provider", N_("Who gives the help")),
    ),
}
"""What each scaffold asks, in order."""
