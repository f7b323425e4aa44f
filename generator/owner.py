"""Who answers for a record: the order or the institution whose facts it holds."""

from __future__ import annotations

from generator.library import Library
from generator.model.base import Locale
from generator.model.institution import Institution
from generator.model.job_title import JobTitle
from generator.model.order import Order
from generator.model.profession import Profession
from generator.model.programme import Programme
from generator.model.record import Record
from generator.model.trajectory import Trajectory

Owner = Order | Institution


def owner_of(library: Library, record: Record) -> Owner | None:
    """Return the owner of a record; None where it is the editors' own (help, measures, words of the field).

    A trajectory belongs to the order of its profession; a job title to the order that governs it.
    """
    match record:
        case Order() | Institution():
            return record
        case Profession():
            return library.orders[record.order]
        case Programme():
            return library.institutions[record.institution]
        case Trajectory(profession=str(profession)):
            return library.orders[library.professions[profession].order]
        case JobTitle(order=str(order)):
            return library.orders[order]
        case _:
            return None


def owner_name(owner: Owner, locale: Locale) -> str:
    """Return the name under which lists show an owner: an order's acronym alone may be another's too."""
    name = owner.name.in_locale(locale)
    return f"{name} ({owner.acronym})" if isinstance(owner, Order) and owner.acronym is not None else name
