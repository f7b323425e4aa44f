"""`parcours build`: the content checked, the site built and indexed beside, then put in place whole."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.check import check
from generator.compress import compress
from generator.finding import Finding
from generator.library import Library, load
from generator.search import index
from generator.swap import beside, swap_in

Shell = Callable[[Library, Path, dt.date], None]
"""Builds the site of a checked library into a folder."""

Progress = Callable[[str, int, int], None]
"""Told which stage the build is at, how much is done, and of how much.

The stages are `read`, `check`, `build`, `search`, `compress` and `swap`.
"""


def build_date(given: str | None) -> dt.date:
    """Return the date of a build: the one given, else that of SOURCE_DATE_EPOCH, else today (UTC).

    See https://reproducible-builds.org/specs/source-date-epoch/.

    Raises:
        ValueError: the date given has another form.
        CannotBuild: the variable is no number of seconds.
    """
    if given is not None:
        return dt.date.fromisoformat(given)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return dt.datetime.now(dt.UTC).date()
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise CannotBuild(f"SOURCE_DATE_EPOCH: {epoch}") from error


class CannotBuild(Exception):
    """What the build needs besides the content cannot be read: its date, or the configuration of its shell."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build came to."""

    findings: tuple[Finding, ...]
    records: int
    pages: int
    size: int
    """Bytes of the site, without compressed siblings."""

    @property
    def is_built(self) -> bool:
        """Whether the site was replaced: the content had no error."""
        return not any(finding.severity == "error" for finding in self.findings)


def build(
    content: Path, site: Path, today: dt.date, shell: Shell, progress: Progress, *, compressed: bool = False
) -> Outcome:
    """Check the content and, if it has no error, replace the site.

    Whatever goes wrong, also when the process is killed, `site` stays as it was or is the new one, whole.

    Args:
        content: the folder of the records.
        site: the folder to replace.
        today: the date of the build.
        shell: builds the pages into a folder.
        progress: told how the build goes.
        compressed: whether to write compressed siblings of the text files.

    Raises:
        NotADirectoryError: there is no such content folder.
    """
    loaded = load(content, lambda done, of: progress("read", done, of))
    progress("check", 0, 1)
    findings = check(loaded, today)
    progress("check", 1, 1)
    outcome = Outcome(findings, len(loaded.library), 0, 0)
    if not outcome.is_built:
        return outcome
    # A link to a folder stays: what it leads to is replaced.
    site = site.resolve()
    folder = beside(site)
    try:
        progress("build", 0, 1)
        shell(loaded.library, folder, today)
        progress("build", 1, 1)
        progress("search", 0, 1)
        index(folder)
        progress("search", 1, 1)
        files = [path for path in folder.rglob("*") if path.is_file()]
        pages = sum(path.suffix == ".html" for path in files)
        size = sum(path.stat().st_size for path in files)
        if compressed:
            progress("compress", 0, 1)
            compress(folder)
            progress("compress", 1, 1)
        swap_in(folder, site)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    progress("swap", 1, 1)
    return Outcome(findings, len(loaded.library), pages, size)
