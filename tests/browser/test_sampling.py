"""One variable decides how much of the site a run looks at."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.browser.pages import Page, longest_and_shortest, one_of_each_kind, sample
from tests.browser.running import Site


def first(items: Sequence[str]) -> list[str]:
    return [items[0]]


@pytest.mark.parametrize(("value", "taken"), [(None, "a"), ("", "a"), ("0", "a"), ("1", "abc")])
def test_a_full_run_takes_everything_and_another_what_the_test_chooses(
    monkeypatch: pytest.MonkeyPatch, value: str | None, taken: str
) -> None:
    monkeypatch.delenv("ALL", raising=False)
    if value is not None:
        monkeypatch.setenv("ALL", value)
    assert sample(["a", "b", "c"], first) == list(taken)


def kinds(pages: Sequence[Page]) -> set[tuple[str, str]]:
    return {(page.kind, page.locale) for page in pages}


def test_a_sample_holds_every_kind_of_page(site: Site) -> None:
    assert kinds(longest_and_shortest(site.pages)) == kinds(site.pages)
    assert {page.kind for page in one_of_each_kind(site.pages)} == {page.kind for page in site.pages}
    assert len({page.locale for page in one_of_each_kind(site.pages)}) == 2
