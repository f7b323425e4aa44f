"""A finished folder or file put in the place of another at once, so that nobody ever meets half of it."""

from __future__ import annotations

import ctypes
import errno
import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2


def beside(site: Path) -> Path:
    """Return the folder in which this process builds what will replace `site`, empty.

    It lies beside `site`, on the same file system, so that putting it in place is a rename. What builds that were
    killed left behind is cleared away; a site they had already moved aside is put back.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    named = re.compile(rf"\.{re.escape(site.name)}-(new|old)-(\d+)")
    for left in sorted(site.parent.iterdir()):
        found = named.fullmatch(left.name)
        # What bears this process's own number was left by one that had it before.
        if found is None or (int(found[2]) != os.getpid() and _is_alive(int(found[2]))):
            continue
        if found[1] == "old" and not site.exists():
            left.rename(site)
        else:
            shutil.rmtree(left, ignore_errors=True)
    folder = site.with_name(f".{site.name}-new-{os.getpid()}")
    folder.mkdir()
    return folder


def swap_in(new: Path, site: Path) -> None:
    """Put `new` in the place of `site`, then remove what was there.

    On Linux the two are exchanged in one step. Elsewhere there is a moment between two renames; `beside` mends what
    a process killed in it leaves.
    """
    if not site.exists():
        new.rename(site)
        return
    if _exchange(new, site):
        shutil.rmtree(new)
        return
    old = site.with_name(f".{site.name}-old-{os.getpid()}")
    site.rename(old)
    new.rename(site)
    shutil.rmtree(old)


def replace_text(path: Path, text: str) -> None:
    """Write a file (UTF-8) whole or not at all; one that is there keeps its permissions."""
    replace_texts({path: text})


def replace_texts(texts: Mapping[Path, str]) -> None:
    """Write files (UTF-8), all of them or none; those that are there keep their permissions.

    Raises:
        OSError: one cannot be written; all are then as they were.
    """
    new = {path: path.with_name(f".{path.name}-new-{os.getpid()}") for path in texts}
    put: dict[Path, bytes | None] = {}
    try:
        for path, text in texts.items():
            new[path].write_text(text, encoding="utf-8", newline="\n")
            if path.exists():
                shutil.copymode(path, new[path])
        for path in texts:
            old = path.read_bytes() if path.exists() else None
            new[path].replace(path)
            put[path] = old
    except OSError:
        for path, old in put.items():
            if old is None:
                path.unlink()
            else:
                path.write_bytes(old)
        raise
    finally:
        for path in new.values():
            path.unlink(missing_ok=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders atomically (renameat2, Linux 3.15); False where the system cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in {errno.ENOSYS, errno.EINVAL}:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
