"""The JSON Schemas of records, a language each, for whoever writes records outside of this repository."""

from __future__ import annotations

from generator.model.base import Locale
from generator.schema import FOLDER, schema_files


def schema_exports(locale: Locale) -> dict[str, str]:
    """Return the text of every schema in a language, by its path: `schema/fr/profession.json`."""
    return {f"{FOLDER}/{locale}/{name}": text for name, text in schema_files((locale,)).items()}
