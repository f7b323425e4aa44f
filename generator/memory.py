"""The garbage collector, kept out of the way while a great many lasting objects are made.

Records and pages live until the end of the run; collecting among them finds nothing and takes a good part of the time
(it looks at every object again each time their number has grown by a quarter).
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collection() -> Iterator[None]:
    """Suspend the collection of reference cycles; what counting references frees is freed as ever."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
