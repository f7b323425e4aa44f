"""`python -m benchmarks`: build speed beside stock Material and Hugo, in one run on this machine; see README.md."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import shutil
import subprocess
import sys
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Final

from rich.console import Console

from benchmarks.markdown import pages_of
from benchmarks.measure import Output, Run, output, run
from benchmarks.report import Loading, Result, as_json, show, show_loading
from benchmarks.synthetic import write_mix, write_professions
from benchmarks.tools import (
    ENVIRONMENT,
    HUGO,
    PARCOURS,
    ROOT,
    SITE_URL,
    STOCK,
    TOOLS,
    hugo_project,
    parcours_project,
    stock_project,
)

BUILD: Final = ROOT / "build"
LOADED: Final = 2000
"""How many records are read to measure reading alone."""
LOAD_LIMIT: Final = 2.0
"""The seconds that reading them may take."""

_said = Console(stderr=True)


def main() -> None:
    """Measure, print, and write `build/bench.json` and `build/load.json`."""
    options = _options()
    _said.print(_machine(), soft_wrap=True)
    BUILD.mkdir(exist_ok=True)
    console = Console()
    if options.n:
        results: list[Result] = []
        skipped: list[tuple[int, str]] = []
        for n in options.n:
            tools = [name for name in options.tools if name != STOCK.name or n <= options.stock_max]
            skipped += [(n, name) for name in options.tools if name not in tools]
            results += _measure(n, tools, options.runs)
            # Written as it goes: the largest number may take an hour.
            _write_json(BUILD / "bench.json", as_json(results))
        show(console, results, skipped)
    if options.load:
        loading = _measure_loading(options.runs)
        _write_json(BUILD / "load.json", asdict(loading))
        show_loading(console, loading)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=main.__doc__)
    parser.add_argument(
        "--n", type=int, nargs="*", default=[50, 500, 2000], help="how many professions (none: no build)"
    )
    parser.add_argument("--runs", type=int, default=3, help="how many times each tool builds")
    parser.add_argument("--tools", nargs="+", choices=list(TOOLS), default=list(TOOLS), help="which tools")
    parser.add_argument("--stock-max", type=int, default=2000, help="the most professions that stock Material builds")
    parser.add_argument(
        "--load", action=argparse.BooleanOptionalAction, default=True, help=f"also measure reading {LOADED} records"
    )
    return parser.parse_args()


def _measure(n: int, tools: list[str], runs: int) -> list[Result]:
    """Build `n` professions with each tool in turn, as often as asked."""
    work = BUILD / "bench"
    shutil.rmtree(work, ignore_errors=True)
    _prepare(work, n, tools)
    measured: dict[str, list[tuple[Run, Output]]] = {name: [] for name in tools}
    for number in range(1, runs + 1):
        for name in tools:
            found, built = TOOLS[name].build(work / name)
            measured[name].append((found, built))
            _said.print(
                f"N = {n}, run {number} of {runs}, {name}: {found.seconds:.2f} s, {found.cpu_seconds:.2f} s of CPU,"
                f" {found.peak_mb:.0f} MB, {built.pages} pages, {built.bytes / 1e6:.1f} MB",
                soft_wrap=True,
            )
    shutil.rmtree(work)
    return [
        Result(
            n=n,
            tool=name,
            seconds=round(median(found.seconds for found, _ in each), 3),
            peak_mb=round(median(found.peak_mb for found, _ in each), 1),
            pages=round(median(built.pages for _, built in each)),
            bytes=round(median(built.bytes for _, built in each)),
        )
        for name, each in measured.items()
    ]


def _prepare(work: Path, n: int, tools: list[str]) -> None:
    """Write the project of each tool. The text of the others is that of a site Parcours builds first, unmeasured."""
    project = work / PARCOURS.name
    write_professions(ROOT / "content", project / "content", n, dt.datetime.now(dt.UTC).date())
    parcours_project(project)
    if tools == [PARCOURS.name]:
        return
    PARCOURS.clean(project)
    run(PARCOURS.command, project, ENVIRONMENT)
    pages = pages_of(project / "out", SITE_URL)
    PARCOURS.clean(project)
    if STOCK.name in tools:
        stock_project(work / STOCK.name, pages)
    if HUGO.name in tools:
        hugo_project(work / HUGO.name, pages)


def _measure_loading(runs: int) -> Loading:
    """Read as many records of all kinds, each time in a new process."""
    work = BUILD / "bench-load"
    shutil.rmtree(work, ignore_errors=True)
    content = work / "content"
    write_mix(ROOT / "content", content, LOADED)
    found = []
    for _ in range(runs):
        told = subprocess.run(
            [sys.executable, "-m", "benchmarks.loading", str(content)],
            check=True,
            capture_output=True,
            text=True,
            cwd=ROOT,
            env=ENVIRONMENT,
        )
        found.append(json.loads(told.stdout))
    size = output(content).bytes
    shutil.rmtree(work)
    seconds = tuple(round(each["seconds"], 3) for each in found)
    return Loading(found[0]["records"], size, median(seconds), seconds, LOAD_LIMIT)


def _machine() -> str:
    """What the numbers were measured on and with."""
    hugo = subprocess.run([HUGO.command[0], "version"], capture_output=True, text=True, check=False).stdout.split()
    versions = ", ".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material", "mkdocs-static-i18n"))
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, {versions}, {' '.join(hugo[:2])}"


def _write_json(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
