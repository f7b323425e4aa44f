"""What a browser is asked to see to on the editing page, which alone of all pages runs scripts of others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from generator.admin.config import Repository

_APIS: Final[Mapping[str, str]] = {
    "github": "https://api.github.com",
    "gitlab": "https://gitlab.com",
    "gitea": "https://gitea.com",
    "forgejo": "https://codeberg.org",
}
"""Where each backend of Decap asks, unless its `api_root` says otherwise."""


def admin_policy(repository: Repository) -> str:
    """Return the Content Security Policy of the page.

    Decap writes its styles into the page (`'unsafe-inline'`) and compiles the rules by which it checks its own
    configuration (`'unsafe-eval'`). It may ask the site, and the interface of the forge.
    """
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' blob: {' '.join(_asked(repository))}",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
        )
    )


def admin_headers(repository: Repository) -> dict[str, str]:
    """Return the headers of the page that are not those of other pages.

    Signing in opens a window of the forge, which answers to the page that opened it.
    """
    return {
        "Content-Security-Policy": f"{admin_policy(repository)}; frame-ancestors 'none'",
        "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
        "X-Robots-Tag": "noindex",
    }


def _asked(repository: Repository) -> list[str]:
    settings: Mapping[str, Any] = repository.settings
    addresses = [settings.get("api_root"), settings.get("base_url") if settings.get("auth_type") == "pkce" else None]
    named = [address for address in addresses if address] or [_APIS.get(settings["name"], "")]
    return sorted({_origin(str(address)) for address in (*named, repository.proxy) if address})


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
