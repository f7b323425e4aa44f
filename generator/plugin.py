"""The MkDocs plugin: the only module that knows MkDocs.

It only wires. MkDocs' events are answered with what the rest of the package makes: the check before anything is
built, the generated pages as files whose body is already HTML, and, for the shell, the language of each page.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any, Final, Literal

from jinja2 import Environment
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import base, load_config
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import meta
from mkdocs.utils.templates import TemplateContext
from rcssmin import cssmin

from generator.admin import FOLDER as ADMIN
from generator.admin import Repository, admin_files, admin_headers
from generator.build import CannotBuild, Shell, build_date
from generator.check import check
from generator.exports import exports
from generator.exports.manifest import icon_files
from generator.library import Library, load
from generator.model.base import LOCALES, Locale
from generator.model.date import PartialDate
from generator.pages.address import Addresses, DocPage, PageKey, addresses, doc_key, root_of
from generator.pages.policy import CONTENT_POLICY, REFERRER_POLICY
from generator.pages.publication import Publication
from generator.pages.shell import LANGUAGES, SCRIPTS, more, not_found, sections
from generator.render.compact import CompactTemplates
from generator.render.format import date
from generator.render.renderer import Project
from generator.render.sharing import Sharing
from generator.render.site import Rendered, Site, render_site
from generator.report import as_text
from generator.translation import default_locale, translations

log = logging.getLogger("mkdocs.plugins.parcours")

_PACKAGE: Final = Path(__file__).parent
_INTERNAL_LINK: Final = re.compile(r"\]\((record|page):([a-z0-9/-]+)(#[\w-]+)?\)")
_INTERNAL_SCHEME: Final = re.compile(r"(?<!`)\b(?:record|page):[\w/-]\S*")


class ParcoursConfig(base.Config):
    """The plugin's configuration."""

    content_dir = c.Dir(exists=True, default="content")
    """The folder of the records."""
    build_date = c.Optional(c.Type(str))
    """The date of the build, `2026-04-01`; by default that of SOURCE_DATE_EPOCH, else today (UTC)."""
    admin_backend = c.Type(dict, default={})
    """What the `backend` of Decap CMS says beside what follows from the address of the repository (`--admin`)."""


@dataclass(frozen=True, slots=True)
class Admin:
    """The editing page, as the command asks for it."""

    proxy: str = ""
    """The address of a `decap-server`; empty where records are edited on the forge."""


