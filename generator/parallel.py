"""The same work done for many files, on every core where that pays."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

from generator.memory import without_collection

T = TypeVar("T")
R = TypeVar("R")


def spread(work: Callable[[T], R], items: Sequence[T], least: int) -> Iterable[R]:
    """Return what `work` gives for each item, in their order.

    Args:
        work: a function of a module, so that another process finds it.
        items: what it is given.
        least: the number of items from which a second process pays for itself.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if len(items) < least or cores < 2:
        return map(work, items)
    pool = ProcessPoolExecutor(max_workers=cores, mp_context=get_context("fork"), initializer=gc.disable)
    with pool, without_collection():
        return list(pool.map(work, items, chunksize=max(1, min(32, len(items) // cores))))
