"""The home page: it starts from the reader's question."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.situation import SITUATIONS
from generator.pages.label import LABELS
from generator.pages.page import Maker, Page
from generator.pages.professions import item
from generator.pages.sorting import sort_key
from generator.pages.trajectories import items


def make(maker: Maker) -> Iterator[Page]:
    """Yield the home page."""
    _, library = maker.gettext, maker.library
    citations = maker.citations()
    professions = sorted((item(maker, p) for p in library.professions.values()), key=lambda i: sort_key(i.title))
    sectors = [(name, sum(i.sector == name for i in professions)) for name in LABELS["sector"]]
    yield Page(
        key="home",
        locale=maker.locale,
        path=maker.addresses.path("home", maker.locale),
        template="home.html",
        title=_("Trained abroad? Practise your profession in Québec"),
        description=_(
            "For people trained abroad: the steps, costs and delays to practise a regulated profession in Québec."
        ),
        section="home",
        view={
            "professions": professions,
            "trajectories": items(maker, citations),
            "is_translated": citations.is_translated,
            "outdated_since": citations.outdated_since,
            "sectors": [(name, count) for name, count in sectors if count],
            "situations": SITUATIONS,
            "counts": {
                "orders": len(library.orders),
                "professions": len(library.professions),
                "trajectories": len(library.trajectories),
            },
        },
    )
