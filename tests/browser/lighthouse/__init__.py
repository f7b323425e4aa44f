"""Lighthouse over pages of a served site, as on a phone."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from tests.browser.running import CHROMIUM, CHROMIUM_ARGS

Category = Literal["accessibility", "best-practices", "seo", "performance"]

STEADY: Final[tuple[Category, ...]] = ("accessibility", "best-practices", "seo")
"""The categories whose scores depend on nothing but the page."""

_SCRIPT: Final = Path(__file__).parent / "audit.mjs"


@dataclass(frozen=True, slots=True)
class Loss:
    """An audit that costs a page points."""

    category: Category
    audit: str
    title: str
    score: float
    """From 0 to 1."""
    places: tuple[str, ...]
    """Some of the places of the page, or the addresses, that the audit names."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What Lighthouse says of a page."""

    url: str
    scores: dict[Category, int]
    """From 0 to 100."""
    metrics: dict[str, float]
    """By the name of Lighthouse's audit: milliseconds, bytes, or no unit; empty without performance."""
    losses: tuple[Loss, ...]


def audits(urls: Sequence[str], categories: Sequence[Category]) -> list[Audit]:
    """Audit pages, one after the other in one browser.

    Args:
        urls: where the pages are served.
        categories: what to judge.

    Raises:
        RuntimeError: Lighthouse could not judge a page; its own words are in the message.
    """
    asked = {"chromium": CHROMIUM, "args": CHROMIUM_ARGS, "urls": urls, "categories": categories}
    done = subprocess.run(["node", _SCRIPT], input=json.dumps(asked), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    return [
        Audit(
            found["url"],
            found["scores"],
            found["metrics"],
            tuple(Loss(**{**loss, "places": tuple(loss["places"])}) for loss in found["losses"]),
        )
        for found in json.loads(done.stdout)
    ]
