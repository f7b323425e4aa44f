"""The web app manifest (https://www.w3.org/TR/appmanifest/) and the icons that it names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

import resvg_py

from generator.message import N_
from generator.model.base import Locale
from generator.pages.address import Addresses
from generator.pages.publication import Publication
from generator.translation import translations

COLOUR: Final = "#095797"
"""The colour of the site, and the ground of its icon."""

_FOLDER: Final = "icons/"
_ANY: Final = (192, 512)
"""Sizes of the icon as it is drawn, in pixels."""
_MASKABLE: Final = (512,)
"""Sizes of the icon that fills its square, which a device cuts to a shape of its own."""
_APPLE: Final = 180


def manifest_json(addresses: Addresses, publication: Publication, locale: Locale) -> str:
    """Return the manifest of a language. Its addresses are relative: the site moves to any base path."""
    gettext = translations(locale).gettext
    home = addresses.path("home", locale)
    up = "../" * home.count("/") or "./"
    icons = [(size, "any") for size in _ANY] + [(size, "maskable") for size in _MASKABLE]
    data = {
        "name": gettext(N_("{site}: practise your profession in Québec")).format(site=publication.name),
        "short_name": publication.name,
        "description": gettext(
            N_("For people trained abroad: the steps, costs and delays to practise a regulated profession in Québec.")
        ),
        "lang": f"{locale}-CA",
        "dir": "ltr",
        "start_url": "./",
        "scope": up,
        "display": "browser",
        "background_color": "#ffffff",
        "theme_color": COLOUR,
        "icons": [
            {
                "src": f"{up}{_icon_path(size, purpose)}",
                "type": "image/png",
                "sizes": f"{size}x{size}",
                "purpose": purpose,
            }
            for size, purpose in icons
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def icon_files(svg: str) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of every icon, drawn from the one of the site."""
    for size in _ANY:
        yield _icon_path(size, "any"), _png(svg, size)
    for size in _MASKABLE:
        yield _icon_path(size, "maskable"), _png(svg, size, ground=COLOUR)
    yield f"{_FOLDER}apple-touch-icon.png", _png(svg, _APPLE, ground=COLOUR)


def _icon_path(size: int, purpose: str) -> str:
    return f"{_FOLDER}{purpose}-{size}.png"


def _png(svg: str, size: int, ground: str | None = None) -> bytes:
    return bytes(
        resvg_py.svg_to_bytes(svg_string=svg, width=size, height=size, background=ground, skip_system_fonts=True)
    )
