"""Under what name, and where, the site is published."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Publication:
    """The site as others name it: sharing, search engines and hosts ask for whole addresses."""

    name: str
    url: str = ""
    """The address of the site's root, with a slash at the end; empty where it is not known."""

    @property
    def root(self) -> str:
        """The path of the site's root on its host: `/`, or a base path such as `/parcours/`."""
        return urlsplit(self.url).path or "/"

    def address(self, path: str, page: str) -> str:
        """Return the address of a path, for what is written on a page.

        Args:
            path: from the root of the site.
            page: the path of the page, from which the address is relative where that of the site is not known.
        """
        return self.url + path if self.url else ("../" * page.count("/") or "./") + path
