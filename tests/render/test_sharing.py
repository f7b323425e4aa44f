"""What every page carries beside its body."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.pages.publication import Publication
from generator.render.sharing import sharing
from tests import builders
from tests.builders import edit
from tests.pages.full import FULL
from tests.pages.making import PUBLICATION, Site, site_at

HOSTILE = "</script><script>alert(1)</script><!-- ' &"


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_at(tmp_path_factory.mktemp("content"), FULL)


def test_what_a_record_says_cannot_end_the_element_that_holds_the_data(tmp_path: Path) -> None:
    text = edit(
        builders.institution(),
        "name: {fr: Université des essais, en: Université des essais}",
        f"name: {json.dumps({'fr': HOSTILE})}",
    )
    site = site_at(tmp_path, more={"institutions/universite.yaml": text})
    data = sharing(site.library, site.addresses, PUBLICATION, site.page("institution/universite")).data
    assert not set("<>&'") & set(data)
    assert json.loads(data)["mainEntity"]["name"] == HOSTILE


def test_every_page_has_a_picture_of_its_own(full: Site) -> None:
    found = [sharing(full.library, full.addresses, PUBLICATION, page).picture for page in full.pages.values()]
    paths = [picture[0] for picture in found if picture is not None]
    assert sorted(paths) == sorted(f"{page.path}social.png" for page in full.pages.values())


def test_only_what_is_handed_out_has_a_code(full: Site) -> None:
    coded = {
        key for (key, _), page in full.pages.items() if sharing(full.library, full.addresses, PUBLICATION, page).code
    }
    assert coded == {key for key, _ in full.pages if key.startswith(("profession/", "trajectory/"))}


def test_without_the_address_of_the_site_there_is_neither_picture_nor_code(full: Site) -> None:
    found = sharing(full.library, full.addresses, Publication("Parcours"), full.page("profession/profession"))
    assert (found.picture, found.code) == (None, None)
