"""The web app manifest and its icons."""

from __future__ import annotations

import io
import json
from pathlib import Path
from urllib.parse import urljoin

import pytest
from PIL import Image

from generator.exports.manifest import COLOUR, icon_files, manifest_json
from generator.model.base import LOCALES, Locale
from generator.pages.address import addresses
from generator.pages.publication import Publication
from tests import builders
from tests.project import ROOT

ICON = (ROOT / "overrides" / "assets" / "icon.svg").read_text(encoding="utf-8")
HOME = "https://site.example/base/"


@pytest.fixture(scope="module")
def icons() -> dict[str, Image.Image]:
    return {path: Image.open(io.BytesIO(png)) for path, png in icon_files(ICON)}


@pytest.mark.parametrize(("locale", "folder"), [("fr", ""), ("en", "en/")])
def test_each_language_starts_at_its_home_and_spans_the_whole_site(tmp_path: Path, locale: Locale, folder: str) -> None:
    library = builders.library_at(tmp_path)
    found = json.loads(manifest_json(addresses(library, ()), Publication("Parcours"), locale))
    at = f"{HOME}{folder}manifest.webmanifest"
    assert (found["lang"], found["dir"]) == (f"{locale}-CA", "ltr")
    assert (urljoin(at, found["start_url"]), urljoin(at, found["scope"])) == (HOME + folder, HOME)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_icons_that_it_names_are_there_in_their_size(
    tmp_path: Path, icons: dict[str, Image.Image], locale: Locale
) -> None:
    places = addresses(builders.library_at(tmp_path), ())
    found = json.loads(manifest_json(places, Publication("Parcours"), locale))["icons"]
    assert {icon["sizes"] for icon in found} >= {"192x192", "512x512"}
    for icon in found:
        path = urljoin(f"{HOME}{places.path('home', locale)}", icon["src"]).removeprefix(HOME)
        assert icon["sizes"] == "{}x{}".format(*icons[path].size)


def test_an_icon_has_round_corners_unless_the_device_cuts_it(icons: dict[str, Image.Image]) -> None:
    ground = tuple(int(COLOUR[at : at + 2], 16) for at in (1, 3, 5))
    corners = {path: icon.convert("RGBA").getpixel((0, 0)) for path, icon in icons.items()}
    assert corners == {
        "icons/any-192.png": (0, 0, 0, 0),
        "icons/any-512.png": (0, 0, 0, 0),
        "icons/maskable-512.png": (*ground, 255),
        "icons/apple-touch-icon.png": (*ground, 255),
    }
    assert icons["icons/apple-touch-icon.png"].size == (180, 180)


def test_what_a_device_may_cut_away_of_a_maskable_icon_is_ground(icons: dict[str, Image.Image]) -> None:
    # The safe zone is a circle of four fifths of the side: https://www.w3.org/TR/appmanifest/#icon-masks
    icon = icons["icons/maskable-512.png"].convert("RGB")
    side = icon.width
    outside = [
        (x, y)
        for x in range(0, side, 4)
        for y in range(0, side, 4)
        if (x - side / 2) ** 2 + (y - side / 2) ** 2 > (0.4 * side) ** 2
    ]
    assert {icon.getpixel(place) for place in outside} == {icon.getpixel((0, 0))}


def test_the_icons_are_drawn_the_same_on_every_run(icons: dict[str, Image.Image]) -> None:
    assert dict(icon_files(ICON)) == dict(icon_files(ICON))
    assert len(icons) == 4
