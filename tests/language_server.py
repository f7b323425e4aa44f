"""A client of the language server that VS Code and other editors use for YAML, over its standard streams."""

from __future__ import annotations

import json
import queue
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
SERVER: Final = ROOT / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
PATIENCE: Final = 60
"""Seconds after which a server that says nothing is taken for dead."""


@dataclass(frozen=True)
class Document:
    """An open file, and what the server finds wrong in it."""

    uri: str
    text: str
    diagnostics: list[dict[str, Any]]

    def line(self, start: str) -> int:
        """The number of the first line that starts so."""
        return next(number for number, line in enumerate(self.text.split("\n"), 1) if line.startswith(start))


class LanguageServer:
    """A running server. Places are counted from 1, as findings count them."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._ids = 0
        self._opened = 0
        self._answers: queue.Queue[dict[str, Any]] = queue.Queue()
        self._diagnostics: dict[str, list[dict[str, Any]]] = {}
        threading.Thread(target=self._listen, daemon=True).start()
        self.request("initialize", {"processId": None, "rootUri": ROOT.as_uri(), "capabilities": {}})
        # As an editor out of the box, but without the catalogue of schemas on the network.
        settings = {"yaml": {"schemaStore": {"enable": False}, "hover": True, "completion": True, "validate": True}}
        self._settings: dict[str, Any] = settings
        self.notify("initialized", {})
        self.notify("workspace/didChangeConfiguration", {"settings": settings})

    def open(self, folder: Path, text: str) -> Document:
        """Open a text as a file of a folder, under a name that nothing else has."""
        self._opened += 1
        uri = (folder.absolute() / f"fichier-{self._opened}.yaml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})
        while uri not in self._diagnostics:
            self._take(self._answers.get(timeout=PATIENCE))
        return Document(uri, text, self._diagnostics[uri])

    def hover(self, document: Document, line: int, column: int) -> str:
        """Return what the server explains at a place."""
        answer = self.request("textDocument/hover", self._at(document, line, column))
        return str(answer["contents"]["value"]) if answer else ""

    def complete(self, document: Document, line: int, column: int) -> list[dict[str, Any]]:
        """Return what the server offers at a place."""
        items: list[dict[str, Any]] = self.request("textDocument/completion", self._at(document, line, column))["items"]
        return items

    def request(self, method: str, params: Any) -> Any:
        """Ask, and return the answer."""
        self._ids += 1
        asked = self._ids
        self._send({"jsonrpc": "2.0", "id": asked, "method": method, "params": params})
        while True:
            message = self._answers.get(timeout=PATIENCE)
            if "method" not in message and message.get("id") == asked:
                assert "error" not in message, message
                return message["result"]
            self._take(message)

    def notify(self, method: str, params: Any) -> None:
        """Say something that has no answer."""
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    @staticmethod
    def _at(document: Document, line: int, column: int) -> dict[str, Any]:
        return {"textDocument": {"uri": document.uri}, "position": {"line": line - 1, "character": column - 1}}

    def _take(self, message: dict[str, Any]) -> None:
        if message.get("method") == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif message.get("method") == "workspace/configuration":
            asked = [self._settings.get(item.get("section", ""), {}) for item in message["params"]["items"]]
            self._send({"jsonrpc": "2.0", "id": message["id"], "result": asked})
        elif "id" in message and "method" in message:
            self._send({"jsonrpc": "2.0", "id": message["id"], "result": None})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps(message).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while line := stream.readline():
            length = int(line.split(b":")[1])
            while stream.readline().strip():
                pass
            self._answers.put(json.loads(stream.read(length)))


@contextmanager
def running() -> Iterator[LanguageServer]:
    """Run a server for as long as the block lasts."""
    node = shutil.which("node")
    assert node is not None, "no Node: tools/system-packages node"
    assert SERVER.exists(), "no language server: npm ci"
    command = [node, str(SERVER), "--stdio"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        yield LanguageServer(process)
    finally:
        process.kill()
        process.wait()
