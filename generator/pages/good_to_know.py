"""What else is good to know of a profession or a trajectory: on its page, or where it is long on a page under it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from generator.model.profession import Profession
from generator.model.trajectory import Trajectory
from generator.pages.address import PageKey, key_of, notes_key
from generator.pages.citation import Citations, Fact
from generator.pages.page import Anchor, Maker, Page


class MoreView(TypedDict):
    """The part of a view that `partials/more.html` shows."""

    facts_about: tuple[Fact, ...]
    """None where they have a page of their own."""
    more: tuple[PageKey, int] | None
    """That page, and how many facts it holds."""


class NotesView(TypedDict):
    """What `good_to_know.html` receives."""

    about: tuple[PageKey, str]
    facts_about: tuple[Fact, ...]


def more_view(maker: Maker, citations: Citations, record: Profession | Trajectory) -> MoreView:
    """Return what else is good to know, or what leads to it."""
    if (key := notes_key(record)) in maker.addresses:
        return {"facts_about": (), "more": (key, len(record.notes))}
    return {"facts_about": citations.facts(record, record.notes), "more": None}


def make(maker: Maker) -> Iterator[Page]:
    """Yield the page of every record that has so much to say."""
    records: list[Profession | Trajectory] = [*maker.library.professions.values(), *maker.library.trajectories.values()]
    for record in records:
        if notes_key(record) in maker.addresses:
            yield _page(maker, record)


def _page(maker: Maker, record: Profession | Trajectory) -> Page:
    _ = maker.gettext
    citations = maker.citations()
    about = key_of(record), record.title.in_locale(maker.locale)
    view: NotesView = {"about": about, "facts_about": citations.facts(record, record.notes)}
    return maker.record_page(
        record,
        template="good_to_know.html",
        section="professions" if isinstance(record, Profession) else "trajectories",
        title=_("{title}: good to know").format(title=about[1]),
        description=_("{title}: what else public sources say, beside the way itself.").format(title=about[1]),
        citations=citations,
        view=view,
        contents=(
            Anchor("more", _("Good to know")),
            Anchor("sources", _("Who says so, and since when?")),
        ),
        key=notes_key(record),
        parent=about,
    )
