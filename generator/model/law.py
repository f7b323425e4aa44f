"""Acts and regulations, cited as the consolidated texts are."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from generator.message import N_
from generator.model.base import InSchema
from generator.model.text import Cited, OfficialTitle
from generator.model.url import WebUrl

ActCode = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Z]{1,3}-[0-9]{1,3}(\.[0-9]{1,3}){0,3}$"),
    InSchema(examples=["I-8", "C-26"], patternErrorMessage=N_("write it as I-8 or C-26")),
]
"""The alphanumeric number of an act in the compilation of Québec laws: `I-8`, `C-26`, `T-16`."""

RegulationCode = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Z]{1,3}-[0-9]{1,3}(\.[0-9]{1,3}){0,3}, r\. [0-9]{1,3}(\.[0-9]{1,4}){0,3}$"),
    InSchema(
        examples=["I-8, r. 16", "C-26, r. 91.1"],
        patternErrorMessage=N_("write it as “I-8, r. 16”, in quotes"),
    ),
]
"""The number of a consolidated regulation: `I-8, r. 16`, `C-26, r. 91.1`."""


class Act(Cited):
    """An act, by its chapter."""

    chapter: ActCode
    """Chapter. The number of the act in the compilation of Québec laws."""
    title: OfficialTitle
    """Title. The title of the act; leave `en` out where the official English one was not read."""
    url: WebUrl | None = None
    """Web address. Where the consolidated text is read."""


class Regulation(Cited):
    """A regulation, by its number; `code` is left out where only its title is known."""

    code: RegulationCode | None = None
    """Number. The number of the consolidated regulation, in quotes; left out where only its title is known."""
    title: OfficialTitle
    """Title. The title of the regulation; leave `en` out where the official English one was not read."""
    url: WebUrl | None = None
    """Web address. Where the consolidated text is read."""
