"""The order of words in lists, in French and in English: accents and case do not count."""

from __future__ import annotations

import unicodedata


def sort_key(text: str) -> str:
    """Return what a title is sorted by."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
