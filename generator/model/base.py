"""The base of every model, and the two locales of the site."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, StringConstraints
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.message import N_

Locale = Literal["fr", "en"]

LOCALES: Final[tuple[Locale, ...]] = ("fr", "en")
"""The site's locales, the original first."""


class InSchema:
    """Adds keywords of JSON Schema to a type: examples, and rules that pydantic only knows as a function.

    `patternErrorMessage` says what to do about a value that does not match `pattern`: editors built on VS Code's
    language services show it, and so do findings. Like every word here it is in English, marked for translation.
    """

    def __init__(self, **keywords: Any) -> None:
        self.keywords = keywords

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(schema), **self.keywords}


NAME: Final = InSchema(
    examples=["infirmiere"], patternErrorMessage=N_("use only lower case without accents, digits and single hyphens")
)
"""What the schema says of every identifier."""

RecordId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80), NAME]
"""A record's id: ASCII lower case, digits and single hyphens, equal to its file name without `.yaml`."""

SourceId = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60), NAME, InSchema(examples=["s1"])
]
"""A source's id inside its record."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80), NAME]
"""The last part of a page's address, in the page's own language."""

ONE_LINE: Final = r"^[^\x00-\x1f\x7f-\x9f\u2028\u2029]*$"
"""Without the characters that end a line, and the others that a screen does not show."""

LINES: Final = r"^[^\x00-\x08\x0b-\x1f\x7f-\x9f]*$"
"""Lines of text: without control characters, but for the end of a line and the tabulation."""


def _written(pattern: str) -> InSchema:
    """Return what the schema says of a text that matches a pattern and has more than spaces."""
    return InSchema(
        pattern=pattern.replace("^", r"^(?=[\s\S]*\S)", 1), patternErrorMessage=N_("write it, or remove the key")
    )


Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400, pattern=ONE_LINE), _written(ONE_LINE)
]
"""One line of plain text."""

Prose = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000, pattern=LINES), _written(LINES)
]
"""Rich text: the Markdown subset of `generator.markdown`."""


class Model(BaseModel):
    """A frozen value that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)
