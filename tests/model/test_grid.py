"""The information grid: which items are stated, inherited, looked for or not."""

from __future__ import annotations

import pytest

from generator.model.grid import GRID_ITEMS, INHERITED, Grid, GridItem, state_of

STATEMENT = {"fr": "Un fait.", "source": "s1"}
STATED: dict[GridItem, object] = {
    "credits": {"value": 90, "source": "s1"},
    "tests": [{"test": "TFI", "lang": "fr", "source": "s1"}],
    "limited": {"is_limited": True, "source": "s1"},
    "places": [{"number": 40, "as_of": "2026", "source": "s1"}],
    "criteria": [{"name": {"fr": "Cote R"}, "source": "s1"}],
    "deadlines": [{"term": "autumn", "year": 2027, "date": "2027-03-01", "source": "s1"}],
    "application_fee": [{"what": {"fr": "Frais"}, "amount": 90, "taxes": "exempt", "as_of": "2026", "source": "s1"}],
    "contact": {"email": "a@example.org", "source": "s1"},
}
OWN_FIELDS = {"diploma", "length", "criteria_reasons"}


def grid(**items: object) -> Grid:
    return Grid.model_validate(items)


def stating(item: GridItem) -> Grid:
    return grid(**{item: STATED.get(item, [STATEMENT])})


@pytest.mark.parametrize("item", [item for item in GRID_ITEMS if item not in OWN_FIELDS])
def test_an_item_is_stated_inherited_if_it_may_be_or_not_looked_for(item: GridItem) -> None:
    assert state_of(item, stating(item), Grid()) == "stated"
    assert state_of(item, stating(item), stating(item)) == "stated"
    assert state_of(item, Grid(), stating(item)) == ("inherited" if item in INHERITED else "not_looked_for")
    assert state_of(item, Grid(), Grid()) == "not_looked_for"


@pytest.mark.parametrize("item", GRID_ITEMS)
def test_an_item_that_was_looked_for_says_so(item: GridItem) -> None:
    gap = grid(not_published=[{"item": item, "on": "2026-11-22"}])
    assert state_of(item, gap, Grid()) == "not_published"
    found = gap.looked_for(item)
    assert found is not None
    assert str(found.on) == "2026-11-22"
    assert Grid().looked_for(item) is None


def test_what_is_stated_or_inherited_is_not_missing_whatever_was_looked_for() -> None:
    gap = {"not_published": [{"item": "language", "on": "2026-11-22"}]}
    assert state_of("language", grid(language=[STATEMENT], **gap), Grid()) == "stated"
    assert state_of("language", grid(**gap), stating("language")) == "inherited"


def test_places_and_criteria_do_not_apply_where_enrolment_is_not_limited() -> None:
    open_ = grid(limited={"is_limited": False, "source": "s1"})
    limited = grid(limited={"is_limited": True, "source": "s1"})
    for item in ("places", "limit_reason", "criteria", "criteria_reasons"):
        assert state_of(item, open_, Grid()) == "not_applicable"
        assert state_of(item, limited, Grid()) == "not_looked_for"
    assert state_of("limited", open_, Grid()) == "stated"
    assert state_of("language", open_, Grid()) == "not_looked_for"


def test_reasons_are_stated_by_a_criterion_that_has_one() -> None:
    without = grid(criteria=[{"name": {"fr": "Cote R"}, "source": "s1"}])
    having = grid(criteria=[{"name": {"fr": "Cote R"}, "reason": STATEMENT, "source": "s1"}])
    assert state_of("criteria_reasons", without, Grid()) == "not_looked_for"
    assert state_of("criteria_reasons", having, Grid()) == "stated"


def test_the_diploma_and_the_length_are_fields_of_the_programme() -> None:
    assert state_of("diploma", Grid(), Grid(), diploma=True) == "stated"
    assert state_of("diploma", Grid(), Grid()) == "not_looked_for"
    assert state_of("length", Grid(), Grid()) == "not_looked_for"
