"""The QR code, read back by a reader that is not the library which wrote it."""

from __future__ import annotations

import re

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from generator.render.qr import QUIET_ZONE, QrCode, qr_code

SCALE = 4


def drawn(code: QrCode) -> Image.Image:
    """Draw the path as a browser does: strokes one module wide, from a pen that moves."""
    image = Image.new("L", (code.side * SCALE, code.side * SCALE), 255)
    draw = ImageDraw.Draw(image)
    x = y = 0.0
    for command, first, second in re.findall(r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?", code.path):
        if command == "M":
            x, y = float(first), float(second)
        elif command == "m":
            x, y = x + float(first), y + float(second)
        else:
            end = x + float(first)
            draw.rectangle((x * SCALE, (y - 0.5) * SCALE, end * SCALE - 1, (y + 0.5) * SCALE - 1), fill=0)
            x = end
    return image


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
    code = qr_code("https://parcours.example/")
    image = drawn(code)
    inner = image.point(lambda value: 255 - value).getbbox()
    edge = QUIET_ZONE * SCALE
    assert inner == (edge, edge, image.width - edge, image.height - edge)
