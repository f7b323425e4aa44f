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
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path, PurePosixPath
from string import ascii_lowercase
from tempfile import TemporaryDirectory
from typing import Any, Final, TypeVar, cast

import cbor2
import deflate
import lxml.html
from lxml.html import HtmlElement
from pydantic import TypeAdapter, ValidationError

from generator.exports.words import STOP_WORDS
from generator.parallel import spread

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
        "status-compiled",
        "status-confirmed",
        "tags",
        "totals",
        "unpublished",
        "ways",
    )
)
"""The classes of elements, and the ids of sections, that are not indexed."""

_PARALLEL_FROM: Final = 200
"""The number of pages from which a second process pays for itself."""

_UNASKED: Final = frozenset((*ascii_lowercase, *STOP_WORDS.split()))
"""Words for which the search never asks Pagefind. It would load the letter `d` for every word that starts with it."""

_ENTRY: Final = "pagefind-entry.json"
_SIGNATURE: Final = b"pagefind_dcd"
_ELISION: Final = re.compile(r"(?i)(?<!\w)((?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’])(?=\w)")
_MARKED: Final = ".//*[@class or self::section or self::sup or @data-pagefind-ignore]"
_LANGUAGE: Final = re.compile(r"<html[^>]*\blang=\"?([\w-]+)")
_BODY: Final = "//main[@data-pagefind-body]"
_ANCHORED: Final = ".//*[@id][self::section or parent::*[contains(@class, 'glossary')]]"


Place = tuple[int, list[int], list[Any]]
"""How far the page is from the one before in the list, and where on it the word stands."""

Word = tuple[str, list[Place], list[tuple[str, list[Place]]]]
"""A stem, where it stands, and where each other spelling of it stands."""

Chunk = tuple[list[Word]]
"""What a file of the index holds."""

Meta = tuple[str, list[tuple[str, int]], list[tuple[str, str, str]], list[Any], list[Any], list[Any]]
"""What leads to the files of a language: Pagefind's version, the pages with their lengths, the chunks (the first word,
the last, the name), and the filters, orders and fields, which are written again as they are."""

_META: Final = TypeAdapter[Meta](Meta)
_CHUNK: Final = TypeAdapter[Chunk](Chunk)


