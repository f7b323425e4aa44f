"""The QR code, read back by a reader that is not the library which wrote it."""

from __future__ import annotations

import io

import pytest
import resvg_py
import zxingcpp
from PIL import Image

from generator.render.qr import qr_code

SCALE = 4
QUIET_ZONE = 4
"""The width of the empty border, in modules, that the standard asks for."""


def drawn(code: str) -> Image.Image:
    """Draw the code, `SCALE` pixels a module."""
    png = resvg_py.svg_to_bytes(svg_string=code, zoom=SCALE, background="white", skip_system_fonts=True)
    return Image.open(io.BytesIO(bytes(png))).convert("L")


@pytest.mark.parametrize(
    "address",
    [
        "https://parcours.example/",
        "https://parcours.example/quebec/en/professions/medical-imaging-technologist/",
        "https://parcours.example/" + "a" * 200 + "/",
    ],
)
def test_a_reader_finds_the_address(address: str) -> None:
    (found,) = zxingcpp.read_barcodes(drawn(qr_code(address)))
    assert (found.text, str(found.format)) == (address, str(zxingcpp.BarcodeFormat.QRCode))


def test_the_border_is_empty_as_the_standard_asks() -> None:
    image = drawn(qr_code("https://parcours.example/"))
    inner = image.point(lambda value: 255 - value).getbbox()
    edge = QUIET_ZONE * SCALE
    assert inner == (edge, edge, image.width - edge, image.height - edge)
