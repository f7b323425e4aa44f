"""The QR code of an address (ISO/IEC 18004), for the printed page."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Final

import segno

QUIET_ZONE: Final = 4
"""The width of the empty border, in modules, that the standard asks for."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code as a drawing: a square, and the path of strokes one module wide."""

    side: int
    """The side of the square in modules, the border included."""
    path: str
    """The `d` of an SVG path."""


def qr_code(address: str) -> QrCode:
    """Return the code of an address, as small as its length allows."""
    # Readers take any mask; to score all eight for the fairest would cost as much as the page itself.
    code = segno.make_qr(address, error="l", boost_error=False, mask=_MASK)
    path = [f"M{QUIET_ZONE} {QUIET_ZONE - 0.5:g}"]
    for row in code.matrix:
        # Each row starts from the foot of the one before: short numbers, a light page.
        path.append("m0 1")
        for is_dark, run in groupby(row):
            length = sum(1 for _ in run)
            path.append(f"h{length}" if is_dark else f"m{length} 0")
        path.append(f"m-{len(row)} 0")
    return QrCode(len(code.matrix) + 2 * QUIET_ZONE, "".join(path))


_MASK: Final = 3
