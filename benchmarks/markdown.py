"""A finished site turned back into Markdown, so that other tools build the same text, page for page.

Only the text of `<main>` is kept, with its headings, lists, tables, links and emphasis. What tools make themselves is
left out (navigation, tables of contents), and so is what only Parcours makes (drawings, forms).
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class TextPage:
    """A page of the site as text."""

    path: str
    """Where it stands in the site: `en/professions/nurse/`."""
    original: str
    """Where the French page of the same record stands; the French page's own path on that page."""
    locale: str
    title: str
    description: str
    markdown: str
    """Links to other pages read `page:` and the path of the page."""


def pages_of(site: Path, site_url: str) -> list[TextPage]:
    """Return every page of a site that Parcours built, as text, in the order of paths."""
    files = sorted(path for path in site.rglob("index.html"))
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(partial(_page, site, site_url), files, chunksize=16))


_INDENT: Final = "    "
_VOID: Final = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_INLINE: Final = frozenset({"a", "abbr", "b", "br", "cite", "code", "em", "i", "span", "strong", "sub", "sup"})
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_LEFT_OUT = re.compile(r"<(nav|figure|form|script|svg)\b.*?</\1>", re.DOTALL)
_MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
_LOCALE = re.compile(r'<html lang="(\w+)"')
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')
_ORIGINAL = re.compile(r'<link rel="alternate" hreflang="fr" href="([^"]*)"')
_SPACE = re.compile(r"[ \t\r\n\f]+")
_SPECIAL = re.compile(r"[\\`*_\[\]|]")
_BLOCK_START = re.compile(r"^(\d+)([.)])(?=\s)|^([-+#>])(?=\s)")


