"""Pages to HTML bodies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlencode, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator import markdown
from generator.library import Library
from generator.model.base import LOCALES, Locale
from generator.pages.address import Addresses, PageKey
from generator.pages.citation import Fact
from generator.pages.label import LABELS, label
from generator.pages.page import Page
from generator.pages.policy import CONTENT_POLICY, REFERRER_POLICY
from generator.pages.publication import Publication
from generator.pages.redirects import Redirect
from generator.render import format as formats
from generator.render.compact import compact
from generator.render.glossary import Glossary, Linker
from generator.render.names import FrenchNames
from generator.render.numbering import Numbering
from generator.render.schematic import schematic
from generator.render.words import Words

TEMPLATES: Final = Path(__file__).parent.parent / "templates"


REPORT_FORMS: Final[Mapping[Locale, str]] = {"fr": "1-fait-inexact.yml", "en": "4-fact-wrong.yml"}
"""The forms of `.github/ISSUE_TEMPLATE/` for “a fact is wrong”; another forge opens an empty issue with the title."""


@dataclass(frozen=True, slots=True)
class Project:
    """Where the project lives, for the links that change its content or report an error."""

    repository: str
    """The address of the repository."""
    edit: str
    """The address that edits a file; the file's path follows it."""

    def report(self, page: Page) -> str:
        """Return the address of the form that reports an error of a page, filled in with what is known."""
        known = {
            "template": REPORT_FORMS[page.locale],
            "title": page.title,
            "page": f"/{page.path}",
            **({"record": str(page.record)} if page.record is not None else {}),
        }
        # A slash and a comma may stand in a query as they are (RFC 3986, section 3.4).
        return f"{self.repository}/issues/new?{urlencode(known, safe='/,', quote_via=quote)}"


@dataclass(frozen=True)
class Renderer:
    """Renders the pages of a library."""

    library: Library
    addresses: Addresses
    project: Project

    @cached_property
    def _environments(self) -> Mapping[Locale, Environment]:
        return {locale: self._environment(locale) for locale in LOCALES}

    @cached_property
    def _glossaries(self) -> Mapping[Locale, Glossary]:
        return {locale: Glossary.of(self.library, locale) for locale in LOCALES}

    @cached_property
    def _names(self) -> Mapping[Locale, FrenchNames]:
        return {locale: FrenchNames.of(self.library, locale) for locale in LOCALES}

    @cached_property
    def _paths(self) -> Mapping[Locale, Mapping[PageKey, str]]:
        return {
            locale: {key: path for (key, of), path in self.addresses.paths.items() if of == locale}
            for locale in LOCALES
        }

    def _environment(self, locale: Locale) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        words = Words(locale)
        environment.globals.update({"_": words.gettext, "ngettext": words.ngettext})
        labels = {group: {value: label(group, value, locale) for value in values} for group, values in LABELS.items()}
        environment.globals.update(locale=locale, labels=labels)
        for name in ("date", "money", "number", "listed", "cost", "duration", "source_date"):
            environment.filters[name] = _in_locale(getattr(formats, name), locale)
        environment.filters["host"] = _host
        environment.filters["tel"] = _tel
        for name in ("days", "dollars"):
            environment.globals[name] = _in_locale(getattr(formats, name), locale)
        environment.globals["schematic"] = partial(schematic, locale=locale)
        environment.filters["named"] = self._names[locale]
        return environment

    def body(self, page: Page) -> str:
        """Return the HTML of a page's body, its links relative to the page."""
        base = "../" * page.path.count("/") or "./"
        paths = self._paths[page.locale]
        linker = Linker(self._glossaries[page.locale], base, paths)
        names, numbering = self._names[page.locale], Numbering()

        def href(key: PageKey) -> str:
            return base + paths[key]

        def record_url(target: str) -> str:
            # The check has proved that the record exists.
            return href(target)

        def rich(fact: Fact, tail: str = "") -> Markup:
            html = markdown.render(fact.text, linker, record_url, tail)
            return names(html) if fact.lang == page.locale else html

        template = self._environments[page.locale].get_template(page.template)
        html = template.render(
            page.view,
            page=page,
            original=base + self.addresses.path(page.key, LOCALES[0]),
            href=href,
            rich=rich,
            numbering=numbering,
            at=lambda path: base + path,
            keys=paths,
            project=self.project,
        )
        return compact(html)

    def redirect(self, redirect: Redirect, title: str, publication: Publication) -> str:
        """Return the HTML of what stands at the former address of a page, which has a title."""
        at = "../" * redirect.path.count("/")
        template = self._environments[redirect.locale].get_template("redirect.html")
        policies = {"content_policy": CONTENT_POLICY, "referrer_policy": REFERRER_POLICY}
        return template.render(redirect=redirect, title=title, at=at, publication=publication, **policies)


def _in_locale(function: Callable[..., str], locale: Locale) -> Callable[..., str]:
    def formatted(*values: object) -> str:
        return function(*values, locale)

    return formatted


def _host(url: str) -> str:
    """The part of an address that a reader recognizes."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def _tel(phone: str) -> str:
    """A telephone number as a `tel:` link takes it (RFC 3966), with Canada's prefix where it has none."""
    number, _, extension = phone.partition(",")
    digits = "".join(char for char in number if char.isdigit())
    prefix = "+" if number.startswith("+") or len(digits) == 11 else "+1"
    suffix = "".join(char for char in extension if char.isdigit())
    return f"{prefix}{digits}" + (f";ext={suffix}" if suffix else "")
