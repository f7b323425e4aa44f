"""How far the English of the records is: its state, text by text, record by record, and by who answers for it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.library import Library
from generator.model.base import Locale
from generator.model.date import PartialDate
from generator.model.record import Record
from generator.owner import Owner, owner_name, owner_of
from generator.translating.lock import STATES, Confirmation, State
from generator.translating.texts import Translated, record_key, texts_of
from generator.yaml_file import Places


@dataclass(frozen=True, slots=True)
class Row:
    """A record's line."""

    record: Record
    owner: Owner | None
    states: Counter[State]

    @property
    def is_done(self) -> bool:
        """Whether every text is confirmed."""
        return self.states.total() == self.states["confirmed"]


def rows(library: Library, order: str | None = None) -> Iterator[Row]:
    """Yield a row for each record.

    Args:
        library: the records.
        order: the id of the order whose records are meant; all of them if None.
    """
    for record in records(library, order):
        yield Row(record, owner_of(library, record), Counter(map(library.lock.state, texts_of(record))))


def records(library: Library, order: str | None = None) -> Iterator[Record]:
    """Yield the records of an order (its professions and trajectories too), or all of them."""
    owner = library.orders[order] if order is not None else None
    for record in library:
        if owner is None or owner_of(library, record) is owner:
            yield record


def by_owner(counted: Iterable[Row]) -> list[tuple[Owner | None, Counter[State]]]:
    """Return the states added up for each owner, in the order of their records; None for the editors themselves."""
    totals: dict[str | None, tuple[Owner | None, Counter[State]]] = {}
    for row in counted:
        key = record_key(row.owner) if row.owner is not None else None
        totals.setdefault(key, (row.owner, Counter()))[1].update(row.states)
    return list(totals.values())


def to_do(library: Library, order: str | None = None) -> Iterator[tuple[Translated, State]]:
    """Yield every text whose English is not confirmed, with its state."""
    for record in records(library, order):
        for text in texts_of(record):
            if (state := library.lock.state(text)) != "confirmed":
                yield text, state


def outdated_texts(library: Library) -> dict[int, PartialDate]:
    """Return the outdated texts, by their identity in the library, with the day on which each was last confirmed.

    A text says nothing of where it stands, and equal texts of two records are two texts: hence their identity.
    """
    if not library.lock.by_key:
        return {}
    found = ((text, library.lock.confirmed_on(text)) for record in library for text in texts_of(record))
    return {id(text.text): PartialDate(since) for text, since in found if since is not None}


def spent(library: Library) -> list[Confirmation]:
    """Return the confirmations that say nothing of any text there is.

    Their text was removed, or both its languages were changed since. What concerns a record that could not be read is
    not among them.
    """
    texts: dict[str, list[Translated]] = {}
    for record in library:
        for text in texts_of(record):
            texts.setdefault(text.key, []).append(text)
    unread = {f"{kind}/{name}" for kind, name in library.unread}
    return [
        found
        for found in library.lock
        if found.key.partition(":")[0] not in unread and not library.lock.covers(found, texts.get(found.key, ()))
    ]


def json_text(library: Library, locale: Locale, order: str | None = None) -> str:
    """Return the rows and the texts that are to be done as JSON, states by their names in the model."""
    counted = list(rows(library, order))
    todo: dict[str, list[dict[str, object]]] = {}
    for text, state in to_do(library, order):
        since = library.lock.confirmed_on(text)
        path = library.path_of(text.record)
        places = Places(library.root / path)
        todo.setdefault(record_key(text.record), []).append(
            {
                "key": text.key,
                "line": places.of(text.loc).line,
                "state": state,
                "confirmed": since.isoformat() if since is not None else None,
            }
        )
    data = {
        "totals": _counts(sum((row.states for row in counted), Counter())),
        "owners": [
            {
                "owner": record_key(owner) if owner is not None else None,
                "name": owner_name(owner, locale) if owner is not None else None,
                **_counts(states),
            }
            for owner, states in by_owner(counted)
        ],
        "records": [
            {
                "record": record_key(row.record),
                "path": str(library.path_of(row.record)),
                "owner": record_key(row.owner) if row.owner is not None else None,
                **_counts(row.states),
                "texts": todo.get(record_key(row.record), []),
            }
            for row in counted
        ],
        "spent": len(spent(library)),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _counts(states: Counter[State]) -> dict[str, int]:
    return {state: states[state] for state in STATES}