@dataclass(slots=True)
class _Node:
    tag: str
    attributes: dict[str, str]
    children: list[_Node | str] = field(default_factory=list)

    def nodes(self) -> Iterator[_Node]:
        """Yield the node and all nodes in it, in the order of the document."""
        yield self
        for child in self.children:
            if isinstance(child, _Node):
                yield from child.nodes()


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [_Node("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = _Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in _VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if any(node.tag == tag for node in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def _page(site: Path, site_url: str, file: Path) -> TextPage:
    html = file.read_text(encoding="utf-8")
    path = file.relative_to(site).as_posix().removesuffix("index.html")
    found = _MAIN.search(html)
    assert found is not None, file
    tree = _Tree()
    tree.feed(_LEFT_OUT.sub("", found.group(1)))
    main = tree.open[0]
    writer = _Writer(site, path, _place_ids(main))
    text = "\n\n".join(writer.blocks(main.children)) + "\n"
    title = next(node for node in main.nodes() if node.tag == "h1")
    original = _ORIGINAL.search(html)
    return TextPage(
        path=path,
        original=original.group(1).removeprefix(site_url) if original is not None else path,
        locale=_first(_LOCALE, html),
        title=_plain(title),
        description=_first(_DESCRIPTION, html),
        markdown=text,
    )


def _first(pattern: re.Pattern[str], html: str) -> str:
    match = pattern.search(html)
    return unescape(match.group(1)) if match is not None else ""


def _plain(node: _Node) -> str:
    words = "".join(child if isinstance(child, str) else _plain(child) for child in node.children)
    return _SPACE.sub(" ", words).strip()


def _place_ids(root: _Node) -> dict[str, str]:
    """Give the ids of sections and items to their headings; return, for every id, that of its heading.

    Markdown can name headings only. An id without a heading leads to the heading above it.
    """
    headings: dict[str, str] = {}
    above = ""
    waiting: list[str] = []
    for node in root.nodes():
        found = node.attributes.get("id", "")
        if node.tag in _HEADINGS:
            above = node.attributes["id"] = found or (waiting[-1] if waiting else "")
            headings.update(dict.fromkeys((*waiting, *([found] if found else ())), above))
            waiting.clear()
        elif found:
            # Sources have no heading of their own; the next one on the page is not theirs.
            if any(inner.tag in _HEADINGS for inner in node.nodes()):
                waiting.append(found)
            else:
                headings[found] = above
    return headings


@dataclass(frozen=True, slots=True)
class _Writer:
    site: Path
    path: str
    """The path of the page."""
    headings: dict[str, str]

    def blocks(self, children: Iterable[_Node | str]) -> list[str]:
        """Return the Markdown blocks of some HTML."""
        out: list[str] = []
        run: list[_Node | str] = []

        def flush() -> None:
            if text := self.line(run):
                out.append(_BLOCK_START.sub(_escape_start, text))
            run.clear()

        for child in children:
            if isinstance(child, str) or child.tag in _INLINE:
                run.append(child)
            else:
                flush()
                out.extend(self.block(child))
        flush()
        return out

    def block(self, node: _Node) -> list[str]:
        if node.tag in _HEADINGS:
            anchor = node.attributes.get("id")
            name = f" {{#{anchor}}}" if anchor else ""
            return [f"{'#' * _HEADINGS.index(node.tag)}# {self.line(node.children)}{name}"]
        if node.tag in {"ul", "ol"}:
            return [self.items(node)]
        if node.tag == "dt":
            return [f"**{self.line(node.children)}**"]
        if node.tag == "table":
            captions = [self.line(found.children) for found in node.nodes() if found.tag == "caption"]
            return [*captions, self.table(node)]
        return self.blocks(node.children)

    def items(self, node: _Node) -> str:
        items = []
        number = 0
        for child in node.children:
            if not isinstance(child, _Node):
                continue
            number += 1
            # Four columns, whatever the marker: Python-Markdown and CommonMark then read nested lists alike.
            marker = f"{number}.".ljust(4) if node.tag == "ol" else "-   "
            marker = marker if marker.endswith(" ") else f"{marker} "
            blocks = self.blocks(child.children)
            body = "\n\n".join(blocks).replace("\n", f"\n{_INDENT}").replace(f"\n{_INDENT}\n", "\n\n")
            items.append((marker + body, len(blocks) > 1))
        return ("\n\n" if any(loose for _, loose in items) else "\n").join(text for text, _ in items)

    def table(self, node: _Node) -> str:
        rows = [
            [self.line(cell.children) for cell in row.children if isinstance(cell, _Node)]
            for row in node.nodes()
            if row.tag == "tr"
        ]
        rows.insert(1, ["---"] * len(rows[0]))
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def line(self, children: Iterable[_Node | str]) -> str:
        """Return inline Markdown, on one line."""
        return _SPACE.sub(" ", "".join(self.inline(child) for child in children)).strip(" ")

    def inline(self, node: _Node | str) -> str:
        if isinstance(node, str):
            return _SPECIAL.sub(r"\\\g<0>", node).replace("&", "&amp;").replace("<", "&lt;")
        if node.tag == "br":
            return " "
        words = "".join(self.inline(child) for child in node.children)
        core = words.strip()
        if not core:
            return words
        match node.tag:
            case "strong" | "b":
                marked = f"**{core}**"
            case "em" | "i" | "cite":
                marked = f"*{core}*"
            case "a":
                marked = self.link(core, node.attributes.get("href", ""))
            case _:
                return words
        return words.replace(core, marked, 1)

    def link(self, words: str, href: str) -> str:
        parts = urlsplit(href)
        if parts.scheme:
            return f"[{words}](<{href}>)" if re.search(r"[()\s]", href) else f"[{words}]({href})"
        if not parts.path:
            heading = self.headings.get(parts.fragment)
            return f"[{words}](#{heading})" if heading else words
        target = posixpath.normpath(posixpath.join(self.path, parts.path)).removeprefix(".")
        if not (self.site / target / "index.html").is_file():
            return words
        return f"[{words}](page:{target}{'/' if target else ''})"


def _escape_start(match: re.Match[str]) -> str:
    number, dot, mark = match.groups()
    return f"{number}\\{dot}" if number else f"\\{mark}"
