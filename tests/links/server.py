"""Servers on this machine that answer as sites do: well, badly, late, never, or round in circles."""

from __future__ import annotations

import socket
import ssl
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic
from typing import Any

import trustme

Headers = Mapping[str, str]


@dataclass
class Site:
    """What a server answers, by path, and what it was asked."""

    origin: str = ""
    answers: dict[str, list[tuple[int, Headers]]] = field(default_factory=dict)
    """One answer after the other; the last is given for good. `HEAD /path` is for that method alone."""
    bodies: dict[str, bytes] = field(default_factory=dict)
    asked: list[tuple[str, str, float]] = field(default_factory=list)
    connections: int = 0
    sent: Counter[str] = field(default_factory=Counter)
    """Bytes of bodies that were taken, by path."""

    def url(self, path: str) -> str:
        return self.origin + path

    def says(self, path: str, status: int, *, then: int | None = None, **headers: str) -> str:
        """Have an address answer so, and otherwise from the second time on; return it."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        answers = [(status, named), *([(then, {})] if then is not None else [])]
        self.answers[path] = answers
        return self.url(path.removeprefix("HEAD "))

    def methods(self, path: str) -> list[str]:
        """How an address was asked for."""
        return [method for method, asked, _ in self.asked if asked == path]


@contextmanager
def serving(*, is_secure: bool = False) -> Iterator[Site]:
    """Serve a site on a free port of this machine; if secure, with a certificate that nobody vouches for."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            site.asked.append((self.command, self.path, monotonic()))
            name = f"{self.command} {self.path}"
            known = site.answers.get(name) or site.answers.get(self.path) or [(404, {})]
            status, headers = known.pop(0) if len(known) > 1 else known[0]
            body = b"" if self.command == "HEAD" else site.bodies.get(self.path, b"words")
            self.send_response(status)
            for header, value in headers.items():
                self.send_header(header, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            for start in range(0, len(body), 65536):
                self.wfile.write(body[start : start + 65536])
                site.sent[self.path] += 65536

        do_GET = do_HEAD = answer  # noqa: N815 - the names that the base class calls

        def log_message(self, format: str, *arguments: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def get_request(self) -> Any:
            site.connections += 1
            return super().get_request()

        def handle_error(self, request: object, client_address: object) -> None:
            """A client that takes no more is no error here."""

    server = Server(("127.0.0.1", 0), Handler)
    scheme = "http"
    if is_secure:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        trustme.CA().issue_cert("localhost", "127.0.0.1").configure_cert(context)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        scheme = "https"
    site.origin = f"{scheme}://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def silent() -> Iterator[str]:
    """An address whose server takes the connection and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/page"


def nobody() -> str:
    """An address at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    return f"http://127.0.0.1:{port}/page"
