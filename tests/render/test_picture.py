"""The picture of a page, read back by the library's decoder."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageFont

from generator.pages.sharing import PICTURE_SIZE
from generator.render.picture import _font, picture, wrapped

WORDS = ("Infirmière, infirmier", "Professions", "Exercer sa profession au Québec", "Parcours")
GROUND = (9, 87, 151)


def decoded(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png))


def test_it_has_the_size_that_the_networks_ask_for_and_few_colours() -> None:
    image = decoded(picture(PICTURE_SIZE, *WORDS))
    assert (image.format, image.size, image.mode) == ("PNG", (1200, 630), "P")
    colours = {colour for _, colour in image.convert("RGB").getcolors() or ()}
    assert len(colours) == 4
    assert {GROUND, (255, 255, 255)} <= colours


def test_the_same_words_give_the_same_bytes_and_other_words_others() -> None:
    assert picture(PICTURE_SIZE, *WORDS) == picture(PICTURE_SIZE, *WORDS)
    for place in range(len(WORDS)):
        others = [*WORDS]
        others[place] = "Autre"
        assert picture(PICTURE_SIZE, *others) != picture(PICTURE_SIZE, *WORDS)


@pytest.mark.parametrize(
    "title",
    [
        "Bref",
        "Certificat de qualification professionnelle initiale des enseignantes et des enseignants formés à l'étranger",
        "mot " * 100,
        "Anticonstitutionnellement" * 8,
        "",
    ],
)
def test_no_title_leaves_the_frame_or_meets_the_foot(title: str) -> None:
    png = picture(PICTURE_SIZE, title, *WORDS[1:])
    image = decoded(png).convert("RGB")
    width, height = image.size
    for box in ((0, 0, width, 90), (0, 0, 79, height), (width - 79, 0, width, height), (0, 530, width, 540)):
        assert image.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), GROUND)], (title, box)
    assert len(png) < 20_000


def test_every_letter_of_both_languages_has_its_own_shape() -> None:
    font = _font("Medium", 76)
    missing = bytes(font.getmask("\uffff"))
    for letter in "àâäæçéèêëîïôœùûüÿÀÂÇÉÈÊÎÔŒÙÛ«»’'–…%$?!:;()/&" + "0123456789":
        assert bytes(font.getmask(letter)) != missing, letter


def test_lines_break_at_spaces_and_never_at_a_no_break_space() -> None:
    font = ImageFont.load_default(20)
    assert wrapped("un deux trois", font, round(font.getlength("un deux")) + 2) == ["un deux", "trois"]
    assert wrapped("Où\u00a0? Ici", font, 5) == ["Où\u00a0?", "Ici"]
