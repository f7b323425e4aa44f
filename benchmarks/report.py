"""The results, as tables to read and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise

from rich.console import Console
from rich.table import Table

from benchmarks.tools import PARCOURS, TOOLS


@dataclass(frozen=True, slots=True)
class Result:
    """What a tool took for a number of professions: medians over its runs. The fields are those of bench.json."""

    n: int
    tool: str
    seconds: float
    peak_mb: float
    pages: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Loading:
    """How long reading took. The fields are those of load.json."""

    records: int
    bytes: int
    """Bytes of the records' files."""
    seconds: float
    """The median."""
    runs: tuple[float, ...]
    limit: float
    """The seconds it may take."""

    @property
    def is_within(self) -> bool:
        """Whether reading took less than it may."""
        return self.seconds < self.limit


def as_json(results: Sequence[Result]) -> list[dict[str, object]]:
    """Return the results as bench.json holds them."""
    return [asdict(result) for result in results]


def show(console: Console, results: Sequence[Result], skipped: Sequence[tuple[int, str]]) -> None:
    """Print every result, the ratios between tools, and how time grows."""
    by_key = {(result.n, result.tool): result for result in results}
    counts = sorted({result.n for result in results} | {n for n, _ in skipped})
    names = [name for name in TOOLS if any(result.tool == name for result in results)]
    table = Table("N", "Tool", title="Build, from nothing (medians)")
    for heading in ("Time (s)", "× Parcours", "Memory (MB)", "Pages", "ms/page", "Output (MB)"):
        table.add_column(heading, justify="right")
    for n in counts:
        for name in TOOLS:
            if (n, name) in skipped:
                table.add_row(str(n), TOOLS[name].title, "skipped", *("",) * 5)
            if (found := by_key.get((n, name))) is not None:
                table.add_row(
                    str(n),
                    TOOLS[name].title,
                    f"{found.seconds:.2f}",
                    _ratio(found, by_key.get((n, PARCOURS.name))),
                    f"{found.peak_mb:,.0f}",
                    f"{found.pages:,}",
                    f"{1000 * found.seconds / found.pages:.1f}",
                    f"{found.bytes / 1e6:,.1f}",
                )
        table.add_section()
    console.print(table)
    growth = Table("From N", "to N", "N grows", title="How time grows")
    for name in names:
        growth.add_column(TOOLS[name].title, justify="right")
    for less, more in pairwise(counts):
        cells = (_ratio(by_key.get((more, name)), by_key.get((less, name))) for name in names)
        growth.add_row(str(less), str(more), f"× {more / less:.1f}", *cells)
    if len(counts) > 1:
        console.print(growth)


def show_loading(console: Console, loading: Loading) -> None:
    """Print how long reading took."""
    verdict = "within" if loading.is_within else "OVER"
    console.print(
        f"Reading {loading.records:,} records ({loading.bytes / 1e6:.1f} MB): {loading.seconds:.2f} s"
        f" (median of {len(loading.runs)}), {verdict} the limit of {loading.limit:g} s.",
        soft_wrap=True,
    )


def _ratio(result: Result | None, to: Result | None) -> str:
    return f"× {result.seconds / to.seconds:.2f}" if result is not None and to is not None else ""
