"""Help and money: the index by kind of help, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from generator.model.contact import Contact
from generator.model.support import Support
from generator.pages.address import PageKey, key_of
from generator.pages.citation import Fact, Said
from generator.pages.label import LABELS
from generator.pages.page import Anchor, Maker, Page
from generator.pages.sorting import sort_key
from generator.pages.way import Fee


class SupportView(TypedDict):
    """What `support.html` receives."""

    support: Support
    title: Said
    provider: Said
    summary: Fact
    for_whom: tuple[Fact, ...]
    fees: tuple[Fee, ...]
    facts_about: tuple[Fact, ...]
    how: tuple[Fact, ...]
    contact: tuple[Contact, tuple[int, ...]] | None
    professions: tuple[tuple[PageKey, str], ...]


def make(maker: Maker) -> Iterator[Page]:
    """Yield the index and the page of every support."""
    _ = maker.gettext
    citations = maker.citations()
    found = sorted(
        maker.library.supports.values(), key=lambda s: (s.state == "closed", sort_key(citations.say(s.title).text))
    )
    by_category = [(name, [s for s in found if s.category == name]) for name in LABELS["category"]]
    groups = [
        (name, [(key_of(s), citations.say(s.title), citations.fact(s, s.summary), s.state) for s in supports])
        for name, supports in by_category
        if supports
    ]
    yield maker.section_page(
        "supports",
        "supports.html",
        _("Help and money"),
        _("Loans, subsidies, French courses, guidance and remedies for people trained abroad."),
        {"groups": groups, **citations.told},
    )
    for support in maker.library.supports.values():
        yield _page(maker, support)


def _page(maker: Maker, support: Support) -> Page:
    _ = maker.gettext
    citations = maker.citations()
    title = citations.say(support.title)
    summary = citations.fact(support, support.summary)
    contact = support.contact
    view: SupportView = {
        "support": support,
        "title": title,
        "provider": citations.say(support.provider),
        "summary": summary,
        "for_whom": citations.facts(support, support.for_whom),
        "fees": tuple(
            Fee(citations.say(cost.what), cost, citations.numbers(support, cost.source)) for cost in support.amounts
        ),
        "facts_about": citations.facts(support, support.details),
        "how": citations.facts(support, support.how),
        "contact": (contact, citations.numbers(support, contact.source)) if contact is not None else None,
        "professions": tuple(
            (key_of(p), p.title.in_locale(maker.locale))
            for p in (maker.library.professions[found] for found in support.professions)
        ),
    }
    return maker.record_page(
        support,
        template="support.html",
        section="supports",
        title=title.text,
        description=_("{title}: for whom, how much, how to ask.").format(title=title.text),
        citations=citations,
        view=view,
        contents=(
            Anchor("for-whom", _("For whom?")),
            Anchor("how-much", _("How much?")),
            Anchor("how", _("How do I ask?")),
            Anchor("sources", _("Who says so, and since when?")),
        ),
    )
