"""What the tests of the site run on: the real site, built; a server; Chromium."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache, cached_property
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import IO, Any, Final

from playwright.sync_api import Browser, sync_playwright

from tests.browser.pages import BASE, SITE_URL, Page, pages_of

ROOT: Final = Path(__file__).parents[2]
DATE: Final = "2026-11-22"
CHROMIUM: Final = "/usr/bin/chromium-headless-shell"
"""Without the window that nobody sees: the same engine, in half the time."""
CHROMIUM_ARGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True)
class Site:
    """The built site, and where it is served."""

    root: Path
    origin: str

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every page."""
        return pages_of(self.root)

    @cached_property
    def by_path(self) -> dict[str, Page]:
        """Every page, under its path."""
        return {page.path: page for page in self.pages}

    def of_kind(self, *kinds: str) -> list[Page]:
        """Return the pages of some kinds, of which there is at least one."""
        found = [page for page in self.pages if page.kind in kinds]
        assert found, f"the site has no page of {kinds}"
        return found

    def url(self, page: Page | str) -> str:
        """Return where a page, or a path from the root of the site, is served."""
        return f"{self.origin}{BASE}{page if isinstance(page, str) else page.path}"


def tool(name: str) -> str:
    """Return the path of a command of the environment that the tests run in."""
    return str(Path(sys.executable).with_name(name))


def build(site: Path, project: Path = ROOT, **environment: str) -> None:
    """Build a project, the real content if no other, into a folder, as `make site` does, under `SITE_URL`."""
    command = [tool("parcours"), "build", "--site", str(site)]
    environ = {**os.environ, "PARCOURS_SITE_URL": SITE_URL, **environment}
    if "SOURCE_DATE_EPOCH" not in environment:
        command += ["--date", DATE]
    done = subprocess.run(command, cwd=project, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"the site does not build:\n{done.stdout}{done.stderr}"


class _Handler(SimpleHTTPRequestHandler):
    """Serves a site under the base path, and the site's own page for what is not found, as a static host does."""

    protocol_version = "HTTP/1.1"
    # The headers and the body are written one after the other; the second must not wait for the first to be received.
    disable_nagle_algorithm = True

    def translate_path(self, path: str) -> str:
        inside = path.startswith(BASE)
        return super().translate_path(f"/{path.removeprefix(BASE)}" if inside else "/outside-the-base-path")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def copyfile(self, source: Any, outputfile: Any) -> None:
        # A browser that goes to another page hangs up.
        with suppress(ConnectionError):
            super().copyfile(source, outputfile)

    def end_headers(self) -> None:
        for pattern, name, value in self.headers_of_site:
            if fnmatchcase(self.path.partition("?")[0], pattern):
                self.send_header(name, value)
        super().end_headers()

    @cached_property
    def headers_of_site(self) -> list[tuple[str, str, str]]:
        """The headers that the site's own `_headers` file asks its host for: for which paths, name, value."""
        file = Path(self.directory, "_headers")
        lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
        found, pattern = [], ""
        for line in lines:
            if line.startswith(" "):
                name, _, value = line.partition(":")
                found.append((pattern, name.strip(), value.strip()))
            else:
                pattern = line
        return found

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _CompressingHandler(_Handler):
    """Compresses text with gzip, as nearly every host does."""

    def send_head(self) -> IO[bytes] | None:
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() and self.path.endswith("/") else path
        if not file.is_file() or self.guess_type(str(file)) not in _COMPRESSED:
            return super().send_head()
        body = _gzipped(file)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)


_COMPRESSED: Final = frozenset({"text/html", "text/css", "text/javascript", "application/json", "image/svg+xml"})


@cache
def _gzipped(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), 9)


@contextmanager
def served(root: Path, *, compressed: bool = False) -> Iterator[str]:
    """Serve a site on a free port, its text compressed or as it is; give the origin."""
    kind = _CompressingHandler if compressed else _Handler

    def handle(*args: object) -> _Handler:
        return kind(*args, directory=str(root))  # type: ignore[arg-type]

    with ThreadingHTTPServer(("127.0.0.1", 0), handle) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGS)
        yield browser
        browser.close()
