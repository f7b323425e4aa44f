"""The forms of a report: what the content says is shown, and obeyed by nobody."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest
from markdown_it import MarkdownIt

from generator.difference.html import as_html
from generator.difference.markdown import as_markdown
from generator.difference.report import Block, Line, Report, Section, segments
from generator.difference.text import as_text
from generator.pages.citation import Said
from tests.difference.comparing import plain

HOSTILE: Final = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</td></table><h1>x</h1>",
    "[link](https://example.org/)",
    "![image](https://example.org/x.png)",
    "https://example.org/ and www.example.org",
    "@octocat and @org/team",
    "#12 and GH-12 and owner/name#3",
    "**bold** _it_ `code` ~~gone~~ | cell |",
    "```\nfence\n```",
    "# heading\n- item\n> quote",
    "&lt;b&gt; &amp;",
    "\x1b[31mred\x1b[0m \u202etxt",
    "$x$ $$y$$",
)


_PAGE = {"html", "head", "meta", "title", "style", "body", "main", "section", "h1", "h2", "h3", "ul", "li", "p", "code"}
OURS: Final = _PAGE | {"table", "thead", "tbody", "tr", "th", "td", "span", "del", "ins"}
"""The elements of the HTML."""


def told(before: str | None, after: str | None, label: str = "Label", note: str = "") -> Report:
    values = [Said(text, "fr") if text is not None else None for text in (before, after)]
    line = Line("changed", label, values[0], values[1], ", as of 2026", note)
    return Report(
        "en",
        "What changes",
        ("Facts changed: 1",),
        (Section("Facts", (Block("Order: X", "content/x.yaml", (line,)),)),),
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_markdown_shows_words_as_they_are(words: str) -> None:
    written = as_markdown(told(words, f"{words} 2", label=words))
    html = MarkdownIt("gfm-like", {"linkify": False}).render(written)
    tags = set(re.findall(r"</?([a-z0-9]+)", html))
    assert tags <= {"h2", "h3", "ul", "li", "p", "strong"}
    assert "onerror" not in re.sub(r"&lt;.*?&gt;", "", html)
    shown = _Text.of(html)
    one_line = " ".join(words.split("\n"))
    kept = "".join(char for char in one_line if char.isprintable())
    assert kept.replace("\u202e", "")[:4] in shown.replace("\N{WORD JOINER}", "")


@pytest.mark.parametrize("words", ["@octocat", "(@org/team)", "#12", "owner/name#3"])
def test_markdown_calls_nobody_and_refers_to_no_issue(words: str) -> None:
    shown = _Text.of(MarkdownIt().render(as_markdown(told("x", words))))
    assert re.search(r"[@#][\w]", shown) is None


def test_a_long_report_in_markdown_is_cut_and_says_so() -> None:
    lines = tuple(Line("added", f"Label {n}", None, Said("x" * 60, "en")) for n in range(2000))
    report = Report("en", "What changes", (), (Section("Facts", (Block("Order", "", lines),)),))
    written = as_markdown(report)
    assert len(written) <= 60_000
    left = 2000 - written.count("Label")
    assert written.rstrip().endswith(f"… and {left} more lines: see the whole report.")


class _Page(HTMLParser):
    """The elements of a page, with their attributes, and its words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


class _Text(_Page):
    @classmethod
    def of(cls, html: str) -> str:
        page = cls()
        page.feed(html)
        return "".join(page.words)


@pytest.mark.parametrize("words", HOSTILE)
def test_html_shows_words_as_they_are_and_asks_for_nothing(words: str) -> None:
    page = _Page()
    page.feed(as_html(told(words, words * 30, label=words, note="A note.")))
    tags = {tag for tag, _ in page.elements}
    assert tags <= OURS
    names = {name for _, attributes in page.elements for name in attributes}
    assert names <= {"lang", "charset", "http-equiv", "content", "name", "scope", "class", "aria-hidden"}
    assert words in "".join(page.words)


def test_the_only_style_of_the_html_is_the_one_that_its_policy_names() -> None:
    written = as_html(told("a", "b"))
    (style,) = re.findall(r"<style>(.*?)</style>", written, re.DOTALL)
    (policy,) = re.findall(r'content="(default[^"]*)"', written)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.replace("&#39;", "'") == f"default-src 'none'; style-src 'sha256-{digest}'"
    assert "url(" not in style
    assert "@import" not in style


def test_html_marks_the_language_of_each_value_and_the_words_that_differ() -> None:
    long = "Une phrase assez longue pour ne pas tenir sur une seule ligne avec une autre. "
    page = as_html(told(f"{long}Un prêt.", f"{long}Un don."))
    assert '<html lang="en">' in page
    assert page.count('<td lang="fr">') == 2
    assert "<del>prêt.</del>" in page
    assert "<ins>don.</ins>" in page


def test_segments_put_together_are_the_texts() -> None:
    old, new = segments("a b c d", "a x c d e")
    assert " ".join(part.text for part in old) == "a b c d"
    assert " ".join(part.text for part in new) == "a x c d e"
    assert [part.text for part in new if part.differs] == ["x", "e"]


@pytest.mark.parametrize("words", HOSTILE)
def test_a_terminal_obeys_nothing(words: str) -> None:
    shown = as_text(told(words, words, label=words)).plain
    assert re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown) is None


def test_every_line_of_the_text_starts_with_its_sign() -> None:
    shown = plain(as_text(told("a", "b", note="A note.")).plain).splitlines()
    head = ["What changes", "  Facts changed: 1", "", "Facts", "Order: X  content/x.yaml"]
    assert shown == [*head, "~ Label: a → b, as of 2026", "    A note."]


def test_the_templates_are_part_of_the_package() -> None:
    folder = Path(__file__).parents[2] / "generator" / "templates" / "difference"
    assert {path.name for path in folder.iterdir()} == {"report.css", "report.html"}
