"""The search of every page: by name in any language, then by text, from the site's own files alone."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Final
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from playwright.sync_api import Page, expect

from generator.library import load
from generator.pages.address import DocPage, addresses, doc_key
from tests.browser.conftest import NewContext
from tests.browser.pages import BASE, sample
from tests.browser.running import ROOT, Site

NURSE: Final = "professions/infirmiere/"
START: Final = {"fr": "aide/", "en": "en/help/"}
MOST_BYTES: Final = 150_000
"""What a first query may transfer, compressed, from the opening of the search to its results."""


@dataclass(frozen=True)
class Query:
    """What a reader types, and the page that it must return first."""

    locale: str
    text: str
    page: str


@cache
def queries() -> tuple[Query, ...]:
    """Every query of the test set."""
    data = yaml.safe_load(Path(__file__).with_name("search_queries.yaml").read_text(encoding="utf-8"))
    return tuple(
        Query(locale, text, page)
        for locale, groups in data.items()
        for group in groups.values()
        for text, page in group.items()
    )


@cache
def paths() -> dict[tuple[str, str], str]:
    """Return the path of every page, by the key and the language."""
    docs = []
    for file in ROOT.glob("docs/??/*.md"):
        front = yaml.safe_load(file.read_text(encoding="utf-8").split("---")[1])
        locale = file.parent.name
        path = f"{'' if locale == 'fr' else 'en/'}{file.stem}/"
        docs.append(DocPage(doc_key(front["key"]), locale, path, front["title"]))  # type: ignore[arg-type]
    found = addresses(load(ROOT / "content").library, docs).paths
    return {(key, locale): path for (key, locale), path in found.items()}


@pytest.fixture(scope="module")
def requests() -> list[str]:
    """The address of everything that the tab asks for."""
    return []


@pytest.fixture(scope="module")
def tab(new_context: NewContext, requests: list[str]) -> Page:
    tab = new_context().new_page()
    tab.on("request", lambda request: requests.append(request.url))
    return tab


def open_search(tab: Page, site: Site, start: str) -> None:
    """Open the search on a page."""
    tab.goto(site.url(start))
    tab.locator("[data-search]").click()
    expect(tab.locator("#search-input")).to_be_focused()


def type_in(tab: Page, words: str) -> None:
    """Type words into the open search, and wait until it has answered them."""
    tab.locator("#search-input").fill(words)
    tab.locator("#search-input").press("Enter")
    answered(tab, words)


def answered(tab: Page, words: str) -> None:
    """Wait until the search has answered words."""
    tab.wait_for_function(
        "words => { const list = document.querySelector('.search-results');"
        "  return list?.ariaBusy === 'false' && list.dataset.query === words; }",
        arg=words,
    )


def ask(tab: Page, site: Site, start: str, words: str) -> None:
    """Open the search on a page, type words into it, and wait for the answer."""
    open_search(tab, site, start)
    type_in(tab, words)


def results(tab: Page, site: Site) -> list[str]:
    """Return the paths of the results that are shown, from the first."""
    hrefs = tab.locator(".search-results li a").evaluate_all("links => links.map((link) => link.href)")
    return [unquote(href.removeprefix(site.url(""))) for href in hrefs]


TYPE_EACH: Final = """
async (texts) => {
  const input = document.querySelector("#search-input");
  const list = document.querySelector(".search-results");
  const answers = [];
  for (const text of texts) {
    input.focus();
    input.value = text;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    await new Promise((resolve) => {
      const look = () => list.ariaBusy === "false" && list.dataset.query === text && (observer.disconnect(), resolve());
      const observer = new MutationObserver(look);
      observer.observe(list, { attributes: true });
      look();
    });
    answers.push([...list.querySelectorAll("li a")].map((link) => link.href));
  }
  return answers;
}
"""
"""Types texts into the open search one after the other, and gives the addresses of the results of each."""


def test_every_query_of_the_test_set_leads_to_its_page(
    site: Site, new_context: NewContext, record_property: Callable[[str, object], None]
) -> None:
    """At least 95 of a hundred first, and all of them in the first three."""
    places: dict[Query, int | None] = {}
    for locale, start in START.items():
        tab = new_context().new_page()
        open_search(tab, site, start)
        asked = [query for query in queries() if query.locale == locale]
        answers = tab.evaluate(TYPE_EACH, [query.text for query in asked])
        for query, answer in zip(asked, answers, strict=True):
            wanted = site.url(paths()[query.page, locale])
            places[query] = answer.index(wanted) if wanted in answer else None
        tab.close()
    first = sum(place == 0 for place in places.values())
    in_three = sum(place is not None and place < 3 for place in places.values())
    not_first = [f"{q.locale} {q.text!r}: {q.page} is at {place}" for q, place in places.items() if place != 0]
    record_property("queries", len(places))
    record_property("first", first)
    record_property("in the first three", in_three)
    print(f"{len(places)} queries: {first} first, {in_three} in the first three", *not_first, sep="\n")
    assert len(places) == len(queries()) >= 120
    assert in_three == len(places), not_first
    assert first >= 0.95 * len(places), not_first


class Compressed(BaseHTTPRequestHandler):
    """Serves the site as a host that compresses what is not compressed already."""

    root: Path

    def do_GET(self) -> None:
        path = self.root / unquote(urlsplit(self.path).path.removeprefix(BASE))
        body = (path / "index.html" if path.is_dir() else path).read_bytes()
        self.send_response(200)
        kinds = {".js": "text/javascript", ".json": "application/json", ".css": "text/css", ".svg": "image/svg+xml"}
        self.send_header("Content-Type", "text/html" if path.is_dir() else kinds.get(path.suffix, "application/wasm"))
        if path.is_dir() or path.suffix in kinds:
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        # A browser that goes elsewhere hangs up.
        with suppress(ConnectionError):
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def compressed(site: Site) -> Iterator[str]:
    """The site, served compressed; gives the origin."""
    handler = type("Handler", (Compressed,), {"root": site.root})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def transferred(new_context: NewContext, origin: str, query: Query) -> int:
    """Return the bytes, headers included, that a first query transfers after the page itself."""
    context = new_context()
    tab = context.new_page()
    session = context.new_cdp_session(tab)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    tab.goto(f"{origin}{BASE}{START[query.locale]}", wait_until="networkidle")
    before = sum(sizes)
    tab.locator("[data-search]").click()
    type_in(tab, query.text)
    tab.wait_for_load_state("networkidle")
    context.close()
    return round(sum(sizes) - before)


def test_a_first_query_transfers_at_most_150_kilobytes(
    new_context: NewContext, compressed: str, record_property: Callable[[str, object], None]
) -> None:
    """Every kind of query: answered by names alone, by texts as well, by nothing."""
    asked = sample(queries(), lambda every: [query for query in every if query.text in SAMPLE])
    asked += [
        Query("fr", "comité d'admission délai remboursement assurance responsabilité", ""),
        Query("en", "qzxv wvut", ""),
    ]
    assert len(asked) >= len(SAMPLE)
    sizes = {query: transferred(new_context, compressed, query) for query in asked}
    worst = max(sizes, key=lambda query: sizes[query])
    record_property("median bytes", median(sizes.values()))
    record_property("most bytes", sizes[worst])
    print(f"median {median(sizes.values()):,.0f} bytes; most {sizes[worst]:,} for {worst.text!r}")
    assert sizes[worst] <= MOST_BYTES, worst


SAMPLE: Final = frozenset(
    (
        "infirmière",
        "je suis dentiste formée en France",
        "puis-je travailler comme psychologue avec un diplôme algérien",
        "témoins cookies",
        "which documents for the equivalence of an accountant",
    )
)
"""The queries whose weight is measured in every run: those that look into texts, and one that need not."""


@pytest.mark.parametrize(
    ("start", "words"),
    [("", "rayonnement"), ("aide/", "rayonnement"), (NURSE, "rayonnement"), ("en/", "radiation"), ("en/help/", "visa")],
)
def test_words_of_a_text_lead_from_any_page_to_sections_of_its_language(
    site: Site, tab: Page, start: str, words: str
) -> None:
    ask(tab, site, start, words)
    expect(tab.locator(".search-results .excerpt mark").first).to_be_visible()
    for path in results(tab, site):
        page, _, anchor = path.partition("#")
        assert site.by_path[page].locale == site.by_path[start].locale
        assert not anchor or anchor in site.by_path[page].ids, path


def test_words_after_an_elision_are_found_and_shown_as_they_are_written(site: Site, tab: Page) -> None:
    ask(tab, site, "aide/", "rémunération")
    text = " ".join(tab.locator(".search-results .excerpt").all_text_contents())
    assert "rémunération" in text
    assert "' " not in text.replace("s' ", "")


def test_results_are_grouped_by_kind_and_the_search_narrows_to_one(site: Site, tab: Page) -> None:
    ask(tab, site, "aide/", "infirmière")
    headings = tab.locator(".search-results h2").all_text_contents()
    assert headings[0] == "Professions"
    assert len(headings) == len(set(headings)) > 2
    tab.locator(".search-kinds input[value=trajectory]").check()
    expect(tab.locator(".search-results h2")).to_have_text(["Trajectoires en santé"])
    assert {site.by_path[path].kind for path in results(tab, site)} == {"trajectories/*"}
    tab.locator(".search-kinds input[value='']").check()


def test_programmes_of_one_title_are_told_apart_by_their_institution(site: Site, tab: Page) -> None:
    ask(tab, site, "aide/", "baccalauréat en sciences infirmières")
    rows = tab.locator(".search-results li", has_text="Baccalauréat en sciences infirmières").all_inner_texts()
    assert len(rows) > 1
    assert len(rows) == len(set(rows))


def test_a_result_says_by_which_name_it_was_found_in_the_language_of_the_name(site: Site, tab: Page) -> None:
    ask(tab, site, "aide/", "enfermera")
    assert tab.locator(".search-results mark").first.text_content() == "enfermera"
    assert tab.locator(".search-results mark").first.get_attribute("lang") == "es"


def test_the_texts_are_not_searched_before_the_reader_asks_when_names_answer(
    site: Site, new_context: NewContext
) -> None:
    tab = new_context().new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    ask(tab, site, "aide/", "infirmière")
    assert not [url for url in asked if "pagefind" in url]
    tab.locator(".search-results button", has_text="texte des pages").click()
    expect(tab.locator(".search-results h2", has_text="texte des pages")).to_be_visible()
    assert [url for url in asked if "pagefind" in url]
    tab.close()


def test_a_search_without_result_says_so_and_leads_on(site: Site, tab: Page) -> None:
    ask(tab, site, "aide/", "qwertyuiop")
    expect(tab.locator("#search-status")).to_contain_text("Aucun résultat")
    assert "professions/" in results(tab, site)


def test_a_word_too_far_from_a_title_suggests_it(site: Site, tab: Page) -> None:
    ask(tab, site, "aide/", "arkytektonik")
    expect(tab.locator(".search-results h2").first).to_have_text("Vouliez-vous dire")
    assert results(tab, site)[0] == "professions/architecte/"


@pytest.mark.parametrize(
    "words",
    ["<img src=x onerror=document.title='ran'>", "\"'`&amp;<script>", "ا" * 199, "mot " * 60, "....", "%E0%A4%A", "\\"],
)
def test_whatever_is_typed_is_answered_and_nothing_of_it_is_taken_for_html(site: Site, tab: Page, words: str) -> None:
    open_search(tab, site, "aide/")
    tab.locator("#search-input").fill(words)
    tab.locator("#search-input").press("Enter")
    answered(tab, tab.locator("#search-input").input_value())
    assert tab.locator(".search-results :is(img, script)").count() == 0
    assert tab.title() != "ran"
    assert len(tab.locator("#search-input").input_value()) <= 200


def test_what_is_typed_in_arabic_runs_from_right_to_left(site: Site, tab: Page) -> None:
    ask(tab, site, "aide/", "ممرضة")
    assert tab.locator("#search-input").evaluate("input => getComputedStyle(input).direction") == "rtl"
    assert tab.locator(".search-results mark").first.evaluate("mark => getComputedStyle(mark).direction") == "rtl"


def test_fast_typing_shows_the_results_of_the_last_words_only(site: Site, tab: Page) -> None:
    open_search(tab, site, "aide/")
    tab.locator("#search-input").press_sequentially("rayonnement dentiste")
    tab.locator("#search-input").fill("pharmacien")
    tab.locator("#search-input").press("Enter")
    answered(tab, "pharmacien")
    assert results(tab, site)[0] == "professions/pharmacien/"
    assert all("dentiste" not in path for path in results(tab, site))


def test_the_keyboard_opens_the_search_goes_through_the_results_and_comes_back(site: Site, tab: Page) -> None:
    tab.goto(site.url("aide/"))
    tab.keyboard.press("Control+k")
    expect(tab.locator("#search-input")).to_be_focused()
    tab.keyboard.type("infirmiere")
    tab.keyboard.press("Enter")
    links = tab.locator(".search-results a")
    expect(links.first).to_be_focused()
    expect(tab.locator("#search-status")).to_contain_text("résultats")
    tab.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    tab.keyboard.press("ArrowUp")
    tab.keyboard.press("ArrowUp")
    expect(tab.locator("#search-input")).to_be_focused()
    tab.keyboard.press("Escape")
    if tab.locator("dialog.search").is_visible():
        # In a search field the first Escape empties it.
        tab.keyboard.press("Escape")
    expect(tab.locator("dialog.search")).to_be_hidden()
    expect(tab.locator("[data-search]")).to_be_focused()


def test_no_letter_alone_opens_the_search(site: Site, tab: Page) -> None:
    """WCAG 2.1.4: whoever speaks to the page, or slips on a key, opens nothing."""
    tab.goto(site.url("aide/"))
    for key in ("/", "s", "f", "k"):
        tab.keyboard.press(key)
    assert tab.locator("dialog.search").count() == 0


def test_a_search_is_in_the_address_and_back_on_the_way_back(site: Site, tab: Page) -> None:
    ask(tab, site, "aide/", "sage-femme")
    expect(tab).to_have_url(site.url("aide/?search=sage-femme"))
    tab.locator(".search-results a").first.click()
    tab.wait_for_url(site.url("professions/sage-femme/"))
    tab.go_back()
    answered(tab, "sage-femme")
    assert results(tab, site)[0] == "professions/sage-femme/"
    tab.locator(".search-close").click()
    expect(tab).to_have_url(site.url("aide/"))


def test_texts_that_cannot_be_loaded_are_said_and_may_be_tried_again(site: Site, new_context: NewContext) -> None:
    context = new_context()
    tab = context.new_page()
    open_search(tab, site, "aide/")
    context.set_offline(True)
    type_in(tab, "pharmacien rayonnement")
    expect(tab.locator(".search-results .notice")).to_contain_text("connexion")
    assert results(tab, site)[0] == "professions/pharmacien/"
    context.set_offline(False)
    tab.locator(".search-results button").last.click()
    answered(tab, "pharmacien rayonnement")
    expect(tab.locator(".search-results .notice")).to_have_count(0)
    context.close()


def test_a_search_that_cannot_be_loaded_leads_to_the_list_of_professions(site: Site, new_context: NewContext) -> None:
    context = new_context()
    context.route("**/names.json", lambda route: route.abort())
    tab = context.new_page()
    tab.goto(site.url("en/help/"))
    tab.locator("[data-search]").click()
    tab.wait_for_url(site.url("en/professions/"))
    context.close()


def test_nothing_of_the_search_is_loaded_before_it_is_opened_and_nothing_from_elsewhere(
    site: Site, tab: Page, requests: list[str]
) -> None:
    requests.clear()
    tab.goto(site.url("aide/"))
    assert [url for url in requests if "pagefind" in url or "names.json" in url or "search-" in url] == []
    ask(tab, site, "aide/", "rayonnement")
    assert any("pagefind" in url for url in requests)
    assert {urlsplit(url).netloc for url in requests} == {urlsplit(site.origin).netloc}


def test_on_a_phone_the_search_fits_the_width(site: Site, new_context: NewContext) -> None:
    phone = new_context(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True).new_page()
    phone.goto(site.url("aide/?search=technologue+imagerie+rayonnement"))
    answered(phone, "technologue imagerie rayonnement")
    dialog = phone.locator("dialog.search")
    assert dialog.evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")
    box = dialog.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    phone.close()


def test_without_scripts_its_link_leads_to_the_list_of_professions(site: Site, new_context: NewContext) -> None:
    plain = new_context(java_script_enabled=False).new_page()
    plain.goto(site.url("en/help/"))
    plain.locator("[data-search]").click()
    assert plain.url == site.url("en/professions/")
