"""What helps on the way to a profession: the programmes that give the missing training, and the supports."""

from __future__ import annotations

from typing import TypedDict

from generator.model.profession import Profession
from generator.model.support import Support
from generator.pages.address import PageKey, comparison_key, key_of
from generator.pages.citation import Citations, Said
from generator.pages.page import Maker
from generator.pages.programmes import ProgrammeItem, programmes_for


class HelpView(TypedDict):
    """The part of a view that `partials/help.html` shows."""

    programmes: list[ProgrammeItem]
    comparison: PageKey | None
    supports: tuple[tuple[PageKey, Said, str], ...]
    """Key, title and category."""


def help_view(maker: Maker, citations: Citations, profession: Profession | None) -> HelpView:
    """Return the help for a profession; for a job without one, the help that is for everyone."""
    comparison = comparison_key(profession) if profession is not None else None
    return {
        "programmes": programmes_for(maker, citations, profession) if profession is not None else [],
        "comparison": comparison if comparison in maker.addresses else None,
        "supports": tuple(
            (key_of(found), citations.say(found.title), found.category) for found in _supports(maker, profession)
        ),
    }


def _supports(maker: Maker, profession: Profession | None) -> list[Support]:
    """Return what is made for the profession, then what is for everyone, without what is closed."""
    own = maker.library.supports_for(profession) if profession is not None else ()
    general = (found for found in maker.library.supports.values() if not found.professions)
    return [found for found in (*own, *general) if found.state != "closed"]
