"""Files that tell hosts and robots how to treat the site. A host that does not know them serves them as they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.library import Library
from generator.pages.address import Addresses
from generator.pages.policy import CONTENT_POLICY, REFERRER_POLICY
from generator.pages.publication import Publication
from generator.pages.redirects import moves

HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": f"{CONTENT_POLICY}; frame-ancestors 'none'",
    "Referrer-Policy": REFERRER_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""What every file of the site should be sent with; `docs/hosting/` says it to hosts that do not read `_headers`."""

_CACHED: Final[Mapping[str, str]] = {
    # Their names change with their content.
    "pagefind/fragment/*": "public, max-age=31536000, immutable",
    "pagefind/index/*": "public, max-age=31536000, immutable",
    # Their names stay: a reader who goes from page to page does not ask again, and a new style is seen within the hour.
    "assets/*": "public, max-age=3600, stale-while-revalidate=86400",
    "icons/*": "public, max-age=86400",
}
"""How long a browser may keep what; pages are always asked for again, as hosts do of themselves."""


def headers_text(
    publication: Publication, addresses: Addresses | None = None, apart: Mapping[str, Mapping[str, str]] | None = None
) -> str:
    """Return `_headers`, as Netlify and Cloudflare Pages read it.

    No header is set by two rules for one file: some hosts would join the two values.

    Args:
        publication: where the site stands.
        addresses: those of its pages.
        apart: folders whose files are sent with headers of their own, instead of those of the same name.
    """
    apart = apart or {}
    own = {name for headers in apart.values() for name in headers}
    everywhere = {name: value for name, value in HEADERS.items() if name not in own}
    elsewhere = {name: value for name, value in HEADERS.items() if name in own}
    rules: dict[str, Mapping[str, str]] = {"*": everywhere}
    if elsewhere and addresses is not None:
        # A rule for all files cannot leave one folder out: the pages outside of it are named.
        tops = sorted({f"{path.partition('/')[0]}/*" for path in addresses.paths.values() if "/" in path})
        rules |= dict.fromkeys(("", "index.html", "404.html", *tops), elsewhere)
    rules |= {f"{folder}*": headers for folder, headers in apart.items()}
    lines = []
    for path, headers in rules.items():
        lines += [f"{publication.root}{path}", *(f"  {name}: {value}" for name, value in headers.items())]
    for path, value in _CACHED.items():
        lines += [f"{publication.root}{path}", f"  Cache-Control: {value}"]
    return "\n".join(lines) + "\n"


def redirects_text(library: Library, addresses: Addresses, publication: Publication) -> str:
    """Return `_redirects`, as Netlify and Cloudflare Pages read it: a line for each folder that moved."""
    lines = ["# From the former addresses of pages to those of today. Hosts that do not read this have a page at each."]
    lines += [
        f"{publication.root}{move.old}* {publication.root}{move.new}:splat 301" for move in moves(library, addresses)
    ]
    return "\n".join(lines) + "\n"


def robots_text(publication: Publication) -> str:
    """Return `robots.txt`; it names the site map where there is one."""
    site_map = f"Sitemap: {publication.url}sitemap.xml\n" if publication.url else ""
    return f"User-agent: *\nAllow: /\n{site_map}"
