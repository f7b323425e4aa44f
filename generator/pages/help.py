"""What helps on the way to a profession: the programmes that give the missing training, and the supports."""

from __future__ import annotations

from typing import Final, TypedDict

from generator.model.profession import Profession
from generator.model.support import Category, Support
from generator.pages.address import PageKey, comparison_key, key_of
from generator.pages.citation import Citations, Said
from generator.pages.label import LABELS
from generator.pages.page import Maker
from generator.pages.programmes import ProgrammeItem, programmes_for

LISTED: Final = 6
"""How many programmes a page lists, where another page sets all of them side by side."""


class HelpView(TypedDict):
    """The part of a view that `partials/help.html` shows."""

    programmes: list[ProgrammeItem]
    """Up to `LISTED`, those for people trained abroad first."""
    programme_count: int
    """How many there are."""
    comparison: PageKey | None
    supports: tuple[tuple[PageKey, Said, str], ...]
    """Key, title and category of what is made for the profession, and of the money that is for everyone."""
    categories: tuple[str, ...]
    """The categories of the rest, which stand on the page of all the help."""


def help_view(maker: Maker, citations: Citations, profession: Profession | None) -> HelpView:
    """Return the help for a profession; for a job without one, the help that is for everyone."""
    comparison = comparison_key(profession) if profession is not None else None
    programmes = programmes_for(maker, citations, profession) if profession is not None else []
    general = {found.category for found in maker.library.supports.values() if _is_general(found)}
    return {
        "programmes": programmes[:LISTED],
        "programme_count": len(programmes),
        "comparison": comparison if comparison in maker.addresses else None,
        "categories": tuple(name for name in LABELS["category"] if name in general and name not in _LISTED_CATEGORIES),
        "supports": tuple(
            (key_of(found), citations.say(found.title), found.category) for found in _supports(maker, profession)
        ),
    }


def _supports(maker: Maker, profession: Profession | None) -> list[Support]:
    """Return what is made for the profession, then the money that is for everyone, without what is closed."""
    own = maker.library.supports_for(profession) if profession is not None else ()
    general = (found for found in maker.library.supports.values() if _is_general(found))
    return [
        *(found for found in own if found.state != "closed"),
        *(found for found in general if found.category in _LISTED_CATEGORIES),
    ]


_LISTED_CATEGORIES: Final[frozenset[Category]] = frozenset(("money",))


def _is_general(support: Support) -> bool:
    return not support.professions and support.state != "closed"
