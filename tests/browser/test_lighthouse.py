"""Lighthouse gives every kind of page its full marks for accessibility, best practices and findability.

How fast a page is depends on the machine as well: `make lighthouse` reports it, and no test decides on it.
"""

from __future__ import annotations

from typing import Final

from tests.browser.lighthouse import STEADY, audits
from tests.browser.pages import one_of_each_kind, sample
from tests.browser.running import Site

NORMAL: Final = "professions/*"
"""The kind of page of a normal run: what most readers come for."""


def test_lighthouse_gives_pages_full_marks(site: Site) -> None:
    # The page for what is not found asks not to be indexed, which Lighthouse takes for a fault.
    kinds = [page for page in one_of_each_kind(site.pages) if page.kind != "404"]
    pages = sample(kinds, lambda found: [page for page in found if page.kind == NORMAL])
    found = audits([site.url(page) for page in pages], STEADY)
    assert len(found) == len(pages)
    problems = [f"{audit.url}: {loss}" for audit in found for loss in audit.losses]
    assert not problems, "\n".join(problems)
    assert [audit.url for audit in found if set(audit.scores.values()) != {100}] == []
