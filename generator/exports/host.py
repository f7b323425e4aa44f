"""Files that tell hosts and robots how to treat the site. A host that does not know them serves them as they are."""

from __future__ import annotations

from typing import Final

CONTENT_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        # The search runs WebAssembly; nothing else than the site's own files may run.
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
    )
)
"""The Content Security Policy of every page: only the site's own files, nothing inline."""

REFERRER_POLICY: Final = "strict-origin-when-cross-origin"


def headers_text() -> str:
    """Return `_headers`, as Netlify and Cloudflare Pages read it."""
    lines = (
        "/*",
        f"  Content-Security-Policy: {CONTENT_POLICY}; frame-ancestors 'none'",
        f"  Referrer-Policy: {REFERRER_POLICY}",
        "  X-Content-Type-Options: nosniff",
        "  Permissions-Policy: camera=(), geolocation=(), microphone=()",
    )
    return "\n".join(lines) + "\n"


def robots_text(site_url: str) -> str:
    """Return `robots.txt`; it names the site map where the site's address is known."""
    site_map = f"Sitemap: {site_url.rstrip('/')}/sitemap.xml\n" if site_url else ""
    return f"User-agent: *\nAllow: /\n{site_map}"
