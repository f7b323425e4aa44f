"""A tiny project as MkDocs builds it: the real configuration and shell, one record of each kind, a few pages."""

from __future__ import annotations

import datetime as dt
import logging
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest
from mkdocs.config.defaults import MkDocsConfig

from tests.builders import LIBRARY, TODAY, write

ROOT: Final = Path(__file__).parents[1]
SITE_URL: Final = "https://example.org/base/"


def page(key: str, title: str = "Titre", description: str = "Description.", text: str = "Du texte.") -> str:
    """Return a page written by hand."""
    return f'---\nkey: {key}\ntitle: "{title}"\ndescription: "{description}"\n---\n\n{text}\n'


DOCS: Final[Mapping[str, str]] = {
    "fr/a-propos.md": page("about", "À propos", text="Voir [l'ordre](record:order/ordre) et [l'aide](page:supports)."),
    "en/about.md": page("about", "About", text="See [the order](record:order/ordre), [this](page:about)."),
    "fr/seul.md": page("alone", "Seul"),
}


def project(folder: Path, docs: Mapping[str, str] = DOCS, content: Mapping[str, str] = LIBRARY) -> Path:
    """Write a project and return the folder in which it lies."""
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for name, text in docs.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    write(folder, content)
    return folder


@contextmanager
def as_in_a_process_of_its_own() -> Iterator[None]:
    """Undo what a build of MkDocs leaves in the process: variables, log levels, plugins kept between builds."""
    log = logging.getLogger("mkdocs")
    level = log.level
    kept = MkDocsConfig.plugins.plugin_cache
    kept.clear()
    with pytest.MonkeyPatch.context() as patch:
        for name in ("SOURCE_DATE_EPOCH", "NO_MKDOCS_2_WARNING", "PARCOURS_SITE_URL", "PARCOURS_REPO_URL"):
            # Set before it is removed, so that what the build sets in its place is undone.
            patch.setenv(name, "")
            patch.delenv(name)
        patch.setenv("PARCOURS_SITE_URL", SITE_URL)
        midnight = dt.datetime.combine(TODAY, dt.time(), tzinfo=dt.UTC)
        patch.setenv("SOURCE_DATE_EPOCH", f"{midnight.timestamp():.0f}")
        yield
    kept.clear()
    log.setLevel(level)
