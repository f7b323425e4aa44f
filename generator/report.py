"""Findings as text, JSON, annotations of GitHub or a code-quality report of GitLab, in the reader's language."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Final, Literal
from unicodedata import category

from generator.finding import Finding
from generator.model.base import Locale
from generator.translation import translations

Format = Literal["text", "json", "github", "gitlab"]


def as_text(finding: Finding, locale: Locale) -> str:
    """Return `path:line:column: rule: message; hint`, in one line."""
    _ = translations(locale).gettext
    place = f"{finding.path}:{finding.position.line}:{finding.position.column}"
    what = finding.message.translated(_)
    hint = _("; ") + finding.hint.translated(_) if finding.hint is not None else ""
    severity = " " + _("warning:") if finding.severity == "warning" else ""
    return printable(" ".join(f"{place}:{severity} {finding.rule}: {what}{hint}".splitlines()))


def _as_annotation(finding: Finding, locale: Locale) -> str:
    """Return a workflow command of GitHub Actions, with its reserved characters escaped."""
    _ = translations(locale).gettext
    hint = f"\n{finding.hint.translated(_)}" if finding.hint is not None else ""
    text = _escaped(finding.message.translated(_) + hint)
    path = _escaped(str(finding.path)).replace(":", "%3A").replace(",", "%2C")
    line, column = finding.position.line, finding.position.column
    return printable(
        f"::{finding.severity} file={path},line={line},col={column},title=parcours: {finding.rule}::{text}"
    )


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def printable(text: str, escape: Callable[[str], str] = lambda c: c.encode("unicode_escape").decode()) -> str:
    """Return a line that no terminal obeys and every stream takes: content names files and quotes values."""
    return "".join(c if c.isprintable() or category(c) == "Zs" else escape(c) for c in text)


def _as_json(findings: Sequence[Finding], locale: Locale) -> str:
    _ = translations(locale).gettext
    rows = [
        {
            "path": str(finding.path),
            "line": finding.position.line,
            "column": finding.position.column,
            "severity": finding.severity,
            "rule": finding.rule,
            "message": finding.message.translated(_),
            "hint": finding.hint.translated(_) if finding.hint is not None else None,
        }
        for finding in findings
    ]
    return _dumped(rows)


def _as_code_quality(findings: Sequence[Finding], locale: Locale) -> str:
    """Return what GitLab reads as `artifacts:reports:codequality`, and shows beside the lines of a merge request."""
    _ = translations(locale).gettext
    rows = []
    for finding in findings:
        hint = _("; ") + finding.hint.translated(_) if finding.hint is not None else ""
        line = finding.position.line
        # The same finding has the same fingerprint from run to run, in either language.
        known = f"{finding.path}:{line}:{finding.position.column}:{finding.rule}:{finding.message}"
        rows.append(
            {
                "description": finding.message.translated(_) + hint,
                "check_name": f"parcours/{finding.rule}",
                "fingerprint": hashlib.sha256(known.encode("utf-8", "surrogateescape")).hexdigest(),
                "severity": "major" if finding.severity == "error" else "minor",
                "location": {"path": str(finding.path), "lines": {"begin": line}},
            }
        )
    return _dumped(rows)


def _dumped(rows: Sequence[Mapping[str, object]]) -> str:
    lines = json.dumps(rows, ensure_ascii=False, indent=2).split("\n")
    return "\n".join(printable(line, lambda c: json.dumps(c)[1:-1]) for line in lines)


_WHOLE: Final[dict[str, Callable[[Sequence[Finding], Locale], str]]] = {"json": _as_json, "gitlab": _as_code_quality}
_BY_LINE: Final[dict[str, Callable[[Finding, Locale], str]]] = {"text": as_text, "github": _as_annotation}


def report(findings: Sequence[Finding], locale: Locale, form: Format) -> str:
    """Return the findings in a form, ready to print; empty where there is nothing to say in that form."""
    if form in _WHOLE:
        return _WHOLE[form](findings, locale)
    return "\n".join(_BY_LINE[form](finding, locale) for finding in findings)
