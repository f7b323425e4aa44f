"""The site works on any host of files, at the root of an address and under a path, with nothing to rewrite.

The site is built once, for a path; that it works at the root as well shows that it may be moved.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Final
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Page, expect

from generator.compress import LEAST, compress
from generator.exports.host import HEADERS
from generator.plugin import mkdocs_shell
from tests.browser import hosts
from tests.browser.conftest import NewContext
from tests.browser.hosts import HOSTS, Host
from tests.browser.pages import BASE, SITE_URL
from tests.browser.pages import Page as BuiltPage
from tests.browser.running import Site
from tests.builders import TODAY, library_at
from tests.project import as_in_a_process_of_its_own, project

TOWN_PLANNER: Final = "professions/urbaniste/"
DOWNLOADS: Final = {"etat/": "coverage.csv", "programmes/udem-medecine-doctorat/": "deadlines.ics"}
"""For a page, a file that it offers to take away."""

_REFERENCE: Final = re.compile(r'\s(?:href|src|action|data-search)="([^"]*)"')


@dataclass(frozen=True)
class Hosted:
    """The site on a host, under a base path."""

    site: Site
    host: Host
    origin: str
    base: str

    def url(self, path: str = "") -> str:
        return f"{self.origin}{self.base}{path}"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of one record of each kind, built for the root of an address."""
    folder = project(tmp_path_factory.mktemp("small"))
    with as_in_a_process_of_its_own(), pytest.MonkeyPatch.context() as patch:
        patch.setenv("PARCOURS_SITE_URL", "https://parcours.example/")
        mkdocs_shell(folder / "mkdocs.yml", folder / "content")(library_at(folder), folder / "site", TODAY)
    return folder / "site"


