"""The picture that stands for a page where it is shared: its title, its section, the name of the site.

Drawn at the build for every page, so it must cost little: one ink in four strengths on a plain ground, a palette of
four colours (2 bits a pixel), and the fastest packing that a picture of long runs allows.
"""

from __future__ import annotations

import io
import zlib
from functools import cache
from importlib.resources import files
from typing import Final

from PIL import Image, ImageDraw, ImageFont

_GROUND: Final = (9, 87, 151)
_INK: Final = (255, 255, 255)
_FULL: Final = 3
"""The strongest of the four strengths of the ink."""
_MARGIN: Final = 80
_TITLE_SIZES: Final = (76, 64, 54, 46)
_TITLE_TOP: Final = 150
_TITLE_ROOM: Final = 320
"""The height that a title may take, so that the section stands between it and the foot."""
_LINE: Final = 1.2
"""The height of a line, as a multiple of the letters' size."""


def picture(size: tuple[int, int], title: str, section: str, tagline: str, site: str) -> bytes:
    """Return a picture as PNG, the same bytes for the same words.

    Args:
        size: width and height in pixels.
        title: in large letters, wrapped; cut with an ellipsis where even the smallest letters do not hold it.
        section: below it; may be empty.
        tagline: what the site is, at the foot, after its name.
        site: the name of the site.
    """
    width = size[0] - 2 * _MARGIN
    image = _ground(size, tagline, site).copy()
    draw = ImageDraw.Draw(image)
    font, lines = _fitted(title, width)
    top = _TITLE_TOP
    for line in lines:
        draw.text((_MARGIN, top), line, font=font, fill=_FULL)
        top += round(font.size * _LINE)
    if section:
        small = _font("Regular", 36)
        draw.text((_MARGIN, top + 28), _cut(section, small, width), font=small, fill=_FULL)
    # The strengths become indices of a palette: Pillow makes the picture one of mode P in place.
    image.putpalette([ground + (ink - ground) * step // _FULL for step in range(4) for ground, ink in _COLOURS])
    out = io.BytesIO()
    image.save(out, "PNG", bits=2, compress_level=6, compress_type=zlib.Z_RLE)
    return out.getvalue()


@cache
def _ground(size: tuple[int, int], tagline: str, site: str) -> Image.Image:
    """What the pictures of a language have in common, drawn once."""
    width, height = size
    image = Image.new("L", size, 0)
    draw = ImageDraw.Draw(image)
    draw.rectangle((_MARGIN, 96, _MARGIN + 96, 104), fill=_FULL)
    name, small = _font("Bold", 40), _font("Regular", 30)
    draw.text((_MARGIN, height - 90), site, font=name, fill=_FULL)
    left = _MARGIN + round(name.getlength(site)) + 28
    draw.text((left, height - 82), _cut(tagline, small, width - left - _MARGIN), font=small, fill=_FULL)
    return image


_COLOURS: Final = tuple(zip(_GROUND, _INK, strict=True))


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    # Pillow's own shaping: the other one depends on libraries of the machine.
    path = files("font_roboto") / "files" / f"Roboto-{weight}.ttf"
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)


def _fitted(text: str, width: int) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """Return the largest letters in which a title stands on few lines, and those lines."""
    for size in _TITLE_SIZES:
        font = _font("Medium", size)
        lines = wrapped(text, font, width)
        most = int(_TITLE_ROOM / (size * _LINE))
        if len(lines) <= most and all(font.getlength(line) <= width for line in lines):
            return font, lines
    kept = lines[:most]
    if len(lines) > most:
        kept[-1] += "…"
    return font, [_cut(line, font, width) for line in kept]


def wrapped(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Return the lines of a text, broken at spaces, never at a no-break space."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and font.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _cut(line: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    """Return a line that is not wider than the room; what is left out is an ellipsis."""
    if font.getlength(line) <= width:
        return line
    kept = line.removesuffix("…")
    while kept and font.getlength(f"{kept}…") > width:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"
