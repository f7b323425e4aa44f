"""The Markdown subset: what it renders, and that nothing else gets through."""

from __future__ import annotations

from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from generator.markdown import is_allowed_link, links, outside_subset, render
from generator.model.url import ALLOWED_SCHEMES

TAIL = Markup('<sup><a href="#source-1">1</a></sup>')
SUBSET = {"p", "em", "strong", "ul", "ol", "li", "a"}


def html(text: str, tail: str = "") -> str:
    """The HTML of a text whose words are only escaped, and whose records stand at `/<kind>/<id>`."""
    return render(text, escape, lambda target: f"/{target}", tail)


def tree(text: str, tail: str = "") -> ElementTree.Element:
    """The same as a tree; fails where an element is not closed in its place."""
    return ElementTree.fromstring(f"<root>{html(text, tail)}</root>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un paragraphe.", "<p>Un paragraphe.</p>"),
        ("Un.\n\nDeux.", "<p>Un.</p><p>Deux.</p>"),
        ("Une ligne\ncoupée.", "<p>Une ligne\ncoupée.</p>"),
        ("*Vite* et **bien**.", "<p><em>Vite</em> et <strong>bien</strong>.</p>"),
        ("- un\n- deux", "<ul><li>un</li><li>deux</li></ul>"),
        ("1. un\n2. deux", "<ol><li>un</li><li>deux</li></ol>"),
        ("Liste :\n\n- un\n  - dedans\n", "<p>Liste :</p><ul><li>un<ul><li>dedans</li></ul></li></ul>"),
        ("- un\n\n- deux", "<ul><li><p>un</p></li><li><p>deux</p></li></ul>"),
        (
            "[Le site](https://example.org/a?b=1&c=2).",
            '<p><a href="https://example.org/a?b=1&amp;c=2">Le site</a>.</p>',
        ),
        ("[*Le* site](https://example.org)", '<p><a href="https://example.org"><em>Le</em> site</a></p>'),
        ("[courriel](mailto:a@example.org)", '<p><a href="mailto:a@example.org">courriel</a></p>'),
        ("[appel](tel:+15145551234)", '<p><a href="tel:+15145551234">appel</a></p>'),
        ("[l'ordre](record:order/oiiq)", '<p><a href="/order/oiiq">l&#39;ordre</a></p>'),
        ("2 * 3 * 4", "<p>2 * 3 * 4</p>"),
        (r"un \*astérisque\*", "<p>un *astérisque*</p>"),
        ("l'A&M &amp; l'O", "<p>l&#39;A&amp;M &amp; l&#39;O</p>"),
        ("a < b > c", "<p>a &lt; b &gt; c</p>"),
    ],
)
def test_the_subset_renders(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "# Titre",
        "> citation",
        "```\ncode\n```",
        "`code`",
        "Titre\n=====",
        "Titre\n-----",
        "Un.\n\n---",
        "![image](https://example.org/a.png)",
        "un<br>deux",
        "<https://example.org>",
        "forcé  \nretour",
        "<!-- commentaire -->",
        "Un :\n\n    code",
    ],
)
def test_what_is_beyond_the_subset_is_named_and_makes_no_element_of_its_own(text: str) -> None:
    assert list(outside_subset(text))
    assert {element.tag for element in tree(text).iter()} <= SUBSET | {"root"}


@pytest.mark.parametrize("text", ["Simple.", "- un\n- *deux*", "[a](https://b.ca) et **c**", "1. un\n\nfin", r"\# non"])
def test_what_is_within_the_subset_is_not_named(text: str) -> None:
    assert list(outside_subset(text)) == []


def test_each_kind_beyond_the_subset_is_named_once() -> None:
    assert [str(what) for what in outside_subset("# Un\n\n# Deux\n\n`c` et <b>d</b>")] == [
        "a heading",
        "code between backquotes",
        "HTML",
    ]


