"""A finished page becomes Markdown that says the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.markdown import TextPage, pages_of

URL = "https://example.org/"
SHELL = """<!doctype html><html lang="{lang}"><head><meta name="description" content="L&#39;essentiel.">
<link rel="alternate" hreflang="fr" href="https://example.org/a/"></head>
<body><nav>Menu</nav><main id="content"><h1>Title</h1>{main}</main></body></html>"""


def page(folder: Path, main: str, lang: str = "fr", path: str = "a/") -> TextPage:
    """Return a page as text, beside a page `b/`."""
    for name, body in ((path, main), ("b/", "")):
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "index.html").write_text(SHELL.format(lang=lang, main=body), encoding="utf-8")
    return next(found for found in pages_of(folder, URL) if found.path == path)


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>One <strong>two</strong> <em>three</em></p>", "One **two** *three*"),
        ("<p>a_b [c]</p>", "a\\_b \\[c\\]"),
        ("<p>1. April</p>", "1\\. April"),
        ("<ul><li>one</li><li>two</li></ul>", "-   one\n-   two"),
        ("<ol><li>one</li><li><p>two</p><p>three</p></li></ol>", "1.  one\n\n2.  two\n\n    three"),
        ('<section id="s"><h2>Part</h2></section>', "## Part {#s}"),
        ("<table><tr><th>a</th></tr><tr><td>b</td></tr></table>", "| a |\n| --- |\n| b |"),
        ('<p><a href="../b/">other</a> <a href="../none/">none</a></p>', "[other](page:b/) none"),
        ('<p><a href="https://example.com/x">away</a></p>', "[away](https://example.com/x)"),
        ("<nav>left out</nav><form>and</form><svg>out</svg><p>kept</p>", "kept"),
    ],
)
def test_what_a_page_says_becomes_markdown(tmp_path: Path, html: str, markdown: str) -> None:
    assert page(tmp_path, html).markdown == f"# Title\n\n{markdown}\n"


def test_a_page_keeps_its_language_its_title_and_the_address_of_its_original(tmp_path: Path) -> None:
    found = page(tmp_path, "", "en", "en/x/")
    assert (found.locale, found.title, found.description, found.original) == ("en", "Title", "L'essentiel.", "a/")
