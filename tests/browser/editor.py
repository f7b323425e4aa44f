"""The editing page at work: a clone of the content under `decap-server`, the page served, and a hand on its forms."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.error import URLError
from urllib.request import Request, urlopen

from playwright.sync_api import Locator, Page

from generator.admin import FOLDER, Repository, admin_files
from generator.pages.publication import Publication
from tests.browser.pages import BASE
from tests.browser.running import ROOT, served

REPOSITORY: Final = "https://github.com/parcours-quebec/parcours"
BRANCH: Final = "main"
DEADLINE: Final = 60.0
"""Seconds after which a server that does not answer has failed."""


@dataclass(frozen=True)
class Desk:
    """A clone that is edited, and the page that edits it."""

    clone: Path
    url: str
    """Of the editing page."""

    def git(self, *arguments: str) -> str:
        """Run Git in the clone."""
        return git(self.clone, *arguments)

    def saved(self, path: str, collection: str) -> str:
        """Return what the page saved of a record, on the branch of its own that waits for review."""
        return self.git("show", f"{self.branch(path, collection)}:{path}")

    def branch(self, path: str, collection: str) -> str:
        """Return the branch on which the page saves a record."""
        return f"cms/{collection}/{path.removeprefix(f'content/{collection}/').removesuffix('.yaml')}"


def git(folder: Path, *arguments: str) -> str:
    """Run Git in a folder and return what it says."""
    who = ["-c", "user.name=Parcours", "-c", "user.email=parcours@example.org"]
    done = subprocess.run(["git", *who, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


def clone(folder: Path, content: Path) -> Path:
    """Make a repository, in a folder that is not there yet, that holds some records."""
    shutil.copytree(content, folder / "content")
    git(folder, "init", "--quiet", f"--initial-branch={BRANCH}")
    # What the server commits is not signed by whoever runs the tests.
    git(folder, "config", "user.name", "Parcours")
    git(folder, "config", "user.email", "parcours@example.org")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=Les fiches")
    return folder


@contextmanager
def desk(folder: Path, repository: Path) -> Iterator[Desk]:
    """Serve the editing page below the base path, from a folder, over a `decap-server` that commits to a clone."""
    with _proxied(repository) as proxy:
        records = Repository(REPOSITORY, BRANCH, proxy=proxy)
        for path, content in admin_files(records, Publication("Parcours"), ROOT / "node_modules"):
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode() if isinstance(content, str) else content)
        (folder / "assets").mkdir()
        shutil.copy(ROOT / "overrides" / "assets" / "icon.svg", folder / "assets")
        (folder / "404.html").write_text("", encoding="utf-8")
        with served(folder) as origin:
            yield Desk(repository, f"{origin}{BASE}{FOLDER}")


@contextmanager
def _proxied(repository: Path) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environ = {
        **os.environ,
        "PORT": str(port),
        "BIND_HOST": "127.0.0.1",
        "MODE": "git",
        "GIT_REPO_DIRECTORY": str(repository),
        "LOG_LEVEL": "error",
    }
    command = ["node", str(ROOT / "node_modules" / "decap-server" / "dist" / "index.js")]
    with subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL, cwd=repository) as server:
        try:
            address = f"http://127.0.0.1:{port}/api/v1"
            _await(address)
            yield address
        finally:
            server.terminate()


def _await(address: str) -> None:
    """Return once a server answers."""
    question = Request(address, b'{"action":"info"}', {"Content-Type": "application/json"})
    end = time.monotonic() + DEADLINE
    while True:
        try:
            urlopen(question, timeout=DEADLINE).close()
        except URLError:
            assert time.monotonic() < end, f"nothing answers at {address}"
            time.sleep(0.05)
        else:
            return


class Form:
    """The form of a record, or a part of it, as a person finds her way: by the names of fields."""

    def __init__(self, page: Page, part: Locator) -> None:
        self.page = page
        self.part = part

    def field(self, name: str) -> Form:
        """Return the first field of a name in this part."""
        label = self.part.locator(f'label[for^="{name}-field-"]').first
        return Form(self.page, label.locator("xpath=../.."))

    def open(self) -> Form:
        """Open a list or a group that is closed."""
        self.part.get_by_role("button", name="Ouvrir :", exact=False).first.click()
        return self

    def item(self, words: str) -> Form:
        """Open the item of a list that is summed up by some words."""
        self.part.get_by_role("button", name=f"Ouvrir ou fermer : {words}").first.click()
        return Form(self.page, self._row(words))

    def last(self) -> Form:
        """Return the last item of a list, which is open: the one just added."""
        return Form(self.page, self.part.locator(f"{_ROW}:not({_ROW} {_ROW})").last)

    def _row(self, words: str) -> Locator:
        return self.part.locator(
            _ROW, has=self.page.locator(f'button[aria-label^="Ouvrir ou fermer\u00a0: {words}"]')
        ).last

    def add(self, what: str) -> Form:
        """Add an item to a list."""
        self.part.get_by_role("button", name=f"Ajouter {what}", exact=True).last.click()
        return self

    def write(self, text: str) -> None:
        """Write a text, a number or a date into a field."""
        self.part.locator("input, textarea").first.fill(text)

    def choose(self, words: str) -> None:
        """Choose a value of an enumeration, or a record, by its words."""
        self.part.get_by_role("combobox").first.click()
        self.page.get_by_role("option", name=words, exact=True).click()

    def pick(self, value: str) -> None:
        """Pick a part of the same record, by its id."""
        picker = self.part.locator("select").first
        picker.focus()
        picker.select_option(value)


_ROW: Final = '[class*="-SortableListItem"]'


def signed_in(page: Page, at: Desk) -> None:
    """Open the page and sign in, which a local server asks no password for."""
    page.goto(at.url)
    page.get_by_role("button", name="Se connecter").click()
    page.get_by_role("heading", name="Collections").wait_for()


def opened(page: Page, at: Desk, collection: str, slug: str) -> Form:
    """Open a record."""
    page.goto(f"{at.url}#/collections/{collection}/entries/{slug}")
    page.locator('label[for^="id-field-"]').first.wait_for()
    return Form(page, page.locator("body"))


def save(page: Page) -> None:
    """Save, and wait until the record is on its branch."""
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    page.get_by_text("Entrée enregistrée").first.wait_for()
