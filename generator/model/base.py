"""The base of every model, and the two locales of the site."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

Locale = Literal["fr", "en"]

LOCALES: Final[tuple[Locale, ...]] = ("fr", "en")
"""The site's locales, the original first."""

RecordId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""A record's id: ASCII lower case, digits and single hyphens, equal to its file name without `.yaml`."""

SourceId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""A source's id inside its record."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""The last part of a page's address, in the page's own language."""

ONE_LINE: Final = r"^[^\x00-\x1f\x7f-\x9f\u2028\u2029]*$"
"""Without the characters that end a line, and the others that a screen does not show."""

LINES: Final = r"^[^\x00-\x08\x0b-\x1f\x7f-\x9f]*$"
"""Lines of text: without control characters, but for the end of a line and the tabulation."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400, pattern=ONE_LINE)]
"""One line of plain text."""

Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000, pattern=LINES)]
"""Rich text: the Markdown subset of `generator.markdown`."""


class Model(BaseModel):
    """A frozen value that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)
