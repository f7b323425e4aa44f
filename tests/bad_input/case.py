"""What a case of bad input is, and short ways to write one.

In the text of a case the mark ▶ stands where the finding must point; it is taken out before the file is written.
Without it the finding points at the start of the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from generator.finding import Severity
from tests.builders import LIBRARY, edit, order, profession, programme, route, support

MARK: Final = "▶"


@dataclass(frozen=True)
class Link:
    """A symbolic link; `{content}` in its target is the content folder."""

    target: str


Content = str | bytes | Link


@dataclass(frozen=True)
class Case:
    """A bad file among good ones, and the one finding that it gives."""

    id: str
    path: str
    """From the content folder."""
    content: Content
    rule: str
    en: str
    """A part of the finding's line in English, with ordinary spaces; `fr` likewise."""
    fr: str
    severity: Severity = "error"
    encoding: str = "utf-8"
    beside: Mapping[str, str] = field(default_factory=lambda: LIBRARY)
    """The other files."""

    @property
    def place(self) -> str:
        """`path:line:column` of the mark."""
        before = ""
        if isinstance(self.content, str) and MARK in self.content:
            before = self.content[: self.content.index(MARK)]
        return f"content/{self.path}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"

    @property
    def files(self) -> dict[str, Content]:
        """Every file, the bad one without its mark."""
        content = self.content
        if isinstance(content, str):
            content = content.replace(MARK, "").encode(self.encoding)
        return {**self.beside, self.path: content}


def bad_order(
    id: str, text: str | bytes, rule: str, en: str, fr: str, *, severity: Severity = "error", encoding: str = "utf-8"
) -> Case:
    """An order, alone."""
    return Case(id, "orders/ordre.yaml", text, rule, en, fr, severity, encoding, beside={})


def bad_profession(id: str, text: str, rule: str, en: str, fr: str, *, severity: Severity = "error") -> Case:
    """A profession, with its order."""
    beside = {"orders/ordre.yaml": order()}
    return Case(id, "professions/profession.yaml", text, rule, en, fr, severity, beside=beside)


def bad_trajectory(id: str, text: str, rule: str, en: str, fr: str) -> Case:
    """A trajectory, with its profession."""
    beside = {"orders/ordre.yaml": order(), "professions/profession.yaml": profession()}
    return Case(id, "trajectories/trajectoire.yaml", text, rule, en, fr, beside=beside)


def bad_support(id: str, text: str, rule: str, en: str, fr: str, *, severity: Severity = "error") -> Case:
    """A support, in a library that has one record of each kind."""
    return Case(id, "supports/aide.yaml", text, rule, en, fr, severity)


def bad_measure(id: str, text: str, rule: str, en: str, fr: str) -> Case:
    """A measure."""
    return Case(id, "measures/mesure-03.yaml", text, rule, en, fr)


def bad_programme(id: str, text: str, rule: str, en: str, fr: str) -> Case:
    """A programme, with all that it names."""
    return Case(id, "programmes/universite/programme.yaml", text, rule, en, fr)


def bad_job_title(id: str, text: str, rule: str, en: str, fr: str) -> Case:
    """A job title, with all that it names."""
    return Case(id, "job-titles/titre.yaml", text, rule, en, fr)


def bad_term(id: str, text: str, rule: str, en: str, fr: str) -> Case:
    """A term."""
    return Case(id, "glossary/terme.yaml", text, rule, en, fr)


GLOSS: Final = "gloss: Order of trials of Québec"
COST: Final = "what: {fr: Frais, en: Fee}, as_of: 2026-01-01, source: s1"


def in_order(old: str, new: str) -> str:
    """An order with a part replaced."""
    return edit(order(), old, new)


def gloss(new: str) -> str:
    """An order with another line, or lines, in the place of its `gloss`."""
    return in_order(GLOSS, new)


def with_steps(steps: str) -> str:
    """A profession with one route of these steps."""
    return profession(routes=route(steps=steps))


def details(text: str) -> str:
    """A support with one more rich text, in both languages."""
    return support(more=f"details:\n  - fr: {text}\n    en: A detail.\n    source: s1\n")


def amount(body: str) -> str:
    """A support with one amount."""
    return support(more=f"amounts:\n  - {body}\n")


def duration(body: str) -> str:
    """A programme with a duration."""
    return programme(more=f"duration: {body}\n")
