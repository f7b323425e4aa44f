"""A run of `parcours links`: every address asked for once, what is known kept as it comes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.editing import write_edited
from generator.finding import Finding
from generator.library import Library
from generator.links import report
from generator.links.found import Place, addresses
from generator.links.moves import moved
from generator.links.visit import Manners, Visit, visit_all


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run came to."""

    library: Library
    found: Mapping[str, tuple[Place, ...]]
    visits: tuple[Visit, ...]
    """In the order of addresses."""
    findings: tuple[Finding, ...]

    def json_text(self, today: dt.date) -> str:
        """Return the report for programs."""
        return report.json_text(self.library, self.found, self.visits, today)


def ask(
    library: Library, manners: Manners, state: Path, *, resume: bool, progress: Callable[[int, int], None]
) -> Asked:
    """Ask for every address of the content.

    Args:
        library: the records.
        manners: how the servers are treated.
        state: the file to which each outcome is added as soon as it is known.
        resume: whether to begin with what that file holds; else it is begun anew.
        progress: called with how many addresses are known and how many there are.

    Raises:
        OSError: the file cannot be read or written.
    """
    found = addresses(library)
    known = {url: visit for url, visit in (report.read_lines(state) if resume else {}).items() if url in found}
    state.parent.mkdir(parents=True, exist_ok=True)
    progress(len(known), len(found))
    with state.open("w", encoding="utf-8") as file:
        file.writelines(map(report.line_of, known.values()))

        def done(visit: Visit) -> None:
            known[visit.url] = visit
            file.write(report.line_of(visit))
            file.flush()
            progress(len(known), len(found))

        visit_all([url for url in found if url not in known], manners, done)
    visits = tuple(known[url] for url in found)
    return Asked(library, found, visits, report.findings(library, found, visits))


def moved_for_good(asked: Asked, today: dt.date) -> tuple[tuple[Finding, ...], int]:
    """Write the new address of what moved for good.

    Returns:
        The errors that the check would find, nothing being written then, and the number of places.

    Raises:
        UnreadableFile: a record changed while the command ran.
        OSError: a record cannot be written; all are then as they were.
    """
    change, places = moved(asked.library, asked.found, asked.visits, today)
    if change.findings:
        return change.findings, 0
    write_edited(asked.library, change)
    return (), places
