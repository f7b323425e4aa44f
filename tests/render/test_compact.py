"""What is left out of a finished page is never seen."""

from __future__ import annotations

import re

import pytest

from generator.render.compact import compact
from generator.render.renderer import TEMPLATES


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<ul>\n<li>a</li>\n\n  <li>b</li>\n</ul>\n<p>c", "<ul><li>a</li><li>b</li></ul><p>c"),
        ('<p class="a">\nWords\n</p>', '<p class="a">Words</p>'),
        ("L&#39;ordre", "L'ordre"),
        ('<a title="a &gt; b">c</a>', '<a title="a &gt; b">c</a>'),
    ],
)
def test_line_breaks_around_blocks_and_escaped_apostrophes_are_left_out(html: str, left: str) -> None:
    assert compact(html) == left


@pytest.mark.parametrize(
    "html",
    [
        "<a>one</a>\n<a>two</a>",
        "<span>one</span> <span>two</span>",
        "<em>one</em>\ntwo",
        "<p>Cher\u00a0</p>",
        "<li>one</li> <li>two</li>",
        "<text><tspan>one </tspan><tspan>two</tspan></text>",
        "&lt;b&gt; &amp; &#34;",
    ],
)
def test_a_space_between_words_stays(html: str) -> None:
    assert compact(html) == html


def test_no_template_writes_an_attribute_between_apostrophes() -> None:
    files = list(TEMPLATES.rglob("*.html"))
    assert files
    assert [file.name for file in files if re.search(r"<[^>{}]*\s[\w-]+='", file.read_text(encoding="utf-8"))] == []
