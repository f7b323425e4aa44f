"""What the shell around every page shows."""

from __future__ import annotations

from pathlib import Path

from generator.model.base import LOCALES
from generator.pages.address import addresses
from generator.pages.shell import LANGUAGES, SCRIPTS, more, not_found, sections
from tests import builders

ASSETS = Path(__file__).parents[2] / "overrides" / "assets"


def test_navigation_and_footer_lead_to_pages_that_exist(tmp_path: Path) -> None:
    places = addresses(builders.library_at(tmp_path), ())
    for locale in LOCALES:
        shown = [*sections(locale), *more(locale, [])]
        assert all((key, locale) in places.paths for key, _ in shown)
        assert all(title for _, title in shown)
        assert len({key for key, _ in shown}) == len(shown)


def test_navigation_is_in_the_language_of_the_page() -> None:
    assert sections("fr")[0] == ("professions", "Professions")
    assert dict(sections("fr"))["supports"] != dict(sections("en"))["supports"]


def test_pages_written_by_hand_end_the_footer() -> None:
    assert more("en", [("doc/about", "About")])[-1] == ("doc/about", "About")


def test_the_not_found_page_speaks_both_languages_and_leads_back(tmp_path: Path) -> None:
    places = addresses(builders.library_at(tmp_path), ())
    found = not_found(places)
    assert [locale for locale, _ in found] == list(LOCALES)
    for locale, words in found:
        assert words.links[0][1] == places.path("home", locale)
        assert {path for _, path in words.links} <= {path for (_, of), path in places.paths.items() if of == locale}
    assert found[0][1].title != found[1][1].title


def test_each_language_is_named_in_itself() -> None:
    assert LANGUAGES == {"fr": "Français", "en": "English"}


def test_the_scripts_of_pages_are_assets() -> None:
    assert all((ASSETS / script).is_file() for scripts in SCRIPTS.values() for script in scripts)