PAYLOADS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x.example/a.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<a href=javascript:alert(1)>a</a>",
    "<style>@import 'https://x.example'</style>",
    "<meta http-equiv=refresh content='0;url=https://x.example'>",
    "<base href=https://x.example/>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "</p></div><script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&#x3C;img src=x onerror=alert(1)&#x3E;",
    r"\<script\>alert(1)\</script\>",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](javascript&colon;alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](java\tscript:alert(1))",
    "[a](<java\tscript:alert(1)>)",
    "[a](\x01javascript:alert(1))",
    "[a](%6Aavascript:alert(1))",
    "[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[a](vbscript:msgbox(1))",
    "[a](file:///etc/passwd)",
    "[a](http://example.org)",
    "[a](//x.example)",
    "[a](/etc)",
    "[a](../../x)",
    "[a](#x)",
    "[a](?q=1)",
    "[a](https:)",
    "[a](https:///x)",
    "[a](https:javascript:alert(1))",
    "[a](mailto:)",
    "[a](blob:https://example.org/1)",
    "[a](view-source:https://example.org)",
    '[a](https://example.org "onmouseover=alert(1)")',
    '[a](https://example.org/"onmouseover=alert(1))',
    "[a](https://example.org/'><script>alert(1)</script>)",
    '[a](<https://example.org/" onclick="alert(1)>)',
    "[<script>alert(1)</script>](https://example.org)",
    '["><img src=x onerror=alert(1)>](https://example.org)',
    "[a][b]\n\n[b]: javascript:alert(1)",
    "![a](javascript:alert(1))",
    '![a](https://example.org/"onerror=alert(1))',
    "<javascript:alert(1)>",
    '[a](record:"><script>alert(1)</script>)',
    '[a](record:order/x" onclick="alert(1))',
    "*<b onclick=alert(1)>*",
    "- <img src=x onerror=alert(1)>",
    "{{ 7*7 }}{% raw %}<script>{% endraw %}",
    "`<script>alert(1)</script>`",
    "```html\n<script>alert(1)</script>\n```",
    "> <script>alert(1)</script>",
    "# <script>alert(1)</script>",
    "a\u2028<script>alert(1)</script>",
    "a\ufeff<script\x0b>alert(1)</script>",
]


def assert_harmless(text: str) -> None:
    # The tree stands for what a browser sees; XML 1.0 has no control characters, which are words to a browser.
    whole = html("".join(char for char in text if char.isprintable() or char in "\t\n"))
    for element in ElementTree.fromstring(f"<root>{whole}</root>").iter():
        assert element.tag in SUBSET | {"root"}
        assert set(element.attrib) <= ({"href"} if element.tag == "a" else set())
        href = element.get("href")
        assert href is None or href.startswith("/") or urlsplit(href).scheme in ALLOWED_SCHEMES
    left = html(text)
    for tag in SUBSET:
        left = left.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    assert left.count("<") == left.count('<a href="')


@pytest.mark.parametrize("text", PAYLOADS)
def test_a_payload_makes_no_tag_and_no_link_beyond_the_subset(text: str) -> None:
    assert_harmless(text)


@pytest.mark.parametrize("text", [text for text in PAYLOADS if text.startswith("<") and text.isprintable()])
def test_html_comes_out_as_the_characters_that_were_typed(text: str) -> None:
    assert "".join(tree(text).itertext()) == text


@given(
    st.lists(st.sampled_from([*PAYLOADS, "*", "[", "](", ")", "\n", "- ", "1. ", "<", "&", "`", '"', "a "]), max_size=5)
)
def test_payloads_side_by_side_make_no_tag_either(parts: list[str]) -> None:
    assert_harmless("".join(parts))


@given(st.text(alphabet="ab*_[]()<>`\\&;:/#\n -1.!\"'\tx{}|", max_size=60))
def test_whatever_is_typed_makes_no_tag_beyond_the_subset(text: str) -> None:
    assert_harmless(text)


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://example.org", True),
        ("HTTPS://example.org", True),
        ("https://example.org:8443/é?q#f", True),
        ("mailto:a@example.org", True),
        ("tel:+15145551234", True),
        ("http://example.org", False),
        ("https:", False),
        ("https:///a", False),
        ("mailto:", False),
        ("tel:", False),
        ("//example.org", False),
        ("/a", False),
        ("a", False),
        ("", False),
        ("#a", False),
        ("javascript:alert(1)", False),
        ("record:order/oiiq", False),
        ("https://[::1", False),
    ],
)
def test_a_link_is_allowed_by_its_scheme(url: str, allowed: bool) -> None:
    assert is_allowed_link(url) is allowed


