"""Rich text: what the subset and its links allow. What they refuse is in `tests/bad_input/rules.py`."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.kinds import KINDS
from generator.model.record import PageRecord
from generator.report import as_text
from tests.builders import LIBRARY, edit, findings, support, write


def found(tmp_path: Path, text: str) -> list[str]:
    """What is found in a support with this English detail, in double quotes."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    more = f'details:\n  - fr: Un détail.\n    en: "{quoted}"\n    source: s1\n'
    write(tmp_path, {**LIBRARY, "supports/aide.yaml": support(more=more)})
    return [as_text(finding, "en").split(": ", 1)[1] for finding in findings(tmp_path)]


@pytest.mark.parametrize(
    "text",
    [
        "Plain.",
        "*Emphasis* and **strong** and _these_.",
        "Two paragraphs.\n\nThe second.",
        "A list:\n\n- one\n- two\n  - inside",
        "1. one\n2. two",
        "[A page](https://example.org/a?b=c&d=e#f)",
        "[Write](mailto:aide@example.org) or [call](tel:+15145550199)",
        "[With *emphasis*](https://example.org/)",
        "5 < 6 > 4 & 3",
        "A \\*star\\* and a # sign, 1 * 2 * 3, snake_case_name",
        "&eacute; &amp; &lt;b&gt;",
        "Price: 10 $ (taxes: extra).",
        "an unclosed [bracket",
        "brackets [without] target",
        "AT&T",
        "https://example.org/ bare",
    ],
)
def test_paragraphs_emphasis_lists_and_links_are_allowed(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, text) == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if issubclass(kind.model, PageRecord)], ids=lambda k: k.name)
def test_a_record_of_any_kind_with_pages_may_be_linked_to(kind: object, tmp_path: Path) -> None:
    name, folder = kind.name, kind.folder  # type: ignore[attr-defined]
    target = next(Path(path).stem for path in LIBRARY if path.startswith(folder))
    assert found(tmp_path, f"[it](record:{name}/{target})") == []


def test_each_link_and_each_kind_of_markup_is_reported(tmp_path: Path) -> None:
    text = "[a](http://a.example/) [b](ftp://b.example/) `code` <b>x</b> <i>y</i> `more`"
    assert found(tmp_path, text) == [
        "link: the link “ftp://b.example/” is not allowed; use https:, mailto:, tel: or record:<kind>/<id>",
        "link: the link “http://a.example/” is not allowed; use https:, mailto:, tel: or record:<kind>/<id>",
        "markdown: rich text cannot hold this: HTML; use paragraphs, *emphasis*, lists and [links](https://…) only",
        "markdown: rich text cannot hold this: code between backquotes; "
        "use paragraphs, *emphasis*, lists and [links](https://…) only",
    ]


@pytest.mark.parametrize(
    "url",
    [
        "HTTP://example.org/",
        "JavaScript:alert",
        "vbscript:x",
        "record://profession/profession",
        "/professions/",
        "#ici",
        "?a=b",
        "https:example.org",
        "https:///chemin",
        "mailto:",
        "tel:",
        "https://[::1",
    ],
)
def test_no_other_address_may_be_linked_to(url: str, tmp_path: Path) -> None:
    assert [line.split(":")[0] for line in found(tmp_path, f"[it]({url})")] == ["link"]


def test_text_of_one_line_is_no_rich_text(tmp_path: Path) -> None:
    text = edit(support(), "en: Loan to try", "en: '<b>Loan</b> [x](http://x.example/)'")
    write(tmp_path, {"supports/aide.yaml": text})
    assert findings(tmp_path) == ()
