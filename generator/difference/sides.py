"""The two states that are compared, as folders: a commit is written into a temporary one, the working tree is itself.

The blobs of a commit are read by their names and no other way: the repository's attributes (`export-ignore`, filters)
belong to whoever sent the change, and have no say in what is compared.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from generator.message import N_, Message

MOST_BYTES: Final = 128 * 1024 * 1024
"""The most that a side may hold; more is refused before anything is written."""
MOST_FILES: Final = 20_000

DOCUMENTS: Final = "docs"
"""The folder of the pages written by hand, beside that of the records."""

_TIMEOUT: Final = 120.0
_LINK: Final = "120000"
_SUBMODULE: Final = "160000"


class CannotCompare(Exception):
    """A side cannot be had: Git does not know it, or it is too large."""

    def __init__(self, what: Message, name: str) -> None:
        super().__init__(name)
        self.what = what


@dataclass(frozen=True, slots=True)
class Side:
    """A state of the project."""

    name: str
    """As it was asked for: a branch, a commit; empty for the working tree."""
    root: Path
    """The folder that holds those of the records and of the pages written by hand."""


@dataclass(frozen=True, slots=True)
class Blob:
    """A file of a commit."""

    mode: str
    name: str
    size: int
    path: PurePosixPath


def parse_range(text: str) -> tuple[str, str | None, bool]:
    """Return what `BASE`, `BASE..HEAD` or `BASE...HEAD` compares.

    Returns:
        the first revision, the second one (None: the working tree), and whether the first is to be the last commit
        that both have in common (three points, as in Git).
    """
    for points in ("...", ".."):
        first, found, second = text.partition(points)
        if found:
            return first or "HEAD", second or "HEAD", points == "..."
    return text or "HEAD", None, False


@contextmanager
def sides(content: Path, text: str) -> Iterator[tuple[Side, Side]]:
    """Give the two sides of a comparison for as long as they are needed.

    Args:
        content: the folder of the records, in a repository of Git.
        text: `BASE..HEAD`, `BASE...HEAD`, or `BASE` against the working tree.

    Raises:
        CannotCompare: there is no such revision, or a side is too large.
        OSError: Git is not there, or nothing can be written.
    """
    root = content.absolute().parent
    first, second, is_from_common = parse_range(text)
    base = _commit(root, first)
    head = _commit(root, second) if second is not None else None
    if is_from_common:
        assert head is not None
        base = _git(root, "merge-base", base, head, name=text).decode().strip()
    with tempfile.TemporaryDirectory(prefix="parcours-") as folder:
        places = [(first, base), *([(second or "", head)] if head is not None else [])]
        found = []
        for number, (name, commit) in enumerate(places):
            side = Path(folder, str(number))
            _write(root, commit, name, (content.name, DOCUMENTS), side)
            found.append(Side(name, side))
        yield found[0], found[1] if head is not None else Side("", root)


def _commit(root: Path, name: str) -> str:
    return _git(root, "rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}", name=name).decode().strip()


def _git(root: Path, *arguments: str, name: str, given: bytes = b"") -> bytes:
    command = ["git", "--no-replace-objects", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False, timeout=_TIMEOUT)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise CannotCompare(Message(N_("Git does not answer")), name) from error
    if done.returncode:
        raise CannotCompare(Message(N_("Git knows no such revision")), name)
    return done.stdout


def _write(root: Path, commit: str, name: str, folders: Sequence[str], side: Path) -> None:
    blobs = list(_blobs(root, commit, name, folders))
    if len(blobs) > MOST_FILES or sum(blob.size for blob in blobs) > MOST_BYTES:
        raise CannotCompare(Message(N_("too large to be compared")), name)
    # Links come last: nothing is written through one.
    blobs.sort(key=lambda blob: blob.mode == _LINK)
    asked = "".join(f"{blob.name}\n" for blob in blobs).encode()
    answer = _git(root, "cat-file", "--batch", name=name, given=asked)
    (side / folders[0]).mkdir(parents=True)
    at = 0
    for blob in blobs:
        at = answer.index(b"\n", at) + 1
        held = answer[at : at + blob.size]
        at += blob.size + 1
        path = side / blob.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if blob.mode == _LINK:
            path.symlink_to(held.decode("utf-8", "surrogateescape"))
        else:
            path.write_bytes(held)


def _blobs(root: Path, commit: str, name: str, folders: Sequence[str]) -> Iterator[Blob]:
    listed = _git(root, "ls-tree", "-r", "-l", "-z", commit, "--", *folders, name=name)
    for entry in filter(None, listed.split(b"\0")):
        about, _, raw = entry.partition(b"\t")
        mode, _, name_of, size = about.decode("ascii").split()
        path = PurePosixPath(raw.decode("utf-8", "surrogateescape"))
        # A tree made by hand can name what no checkout would write.
        if path.is_absolute() or ".." in path.parts:
            raise CannotCompare(Message(N_("a file of the commit has a name that is not allowed")), name)
        if mode != _SUBMODULE and (path.parts[0] == folders[0] or path.suffix == ".md"):
            yield Blob(mode, name_of, int(size), path)
