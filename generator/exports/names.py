"""The names by which a reader may look for a page, for the search's first answers.

Full-text search finds words on pages; it does not know that `enfermera` or `RN` is the nurse, and forgives no typing
error. This small list does: titles, other names in every language, reserved titles, abbreviations, acronyms.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.library import Library
from generator.model.base import Locale
from generator.pages.address import Addresses, key_of


def names_json(library: Library, addresses: Addresses, locale: Locale) -> str:
    """Return, for each page, `[path from the root, title, kind, names]`."""
    rows = [
        [addresses.path(key, locale), title, kind, sorted(set(names) - {title})]
        for key, title, kind, names in _entries(library, locale)
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")) + "\n"


def _entries(library: Library, locale: Locale) -> Iterator[tuple[str, str, str, list[str]]]:
    for profession in library.professions.values():
        title = profession.title
        names = [title.fr.feminine, title.fr.masculine, title.en]
        names += [name for _, found in profession.other_names.by_language() for name in found]
        for words in (profession.reserved_titles, profession.abbreviations):
            if words is not None:
                names += [*words.fr, *words.en]
        yield key_of(profession), title.in_locale(locale), "profession", names
    for trajectory in library.trajectories.values():
        title = trajectory.title
        names = [title.fr.feminine, title.fr.masculine, title.en]
        names += [name for _, found in trajectory.other_names.by_language() for name in found]
        yield key_of(trajectory), title.in_locale(locale), "trajectory", names
    for order in library.orders.values():
        names = [order.name.fr, order.gloss, *filter(None, [order.acronym])]
        yield key_of(order), order.name.fr, "order", names
    for support in library.supports.values():
        names = [support.title.fr, *filter(None, [support.title.en])]
        yield key_of(support), support.title.in_locale(locale), "support", names
