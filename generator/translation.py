"""The gettext catalogues of the interface, in the two locales."""

from __future__ import annotations

import io
import os
from functools import cache
from pathlib import Path
from typing import Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from generator.model.base import LOCALES, Locale

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


def default_locale() -> Locale:
    """Return the language of messages: that of the environment's locale, English where it is neither.

    The variables are read in POSIX's order of precedence.
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return next((locale for locale in LOCALES if value.lower().startswith(locale)), "en")
    return "en"
