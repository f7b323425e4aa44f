"""What the site lets run: its own files, and nothing else; and what it asks its host and the browser to see to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page as Tab

from generator.exports.host import HEADERS
from generator.pages.policy import CONTENT_POLICY, REFERRER_POLICY
from tests.browser.conftest import NewContext
from tests.browser.pages import Page
from tests.browser.running import Site

POLICY: Final = {name: words for name, *words in (rule.split() for rule in CONTENT_POLICY.split("; "))}
NOTHING, OWN = ["'none'"], ["'self'"]


def test_the_policy_allows_only_what_the_site_needs() -> None:
    assert {
        # What has no rule of its own: frames, objects, fonts, sound and film.
        "default-src": NOTHING,
        # Pagefind is WebAssembly, which is compiled in the page.
        "script-src": [*OWN, "'wasm-unsafe-eval'"],
        "style-src": OWN,
        "img-src": OWN,
        "connect-src": OWN,
        "worker-src": OWN,
        "manifest-src": OWN,
        # These do not fall back on default-src.
        "form-action": OWN,
        "base-uri": NOTHING,
    } == POLICY


def test_headers_say_what_only_headers_can() -> None:
    # A page cannot forbid by itself that it be framed: browsers take the rule from the header alone.
    assert {
        "Content-Security-Policy": f"{CONTENT_POLICY}; frame-ancestors 'none'",
        "Referrer-Policy": REFERRER_POLICY,
        "X-Content-Type-Options": "nosniff",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    } == HEADERS


def test_a_page_carries_its_policies_before_anything_is_loaded(site: Site) -> None:
    for page in site.pages:
        head = page.file.read_text(encoding="utf-8").partition("</head>")[0]
        start = re.split(r"<(?:link|script)\b", head, maxsplit=1)[0]
        policies = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', start)
        assert [policy.replace("&#39;", "'") for policy in policies] == [CONTENT_POLICY], page.path
        assert f'<meta name="referrer" content="{REFERRER_POLICY}">' in start, page.path


_TAG: Final = re.compile(r"""<([a-zA-Z][a-zA-Z0-9]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*/?>""")
_ATTRIBUTE: Final = re.compile(r"""([\w:-]+)(?:="([^"]*)")?""")


def tags(page: Page) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield every tag of a page with its attributes; a quick reading of what the Nu HTML checker accepts."""
    html = page.file.read_text(encoding="utf-8")
    found = _TAG.findall(html)
    assert len(found) == len(re.findall(r"<[a-zA-Z]", html)), f"{page.path}: a tag of another form"
    for name, attributes in found:
        yield name, dict(_ATTRIBUTE.findall(attributes))


def inline(name: str, attributes: dict[str, str]) -> str | None:
    """Say what a tag holds that the policy forbids, if it does."""
    for attribute, value in attributes.items():
        if attribute.startswith("on") or attribute in {"style", "srcdoc", "ping"}:
            return attribute
        if re.match(r"\s*(?:javascript|data|vbscript|blob):", value, re.IGNORECASE):
            return f"{attribute}={value}"
    if name in {"style", "base", "iframe", "frame", "object", "embed", "applet"}:
        return name
    # A script of this type is data, which no browser runs.
    is_data = attributes.get("type") == "application/ld+json"
    return "script" if name == "script" and not is_data and not attributes.get("src") else None


@pytest.mark.parametrize(
    ("name", "attributes", "found"),
    [
        ("a", {"href": "../x/"}, None),
        ("a", {"href": "javascript:alert(1)"}, "href=javascript:alert(1)"),
        ("b", {"onclick": "x"}, "onclick"),
        ("b", {"style": "color:red"}, "style"),
        ("script", {}, "script"),
        ("script", {"src": "x.js"}, None),
        ("script", {"type": "application/ld+json"}, None),
        ("iframe", {"src": "x"}, "iframe"),
    ],
)
def test_what_is_inline_is_seen(name: str, attributes: dict[str, str], found: str | None) -> None:
    assert inline(name, attributes) == found


def test_no_page_has_an_inline_script_style_handler_or_frame(site: Site) -> None:
    found: Counter[str] = Counter()
    for page in site.pages:
        for name, attributes in tags(page):
            if what := inline(name, attributes):
                found[f"<{name}> {what} on {page.path}"] += 1
    assert not found, "\n".join(found)


def test_scripts_and_styles_are_files_of_the_site_which_need_no_integrity(site: Site) -> None:
    """See docs/adr/0012: a digest is for what another host serves, and none does."""
    loaded = {"script": "src", "link": "href", "img": "src"}
    for page in site.pages:
        for name, attributes in tags(page):
            if name == "link" and attributes.get("rel") in {"canonical", "alternate"}:
                continue
            assert not re.match(r"(?:[a-z]+:)?//", attributes.get(loaded.get(name, ""), "")), (page.path, attributes)


ATTEMPTS: Final = {
    "script-src-elem": "document.body.append(Object.assign(document.createElement('script'), {text: '1'}))",
    "script-src-attr": "document.body.setAttribute('onclick', '1')",
    "script-src": "setTimeout('1')",
    "style-src-attr": "document.body.setAttribute('style', 'color: red')",
    "style-src-elem": "document.body.append(Object.assign(document.createElement('style'), {textContent: 'b {}'}))",
    "img-src": "new Image().src = 'https://other.example/x.png'",
    "connect-src": "fetch('https://other.example/').catch(() => 0)",
    "worker-src": "new Worker(URL.createObjectURL(new Blob(['1'])))",
    "frame-src": "document.body.append(Object.assign(document.createElement('iframe'), {src: 'https://other.example/'}))",
    "object-src": "document.body.append(Object.assign(document.createElement('object'), {data: 'https://other.example/'}))",
    "base-uri": "document.head.append(Object.assign(document.createElement('base'), {href: 'https://other.example/'}))",
    "form-action": "(() => { const form = Object.assign(document.createElement('form'),"
    " {action: 'https://other.example/'}); document.body.append(form); form.submit(); })()",
}
"""What each rule refuses."""


@pytest.fixture(scope="module")
def tab(site: Site, new_context: NewContext) -> Tab:
    tab = new_context().new_page()
    tab.goto(site.url("a-propos/"))
    return tab


@pytest.mark.parametrize("rule", ATTEMPTS)
def test_the_browser_refuses_what_the_policy_forbids(tab: Tab, rule: str) -> None:
    refused = tab.evaluate(
        f"""() => new Promise((resolve) => {{
          const told = (event) => resolve(event.effectiveDirective);
          document.addEventListener("securitypolicyviolation", told, {{ once: true }});
          setTimeout(() => resolve("nothing"), 10000);
          {ATTEMPTS[rule]};
        }})"""
    )
    assert refused == rule


def test_the_policy_comes_as_a_header_too(site: Site) -> None:
    with urlopen(site.url("")) as answer:
        assert answer.headers["Content-Security-Policy"] == f"{CONTENT_POLICY}; frame-ancestors 'none'"


def test_no_site_may_frame_a_page_where_the_host_sends_the_headers(site: Site, tab: Tab, tmp_path: Path) -> None:
    file = tmp_path / "framing.html"
    file.write_text(f'<iframe src="{site.url("a-propos/")}"></iframe>', encoding="utf-8")
    other = tab.context.new_page()
    said: list[str] = []
    other.on("console", lambda message: said.append(message.text))
    other.goto(file.as_uri())
    assert any("frame-ancestors 'none'" in text or "refused to connect" in text for text in said)
    assert "À propos" not in other.frames[-1].content()
