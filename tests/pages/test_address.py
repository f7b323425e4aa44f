"""Where pages stand, and how those of two languages find each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.base import LOCALES
from generator.pages.address import FOLDERS, DocPage, addresses, doc_key, key_of, root_of
from tests import builders

DOCS = (
    DocPage("doc/about", "fr", "a-propos/", "À propos"),
    DocPage("doc/about", "en", "en/about/", "About"),
    DocPage("doc/seul", "fr", "seul/", "Seul"),
)


@pytest.mark.parametrize(
    ("key", "fr", "en"),
    [
        ("home", "", "en/"),
        ("professions", "professions/", "en/professions/"),
        ("profession/profession", "professions/profession/", "en/professions/profession-in-english/"),
        ("order/ordre", "ordres/ordre/", "en/orders/ordre/"),
        ("trajectory/trajectoire", "sante/trajectoire/", "en/health/trajectoire-in-english/"),
        ("institution/universite", "etablissements/universite/", "en/institutions/universite-in-english/"),
        ("programme/programme", "programmes/programme/", "en/programmes/programme-in-english/"),
        ("support/aide", "aide/aide/", "en/help/aide-in-english/"),
        ("measure/mesure-03", "plan/mesure-3/", "en/plan/measure-3/"),
        ("term/terme", "glossaire/#terme", "en/glossary/#terme-in-english"),
        ("coverage", "etat/", "en/coverage/"),
        ("glossary", "glossaire/", "en/glossary/"),
        ("doc/about", "a-propos/", "en/about/"),
    ],
)
def test_each_page_has_an_address_in_each_language(tmp_path: Path, key: str, fr: str, en: str) -> None:
    places = addresses(builders.library_at(tmp_path), DOCS)
    assert (places.path(key, "fr"), places.path(key, "en")) == (fr, en)
    assert places.alternates(key) == (("fr", fr), ("en", en))


def test_a_record_finds_itself_in_the_other_language_by_its_id_whatever_the_slugs(tmp_path: Path) -> None:
    # The French slug of each is the English one of the other.
    files = {
        "supports/un.yaml": builders.edit(builders.support("un"), "{fr: un, en: un-in-english}", "{fr: a, en: b}"),
        "supports/deux.yaml": builders.edit(
            builders.support("deux"), "{fr: deux, en: deux-in-english}", "{fr: b, en: a}"
        ),
    }
    places = addresses(builders.library_at(tmp_path, files), ())
    assert places.alternates("support/un") == (("fr", "aide/a/"), ("en", "en/help/b/"))
    assert places.alternates("support/deux") == (("fr", "aide/b/"), ("en", "en/help/a/"))


def test_a_hand_written_page_in_one_language_has_no_other(tmp_path: Path) -> None:
    places = addresses(builders.library_at(tmp_path), DOCS)
    assert places.alternates("doc/seul") == (("fr", "seul/"),)
    with pytest.raises(KeyError):
        places.path("doc/seul", "en")


def test_whether_there_is_a_page_under_a_key(tmp_path: Path) -> None:
    places = addresses(builders.library_at(tmp_path), DOCS)
    assert "order/ordre" in places
    assert doc_key("about") in places
    assert "order/autre" not in places


def test_records_without_a_page_have_no_address(tmp_path: Path) -> None:
    library = builders.library_at(tmp_path)
    assert key_of(library.job_titles["titre"]) not in addresses(library, ())


def test_programmes_are_compared_from_two_on(tmp_path: Path) -> None:
    library = builders.library_at(tmp_path)
    assert "comparison/profession" not in addresses(library, ())
    builders.write(tmp_path, {"programmes/universite/autre.yaml": builders.programme("autre")})
    places = addresses(builders.loaded(tmp_path).library, ())
    assert places.path("comparison/profession", "fr") == "professions/profession/programmes/"
    assert places.path("comparison/profession", "en") == "en/professions/profession-in-english/programmes/"


def test_french_is_at_the_root() -> None:
    assert [root_of(locale) for locale in LOCALES] == ["", "en/"]


def test_no_section_has_the_folder_of_another() -> None:
    for place in range(len(LOCALES)):
        folders = [folders[place] for folders in FOLDERS.values()]
        assert len(folders) == len(set(folders))
