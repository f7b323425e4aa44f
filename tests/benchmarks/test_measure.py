"""A command is run once and what it leaves is counted."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from benchmarks.measure import Output, output, run


def test_the_time_and_the_memory_of_a_command_and_its_children_are_measured(tmp_path: Path) -> None:
    script = "import time; held = bytearray(60_000_000); time.sleep(.2)"
    found = run([sys.executable, "-c", script], tmp_path, os.environ)
    assert found.seconds >= 0.2
    assert found.peak_mb > 60


def test_a_command_that_fails_says_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"ended with 3:\nno such thing"):
        run([sys.executable, "-c", "print('no such thing'); raise SystemExit(3)"], tmp_path, os.environ)


def test_pages_and_bytes_of_a_folder_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_bytes(b"12345")
    (tmp_path / "style.css").write_bytes(b"123")
    assert output(tmp_path) == Output(pages=1, bytes=8)
