"""Every generated page of the site."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Final

from generator.library import Library
from generator.model.base import Locale
from generator.pages import (
    coverage,
    glossary,
    good_to_know,
    grid_page,
    home,
    institutions,
    measures,
    orders,
    professions,
    programmes,
    routes,
    supports,
    trajectories,
)
from generator.pages.address import Addresses
from generator.pages.page import Maker, Page
from generator.translating.progress import outdated_texts

MAKERS: Final[tuple[Callable[[Maker], Iterator[Page]], ...]] = (
    home.make,
    professions.make,
    routes.make,
    orders.make,
    trajectories.make,
    good_to_know.make,
    institutions.make,
    programmes.make,
    supports.make,
    measures.make,
    coverage.make,
    grid_page.make,
    glossary.make,
)


def pages(library: Library, addresses: Addresses, locale: Locale, today: dt.date) -> Iterator[Page]:
    """Yield every page made from the library in a language.

    Args:
        library: a library without errors.
        addresses: where each page stands.
        locale: the language of the pages.
        today: the date of the build, from which a record is told to be stale.
    """
    maker = Maker(library, addresses, locale, today, outdated_texts(library) if locale == "en" else {})
    for make in MAKERS:
        yield from make(maker)
