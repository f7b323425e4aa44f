"""Rules over a Library. Each gives findings at file:line:column.

A rule is a function from a `Context` to findings; `RULES` lists them all. Adding a rule is adding a function to the
module of its subject and its name here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Final

from generator.check import dates, graph, identity, languages, links, placeholder, review, sources, typography
from generator.check.context import Context
from generator.finding import Finding
from generator.library import Loaded

Rule = Callable[[Context], Iterator[Finding]]

RULES: Final[tuple[Rule, ...]] = (
    identity.id_equals_file_name,
    identity.unique_slugs,
    identity.former_slugs,
    identity.programme_in_its_institution,
    sources.cited_exist,
    sources.all_cited,
    sources.unique_ids,
    dates.not_in_future,
    graph.steps_are_sound,
    graph.routes_are_unique,
    graph.one_route_for_each_situation,
    links.allowed,
    links.markdown_subset,
    placeholder.nothing_to_complete,
    languages.english_present,
    languages.english_current,
    languages.sentence_length,
    typography.french_spacing,
    typography.french_quotes,
    review.fresh,
)


def check(loaded: Loaded, today: dt.date) -> tuple[Finding, ...]:
    """Return what loading found and what every rule finds, by file and place.

    Args:
        loaded: the result of `generator.library.load`.
        today: the date of the check; a parameter so that the same input gives the same findings.
    """
    context = Context(loaded.library, today)
    findings = [*loaded.findings, *(finding for rule in RULES for finding in rule(context))]
    return tuple(sorted(findings, key=lambda finding: finding.sort_key))
