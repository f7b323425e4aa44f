"""A command run once, with the time it takes and the memory it holds."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

INTERVAL: Final = 0.05
"""Seconds between two looks at the memory."""

_PAGE: Final = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took."""

    seconds: float
    """Wall time, from before the process starts until it has ended."""
    cpu_seconds: float
    """Time on all cores together: it depends less on what else the machine does."""
    peak_mb: float
    """The most resident memory (RSS) of the process and all its children together, in 10^6 bytes. Pages that forked
    processes share are counted in each of them."""


@dataclass(frozen=True, slots=True)
class Output:
    """What a run left in its output folder."""

    pages: int
    """HTML files."""
    bytes: int
    """Bytes of all files."""


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Run:
    """Run a command in a folder and wait for it. Linux only: memory is read from /proc.

    Raises:
        RuntimeError: the command failed; what it said is in the message.
    """
    log = folder / "log.txt"
    with log.open("wb") as out:
        started = time.monotonic()
        # A session of its own: whatever the command starts is known by it.
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=out, stderr=subprocess.STDOUT, start_new_session=True
        )
        watch = _Watch(process.pid)
        watch.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            # In its own session the command does not hear that its caller is interrupted.
            os.killpg(process.pid, signal.SIGKILL)
            raise
        seconds = time.monotonic() - started
        watch.ended.set()
        watch.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        said = log.read_text(encoding="utf-8", errors="replace")[-4000:]
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}:\n{said}")
    # The kernel's own maximum is of a single process, but misses no moment between two looks.
    return Run(seconds, usage.ru_utime + usage.ru_stime, max(watch.peak, usage.ru_maxrss * 1024) / 1e6)


class _Watch(threading.Thread):
    """Keeps the most memory that the processes of a session hold at one moment."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.session = str(session)
        self.ended = threading.Event()
        self.peak = 0

    def run(self) -> None:
        while not self.ended.wait(INTERVAL):
            self.peak = max(self.peak, self._resident())

    def _resident(self) -> int:
        total = 0
        for process in Path("/proc").iterdir():
            if not process.name.isdigit():
                continue
            try:
                stat = (process / "stat").read_text(encoding="utf-8", errors="replace")
            except OSError:  # It has just ended.
                continue
            # proc(5): after the name, in parentheses, come the state, parent, group and session; rss is the 24th field.
            fields = stat[stat.rindex(")") + 2 :].split()
            if fields[3] == self.session:
                total += int(fields[21]) * _PAGE
        return total


def output(folder: Path) -> Output:
    """Count what lies in a folder."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return Output(sum(path.suffix == ".html" for path in files), sum(path.stat().st_size for path in files))
