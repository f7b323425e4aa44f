"""Pages added, removed and moved."""

from __future__ import annotations

from collections.abc import Iterator

from generator.difference.change import Both, PageChange
from generator.difference.facts import same_routes
from generator.library import Library
from generator.model.base import LOCALES
from generator.model.profession import Profession
from generator.model.trajectory import Trajectory
from generator.pages.address import PageKey, addresses, comparison_key, key_of, notes_key, route_key
from generator.pages.redirects import redirects


def page_changes(before: Library, after: Library, both: Both) -> Iterator[PageChange]:
    """Yield the pages of records that are on one side only, or at another address; those written by hand are not here.

    A page is known by what it is about: the same route under another id is the same page at another address.
    """
    places = addresses(after, ())
    old, new = addresses(before, ()).paths, places.paths
    there = {*new.values(), *(redirect.path for redirect in redirects(after, places))}
    renamed = _renamed(before, after, both)
    known = {(renamed.get(key, key), locale): path for (key, locale), path in old.items()}
    for locale in LOCALES:
        gone = {page: path for page, path in known.items() if page[1] == locale and page not in new}
        come = {page: path for page, path in new.items() if page[1] == locale and page not in known}
        for page, path in come.items():
            if "#" not in path:
                yield PageChange("added", locale, page[0], None, path)
        for page, path in gone.items():
            if "#" not in path:
                yield PageChange("removed", locale, page[0], path, None, path not in there)
        for page, path in new.items():
            if page[1] == locale and page in known and known[page] != path:
                lost = "#" not in path and known[page] not in there
                yield PageChange("moved", locale, page[0], known[page], path, lost)


def _renamed(before: Library, after: Library, both: Both) -> dict[PageKey, PageKey]:
    """Return the keys of pages that have another one after the change."""
    found: dict[PageKey, PageKey] = {}
    trajectories = {record.profession: record for record in before.trajectories.values() if record.profession}
    later = {record.profession: record for record in after.trajectories.values() if record.profession}
    for old, new in both:
        found[key_of(old)] = key_of(new)
        if isinstance(old, Profession | Trajectory) and isinstance(new, Profession | Trajectory):
            found[notes_key(old)] = notes_key(new)
        if isinstance(old, Profession) and isinstance(new, Profession):
            found[comparison_key(old)] = comparison_key(new)
            owners: list[tuple[Profession | Trajectory, Profession | Trajectory]] = [(old, new)]
            if old.id in trajectories and new.id in later:
                owners.append((trajectories[old.id], later[new.id]))
            for left, right in same_routes(old, new):
                found.update({route_key(one, left): route_key(other, right) for one, other in owners})
    return found
