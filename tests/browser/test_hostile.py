"""Whatever a record says stays text: nothing of it runs, with the content security policy and without it.

The site of these tests has a record of each kind, whose every text field holds every hostile text (`tests/hostile.py`).
The check refuses many of them; here they come past it, so that the rendering is shown to be safe by itself. With ALL
set, each hostile text has a record of each kind of its own.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import BrowserContext, Dialog, Error, Page, Request

from generator.pages.policy import CONTENT_POLICY
from generator.plugin import mkdocs_shell
from generator.search import index
from tests import hostile
from tests.browser.conftest import NewContext
from tests.browser.pages import BASE, sample
from tests.browser.running import served
from tests.builders import TODAY
from tests.filled import Fill, filled
from tests.project import as_in_a_process_of_its_own, page, project

HIDDEN: Final = {
    "institution.maintainers",
    "order.maintainers",
    "order.name.en",
}
"""The text fields that neither a page nor the search shows, but for who reviewed a record."""

OF_RESULTS: Final = {"a", "button", "class", "dir", "h2", "href", "lang", "li", "mark", "p", "section", "type", "ul"}
"""The elements and attributes of the results of a search."""

PLAIN: Final = "mots *en italique* et **en gras**, [lien](https://example.org/)\n\n- un\n- deux\n\n1. un\n2. deux"
"""A text that makes every element that a text may make."""

# What scripts that have no business there call; and what a reader does, done to every element at once.
HOOK: Final = """
for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
  window[name] = () => window.ran(`${name} in ${window.frameElement?.dataset.text ?? location.href}`);
}
const ADDRESSES = ["href", "src", "action", "formaction", "data", "xlink:href"];
const protocol = (address) => address && URL.parse(address, document.baseURI)?.protocol;
const runs = (element) => ADDRESSES.some((name) => protocol(element?.getAttribute(name)) === "javascript:");
window.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (link && !runs(link)) event.preventDefault();
});
window.addEventListener("submit", (event) => {
  if (!runs(event.target) && !runs(event.submitter)) event.preventDefault();
});
window.poke = async () => {
  const shape = new Set();
  const elements = [...document.querySelectorAll("*")];
  for (const details of document.querySelectorAll("details")) details.open = true;
  for (const element of elements) {
    shape.add(element.localName);
    for (const { name, value } of [...element.attributes]) {
      shape.add(`${element.localName}[${name}]`);
      if (ADDRESSES.includes(name)) {
        shape.add(`${element.localName}[${name}^="${protocol(value)}"]`);
      }
      if (name.startsWith("on")) element.dispatchEvent(new Event(name.slice(2)));
    }
    // The search has a test of its own.
    if (element.tabIndex < 0 || element.matches("[data-search]")) continue;
    element.focus({ preventScroll: true });
    for (const name of ["mouseover", "click"]) {
      element.dispatchEvent(new MouseEvent(name, { bubbles: true, cancelable: true }));
    }
  }
  // An address that is a script runs in a task of its own.
  for (let tasks = 0; tasks < 3; tasks++) await new Promise((resolve) => setTimeout(resolve));
  return [...shape];
};
"""


@dataclass
class Watch:
    """A tab, and what went on in it that should not."""

    tab: Page
    ran: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@pytest.fixture(scope="module", params=[False, True], ids=["without the policy", "with the policy"])
def has_policy(request: pytest.FixtureRequest) -> bool:
    given: bool = request.param
    return given


@pytest.fixture(scope="module")
def context(new_context: NewContext, has_policy: bool) -> BrowserContext:
    return new_context(bypass_csp=not has_policy)


def watched(context: BrowserContext, origin: str) -> Watch:
    """Open a tab in which scripts that have no business there are heard."""
    watch = Watch(context.new_page())

    def on_dialog(dialog: Dialog) -> None:
        watch.ran.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def on_popup(popup: Page) -> None:
        watch.ran.append(f"a window: {popup.url}")

    def on_request(request: Request) -> None:
        if not request.url.startswith(f"{origin}/"):
            watch.asked.append(request.url)

    watch.tab.expose_binding("ran", lambda _, what: watch.ran.append(what))
    watch.tab.add_init_script(HOOK)
    watch.tab.on("dialog", on_dialog)
    watch.tab.on("popup", on_popup)
    watch.tab.on("request", on_request)
    return watch


@dataclass(frozen=True)
class Synthetic:
    """A site of filled records, and where it is served."""

    root: Path
    origin: str
    fields: frozenset[str]
    """The text fields of the models."""

    def url(self, path: str) -> str:
        return f"{self.origin}{BASE}{path}"

    def paths(self) -> list[str]:
        files = sorted(self.root.rglob("*.html"))
        return [file.relative_to(self.root).as_posix().removesuffix("index.html") for file in files]


# No record can hold these: a file with them is not read at all (tests/test_hostile.py).
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def texts() -> list[str]:
    """Return what the fields hold, record by record."""
    every = (_CONTROL.sub("", text) for text in (*hostile.known(), *hostile.OWN))
    return sample(list(dict.fromkeys(every)), lambda texts: ["\n\n".join(texts)])


def build(folder: Path, said: list[str]) -> frozenset[str]:
    """Build the site of a record of each kind for each text; return the fields that the records have."""
    fields: set[str] = set()

    def fill_with(text: str) -> Fill:
        def fill(name: str) -> str:
            fields.add(name)
            # Where the field is, for the test that all of them are shown.
            return f"{text}\n\n⟦{name}⟧"

        return fill

    project(folder, {"fr/a-propos.md": page("about"), "en/about.md": page("about")})
    library = filled(folder, {f"essai-{number}": fill_with(text) for number, text in enumerate(said)})
    with as_in_a_process_of_its_own():
        mkdocs_shell(folder / "mkdocs.yml", folder / "content")(library, folder / "site", TODAY)
    for file in folder.glob("site/**/ancien-*/index.html"):
        # A page at a former address leads on before one can look at it.
        file.write_text(file.read_text(encoding="utf-8").replace('http-equiv="refresh"', 'name="refresh"'), "utf-8")
    return frozenset(fields)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Synthetic]:
    folder = tmp_path_factory.mktemp("hostile")
    fields = build(folder, texts())
    with served(folder / "site") as origin:
        yield Synthetic(folder / "site", origin, fields)


@pytest.fixture(scope="module")
def plain_shape(tmp_path_factory: pytest.TempPathFactory, new_context: NewContext) -> set[str]:
    """The elements and attributes of the same site where the texts are plain."""
    folder = tmp_path_factory.mktemp("plain")
    fields = build(folder, [PLAIN])
    with served(folder / "site") as origin:
        plain = Synthetic(folder / "site", origin, fields)
        tab = watched(new_context(), origin).tab
        return {part for path in plain.paths() for part in shape_at(tab, plain.url(path))}


@pytest.fixture(scope="module")
def searchable(site: Synthetic, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Synthetic]:
    """The same site with its search; of its pages, the lightest."""
    root = tmp_path_factory.mktemp("searchable") / "site"
    heavy = ("professions", "programmes", "sante", "health", "etablissements", "institutions")
    shutil.copytree(site.root, root, ignore=shutil.ignore_patterns(*heavy))
    index(root)
    with served(root) as origin:
        yield Synthetic(root, origin, site.fields)


def in_french(paths: Sequence[str]) -> list[str]:
    return [path for path in paths if not path.startswith("en/")]


def shape_at(tab: Page, url: str) -> list[str]:
    """Open a page and do to it all that a reader might; return its elements and attributes."""
    tab.goto(url)
    shape: list[str] = tab.evaluate("poke()")
    return shape


def test_every_text_field_of_the_models_is_shown_somewhere(site: Synthetic) -> None:
    files = [path for path in site.root.rglob("*.*") if path.suffix in {".html", ".json"}]
    shown = "".join(path.read_text(encoding="utf-8") for path in files)
    assert len(site.fields) > 200
    hidden = {name for name in site.fields if f"⟦{name}⟧" not in shown and not name.endswith(".review.by")}
    assert hidden == HIDDEN


def test_every_kind_of_page_carries_the_policy_also_where_one_has_moved(site: Synthetic) -> None:
    policy = f'<meta http-equiv="Content-Security-Policy" content="{CONTENT_POLICY}">'
    assert any("/ancien-" in path for path in site.paths())
    files = site.root.rglob("*.html")
    assert [file for file in files if policy not in unescape(file.read_text(encoding="utf-8"))] == []


def test_nothing_that_a_record_says_runs_or_becomes_an_element(
    site: Synthetic, context: BrowserContext, plain_shape: set[str], has_policy: bool
) -> None:
    watch = watched(context, site.origin)
    problems = []
    # Without the policy more may run: what is seen there, page by page, holds with it.
    for path in sample(site.paths(), in_french if has_policy else list):
        foreign = set(shape_at(watch.tab, site.url(path))) - plain_shape
        problems += [f"{path}: {part}" for part in sorted(foreign)]
    assert not problems, "\n".join(problems)
    assert watch.ran == []
    assert watch.asked == []


def test_nothing_that_a_record_says_runs_from_a_file_that_is_no_page(site: Synthetic, new_context: NewContext) -> None:
    watch = watched(new_context(), site.origin)
    files = {path.name: path.relative_to(site.root).as_posix() for path in site.root.rglob("*.*")}
    kinds = {".csv", ".ics", ".json", ".txt", ".webmanifest", ".xml"}
    assert {".csv", ".ics", ".json", ".xml"} <= {Path(name).suffix for name in files}
    for path in (path for name, path in files.items() if Path(name).suffix in kinds):
        try:
            watch.tab.goto(site.url(path), timeout=60_000)
        except Error as error:
            assert "Download is starting" in str(error)
    assert (watch.ran, watch.asked) == ([], [])


@pytest.mark.parametrize("start", ["aide/", "en/help/"])
def test_nothing_that_a_record_says_runs_from_the_results_of_a_search(
    searchable: Synthetic, context: BrowserContext, start: str
) -> None:
    watch = watched(context, searchable.origin)
    watch.tab.goto(searchable.url(start))
    watch.tab.locator("[data-search]").dispatch_event("click")
    # The first are in every title; the last is in the text of a page alone, and shown with what stands around it.
    for words in ("alert", "onerror", "rights"):
        watch.tab.locator("#search-input").fill(words)
        watch.tab.locator(f".search-results[data-query={words}][aria-busy=false] li a").first.wait_for()
        inside = watch.tab.locator(".search-results *").evaluate_all(
            "elements => elements.flatMap((e) => [e.localName, ...[...e.attributes].map((a) => a.name)])"
        )
        assert set(inside) <= OF_RESULTS
    watch.tab.locator(".search-results .excerpt mark").first.wait_for()
    watch.tab.locator(".search-results li a").first.hover()
    watch.tab.locator(".search-results li a").first.focus()
    assert (watch.ran, watch.asked) == ([], [])


PLACES: Final = {
    "<p>{}</p>": hostile.ELEMENTS,
    "<textarea>{}</textarea>": hostile.OUT_ELEMENTS,
    '<p title="{}">x</p>': hostile.ATTRIBUTES,
    "<p title='{}'>x</p>": hostile.ATTRIBUTES,
    "<p title={}>x</p>": hostile.ATTRIBUTES,
    '<a href="{}">x</a>': hostile.ADDRESSES,
}
"""Where a text would stand, and which texts run there, if it were not escaped."""


def test_these_texts_run_where_they_are_not_escaped(site: Synthetic, new_context: NewContext) -> None:
    context = new_context(bypass_csp=True)
    context.route(lambda url: not url.startswith(f"{site.origin}/"), lambda route: route.abort())
    watch = watched(context, site.origin)
    watch.tab.goto(site.url("robots.txt"))
    frames = [[text, place.format(text)] for place, own in PLACES.items() for text in own]
    watch.tab.evaluate(
        """async (frames) => {
          const loaded = frames.map(([text, html]) => {
            const frame = document.createElement("iframe");
            frame.dataset.text = text;
            frame.srcdoc = html;
            document.body.append(frame);
            return new Promise((resolve) => frame.addEventListener("load", resolve));
          });
          await Promise.all(loaded);
          const pokes = [...document.querySelectorAll("iframe")].map((frame) => frame.contentWindow.poke?.());
          await Promise.race([Promise.all(pokes), new Promise((resolve) => setTimeout(resolve, 3000))]);
        }""",
        frames,
    )
    ran = {said.partition(" in ")[2] for said in watch.ran}
    assert [text for text, _ in frames if text not in ran] == []
