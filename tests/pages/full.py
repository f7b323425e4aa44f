"""A library whose records have every text that a page may show, with and without its English.

Every French text of `FULL` that the editors write ends with the mark `§`, which no English one has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from textwrap import indent
from typing import Final

from generator.model.situation import SITUATIONS
from generator.pages.address import NOTES_LISTED
from tests import builders
from tests.builders import edit

MARK: Final = "§"


def _fact(words: str) -> str:
    return f"{{fr: {words} en français., en: {words} in English., source: s1}}"


def _line(words: str) -> str:
    return f"{{fr: {words} en français, en: {words} in English}}"


def _facts(*names: str, count: int = 2) -> str:
    def said(name: str) -> str:
        return "".join(f"  - {_fact(f'{name} {number}')}\n" for number in range(1, count + 1))

    return "".join(f"{name}:\n{said(name)}" for name in names)


_COST = f"{{what: {_line('Fee')}, amount: 100, max: 150.5, taxes: extra, as_of: 2026-01-01, source: s1}}"
_STEP = (
    _facts("details", "documents")
    + f"costs:\n  - {_COST}\n"
    + f"duration: {{min: 2, max: 4, unit: month, what: {_line('Delay')}, as_of: 2026-01-01, source: s1}}\n"
)
_STEPS = (
    builders.step("demande", "always: decision", more=_STEP)
    + builders.step("decision", "full: permis, partial: stage, refused: ferme", "decision", "generic: true\n")
    + builders.step("stage", "passed: permis, failed: stage", "stage", "paid: sometimes\n")
    + builders.end("permis")
    + builders.end("ferme", "refused")
)
_REGULATION = "regulation: {code: 'I-8, r. 16', title: {fr: Règlement, en: Regulation}, source: s1}\n"
_CONTACT = "contact: {page: 'https://example.org/', email: a@example.org, phone: 514 555-1234, source: s1}\n"
_GRID = "grid:\n" + indent(
    _facts("campus", "bases", "instruction", "language", "exemptions", "limit_reason", "stream", "prior_learning")
    + _facts("schedule", "documents", "internships", "tuition")
    + "credits: {value: 90, source: s1}\n"
    + f"tests:\n  - {{test: TFI, lang: fr, minimum: {_line('Score')}, source: s1}}\n"
    + "limited: {is_limited: true, source: s1}\n"
    + f"places:\n  - {{number: 40, for_whom: {_line('People')}, as_of: 2026-01-01, source: s1}}\n"
    + f"criteria:\n  - {{name: {_line('Criterion')}, weight: 60, reason: {_fact('Reason')}, source: s1}}\n"
    + f"deadlines:\n  - {{term: autumn, year: 2026, date: 2026-03-01, for_whom: {_line('Who')}, source: s1}}\n"
    + f"application_fee:\n  - {_COST}\n"
    + _CONTACT,
    "  ",
)


def _route(id: str, situations: Sequence[str]) -> str:
    more = f"title: {_line('Route')}\n" + _REGULATION + _facts("conditions", "notes")
    return builders.route(id, situations, _STEPS, id, more)


_FULL: Final[Mapping[str, str]] = {
    "orders/ordre.yaml": builders.order(more="acronym: OEQ\n" + _CONTACT + _facts("review_rights", "notes")),
    "professions/profession.yaml": builders.profession(
        routes=_route("canada", SITUATIONS[:1]) + _route("equivalence", SITUATIONS[1:]),
        more=f"not_to_confuse: [{{profession: autre, difference: {_fact('Difference')}}}]\n"
        f"absent_routes: [{{kind: france, reason: {_fact('Absent')}}}]\n"
        "not_published: [{field: fees, on: 2026-11-01}]\n"
        "reserved_titles: {fr: [essayeuse], en: [trier], source: s1}\n" + _facts("french", "remedies", "notes"),
    ),
    "professions/autre.yaml": builders.profession("autre"),
    "trajectories/trajectoire.yaml": builders.trajectory(
        more=_facts("diploma", "stage", "french", "remedies") + _facts("notes", count=NOTES_LISTED + 1)
    ),
    "job-titles/titre.yaml": builders.job_title(),
    "institutions/universite.yaml": builders.institution(
        more="city: Québec\nlanguage: fr\nsite: https://example.org/\n" + _CONTACT + _facts("notes") + _GRID
    ),
    "programmes/universite/programme.yaml": builders.programme(
        more="leads_to: [autre]\ndesignations: [{profession: profession, basis: regulation, source: s1}]\n"
        f"diploma: {_line('Diploma')}\nduration: {{max: 2, unit: year, as_of: 2026-01-01, source: s1}}\n"
        + _facts("notes")
        + _GRID
    ),
    "programmes/universite/deuxieme.yaml": builders.programme("deuxieme"),
    "supports/aide.yaml": builders.support(
        more=f"amounts:\n  - {_COST}\nprofessions: [profession]\n" + _CONTACT + _facts("for_whom", "details", "how")
    ),
    "supports/fermee.yaml": builders.support("fermee", "state: closed\n"),
    "measures/mesure-03.yaml": edit(
        builders.measure(more=f"partners: [{_line('Partner')}]\n"), "    state:", f"    due: {_line('Due')}\n    state:"
    ),
    "glossary/terme.yaml": builders.term(),
    "glossary/second.yaml": edit(
        builders.term("second", "see: [terme]\n"), "fr: essai, en: trial", "fr: zèle, en: zeal"
    ),
}

# The two languages of a text. Slugs, titles in both genders, words fixed by law, and the names of orders, which law
# keeps in French, are no such text.
_TEXT = re.compile(r"\{fr: (?P<fr>[^{}\[\],]+), en: (?P<en>[^{}\[\],]+)(?P<rest>, source: s1)?\}")
_KEPT = re.compile(r"^\s*(?:slug|regulation|reserved_titles|act):|^name: \{fr: Ordre ")


def _texts(replacement: str) -> dict[str, str]:
    return {
        name: "".join(
            line if _KEPT.match(line) else _TEXT.sub(replacement, line) for line in text.splitlines(keepends=True)
        )
        for name, text in _FULL.items()
    }


FULL: Final = _texts(rf"{{fr: \g<fr> {MARK}, en: \g<en>\g<rest>}}")
"""With the English of every text."""

FRENCH: Final = _texts(rf"{{fr: \g<fr> {MARK}\g<rest>}}")
"""Without the English of any text that may go without."""