@pytest.fixture(scope="module")
def roots(site: Site, small: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folder to serve for each base path: the site as built, for `BASE`, in a folder of that name and at the root.

    At the root only the page for what is not found, which names whole paths, is another.
    """
    folder = tmp_path_factory.mktemp("hosted")
    under, at_root = folder / "under", folder / "root"
    under.mkdir()
    (under / BASE.strip("/")).symlink_to(site.root)
    shutil.copytree(site.root, at_root, copy_function=os.link)
    (at_root / "404.html").unlink()
    shutil.copy(small / "404.html", at_root)
    return {BASE: under, "/": at_root}


@pytest.fixture(scope="module", params=[(name, base) for name in HOSTS for base in ("/", BASE)], ids=" ".join)
def hosted(
    request: pytest.FixtureRequest, site: Site, roots: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Hosted]:
    name, base = request.param
    host = HOSTS[name]
    with host.serve(roots[base], base, tmp_path_factory.mktemp(name)) as origin:
        yield Hosted(site, host, origin, base)


def named_by(page: BuiltPage) -> frozenset[str]:
    """Return the paths from the root of the site, and the addresses outside it, that a page names."""
    html = page.file.read_text(encoding="utf-8")
    urls = (urljoin(page.url, unescape(found)) for found in set(_REFERENCE.findall(html)))
    return frozenset(url.removeprefix(SITE_URL).partition("#")[0].partition("?")[0] for url in urls)


@pytest.fixture(scope="module")
def links(site: Site) -> dict[str, frozenset[str]]:
    """For every page, what it names inside the site."""
    return {
        page.path: frozenset(path for path in named_by(page) if not urlsplit(path).scheme)
        for page in site.pages
        if page.kind != "404"
    }


def get(connection: HTTPConnection, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    """Ask for a path; follow nothing."""
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    return answer, answer.read()


def test_every_link_from_the_home_page_on_leads_to_its_file_with_no_redirection(
    hosted: Hosted, links: dict[str, frozenset[str]]
) -> None:
    connection = HTTPConnection(urlsplit(hosted.origin).netloc, timeout=10)
    waiting, reached, problems = {""}, set[str](), []
    while waiting:
        path = waiting.pop()
        reached.add(path)
        answer, body = get(connection, hosted.base + path)
        file = hosted.site.root / (f"{path}index.html" if path in links else path)
        if answer.status != 200:
            problems.append(f"{path}: {answer.status}")
        elif body != file.read_bytes():
            problems.append(f"{path}: other than the file")
        elif path in links and not answer.headers["Content-Type"].startswith("text/html"):
            problems.append(f"{path}: of type {answer.headers['Content-Type']}")
        waiting |= links.get(path, frozenset()) - reached
    connection.close()
    assert not problems, "\n".join(problems)
    assert links.keys() <= reached
    assert {".css", ".csv", ".ics", ".js", ".json"} <= {Path(path).suffix for path in reached}


@pytest.fixture(scope="module")
def tab(new_context: NewContext) -> Page:
    return new_context().new_page()


def heading(page: Page, site: Site, path: str) -> None:
    """Expect the page of a path, by its heading."""
    found = site.by_path[path].tree.find(".//h1")
    assert found is not None
    expect(page.locator("h1")).to_have_text("".join(found.itertext()).strip())


def test_a_reader_goes_from_one_language_to_the_other_and_back(hosted: Hosted, tab: Page) -> None:
    page = hosted.site.of_kind("orders/*")[0]
    assert page.switch is not None
    tab.goto(hosted.url(page.path))
    for path in (page.switch, page.path):
        tab.locator(".languages a").click()
        tab.wait_for_url(hosted.url(path))
        heading(tab, hosted.site, path)


def test_a_search_gives_its_page(hosted: Hosted, tab: Page) -> None:
    tab.goto(hosted.url("aide/"))
    tab.locator("[data-search]").click()
    tab.locator("#search-input").fill("rayonnement")
    tab.locator(".search-results .excerpt mark").first.wait_for()
    tab.locator("#search-input").fill("urbaniste")
    first = tab.locator(".search-results a").first
    expect(first).to_have_attribute("href", re.compile(f"{TOWN_PLANNER}$"))
    first.click()
    tab.wait_for_url(hosted.url(TOWN_PLANNER))
    heading(tab, hosted.site, TOWN_PLANNER)


def test_files_are_taken_away_as_they_are(hosted: Hosted, tab: Page, tmp_path: Path) -> None:
    for path, name in DOWNLOADS.items():
        tab.goto(hosted.url(path))
        with tab.expect_download() as download:
            tab.locator(f"a[href$='{name}']").first.click()
        download.value.save_as(tmp_path / name)
        assert (tmp_path / name).read_bytes() == (hosted.site.root / path / name).read_bytes()


def test_what_is_not_found_is_said_at_any_depth_by_the_site_where_the_host_can_be_told(
    hosted: Hosted, tab: Page
) -> None:
    answer = tab.goto(hosted.url("en/professions/no/such/page/"))
    assert answer is not None
    assert answer.status == 404
    if not hosted.host.has_own_not_found_page:
        return
    heading(tab, hosted.site, "404.html")
    assert tab.evaluate("[...document.styleSheets].map((sheet) => sheet.cssRules.length > 0)") == [True]
    links = tab.locator("main a").evaluate_all("links => links.map((link) => link.href)")
    paths = {link.removeprefix(hosted.url()) for link in links}
    assert paths <= hosted.site.by_path.keys()
    tab.locator("main section[lang=en] a").first.click()
    tab.wait_for_url(hosted.url("en/"))


@pytest.fixture(scope="module")
def compressed(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, with its compressed siblings."""
    root = tmp_path_factory.mktemp("compressed") / "site"
    shutil.copytree(small, root)
    compress(root)
    return root


@pytest.fixture(
    scope="module",
    params=[(hosts.nginx, "nginx-compressed.conf"), (hosts.caddy, "Caddyfile-compressed")],
    ids=["nginx", "caddy"],
)
def sender(
    request: pytest.FixtureRequest, compressed: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[HTTPConnection]:
    """A connection to a host that sends compressed files."""
    serve, name = request.param
    with serve(compressed, "/", tmp_path_factory.mktemp("sender"), name) as origin:
        connection = HTTPConnection(urlsplit(origin).netloc, timeout=10)
        yield connection
        connection.close()


@pytest.mark.parametrize("path", ["", "en/", "assets/site.css", "assets/search-dialog.js", "search/names.json"])
def test_compressed_files_are_sent_to_who_accepts_them_as_what_they_are(
    compressed: Path, sender: HTTPConnection, path: str
) -> None:
    file = compressed / (path if not path.endswith("/") and path else f"{path}index.html")
    plain, body = get(sender, f"/{path}", **{"Accept-Encoding": "identity"})
    assert (plain.status, plain.headers["Content-Encoding"], body) == (200, None, file.read_bytes())
    is_compressed = file.stat().st_size >= LEAST
    for accepted, encoding, sibling in (("gzip, deflate, br", "br", ".br"), ("gzip", "gzip", ".gz")):
        answer, body = get(sender, f"/{path}", **{"Accept-Encoding": accepted})
        assert answer.status == 200
        assert answer.headers["Content-Type"] == plain.headers["Content-Type"]
        assert answer.headers["Content-Encoding"] == (encoding if is_compressed else None)
        if is_compressed:
            assert body == file.with_name(file.name + sibling).read_bytes()
            assert "accept-encoding" in answer.headers["Vary"].lower()


@pytest.mark.parametrize(("path", "status"), [("/", 200), ("/none/", 404)])
def test_the_configurations_of_the_guide_send_the_headers_that_the_site_asks_for(
    sender: HTTPConnection, path: str, status: int
) -> None:
    answer, _ = get(sender, path)
    assert answer.status == status
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