class GeneratedPage(MkDocsPage):
    """A page whose body was rendered before MkDocs came to it: Python-Markdown never runs."""

    def __init__(self, rendered: Rendered, file: File, config: MkDocsConfig) -> None:
        super().__init__(rendered.title, file, config)
        self.rendered = rendered
        self.meta = {"key": rendered.key, "title": rendered.title, "description": rendered.description}
        self.edit_url = None

    def read_source(self, config: MkDocsConfig) -> None:
        """Leave the source empty: the body is made."""
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the body as it is."""
        self.content = self.rendered.body
        self.toc = TableOfContents([])


class ParcoursPlugin(BasePlugin[ParcoursConfig]):
    """Makes the site of `content/` and `docs/` with one MkDocs build, in both languages."""

    checked: Library | None = None
    """A library checked already, given by `mkdocs_shell`; otherwise the plugin reads and checks the content."""
    admin: Admin | None = None
    """What was asked of the editing page, by `mkdocs_shell`; otherwise there is none."""
    _library: Library | None = None
    """The last library without errors; kept while `mkdocs serve` waits for a broken record to be mended."""
    _addresses: Addresses
    _shells: dict[Locale, dict[str, Any]]
    _docs: tuple[DocPage, ...] = ()
    _parents: dict[str, str]
    """The key of the page that a hand-written page stands under, by the place of its file."""
    _sharing: dict[str, Sharing]
    """What each page carries beside its body, by path."""
    _is_serving: bool = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether a person is watching. Having this method keeps the plugin between rebuilds."""
        self._is_serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put the date of the build where MkDocs takes it from, so that builds reproduce."""
        midnight = dt.datetime.combine(self._today, dt.time(), tzinfo=dt.UTC)
        os.environ["SOURCE_DATE_EPOCH"] = str(int(midnight.timestamp()))
        # The site map is an export: it is written only where the address of the site is known.
        config.theme.static_templates.discard("sitemap.xml")
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Check the content, and add a file for each page it makes."""
        library = self._checked_library()
        publication = Publication(config.site_name, config.site_url or "")
        repository = (config.repo_url or "").rstrip("/")
        admin: list[tuple[str, str | bytes]] = []
        apart: dict[str, dict[str, str]] = {}
        if self.admin is not None:
            # Before anything that takes long: it may lack what npm installs.
            records = self._repository(config, repository, self.admin)
            admin = list(admin_files(records, publication, Path(config.config_file_path).parent / "node_modules"))
            apart = {ADMIN: admin_headers(records)}
        shell, *theme = config.theme.dirs
        for file in list(files):
            # Material's own scripts, styles and fonts are not used: the shell has its own, far lighter. Of the
            # shell, only assets are files of the site; the rest are templates.
            if file.src_dir in theme or (file.src_dir == shell and not file.src_uri.startswith("assets/")):
                files.remove(file)
            elif file.src_uri.endswith(".css"):
                # What is written for people is sent without its comments and line breaks.
                files.remove(file)
                files.append(File.generated(config, file.src_uri, content=cssmin(file.content_string)))
        self._parents = {}
        placed = {file.src_uri: self._place(file) for file in files.documentation_pages()}
        taken: dict[tuple[str, Locale], str] = {}
        for uri, doc in placed.items():
            if (first := taken.setdefault((doc.key, doc.locale), uri)) != uri:
                raise PluginError(
                    f"docs/{uri}:1:1: the key “{doc.key.removeprefix(doc_key(''))}” is already that of docs/{first}"
                )
        titles_of = {(doc.key, doc.locale): doc.title for doc in placed.values()}
        self._docs = tuple(
            self._under(doc, self._parents[uri], titles_of, uri) if uri in self._parents else doc
            for uri, doc in placed.items()
        )
        self._addresses = addresses(library, self._docs)
        self._shells = self._make_shells()
        project = Project(repository, f"{repository}/{config.edit_uri or 'edit/main/'}")
        site = Site(library, self._addresses, project, self._today, publication)
        titles = {doc.path: doc.title for doc in self._docs}
        self._sharing = {doc.path: site.shared(doc) for doc in self._docs}
        for rendered in render_site(site):
            titles[rendered.path] = rendered.title
            self._sharing[rendered.path] = rendered.sharing
            # A source path that no real file can have, and that sorts as the address does.
            file = File.generated(config, f"{rendered.path}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
            GeneratedPage(rendered, file, config)
            files.append(file)
        made: Iterator[tuple[str, str | bytes]] = chain(
            exports(library, self._addresses, publication, apart),
            admin,
            site.redirected(titles),
            icon_files((Path(shell) / "assets" / "icon.svg").read_text(encoding="utf-8")),
            chain.from_iterable(shared.files for shared in self._sharing.values()),
        )
        for path, content in made:
            files.append(File.generated(config, path, content=content))
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Escape what the shell shows: MkDocs itself does not, and titles come from strangers. Leave no empty lines."""
        env.autoescape = True
        env.trim_blocks = env.lstrip_blocks = True
        env.add_extension(CompactTemplates)
        return env

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Turn the internal links of hand-written pages (`record:`, `page:`) into addresses."""
        locale = _locale_of(page)

        def link(match: re.Match[str]) -> str:
            kind, name, anchor = match.groups()
            key = name if kind == "record" else doc_key(name) if doc_key(name) in self._addresses else name
            try:
                return f"]({'../' * page.url.count('/')}{self._addresses.path(key, locale)}{anchor or ''})"
            except KeyError:
                raise PluginError(f"{page.file.src_uri}: no page for the link ({kind}:{name})") from None

        linked = _INTERNAL_LINK.sub(link, markdown)
        if left := _INTERNAL_SCHEME.search(linked):
            raise PluginError(
                f"{page.file.src_uri}: write an internal link as [words](record:…), not as {left.group()}"
            )
        return linked

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the shell the language, the alternates and the navigation of the page."""
        locale = _locale_of(page)
        is_generated = isinstance(page, GeneratedPage)
        key = page.meta["key"] if is_generated else doc_key(page.meta["key"])
        return _with(
            context,
            **self._shells[locale],
            key=key,
            section=page.rendered.section if isinstance(page, GeneratedPage) else "",
            is_generated=is_generated,
            alternates=self._addresses.alternates(key),
            absolute=config.site_url,
            sharing=self._sharing[page.url if page.url != "./" else ""],
            scripts=SCRIPTS.get(key, ()),
            trail=next((doc.trail for doc in self._docs if (doc.key, doc.locale) == (key, locale)), ()),
        )

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Leave apostrophes as they are, as in the bodies."""
        return output.replace("&#39;", "'")

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the not-found page its words."""
        return _with(
            context,
            # On the not-found page MkDocs gives the path of the site, which ends with a slash.
            base_url=str(context["base_url"]).rstrip("/"),
            not_found=not_found(self._addresses),
            content_policy=self._content_policy,
            referrer_policy=REFERRER_POLICY,
        )

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Rebuild when a record, a template or a catalogue changes."""
        for folder in (Path(self.config.content_dir), _PACKAGE / "templates", _PACKAGE / "locale"):
            server.watch(str(folder))
        return server

    @property
    def _today(self) -> dt.date:
        return build_date(self.config.build_date)

    @property
    def _content_policy(self) -> str | None:
        # The live reload of `mkdocs serve` is an inline script.
        return None if self._is_serving else CONTENT_POLICY

    def _checked_library(self) -> Library:
        """Return the library if the content has no error.

        While serving, errors are shown and the last good library is served on.

        Raises:
            PluginError: the content has errors, and there is no good library to fall back on.
        """
        if self.checked is not None:
            return self.checked
        loaded = load(Path(self.config.content_dir))
        errors = [finding for finding in check(loaded, self._today) if finding.severity == "error"]
        if not errors:
            self._library = loaded.library
            return loaded.library
        for finding in errors:
            log.error(as_text(finding, default_locale()))
        if self._is_serving and self._library is not None:
            log.error("The content has errors: the pages still show it as it was before.")
            return self._library
        raise PluginError(f"The content has errors ({len(errors)}): nothing was built.")

    def _repository(self, config: MkDocsConfig, url: str, admin: Admin) -> Repository:
        """Say where the records are: the branch is that of the links to their files (`edit/main/`)."""
        _, branch, *_ = [*(config.edit_uri or "").split("/"), "main", "main"]
        content = Path(self.config.content_dir).name
        return Repository(url, branch or "main", content, self.config.admin_backend, admin.proxy)

    def _place(self, file: File) -> DocPage:
        """Give a hand-written page its address, from its language's folder and its own name.

        Raises:
            PluginError: it lies in no language's folder, or its front matter lacks a key, a title or a description.
        """
        folder, _, name = file.src_uri.partition("/")
        locale = next((locale for locale in LOCALES if locale == folder), None)
        if locale is None:
            raise PluginError(f"docs/{file.src_uri}: a page lies in docs/fr/ or docs/en/")
        _, front = meta.get_data(file.content_string)
        if missing := [field for field in ("key", "title", "description") if not front.get(field)]:
            raise PluginError(f"docs/{file.src_uri}:1:1: the front matter lacks {', '.join(missing)}")
        if front.get("under"):
            self._parents[file.src_uri] = doc_key(str(front["under"]))
        path = f"{root_of(locale)}{name.removesuffix('.md')}/"
        file.url, file.dest_uri, file.inclusion = path, f"{path}index.html", InclusionLevel.NOT_IN_NAV
        return DocPage(doc_key(str(front["key"])), locale, path, str(front["title"]), str(front["description"]))

    @staticmethod
    def _under(doc: DocPage, parent: PageKey, titles: Mapping[tuple[PageKey, Locale], str], uri: str) -> DocPage:
        """Put a hand-written page under another one of its language.

        Raises:
            PluginError: there is no such page.
        """
        if (title := titles.get((parent, doc.locale))) is None:
            raise PluginError(f"docs/{uri}:1:1: no page has the key “{parent.removeprefix(doc_key(''))}” (“under”)")
        return replace(doc, parent=(parent, title))

    def _make_shells(self) -> dict[Locale, dict[str, Any]]:
        """What the shell shows on every page of a language."""
        return {
            locale: {
                "locale": locale,
                "paths": {key: path for (key, of), path in self._addresses.paths.items() if of == locale},
                "sections": sections(locale),
                "more": more(
                    locale, [(doc.key, doc.title) for doc in self._docs if doc.locale == locale and doc.parent is None]
                ),
                "languages": LANGUAGES,
                "content_policy": self._content_policy,
                "referrer_policy": REFERRER_POLICY,
                "built_on": date(PartialDate(self._today), locale),
                "_": translations(locale).gettext,
            }
            for locale in LOCALES
        }


def mkdocs_shell(config_file: Path, content: Path, admin: Admin | None = None) -> Shell:
    """Return what builds a checked library with MkDocs, under a configuration file, with an editing page or without."""

    def shell(library: Library, site: Path, today: dt.date) -> None:
        # Material announces the end of its life on every run; docs/adr/ says what follows from it here.
        os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
        logging.getLogger("mkdocs").setLevel(logging.WARNING)
        try:
            config = load_config(str(config_file), site_dir=str(site))
        except (ConfigurationError, Abort) as error:
            raise CannotBuild(f"{config_file}: {error}") from error
        plugin = config.plugins["parcours"]
        assert isinstance(plugin, ParcoursPlugin)
        plugin.config.content_dir = str(content)
        plugin.config.build_date = today.isoformat()
        plugin.checked = library
        plugin.admin = admin
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()

    return shell


def _with(context: TemplateContext, **values: Any) -> TemplateContext:
    # The context is a typed mapping of what MkDocs gives; a theme may be given more.
    context.update(values)  # type: ignore[typeddict-item]
    return context


def _locale_of(page: MkDocsPage) -> Locale:
    """The language of a page, from the start of its address."""
    return next((locale for locale in LOCALES[1:] if page.url.startswith(root_of(locale))), LOCALES[0])
