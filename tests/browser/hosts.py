"""The hosts on which the site must work: two web servers, Python's own, and a store of objects.

nginx and Caddy run with the configurations that `docs/hosting/` gives to whoever deploys the site; only the address,
the folder and the path of the page for what is not found are put in, as that guide says.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Final
from urllib.parse import unquote, urlsplit

from tests.browser.running import ROOT

HOSTING: Final = ROOT / "docs" / "hosting"

Serve = Callable[[Path, str, Path], AbstractContextManager[str]]
"""Serves a folder, in which the site lies under a base path; the last folder is free to use. Gives the origin."""


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


@contextmanager
def _running(command: Sequence[object], sign: str, **environment: str) -> Iterator[str]:
    """Run a server until the block ends; give the line with which it says that it serves."""
    environ = {**os.environ, **environment}
    with subprocess.Popen(
        [str(word) for word in command], env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as server:
        assert server.stdout is not None
        said: list[str] = []
        try:
            for line in server.stdout:
                said.append(line)
                if re.search(sign, line):
                    break
            else:
                raise AssertionError(f"{command[0]} does not serve:\n{''.join(said)}")
            # What it says later is read and forgotten, so that it never waits for a reader.
            Thread(target=server.stdout.read, daemon=True).start()
            yield said[-1]
        finally:
            server.terminate()


def _configuration(name: str, root: Path, base: str, **replaced: str) -> str:
    """Return a configuration of the guide for a folder and a base path."""
    text = (HOSTING / name).read_text(encoding="utf-8")
    for old, new in {"/srv/parcours": str(root), "/404.html": f"{base}404.html", **replaced}.items():
        assert old in text, f"{name} does not say {old}"
        text = text.replace(old, new)
    return text


@contextmanager
def nginx(root: Path, base: str, folder: Path, name: str = "nginx.conf") -> Iterator[str]:
    """Serve with nginx, its `server` block inside what Debian puts around it."""
    address = f"127.0.0.1:{_free_port()}"
    server = _configuration(name, root, base, **{"listen 80": f"listen {address}"})
    # Without this, the workers of a run as root may not read what root has written.
    user = "user root;" if os.getuid() == 0 else ""
    around = f"""\
{user}
daemon off;
pid {folder}/nginx.pid;
error_log stderr notice;
include /etc/nginx/modules-enabled/*.conf;
events {{}}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
{server}
}}
"""
    file = folder / "nginx.conf"
    file.write_text(around, encoding="utf-8")
    with _running(["/usr/sbin/nginx", "-c", file, "-e", "stderr"], "start worker process "):
        yield f"http://{address}"


@contextmanager
def caddy(root: Path, base: str, folder: Path, name: str = "Caddyfile") -> Iterator[str]:
    """Serve with Caddy."""
    origin = f"http://127.0.0.1:{_free_port()}"
    file = folder / "Caddyfile"
    site = _configuration(name, root, base, **{"parcours.example": origin})
    file.write_text(f"{{\n\tadmin off\n}}\n{site}", encoding="utf-8")
    command = ["/usr/bin/caddy", "run", "--adapter", "caddyfile", "--config", file]
    with _running(command, "serving initial configuration", HOME=str(folder)):
        yield origin


@contextmanager
def python(root: Path, base: str, folder: Path) -> Iterator[str]:
    """Serve with `python -m http.server`."""
    command = [sys.executable, "-u", "-m", "http.server", "--bind", "127.0.0.1", "--directory", root, "0"]
    with _running(command, "Serving HTTP") as line:
        yield line.split("(")[1].split(")")[0].rstrip("/")


class _Store(BaseHTTPRequestHandler):
    """Objects under keys, as a bucket of Amazon S3 with static website hosting gives them.

    A key that ends with `/` is asked for as its `index.html`; what is not found is answered with the error document.
    Kept from S3's own manners: a key is taken to the letter. Left out: the redirection of `…/x` to `…/x/`, on which no
    link may count.
    See https://docs.aws.amazon.com/AmazonS3/latest/userguide/IndexDocumentSupport.html.
    """

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, objects: dict[str, Path], error_document: str, *args: object) -> None:
        self.objects = objects
        self.error_document = error_document
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        key = unquote(urlsplit(self.path).path).removeprefix("/")
        found = self.objects.get(f"{key}index.html" if key.endswith("/") or not key else key)
        path = found or self.objects[self.error_document]
        body = path.read_bytes()
        self.send_response(HTTPStatus.OK if found is not None else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", _TYPES.get(path.suffix, "binary/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


_TYPES: Final = {
    ".css": "text/css",
    ".csv": "text/csv",
    ".html": "text/html",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
    ".xml": "text/xml",
}
"""What the tools that copy a folder to a store guess from the names of files; a store knows no other types."""


@contextmanager
def store(root: Path, base: str, folder: Path) -> Iterator[str]:
    """Serve from a store of objects."""
    objects = {path.relative_to(root).as_posix(): path for path in _files(root)}
    handler = partial(_Store, objects, f"{base}404.html".removeprefix("/"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def _files(root: Path) -> Iterator[Path]:
    for folder, _, names in os.walk(root, followlinks=True):
        yield from (Path(folder, name) for name in names)


@dataclass(frozen=True, slots=True)
class Host:
    """A host, and what it can do."""

    serve: Serve
    has_own_not_found_page: bool = True
    """Whether it can be told which page to show for what is not found."""


HOSTS: Final[dict[str, Host]] = {
    "nginx": Host(nginx),
    "caddy": Host(caddy),
    "python": Host(python, has_own_not_found_page=False),
    "store": Host(store),
}
