"""`config.yml`, by which Decap CMS knows the repository and its records; all of it follows from the models."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

import yaml

from generator.admin.fields import LOCALE, cms_fields, template, title_path
from generator.build import CannotBuild
from generator.message import N_
from generator.model.kinds import KIND_NAMES, KINDS, Kind
from generator.translation import translations

_FORGES: Final[Mapping[str, str]] = {
    "github.com": "github",
    "gitlab.com": "gitlab",
    "codeberg.org": "forgejo",
    "gitea.com": "gitea",
}
"""The backend of Decap for the forges that everyone may use."""


class NoForge(CannotBuild):
    """The address of the repository is that of no forge that is known; the configuration has to name its backend."""


@dataclass(frozen=True, slots=True)
class Repository:
    """Where records are kept, and how the page reaches them."""

    url: str
    """The address of the repository, as pages link to it."""
    branch: str = "main"
    """The branch on which the site is built."""
    content: str = "content"
    """The folder of the records in it."""
    backend: Mapping[str, Any] = field(default_factory=dict)
    """What Decap's `backend` says beside, or instead of, what follows from the address."""
    proxy: str = ""
    """The address of a `decap-server`, to edit a clone on this machine: for tests, and to try; empty otherwise."""

    @property
    def settings(self) -> dict[str, Any]:
        """Decap's `backend` (https://decapcms.org/docs/backends-overview/).

        Raises:
            NoForge: nothing says which.
        """
        parts = urlsplit(self.url)
        name = _FORGES.get(parts.hostname or "")
        known = {"name": name} if name else {}
        gettext = translations(LOCALE).gettext
        messages = {
            "create": gettext(N_("Add {{collection}} “{{slug}}”")),
            "update": gettext(N_("Change {{collection}} “{{slug}}”")),
        }
        found = {
            **known,
            "commit_messages": messages,
            "repo": parts.path.strip("/").removesuffix(".git"),
            "branch": self.branch,
            **self.backend,
        }
        if "name" not in found:
            raise NoForge(self.url)
        return found


def config_yml(repository: Repository, site_url: str) -> str:
    """Return the configuration.

    Args:
        repository: where the records are.
        site_url: the address of the site; empty where it is not known.

    Raises:
        NoForge: the repository's forge is not known.
    """
    addresses = {"site_url": site_url, "display_url": site_url} if site_url else {}
    local = {"local_backend": {"url": repository.proxy}} if repository.proxy else {}
    config = {
        "backend": repository.settings,
        **local,
        # Each save is a branch and a pull request, which the check reads and the owners of the record review.
        "publish_mode": "editorial_workflow",
        "locale": LOCALE,
        **addresses,
        "show_preview_links": False,
        # Decap wants a folder of pictures; no record has one.
        "media_folder": "docs/assets",
        "slug": {"encoding": "ascii", "clean_accents": True},
        "collections": [_collection(kind, repository.content) for kind in KINDS],
    }
    return yaml.dump(config, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)


def _collection(kind: Kind, content: str) -> dict[str, Any]:
    gettext = translations(LOCALE).gettext
    path = title_path(kind.model)
    return {
        "name": kind.folder,
        "label": gettext(_PLURALS[kind.folder]),
        "label_singular": gettext(KIND_NAMES[kind.name]),
        "description": gettext(kind.says),
        "folder": f"{content}/{kind.folder}",
        **({"path": "{{fields.institution}}/{{slug}}"} if kind.nested else {}),
        "extension": "yaml",
        "format": f"parcours-{kind.name}",
        "create": True,
        # A page that goes needs an address that leads on: that is work for whoever keeps the repository.
        "delete": False,
        "identifier_field": "id",
        "slug": "{{fields.id}}",
        "summary": template(f"{{{path}}}"),
        "sortable_fields": ["id", path],
        "editor": {"preview": False},
        "fields": cms_fields(kind.model),
    }


_PLURALS: Final[Mapping[str, str]] = {
    "orders": N_("Orders"),
    "professions": N_("Professions"),
    "trajectories": N_("Health trajectories"),
    "job-titles": N_("Job titles"),
    "institutions": N_("Institutions"),
    "programmes": N_("Programmes"),
    "supports": N_("Help and money"),
    "measures": N_("Measures of the plan"),
    "glossary": N_("Glossary"),
}


class _Dumper(yaml.SafeDumper):
    """Writes what is said twice twice: whoever reads the file need not look for anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True
