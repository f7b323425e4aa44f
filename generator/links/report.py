"""What came of the addresses: findings at the lines that hold them, a file for programs, and what a later run needs."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from generator.finding import Finding, Severity
from generator.library import Library
from generator.links.found import Place
from generator.links.visit import VERDICTS, Verdict, Visit
from generator.message import N_, Message
from generator.translating.texts import record_key
from generator.yaml_file import Places, path_to

_WORDS: Final[Mapping[Verdict, tuple[Severity, str, str]]] = {
    "moved": (
        "warning",
        N_("{url} is now {target}"),
        N_("check that it is the same page; “parcours links --fix” writes the new address"),
    ),
    "to_home": ("warning", N_("{url} leads to the home page {target}"), N_("find where the page went")),
    "gone": ("error", N_("{url} is no longer there ({status})"), N_("find where the page went, or another source")),
    "closed": ("warning", N_("{url} lets no program in ({status})"), N_("open it in a browser")),
    "failing": ("error", N_("{url}: the server fails ({status})"), N_("try again; if it lasts, find another source")),
    "silent": ("error", N_("{url} does not answer"), N_("try again; if it lasts, find another source")),
    "unreachable": ("error", N_("{url} cannot be reached"), N_("check the name of the site")),
    "insecure": ("error", N_("{url}: the certificate of the site is not valid"), N_("tell the site's owner")),
    "loop": ("error", N_("{url} redirects without an end"), N_("open it in a browser, and write where it leads")),
    "elsewhere": ("error", N_("{url} leads to no web page ({target})"), N_("find where the page went")),
}
"""How each outcome is said, and what to do; what needs nothing done is not among them."""


def findings(library: Library, found: Mapping[str, tuple[Place, ...]], visits: Iterable[Visit]) -> tuple[Finding, ...]:
    """Return a finding for each place of an address about which there is something to do."""
    rows = [
        Finding(
            path,
            lines.of(place.loc),
            "address",
            Message(words, url=visit.url, target=visit.target, status=visit.status),
            Message(hint),
            severity,
        )
        for visit in visits
        if visit.verdict in _WORDS
        for severity, words, hint in (_WORDS[visit.verdict],)
        for place, path, lines in _places(library, found.get(visit.url, ()))
    ]
    return tuple(sorted(rows, key=lambda finding: finding.sort_key))


def json_text(library: Library, found: Mapping[str, tuple[Place, ...]], visits: Iterable[Visit], today: dt.date) -> str:
    """Return every address with what came of it and where it stands, and how many had each outcome, as JSON."""
    known = list(visits)
    counts = Counter(visit.verdict for visit in known)
    data = {
        "date": today.isoformat(),
        "totals": {verdict: counts[verdict] for verdict in VERDICTS if counts[verdict]},
        "links": [
            {
                **_row(visit),
                "places": [
                    {
                        "record": record_key(place.record),
                        "path": str(path),
                        "line": lines.of(place.loc).line,
                        "field": path_to(place.loc),
                    }
                    for place, path, lines in _places(library, found.get(visit.url, ()))
                ],
            }
            for visit in known
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def line_of(visit: Visit) -> str:
    """Return the line that a later run reads."""
    return json.dumps(_row(visit), ensure_ascii=False) + "\n"


def read_lines(path: Path) -> dict[str, Visit]:
    """Return what an earlier run came to know, by address; a line that cannot be read is as if it were not there.

    A run that was killed leaves half a line at most.

    Raises:
        OSError: the file cannot be read.
    """
    if not path.exists():
        return {}
    visits: dict[str, Visit] = {}
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            visit = Visit(**json.loads(line))
        except (ValueError, TypeError):
            continue
        if visit.verdict in VERDICTS and isinstance(visit.url, str):
            visits[visit.url] = visit
    return visits


def _row(visit: Visit) -> dict[str, object]:
    return {"url": visit.url, "verdict": visit.verdict, "status": visit.status, "target": visit.target}


def _places(library: Library, places: Iterable[Place]) -> Iterator[tuple[Place, PurePosixPath, Places]]:
    for place in places:
        path = library.path_of(place.record)
        yield place, path, Places(library.root / path)
