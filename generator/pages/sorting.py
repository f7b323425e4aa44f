"""The order of words in lists, in French and in English: accents and case do not count."""

from __future__ import annotations

import unicodedata


def sort_key(text: str) -> str:
    """Return what a title is sorted by."""
    # Unicode does not decompose the two letters written as one.
    letters = text.casefold().replace("œ", "oe").replace("æ", "ae")
    decomposed = unicodedata.normalize("NFKD", letters)
    return "".join(char for char in decomposed if not unicodedata.combining(char))
