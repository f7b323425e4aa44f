"""Addresses that content may link to."""

from __future__ import annotations

import re
from typing import Annotated, Final
from urllib.parse import urlsplit

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

from generator.message import N_
from generator.model.base import InSchema

ALLOWED_SCHEMES = frozenset({"https", "mailto", "tel"})
"""What a link in rich text may use, beside the internal `record:`."""


# What RFC 3986 keeps out of an address; letters beyond ASCII are let through, as browsers let them.
_OUTSIDE: Final = re.compile(r"""[\s\x00-\x20\x7f-\x9f"<>\\^`{|}]""")


_COPY: Final = {"hint": N_("copy it whole, with its https://, from the browser")}


def check_web(value: str) -> str:
    """Return an absolute web address as it is; the mark of the fields that hold one."""
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError as error:
        raise PydanticCustomError("url_form", N_("not a web address"), _COPY) from error
    if parts.scheme not in {"https", "http"} or not parts.hostname or _OUTSIDE.search(value):
        raise PydanticCustomError("url_form", N_("not a web address of the form https://…"), _COPY)
    return value


MAX_LENGTH: Final = 1000
"""Of a web address, in characters."""

WebUrl = Annotated[
    str,
    StringConstraints(max_length=MAX_LENGTH),
    AfterValidator(check_web),
    InSchema(
        pattern=r"^https?://[^\s/?#@:]+(:[0-9]{1,5})?([/?#]\S*)?$",
        patternErrorMessage=N_("copy it whole, with its https://, from the browser"),
        examples=["https://www.oiiq.org/"],
    ),
]
"""An absolute web address; `http:` only because some public bodies still publish under it."""

Email = Annotated[
    str,
    StringConstraints(pattern=r"""^[^@\s<>"']+@[^@\s<>"']+\.[a-z]{2,}$""", max_length=200),
    InSchema(examples=["admission@example.org"], patternErrorMessage=N_("write it as admission@example.org")),
]
Phone = Annotated[
    str,
    StringConstraints(pattern=r"^\+?[0-9][0-9 -]{6,20}(, (poste|ext\.) [0-9]+)?$"),
    InSchema(
        examples=["514 935-2501", "1 800 363-6048, poste 123"],
        patternErrorMessage=N_("write it as “514 935-2501”, in quotes"),
    ),
]
"""A telephone number as one writes it in Québec: `514 935-2501`, with `, poste 123` where there is one."""
