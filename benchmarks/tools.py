"""The three builders that are compared: their projects, and the commands that build them.

Each project is what a person would start from: Parcours with the configuration of this repository, Material with its
default features and mkdocs-static-i18n, Hugo with a theme of three short layouts.
"""

from __future__ import annotations

import json
import os
import posixpath
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.markdown import TextPage
from benchmarks.measure import Output, Run, output, run

ROOT: Final = Path(__file__).parent.parent
"""The repository."""

SITE_URL: Final = "https://example.org/"

ENVIRONMENT: Final[Mapping[str, str]] = {
    **os.environ,
    # The repository is built as it stands here, whatever is installed.
    "PYTHONPATH": str(ROOT),
    "NO_MKDOCS_2_WARNING": "1",
}

_BIN: Final = Path(sys.executable).parent


@dataclass(frozen=True, slots=True)
class Tool:
    """A builder."""

    name: str
    title: str
    command: tuple[str, ...]
    """Run in the project's folder; builds into its folder `out`."""
    caches: tuple[str, ...] = ()
    """What a run may leave behind that would spare the next one work."""

    def build(self, project: Path) -> tuple[Run, Output]:
        """Build a project from nothing, measure it, and remove what was built."""
        self.clean(project)
        measured = run(self.command, project, ENVIRONMENT)
        built = output(project / "out")
        self.clean(project)
        return measured, built

    def clean(self, project: Path) -> None:
        """Remove the output and the caches of earlier runs."""
        for name in ("out", *self.caches):
            shutil.rmtree(project / name, ignore_errors=True)


PARCOURS: Final = Tool(
    "parcours",
    "Parcours",
    (
        str(_BIN / "parcours"),
        "build",
        "--content",
        "content",
        "--config",
        "mkdocs.yml",
        "--site",
        "out",
        "--lang",
        "en",
    ),
)
STOCK: Final = Tool(
    "stock",
    "Stock",
    (str(_BIN / "mkdocs"), "build", "--quiet", "--site-dir", "out"),
    (".cache",),
)
HUGO: Final = Tool("hugo", "Hugo", ("hugo", "--quiet", "--destination", "out", "--ignoreCache"), ("resources",))
TOOLS: Final = {tool.name: tool for tool in (PARCOURS, STOCK, HUGO)}


def parcours_project(folder: Path) -> None:
    """Write the project of Parcours around `folder/content`: the repository's configuration, and one page by hand."""
    _write(
        folder / "mkdocs.yml",
        f"""\
INHERIT: {ROOT / "mkdocs.yml"}
site_url: {SITE_URL}
docs_dir: docs
theme:
  custom_dir: {ROOT / "overrides"}
plugins:
  - parcours:
      content_dir: content
""",
    )
    for locale, name, title in (("fr", "a-propos", "À propos"), ("en", "about", "About")):
        front = f'---\nkey: about\ntitle: "{title}"\ndescription: "{title}"\n---\n'
        _write(folder / "docs" / locale / f"{name}.md", f"{front}\nParcours.\n")


def stock_project(folder: Path, pages: Iterable[TextPage]) -> None:
    """Write the same pages for Material for MkDocs with mkdocs-static-i18n."""
    _write(
        folder / "mkdocs.yml",
        f"""\
site_name: Parcours
site_url: {SITE_URL}
theme:
  name: material
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
        - locale: fr
          default: true
          name: Français
          build: true
        - locale: en
          name: English
          build: true
markdown_extensions:
  - attr_list
  - tables
""",
    )

    def link(page: str, target: str) -> str:
        return posixpath.relpath(target, posixpath.dirname(page))

    _write_pages(folder / "docs", pages, "index.md", link)


def hugo_project(folder: Path, pages: Iterable[TextPage]) -> None:
    """Write the same pages for Hugo, with a bare theme."""
    _write(
        folder / "hugo.toml",
        f"""\
baseURL = "{SITE_URL}"
title = "Parcours"
theme = "bare"
defaultContentLanguage = "fr"
disableKinds = ["taxonomy", "term", "RSS"]
[languages.fr]
languageName = "Français"
contentDir = "content/fr"
weight = 1
[languages.en]
languageName = "English"
contentDir = "content/en"
weight = 2
""",
    )
    for name, layout in _LAYOUTS.items():
        _write(folder / "themes/bare/layouts/_default" / name, layout)

    def link(page: str, target: str) -> str:
        return f"{posixpath.relpath(_address(target), _address(page))}/"

    _write_pages(folder / "content", pages, "_index.md", link)


_LAYOUTS: Final = {
    "baseof.html": """\
<!doctype html>
<html lang="{{ .Site.Language.Lang }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} - {{ .Site.Title }}</title>
<meta name="description" content="{{ .Description }}">
{{ range .AllTranslations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">
{{ end }}</head>
<body>
<header><a href="{{ .Site.Home.RelPermalink }}">{{ .Site.Title }}</a>
{{ range .Translations }}<a href="{{ .RelPermalink }}">{{ .Language.LanguageName }}</a>{{ end }}
<nav><ul>{{ range .Site.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></nav></header>
<main>{{ block "main" . }}{{ end }}</main>
</body>
</html>
""",
    "single.html": '{{ define "main" }}{{ .Content }}{{ end }}\n',
    "list.html": '{{ define "main" }}{{ .Content }}{{ end }}\n',
}

_LINK = re.compile(r"\]\(page:([^)]*)\)")


def _write_pages(folder: Path, pages: Iterable[TextPage], index: str, link: Callable[[str, str], str]) -> None:
    """Write each page at its French address in the folder of its language, which is how both tools pair languages.

    Args:
        folder: holds a folder a language.
        pages: the pages.
        index: the name of the file of a page that has others below it.
        link: writes the link from a file to another, both from the folder of their language.
    """
    found = list(pages)
    originals = {page.path: page.original for page in found}
    parents = {f"{posixpath.dirname(path.rstrip('/'))}/".removeprefix("/") for path in originals.values()}
    names = {
        path: f"{original}{index}" if original in parents else f"{original.rstrip('/')}.md"
        for path, original in originals.items()
    }
    for page in found:
        name = names[page.path]

        def resolve(match: re.Match[str], name: str = name) -> str:
            return f"]({link(name, names[match.group(1)])})"

        front = f"---\ntitle: {_quoted(page.title)}\ndescription: {_quoted(page.description)}\n---\n\n"
        _write(folder / page.locale / name, front + _LINK.sub(resolve, page.markdown))


def _address(name: str) -> str:
    """Where Hugo puts a file, from the root of its language."""
    return posixpath.dirname(name) or "." if name.endswith("_index.md") else name.removesuffix(".md")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
