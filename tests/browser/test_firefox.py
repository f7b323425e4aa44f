"""The core of the site in Firefox, in its dark scheme: every kind of page, and what readers do."""

from __future__ import annotations

import base64
import json
import re
import subprocess
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import pytest
import zxingcpp
from pypdfium2 import PdfDocument

from tests.browser.pages import SITE_URL, one_of_each_kind, sample
from tests.browser.running import Site

FIREFOX: Final = "/usr/bin/firefox-esr"
SCRIPT: Final = Path(__file__).parent / "firefox" / "visit.mjs"
NURSE: Final = "professions/infirmiere/"


@pytest.fixture(scope="module")
def visit(site: Site) -> dict[str, Any]:
    """Open a sample of the pages and use the site once; say what happened, as `visit.mjs` tells it."""
    asked = {
        "firefox": FIREFOX,
        "pages": [site.url(page) for page in sample(site.pages, one_of_each_kind)],
        "nurse": site.url(NURSE),
        "search": {"url": site.url("aide/"), "words": "infirmiere"},
        "filter": {"url": site.url("professions/"), "words": "enfermera"},
        "missing": site.url("en/no-such-page/"),
    }
    done = subprocess.run(["node", SCRIPT], input=json.dumps(asked), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_every_page_shows_its_heading_and_its_text(visit: dict[str, Any]) -> None:
    assert visit["unseen"] == []


def test_every_request_goes_to_the_site_itself(site: Site, visit: dict[str, Any]) -> None:
    assert len(visit["requests"]) > len(sample(site.pages, one_of_each_kind))
    assert [url for url in visit["requests"] if urlsplit(url).netloc != urlsplit(site.origin).netloc] == []


def test_no_request_fails(visit: dict[str, Any]) -> None:
    assert visit["failures"] == []


def test_the_console_shows_no_error(visit: dict[str, Any]) -> None:
    assert visit["errors"] == []


def test_nothing_offends_the_content_security_policy(visit: dict[str, Any]) -> None:
    assert visit["violations"] == []


def test_the_language_switch_leads_to_the_other_language_and_back(site: Site, visit: dict[str, Any]) -> None:
    other = site.by_path[NURSE].switch
    assert other is not None
    assert [visit["switched"], visit["switched_back"]] == [site.url(other), site.url(NURSE)]


def test_the_documents_of_a_step_unfold(visit: dict[str, Any]) -> None:
    assert visit["unfolded"] == {"before": False, "after": True}


def test_the_first_result_of_the_search_opens(site: Site, visit: dict[str, Any]) -> None:
    assert visit["found"] == site.url(NURSE)


def test_the_list_of_professions_is_filtered_by_a_word_of_another_language(site: Site, visit: dict[str, Any]) -> None:
    before, after = visit["filtered"]["before"], visit["filtered"]["after"]
    assert site.url(NURSE) in after
    assert set(after) < set(before)
    assert len(after) < len(before) / 2


def test_an_address_that_does_not_exist_gets_the_page_that_says_so(visit: dict[str, Any]) -> None:
    assert visit["missing"] == {"status": 404, "heading": "Cette page n'existe pas"}


def test_pages_are_dark_for_a_reader_who_asks_for_dark(visit: dict[str, Any]) -> None:
    ink, paper = (sum(map(int, re.findall(r"\d+", visit["dark"][which])[:3])) / 3 for which in ("ink", "paper"))
    assert paper < 64
    assert ink > 192


def test_a_profession_prints_with_the_code_that_leads_to_it(visit: dict[str, Any]) -> None:
    first, *_ = PdfDocument(base64.b64decode(visit["pdf"]))
    (code,) = zxingcpp.read_barcodes(first.render(scale=3).to_pil())
    assert code.text == SITE_URL + NURSE
