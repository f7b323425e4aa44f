"""Every file of the editing page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.admin.bundle import bundle_files
from generator.admin.config import Repository, config_yml
from generator.admin.fields import LOCALE
from generator.admin.forms import forms_json
from generator.admin.policy import admin_policy
from generator.pages.policy import REFERRER_POLICY
from generator.pages.publication import Publication
from generator.render.renderer import TEMPLATES
from generator.translation import translations

FOLDER: Final = "admin/"
"""Where the page stands, from the root of the site."""

_PAGE: Final = Path(__file__).parent / "page"


def admin_files(repository: Repository, publication: Publication, modules: Path) -> Iterator[tuple[str, str | bytes]]:
    """Yield the path, from the root of the site, and the content of every file of the page.

    Args:
        repository: where the records are.
        publication: where the site stands.
        modules: the folder `node_modules/`.

    Raises:
        NoBundle: npm has not installed what the page is made of.
        NoForge: the repository's forge is not known.
    """
    for name, content in bundle_files(modules):
        yield FOLDER + name, content
    for path in sorted([*_PAGE.glob("*.js"), *_PAGE.glob("*.css")]):
        yield FOLDER + path.name, path.read_text(encoding="utf-8")
    yield f"{FOLDER}forms.json", forms_json()
    yield f"{FOLDER}config.yml", config_yml(repository, publication.url)
    yield f"{FOLDER}index.html", _page(repository, publication.name)


def _page(repository: Repository, name: str) -> str:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES / "admin"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("index.html").render(
        _=translations(LOCALE).gettext,
        locale=LOCALE,
        name=name,
        content_policy=admin_policy(repository),
        referrer_policy=REFERRER_POLICY,
    )
