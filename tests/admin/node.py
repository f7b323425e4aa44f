"""The scripts of the editing page, run outside of a browser."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from generator.admin import FOLDER, Repository, admin_files
from generator.model.reference import KindName
from generator.pages.publication import Publication

ROOT: Final = Path(__file__).parents[2]
RUNNER: Final = Path(__file__).with_name("run_format.mjs")
REPOSITORY: Final = Repository("https://github.com/parcours-quebec/parcours")

Edit = tuple[str, Sequence[str | int], Any] | tuple[str, Sequence[str | int]]
"""`set`, `remove`, `insert` or `move`, the way to a place in the form, and a value (or the new index)."""


@dataclass(frozen=True)
class Case:
    """A record, and what a person does to it in the form."""

    kind: KindName
    text: str | None
    """None for a new record."""
    edits: Sequence[Edit] = ()


def written_by_the_page(cases: Sequence[Case], folder: Path) -> list[str]:
    """Return what the scripts write for each case; `folder` takes the files of the page."""
    for path, content in admin_files(REPOSITORY, Publication("Parcours"), ROOT / "node_modules"):
        if not path.endswith(("decap-cms.js", ".wasm")):
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode() if isinstance(content, str) else content)
    # A browser is told by the page that its scripts are modules; Node is told here.
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    done = subprocess.run(
        ["node", str(RUNNER), str(folder / FOLDER)],
        input=json.dumps([asdict(case) for case in cases]),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.fail(done.stderr)
    texts: list[str] = json.loads(done.stdout)
    return texts
