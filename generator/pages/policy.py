"""What a browser is asked to see to on every page: what may be loaded and run, and what other sites are told."""

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
