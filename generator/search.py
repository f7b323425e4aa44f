"""The full-text index, made by Pagefind over the finished HTML, in pieces small enough for a slow connection.

What is given to Pagefind is not whole pages but their sections, so that a result leads to the section that answers and
only its text is transferred. What Pagefind writes is cut smaller, since it has no option for it: a query transfers the
pieces that hold its words, and with Pagefind's own size three words are a hundred kilobytes.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePosixPath
from string import ascii_lowercase
from tempfile import TemporaryDirectory
from typing import Any, Final, cast

import cbor2
import lxml.html
from lxml.html import HtmlElement

from generator.exports.words import STOP_WORDS

FOLDER: Final = "pagefind"
"""The folder of the index in the site."""

PAGE_OF_ONE_PART: Final = 5_000
"""The most characters of text that a page may have and be one part; a longer one is cut into its sections."""

PIECE: Final = 1_500
"""How many places of words a piece of the index holds at most, unless the words of one start have more."""

START: Final = 4
"""How many letters a start has: a word and its stem, for both of which Pagefind asks, are to lie in the same piece."""

LEAST_PART: Final = 1_000
"""The fewest characters of a section that is a part of its own; a shorter one stays with the rest of its page."""

NOISE: Final = frozenset(
    # Said on many pages, or said again on the same page: a search for it would find everything.
    (
        "as-of",
        "choices",
        "comparison",
        "contents",
        "correct",
        "crumbs",
        "grid-inherited",
        "handout",
        "help",
        "meta",
        "origin",
        "schematic",
        "sources",
        "status",
        "tags",
        "totals",
        "unpublished",
        "ways",
    )
)
"""The classes of elements, and the ids of sections, that are not indexed."""

_UNASKED: Final = frozenset((*ascii_lowercase, *STOP_WORDS.split()))
"""Words for which the search never asks Pagefind. It would load the letter `d` for every word that starts with it."""

_SIGNATURE: Final = b"pagefind_dcd"
_ELISION: Final = re.compile(r"(?i)(?<!\w)((?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’])(?=\w)")
_MARKED: Final = ".//*[@class or self::section or self::sup or @data-pagefind-ignore]"
_BODY: Final = "//main[@data-pagefind-body]"
_ANCHORED: Final = ".//*[@id][self::section or parent::*[contains(@class, 'glossary')]]"


class CannotIndex(Exception):
    """Pagefind wrote its index in another form than the one that is cut here."""


@dataclass(frozen=True, slots=True)
class Part:
    """A page, or a section of it, as Pagefind is given it."""

    path: PurePosixPath
    """`professions/infirmiere/index.html`, or `professions/infirmiere/french.html` for the section `#french` of it."""
    html: str


def index(site: Path) -> None:
    """Write the index of a built site into its `pagefind/` folder.

    Only what stands in a `main` marked `data-pagefind-body` is indexed, under the language of its page. A site without
    any has no index.

    Raises:
        subprocess.CalledProcessError: Pagefind failed; its own words are in `stderr`.
        CannotIndex: this version of Pagefind writes another form of index.
    """
    folder = site / FOLDER
    found = list(parts(site))
    if not found:
        return
    with TemporaryDirectory(prefix="parcours-") as temporary:
        for part in found:
            file = Path(temporary, part.path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(part.html, encoding="utf-8")
        command = [sys.executable, "-m", "pagefind", "--site", temporary, "--output-path", str(folder), "--silent"]
        subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - a fixed command, no shell
    # The site has its own interface, and searches without a worker: 12 kB that a reader need not wait for.
    for pattern in ("*-ui.*", "pagefind-highlight.js", "pagefind-worker.js", "wasm.unknown.pagefind"):
        for unused in folder.glob(pattern):
            unused.unlink()
    _cut(folder)


def parts(site: Path) -> Iterator[Part]:
    """Yield the parts of every page of a built site, in the order of their addresses."""
    for file in sorted(site.rglob("index.html")):
        yield from _parts(file.read_text(encoding="utf-8"), PurePosixPath(file.relative_to(site).as_posix()))


def _parts(html: str, path: PurePosixPath) -> Iterator[Part]:
    page = lxml.html.document_fromstring(html)
    bodies = cast("list[HtmlElement]", page.xpath(_BODY))
    if not bodies:
        return
    body, lang = bodies[0], page.get("lang", "")
    for element in cast("list[HtmlElement]", body.xpath(_MARKED)):
        names = element.get("class", "").split()
        if element.tag == "section":
            names.append(element.get("id", ""))
        if element.tag == "sup" or "data-pagefind-ignore" in element.attrib or not NOISE.isdisjoint(names):
            element.drop_tree()
    title = next((" ".join(h1.text_content().split()) for h1 in body.iter("h1")), "")
    sections = cast("list[HtmlElement]", body.xpath(_ANCHORED))
    if len(body.text_content()) > PAGE_OF_ONE_PART:
        for section in sections:
            is_outermost = not any(above in sections for above in section.iterancestors())
            if is_outermost and len(section.text_content()) >= LEAST_PART:
                section.drop_tree()
                yield Part(path.with_name(f"{section.get('id')}.html"), _document(lang, title, section))
    if len(body.text_content().strip()) > len(title):
        yield Part(path, _document(lang, title, body))


def _document(lang: str, title: str, element: HtmlElement) -> str:
    """A document of one part: the title of its page, so that the page's own name counts, and what the part says.

    The element is moved into the document.
    """
    whole = lxml.html.Element("html", {"lang": lang})
    body = lxml.html.Element("body", {"data-pagefind-body": ""})
    whole.append(body)
    if element.tag == "main":
        for heading in element.iter("h1"):
            heading.set("data-pagefind-weight", "10")
    else:
        page = lxml.html.Element("h1")
        page.text = title
        body.append(page)
        if (heading := next(element.iter("h2", "h3", "dt"), None)) is not None:
            heading.set("data-pagefind-meta", "section")
    element.tail = None
    body.append(element)
    # Pagefind takes “l'ordre” for one word, which a search for “ordre” would not find, and joins what stands in two
    # cells of a table. The script of the search takes the space after an elision out again.
    return _ELISION.sub(r"\1 ", lxml.html.tostring(whole, encoding="unicode").replace("><", "> <"))


def _cut(folder: Path) -> None:
    """Cut the index of every language into small pieces, and write what leads to them anew."""
    entry_file = folder / "pagefind-entry.json"
    entry = json.loads(entry_file.read_bytes())
    for language, about in entry["languages"].items():
        meta_file = folder / f"pagefind.{about['hash']}.pf_meta"
        meta = _decode(meta_file)
        try:
            version, pages, chunks, *rest = meta
            words = [word for _, _, name in chunks for word in _decode(_chunk_file(folder, name))[0]]
            words = [word for word in words if word[0] not in _UNASKED]
            pieces = list(_pieces(words))
        except (TypeError, ValueError, IndexError, KeyError) as error:
            raise CannotIndex(f"{meta_file.name}: {error}") from error
        for _, _, name in chunks:
            _chunk_file(folder, name).unlink()
        names = [_write(folder / "index", f"{language}_", ".pf_index", [piece]) for piece in pieces]
        # From the start of the first word to the end of all that begins as the last does.
        listed = [
            [piece[0][0][:START], f"{piece[-1][0][:START]}\uffff", name]
            for piece, name in zip(pieces, names, strict=True)
        ]
        meta_file.unlink()
        name = _write(folder, f"pagefind.{language}_", ".pf_meta", [version, pages, listed, *rest])
        about["hash"] = name.removeprefix("pagefind.")
    # Pagefind lists the languages in another order on every run; builds reproduce.
    entry_file.write_text(json.dumps(entry, sort_keys=True), encoding="utf-8")


def _pieces(words: list[list[Any]]) -> Iterator[list[list[Any]]]:
    """Yield the words in pieces. A word is `[word, pages, [[spelling, pages], …]]`, a page `[page, places, …]`."""
    piece: list[list[Any]] = []
    size = 0
    for _, found in groupby(words, key=lambda word: word[0][:START]):
        together = list(found)
        places = sum(len(page[1]) + 1 for word in together for pages in _pages(word) for page in pages)
        if piece and size + places > PIECE:
            yield piece
            piece, size = [], 0
        piece += together
        size += places
    if piece:
        yield piece


def _pages(word: list[Any]) -> list[list[Any]]:
    return [word[1], *(pages for _, pages in word[2])]


def _chunk_file(folder: Path, name: str) -> Path:
    return folder / "index" / f"{name}.pf_index"


def _decode(file: Path) -> Any:
    content = gzip.decompress(file.read_bytes())
    if not content.startswith(_SIGNATURE):
        raise CannotIndex(f"{file.name}: {content[:12]!r}")
    return cbor2.loads(content.removeprefix(_SIGNATURE))


def _write(folder: Path, prefix: str, suffix: str, content: list[Any]) -> str:
    """Write a file that is named after its content; return its name without the suffix."""
    encoded = _SIGNATURE + cbor2.dumps(content)
    name = f"{prefix}{hashlib.sha256(encoded).hexdigest()[:8]}"
    # Without the time, so that builds reproduce.
    (folder / f"{name}{suffix}").write_bytes(gzip.compress(encoded, compresslevel=9, mtime=0))
    return name
