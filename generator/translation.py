"""The gettext catalogues of the interface, in the two locales."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from generator.model.base import Locale

FOLDER: Final = Path(__file__).parent / "locale"


def catalogue_path(locale: Locale) -> Path:
    """Return the catalogue of a locale."""
    return FOLDER / locale / "LC_MESSAGES" / "parcours.po"


@cache
def translations(locale: Locale) -> Translations:
    """Return the translations of a locale, compiled from its catalogue.

    Compiled in memory, so that a catalogue and what is shown can never differ.
    """
    with catalogue_path(locale).open("rb") as file:
        catalogue = read_po(file, locale=f"{locale}_CA")
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)
