"""The QR code of an address (ISO/IEC 18004), for the printed page."""

from __future__ import annotations

import io
from typing import Final

import segno


def qr_code(address: str) -> str:
    """Return the code of an address as SVG, as small as its length allows, within the border of the standard."""
    # Readers take any mask; to score all eight for the fairest would cost as much as the page itself.
    code = segno.make_qr(address, error="l", boost_error=False, mask=_MASK)
    out = io.BytesIO()
    code.save(out, kind="svg", xmldecl=False, omitsize=True, nl=False, svgclass=None, lineclass=None)
    return out.getvalue().decode()


_MASK: Final = 3
