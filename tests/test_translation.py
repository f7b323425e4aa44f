"""The catalogues: complete in French, up to date in both locales, and found by the environment's locale."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from generator.check.typography import _BEFORE as NO_SPACE_BEFORE
from generator.model.base import LOCALES, Locale
from generator.translation import catalogue_path, default_locale, translations

ROOT: Final = Path(__file__).parents[1]
PLACEHOLDER: Final = re.compile(r"%\(\w+\)[sd]|\{\w*\}")


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> dict[Locale, Path]:
    """The catalogues as the project's own tool brings them up to date, in a copy of the project."""
    copy = tmp_path_factory.mktemp("catalogues")
    for folder in ("generator", "overrides", "tools"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / ".venv").mkdir()
    (copy / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
    subprocess.run([copy / "tools" / "catalogues"], check=True, capture_output=True)
    return {locale: copy / catalogue_path(locale).relative_to(ROOT) for locale in LOCALES}


def messages(path: Path, locale: Locale) -> list[Message]:
    with path.open("rb") as file:
        return [message for message in read_po(file, locale=f"{locale}_CA") if message.id]


def texts(message: Message) -> list[tuple[str, str]]:
    """The forms of a message with their translations: one, or one for each plural of the locale."""
    source, text = message.id, message.string
    if isinstance(source, str):
        assert isinstance(text, str)
        return [(source, text)]
    assert text is not None
    return [(source[min(form, 1)], one) for form, one in enumerate(text)]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_catalogue_is_what_a_fresh_extraction_gives(locale: Locale, extracted: dict[Locale, Path]) -> None:
    kept, fresh = messages(catalogue_path(locale), locale), messages(extracted[locale], locale)
    assert [texts(message) for message in kept] == [texts(message) for message in fresh], "run: make catalogues"


@pytest.mark.parametrize("locale", LOCALES)
def test_the_header_of_a_catalogue_survives_an_extraction(locale: Locale, extracted: dict[Locale, Path]) -> None:
    kept, fresh = (
        path.read_text(encoding="utf-8").partition("\n\n")[0] for path in (catalogue_path(locale), extracted[locale])
    )
    assert fresh == kept
    assert f'"Language: {locale}_CA\\n"' in kept
    # Babel knows the plurals of a locale; other tools know what the header says.
    with catalogue_path(locale).open("rb") as file:
        plurals = read_po(file, locale=f"{locale}_CA").plural_forms
    assert f'"Plural-Forms: {plurals}\\n"' in kept


def test_every_word_of_the_interface_is_in_french(extracted: dict[Locale, Path]) -> None:
    found = messages(extracted["fr"], "fr")
    assert len(found) > 200
    missing = [source for message in found for source, text in texts(message) if not text.strip() or message.fuzzy]
    assert missing == []


@pytest.mark.parametrize("locale", LOCALES)
def test_a_translation_has_the_placeholders_of_its_source(locale: Locale, extracted: dict[Locale, Path]) -> None:
    wrong = [
        (source, text)
        for message in messages(extracted[locale], locale)
        for source, text in texts(message)
        if text and sorted(PLACEHOLDER.findall(source)) != sorted(PLACEHOLDER.findall(text))
    ]
    assert wrong == []


def test_french_words_are_set_as_quebec_sets_them(extracted: dict[Locale, Path]) -> None:
    # Names of keys and forms (`https:`, `record:<kind>`) are code inside a sentence, and one sentence names the marks.
    code = re.compile(r"\b(?:https|mailto|tel|record|id):")
    wrong = [
        text
        for message in messages(extracted["fr"], "fr")
        for source, text in texts(message)
        if "U+00A0" not in source and (NO_SPACE_BEFORE.search(code.sub("", text)) or re.search(r"«(?!\u00a0)", text))
    ]
    assert wrong == []


def test_french_is_given_in_french_and_english_as_it_is_written() -> None:
    source = "the file is empty"
    assert translations("fr").gettext(source) == "le fichier est vide"
    assert translations("en").gettext(source) == source


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_in_no_catalogue_stays_as_it_is(locale: Locale) -> None:
    assert translations(locale).gettext("¿Qué?") == "¿Qué?"


@pytest.mark.parametrize(
    ("environment", "locale"),
    [
        ({"LANG": "fr_CA.UTF-8"}, "fr"),
        ({"LANG": "FR"}, "fr"),
        ({"LANG": "en_CA.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({}, "en"),
        ({"LANG": ""}, "en"),
        ({"LC_ALL": "en_CA", "LC_MESSAGES": "fr_CA", "LANG": "fr_CA"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "fr_CA", "LANG": "en_CA"}, "fr"),
        ({"LC_ALL": "de_DE", "LANG": "fr_CA"}, "en"),
    ],
)
def test_the_language_of_messages_is_that_of_the_environment(
    environment: dict[str, str], locale: Locale, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert default_locale() == locale
