"""`parcours fmt`: the records of a folder put into their canonical form."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Final

from generator.canonical.writer import NotTheSame, canonical
from generator.finding import Finding
from generator.library import File, record_files
from generator.message import N_, Message
from generator.parallel import spread
from generator.reading import unreadable
from generator.swap import replace_text
from generator.yaml_file import START, Position, UnreadableFile, decode

_PARALLEL_FROM: Final = 60
"""Writing a record anew takes longer than reading it."""


class NoRecord(Exception):
    """A path that was asked for holds no record."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


@dataclass(frozen=True, slots=True)
class Formatted:
    """What formatting came to."""

    changed: tuple[PurePosixPath, ...]
    """The files that were written anew; when only checking, those that would be."""
    findings: tuple[Finding, ...]
    """Why files could not be formatted; when only checking, also where each file differs first."""


def format_records(content: Path, paths: Sequence[Path] = (), *, write: bool = True) -> Formatted:
    """Put records into their canonical form.

    Each file is written whole or not at all; one that cannot be read is left as it is.

    Args:
        content: the folder of the records.
        paths: records, or folders of records, in it; all of them if empty.
        write: False only to say which files differ.

    Raises:
        NotADirectoryError: there is no such content folder.
        NoRecord: one of the paths is no record and holds none.
        OSError: a file cannot be written.
    """
    if not content.is_dir():
        raise NotADirectoryError(str(content))
    findings: list[Finding] = []
    files = _among(list(record_files(content, findings)), paths)
    if paths:
        # What else lies in the folder was not asked about.
        findings.clear()
    changed = []
    for (_, shown, _), result in zip(files, spread(partial(_format, write=write), files, _PARALLEL_FROM), strict=True):
        if isinstance(result, Finding):
            findings.append(result)
        if result is True or (isinstance(result, Finding) and result.rule == "format"):
            changed.append(shown)
    return Formatted(tuple(changed), tuple(sorted(findings, key=lambda finding: finding.sort_key)))


def _among(files: list[File], paths: Iterable[Path]) -> list[File]:
    wanted = [path.absolute() for path in paths]
    if not wanted:
        return files
    real = [(Path(os.path.abspath(file[0])), file) for file in files]  # noqa: PTH100 - links are not followed
    for path in wanted:
        if not any(found.is_relative_to(os.path.normpath(path)) for found, _ in real):
            raise NoRecord(path)
    return [file for found, file in real if any(found.is_relative_to(os.path.normpath(path)) for path in wanted)]


def _format(file: File, *, write: bool) -> Finding | bool:
    """Format a file; return whether it changed, or what is wrong with it."""
    path, shown, kind = file
    try:
        text = decode(path)
        new = canonical(text, kind)
    except (UnreadableFile, OSError) as error:
        return unreadable(error, shown)
    except NotTheSame:
        message = Message(N_("cannot be put into the canonical form without changing what it says"))
        return Finding(shown, START, "fmt", message, Message(N_("please report this file")))
    if new == text and b"\r" not in path.read_bytes():
        return False
    if write:
        # A link inside the folder stays a link.
        replace_text(path.resolve(), new)
        return True
    old_lines, new_lines = text.split("\n"), new.split("\n")
    same = next((n for n, (old, fresh) in enumerate(zip(old_lines, new_lines, strict=False)) if old != fresh), None)
    line = (same if same is not None else min(len(old_lines), len(new_lines))) + 1
    hint = Message(N_("run “parcours fmt {path}”"), path=shown)
    if same is not None and old_lines[line:] == new_lines[line:]:
        # Who edits in a browser can mend one line by hand.
        hint = Message(
            N_("write “{line}” on this line, or run “parcours fmt {path}”"), line=new_lines[same], path=shown
        )
    return Finding(shown, Position(line, 1), "format", Message(N_("not in the canonical form")), hint)
