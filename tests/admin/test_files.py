"""The files of the editing page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from generator.admin import NoBundle, Repository, admin_files
from generator.pages.publication import Publication
from tests.admin.node import REPOSITORY, ROOT

FILES: Final = dict(admin_files(REPOSITORY, Publication("Parcours"), ROOT / "node_modules"))
PAGE: Final = str(FILES["admin/index.html"])


def test_every_file_lies_below_admin_and_nothing_the_page_names_is_missing() -> None:
    assert {path.partition("/")[0] for path in FILES} == {"admin"}
    named = re.findall(r'(?:src|href)="([^".][^"]*)"', PAGE)
    assert sorted(named) == ["decap-cms.js", "editor.css", "manual.js", "start.js"]
    assert {f"admin/{name}" for name in named} <= set(FILES)


def test_scripts_name_only_files_that_are_there() -> None:
    for path, content in FILES.items():
        if path.endswith(".js") and "decap-cms" not in path:
            text = content.decode() if isinstance(content, bytes) else content
            for name in re.findall(r"""from ["'](\.[^"']+)["']""", text):
                assert (Path("/") / path).parent.joinpath(name).resolve().as_posix()[1:] in FILES, (path, name)


def test_the_page_is_french_has_words_without_scripts_and_is_not_to_be_found() -> None:
    assert '<html lang="fr">' in PAGE
    assert "<title>Modifier les fiches - Parcours</title>" in PAGE
    assert '<meta name="robots" content="noindex">' in PAGE
    assert "<noscript>" in PAGE


def test_nothing_in_the_page_names_another_host_nor_runs_inline() -> None:
    assert re.findall(r"(?:src|href)=\"(?:https?:)?//", PAGE) == []
    assert re.findall(r"<script(?![^>]* src=)|\son\w+=|\sstyle=", PAGE) == []


def test_the_licences_of_what_is_shipped_come_with_it() -> None:
    assert {"admin/decap-cms.js.LICENSE.txt", "admin/yaml/LICENSE"} <= set(FILES)


@pytest.mark.parametrize("missing", ["decap-cms", "yaml"])
def test_what_npm_has_not_installed_is_named(tmp_path: Path, missing: str) -> None:
    for name in {"decap-cms", "yaml"} - {missing}:
        (tmp_path / name).symlink_to(ROOT / "node_modules" / name)
    with pytest.raises(NoBundle, match=missing):
        list(admin_files(Repository("https://github.com/o/r"), Publication("Parcours"), tmp_path))