T = TypeVar("T")


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
    any has no index. Each language is indexed by itself, on a core of its own.

    Raises:
        subprocess.CalledProcessError: Pagefind failed; its own words are in `stderr`.
        CannotIndex: this version of Pagefind writes another form of index.
    """
    pages = _by_language(site)
    least = 2 if sum(map(len, pages.values())) >= _PARALLEL_FROM else len(pages) + 1
    entries = [entry for entry in spread(partial(_index, site), sorted(pages.items()), least) if entry is not None]
    if entries:
        languages = {name: about for entry in entries for name, about in entry["languages"].items()}
        whole = json.dumps({**entries[0], "languages": languages}, sort_keys=True)
        (site / FOLDER / _ENTRY).write_text(whole, encoding="utf-8")


def _by_language(site: Path) -> Mapping[str, Sequence[Path]]:
    """Return the pages of each language, by their addresses."""
    found: dict[str, list[Path]] = defaultdict(list)
    for file in sorted(site.rglob("index.html")):
        with file.open(encoding="utf-8") as text:
            if (language := _LANGUAGE.search(text.read(200))) is not None:
                found[language[1]].append(file)
    return found


def _index(site: Path, pages: tuple[str, Sequence[Path]]) -> dict[str, Any] | None:
    """Index the pages of a language; return what leads to its index, or nothing where they say nothing."""
    language, files = pages
    with TemporaryDirectory(prefix="parcours-") as temporary:
        texts, written = Path(temporary, "texts"), Path(temporary, "written")
        for part in (part for file in files for part in parts(file, site)):
            text = texts / part.path
            text.parent.mkdir(parents=True, exist_ok=True)
            text.write_text(part.html, encoding="utf-8")
        if not texts.exists():
            return None
        command = [sys.executable, "-m", "pagefind", "--site", str(texts), "--output-path", str(written), "--silent"]
        subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - a fixed command, no shell
        return cut(written, site / FOLDER, language)


def parts(file: Path, site: Path) -> Iterator[Part]:
    """Yield the parts of a page of a built site."""
    path = PurePosixPath(file.relative_to(site).as_posix())
    page = lxml.html.document_fromstring(file.read_text(encoding="utf-8"))
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


def cut(written: Path, folder: Path, language: str) -> dict[str, Any]:
    """Put what Pagefind wrote of a language into the folder of the index, cut into small pieces.

    What the site does not use stays behind: it has an interface of its own, and searches without a worker, 12 kB that
    a reader need not wait for.

    Returns:
        What leads to the index: what Pagefind wrote, with the name of the new file.

    Raises:
        CannotIndex: a file is missing, or holds something else than `Meta` and `Chunk` say.
    """
    try:
        entry = json.loads((written / _ENTRY).read_bytes())
        about = entry["languages"][language]
        version, pages, chunks, *rest = _read(_META, written / f"pagefind.{about['hash']}.pf_meta")
        named = [name for _, _, name in chunks]
        words = [word for name in named for word in _read(_CHUNK, written / "index" / f"{name}.pf_index")[0]]
        shutil.copytree(written / "fragment", folder / "fragment", dirs_exist_ok=True)
        shutil.copy(written / "pagefind.js", folder)
        # The largest file of a first query.
        wasm = f"wasm.{about['wasm']}.pagefind"
        (folder / wasm).write_bytes(_compress(gzip.decompress((written / wasm).read_bytes())))
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise CannotIndex(f"Pagefind's index of “{language}” has another form than expected: {error}") from error
    (folder / "index").mkdir(parents=True, exist_ok=True)
    listed = []
    for piece in _pieces(word for word in words if word[0] not in _UNASKED):
        name = _write(folder / "index", f"{language}_", ".pf_index", [piece])
        # From the start of the first word to the end of all that begins as the last does.
        listed.append([piece[0][0][:START], f"{piece[-1][0][:START]}\uffff", name])
    name = _write(folder, f"pagefind.{language}_", ".pf_meta", [version, pages, listed, *rest])
    about["hash"] = name.removeprefix("pagefind.")
    return cast("dict[str, Any]", entry)


def _pieces(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Yield the words in pieces; those of one start lie in one piece."""
    piece: list[Word] = []
    size = 0
    for _, found in groupby(words, key=lambda word: word[0][:START]):
        together = list(found)
        places = sum(len(where) + 1 for word in together for pages in _pages(word) for _, where, _ in pages)
        if piece and size + places > PIECE:
            yield piece
            piece, size = [], 0
        piece += together
        size += places
    if piece:
        yield piece


def _pages(word: Word) -> list[list[Place]]:
    return [word[1], *(pages for _, pages in word[2])]


def _compress(content: bytes) -> bytes:
    return bytes(deflate.gzip_compress(content, 12))


def _read(form: TypeAdapter[T], file: Path) -> T:
    """Return what a file of Pagefind's holds, if it has the form."""
    content = gzip.decompress(file.read_bytes())
    if not content.startswith(_SIGNATURE):
        raise ValueError(f"{file.name}: {content[:12]!r}")
    try:
        return form.validate_python(cbor2.loads(content.removeprefix(_SIGNATURE)))
    except ValidationError as error:
        raise ValueError(f"{file.name}: {error.errors()[0]['msg']} at {error.errors()[0]['loc']}") from error


def _write(folder: Path, prefix: str, suffix: str, content: list[Any]) -> str:
    """Write a file that is named after its content; return its name without the suffix."""
    encoded = _SIGNATURE + cbor2.dumps(content)
    name = f"{prefix}{hashlib.sha256(encoded).hexdigest()[:8]}"
    (folder / f"{name}{suffix}").write_bytes(_compress(encoded))
    return name
