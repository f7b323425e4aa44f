"""What a change keeps in step beside what the records say: their form, the schemas of editors, the code owners."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from generator.canonical import format_records
from generator.codeowners import PLACE, codeowners, default_owners, is_current
from generator.finding import Finding
from generator.library import Loaded
from generator.message import N_, Message
from generator.schema import FOLDER, stale_schemas
from generator.yaml_file import START

_FORM: Final = frozenset({"format", "fmt"})
"""The rules of the form of records; whatever else their writer finds, the check has found as well."""


def behind(loaded: Loaded) -> Iterator[Finding]:
    """Yield what is not in step with the records and the models of a project.

    Args:
        loaded: the records, in the project's folder. Where some cannot be read, who owns what is not known.

    Raises:
        NoDefaultOwner: the project's configuration names no maintainers.
        OSError: a file cannot be read.
    """
    library = loaded.library
    root = library.root
    yield from (found for found in format_records(library.content, write=False).findings if found.rule in _FORM)
    yield from schemas_behind(root / FOLDER, PurePosixPath(FOLDER))
    if not any(found.severity == "error" for found in loaded.findings):
        text = codeowners(library, default_owners(root / "pyproject.toml"))
        yield from owners_behind(root / PLACE, text, PLACE)


def schemas_behind(out: Path, shown: PurePosixPath) -> Iterator[Finding]:
    """Yield a finding for each schema of a folder that is not what the models say.

    Args:
        out: the folder.
        shown: its path as findings show it.
    """
    for path in stale_schemas(out):
        yield _behind(shown / path.name, Message(N_("not what the models say")), "parcours schema")


def owners_behind(path: Path, text: str, shown: PurePosixPath) -> Iterator[Finding]:
    """Yield a finding if the file of the code owners is not a text.

    Args:
        path: the file.
        text: what the content says.
        shown: its path as findings show it.
    """
    if not is_current(path, text):
        yield _behind(shown, Message(N_("not what the content says")), "parcours codeowners")


def _behind(shown: PurePosixPath, message: Message, command: str) -> Finding:
    return Finding(shown, START, "generated", message, Message(N_("run “{command}”"), command=command))
