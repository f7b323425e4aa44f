"""How long reading takes, alone: `python -m benchmarks.loading CONTENT` loads a content folder in a fresh process."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from generator.library import load


def main(content: Path) -> None:
    """Load a content folder once; print what it holds and the seconds it took, without those of imports."""
    started = time.monotonic()
    loaded = load(content)
    seconds = time.monotonic() - started
    print(json.dumps({"records": len(loaded.library), "findings": len(loaded.findings), "seconds": seconds}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
