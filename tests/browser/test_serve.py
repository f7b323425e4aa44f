"""`mkdocs serve` follows the content, and outlives a record that is broken for a while."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO, Final
from urllib.request import urlopen

import pytest

from tests import builders
from tests.browser.running import ROOT, tool

DEADLINE: Final = 60.0
"""Seconds after which what does not come is a failure."""

SAVE_AGAIN: Final = 3.0
"""Seconds of silence after which the file is saved again: the server may not have been watching yet."""

TERM: Final = "glossary/terme.yaml"
GLOSSARY: Final = "en/glossary/"
OLD: Final = builders.LIBRARY[TERM]
NEW: Final = builders.edit(OLD, "What one tries.", "What one attempts.")
BROKEN: Final = builders.edit(NEW, "definition:", "definiton:")


@dataclass
class Terminal:
    """What a person who runs `mkdocs serve` has before her."""

    record: Path
    url: str
    lines: Queue[str]

    def save(self, text: str) -> None:
        """Save the record whole, in one step."""
        draft = self.record.with_suffix(".draft")
        draft.write_text(text, encoding="utf-8")
        draft.replace(self.record)

    def until(self, pattern: str) -> str:
        """Return the next line that matches, once it is printed."""
        passed: list[str] = []
        end = time.monotonic() + DEADLINE
        while time.monotonic() < end:
            try:
                passed.append(self.lines.get(timeout=SAVE_AGAIN))
            except Empty:
                self.record.touch()
                continue
            if re.search(pattern, passed[-1]):
                return passed[-1]
        raise AssertionError(f"no line matches {pattern!r} in:\n" + "".join(passed))

    def until_page_shows(self, text: str) -> None:
        """Look at the page after every build, until it shows a text."""
        while text not in self.page():
            self.until("Documentation built")

    def page(self) -> str:
        """Return the page of the record; while a build is under way the server answers when it is done."""
        with urlopen(self.url + GLOSSARY, timeout=DEADLINE) as answer:
            body: bytes = answer.read()
        return body.decode()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


def _read(stream: IO[str], lines: Queue[str]) -> None:
    for line in stream:
        lines.put(line)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """`mkdocs serve` over a library with one record of each kind."""
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "docs").mkdir()
    builders.write(tmp_path, builders.LIBRARY)
    address = f"127.0.0.1:{_free_port()}"
    command = [tool("mkdocs"), "serve", "--dev-addr", address]
    midnight = dt.datetime.combine(builders.TODAY, dt.time(), tzinfo=dt.UTC)
    environment = {
        **os.environ,
        "LC_ALL": "C.UTF-8",
        "NO_MKDOCS_2_WARNING": "1",
        "PARCOURS_SITE_URL": "",
        "SOURCE_DATE_EPOCH": f"{midnight.timestamp():.0f}",
    }
    running = subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    lines: Queue[str] = Queue()
    assert running.stdout is not None
    reader = Thread(target=_read, args=(running.stdout, lines), daemon=True)
    reader.start()
    try:
        terminal = Terminal(tmp_path / "content" / TERM, f"http://{address}/", lines)
        terminal.until(r"Serving on")
        yield terminal
    finally:
        running.terminate()
        running.wait()
        reader.join()
        running.stdout.close()


def test_a_changed_record_changes_its_page_and_a_broken_one_says_where_until_it_is_mended(terminal: Terminal) -> None:
    assert "What one tries." in terminal.page()

    terminal.save(NEW)
    terminal.until_page_shows("What one attempts.")

    terminal.save(BROKEN)
    line = BROKEN[: BROKEN.index("definiton:")].count("\n") + 1
    assert f"content/{TERM}:{line}:1: schema: " in terminal.until("definiton")
    terminal.until("Documentation built")
    assert "What one attempts." in terminal.page()

    terminal.save(OLD)
    terminal.until_page_shows("What one tries.")
