"""Acts and regulations, cited as the consolidated texts are."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from generator.model.text import Cited, OfficialTitle
from generator.model.url import WebUrl

ActCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,3}-[0-9]{1,3}(\.[0-9]{1,3}){0,3}$")]
"""The alphanumeric number of an act in the compilation of Québec laws: `I-8`, `C-26`, `T-16`."""

RegulationCode = Annotated[
    str, StringConstraints(pattern=r"^[A-Z]{1,3}-[0-9]{1,3}(\.[0-9]{1,3}){0,3}, r\. [0-9]{1,3}(\.[0-9]{1,4}){0,3}$")
]
"""The number of a consolidated regulation: `I-8, r. 16`, `C-26, r. 91.1`."""


class Act(Cited):
    """An act, by its chapter."""

    chapter: ActCode
    title: OfficialTitle
    url: WebUrl | None = None


class Regulation(Cited):
    """A regulation, by its number; `code` is left out where only its title is known."""

    code: RegulationCode | None = None
    title: OfficialTitle
    url: WebUrl | None = None