def test_links_gives_the_targets_allowed_or_not_in_their_order() -> None:
    text = "[a](https://a.ca), [b](record:order/x)\n\n- [c](javascript:x)\n- <https://d.ca> [e](rel/e)"
    assert list(links(text)) == ["https://a.ca", "record:order/x", "javascript:x", "https://d.ca", "rel/e"]


@pytest.mark.parametrize("text", ["Rien.", "[a] (https://a.ca)", r"\[a](https://a.ca)", "a](b"])
def test_links_gives_nothing_where_there_is_no_link(text: str) -> None:
    assert list(links(text)) == []


def records_in(text: str) -> list[str]:
    asked: list[str] = []

    def address(target: str) -> str:
        asked.append(target)
        return "#"

    render(text, escape, address)
    return asked


@pytest.mark.parametrize(
    "text",
    [
        "[a](record:order/x)",
        "- [a](record:order/x)",
        "[b]: [a](record:order/x)",
        "Un.\n\n[b]: [a](record:order/x)\n\nDeux.",
        "    [a](record:order/x)",
        "`[a](record:order/x)`",
        "> [a](record:order/x)",
    ],
)
def test_a_record_that_a_page_asks_for_was_judged_by_the_check(text: str) -> None:
    judged = [url for url in links(text) if url.startswith("record:")]
    assert list(outside_subset(text)) or judged == [f"record:{target}" for target in records_in(text)]


@given(
    st.lists(
        st.sampled_from(["[a](record:order/x)", "[b]:", " ", "\n", "- ", "1. ", "*", "a", "[", "]", ":", "<", ">"])
    )
)
def test_every_record_that_a_page_asks_for_was_judged_by_the_check(parts: list[str]) -> None:
    text = "".join(parts).strip()
    judged = {url for url in links(text) if url.startswith("record:")}
    assert list(outside_subset(text)) or {f"record:{target}" for target in records_in(text)} <= judged


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un.", "<p>Un.TAIL</p>"),
        ("Un.\n\nDeux.", "<p>Un.</p><p>Deux.TAIL</p>"),
        ("- un\n- deux", "<ul><li>un</li><li>deuxTAIL</li></ul>"),
        ("- un\n\n- deux", "<ul><li><p>un</p></li><li><p>deuxTAIL</p></li></ul>"),
        ("- un\n  - deux", "<ul><li>un<ul><li>deuxTAIL</li></ul></li></ul>"),
        ("1. un\n\nFin.", "<ol><li>un</li></ol><p>Fin.TAIL</p>"),
        ("Lisez *ceci*", "<p>Lisez <em>ceci</em>TAIL</p>"),
        ("- **un**", "<ul><li><strong>un</strong>TAIL</li></ul>"),
        ("Voyez [ici](https://a.ca)", '<p>Voyez <a href="https://a.ca">ici</a>TAIL</p>'),
        ("Voyez [ici](https://a.ca).", '<p>Voyez <a href="https://a.ca">ici</a>.TAIL</p>'),
    ],
)
def test_the_tail_ends_the_last_block_outside_what_is_emphasized_or_linked(text: str, expected: str) -> None:
    assert html(text, TAIL) == expected.replace("TAIL", TAIL)


def test_no_link_lies_in_a_link() -> None:
    found = tree("*[ici](https://a.ca)*", TAIL)
    assert [inner.tag for link in found.iter("a") for inner in link.iter("a") if inner is not link] == []


def test_a_tail_that_is_no_markup_is_escaped() -> None:
    assert html("Un.", "<b>") == "<p>Un.&lt;b&gt;</p>"
    assert html("*Un*.", "<b>") == "<p><em>Un</em>.&lt;b&gt;</p>"


def test_words_are_given_plain_and_never_those_of_a_link() -> None:
    given_words: list[str] = []

    def words(text: str) -> Markup:
        given_words.append(text)
        return Markup("<b>{}</b>").format(text)

    out = render("le *permis* et [le permis](https://a.ca) &amp; fin", words, str)
    assert given_words == ["le ", "permis", " et ", " & fin"]
    assert '<a href="https://a.ca">le permis</a>' in out
