"""Addresses asked for at a server of this machine: what each answer means, and how politely it was asked."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urlsplit

import pytest

from generator.links.visit import Manners, Verdict, Visit, visit_all
from tests.links.server import Site, nobody, serving, silent

QUICK = Manners(delay=0, timeout=5, pause=0)
MB = 1024 * 1024


@pytest.fixture(scope="module")
def server() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def site(server: Site) -> Site:
    server.answers.clear()
    server.bodies.clear()
    server.asked.clear()
    server.sent.clear()
    return server


def visit(url: str, manners: Manners = QUICK) -> Visit:
    (found,) = visit_all([url], manners)
    return found


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        (200, "ok"),
        (204, "ok"),
        (404, "gone"),
        (410, "gone"),
        (400, "gone"),
        (304, "gone"),
        (401, "closed"),
        (403, "closed"),
        (429, "closed"),
        (999, "closed"),
        (500, "failing"),
        (501, "failing"),
        (503, "failing"),
    ],
)
def test_what_a_status_means(site: Site, status: int, verdict: Verdict) -> None:
    url = site.says("/page", status)
    assert visit(url) == Visit(url, verdict, status)


# Methods


def test_a_page_is_asked_for_without_its_body(site: Site) -> None:
    visit(site.says("/page", 200))
    assert site.methods("/page") == ["HEAD"]


@pytest.mark.parametrize("refusal", [400, 403, 404, 405, 500, 501])
def test_a_server_that_refuses_head_is_asked_for_the_page(site: Site, refusal: int) -> None:
    site.says("HEAD /page", refusal)
    assert visit(site.says("/page", 200)).verdict == "ok"
    assert site.methods("/page") == ["HEAD", "GET"]


def test_a_huge_body_is_not_read(site: Site) -> None:
    site.says("HEAD /page", 405)
    site.bodies["/page"] = bytes(64 * MB)
    assert visit(site.says("/page", 200)).verdict == "ok"
    assert site.sent["/page"] < 32 * MB


# Redirects


@pytest.mark.parametrize(
    ("statuses", "verdict"),
    [
        ([301], "moved"),
        ([308], "moved"),
        ([301, 308, 301], "moved"),
        ([302], "ok"),
        ([303], "ok"),
        ([307], "ok"),
        ([301, 302], "ok"),
        ([302, 301], "ok"),
        ([301] * 10, "moved"),
        ([301] * 11, "loop"),
    ],
)
def test_only_what_moved_for_good_at_every_step_has_moved(site: Site, statuses: list[int], verdict: Verdict) -> None:
    for step, status in enumerate(statuses):
        site.says(f"/page/{step}", status, Location=f"/page/{step + 1}")
    site.says(f"/page/{len(statuses)}", 200)
    found = visit(site.url("/page/0"))
    assert found.verdict == verdict
    assert found.target == site.url(f"/page/{len(statuses)}")


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("other", "/a/other"),
        ("/other", "/other"),
        ("../other?x=1", "/other?x=1"),
        ("other#there", "/a/other"),
        ("{origin}/other", "/other"),
    ],
)
def test_a_redirect_is_followed_as_a_browser_does(site: Site, location: str, target: str) -> None:
    url = site.says("/a/page", 301, Location=location.format(origin=site.origin))
    site.says(target, 200)
    assert visit(url) == Visit(url, "moved", 200, site.url(target))


@pytest.mark.parametrize("to", ["/page", "/back"])
def test_a_redirect_that_comes_back_is_a_loop(site: Site, to: str) -> None:
    url = site.says("/page", 302, Location=to)
    site.says("/back", 302, Location="/page")
    assert visit(url).verdict == "loop"
    assert len(site.asked) <= 13


@pytest.mark.parametrize("status", [404, 410, 500, 403])
def test_a_redirect_to_what_does_not_answer_has_not_moved(site: Site, status: int) -> None:
    site.says("/end", status)
    found = visit(site.says("/page", 301, Location="/end"))
    assert (found.verdict, found.target) == (
        {404: "gone", 410: "gone", 500: "failing", 403: "closed"}[status],
        site.url("/end"),
    )


@pytest.mark.parametrize("home", ["/", "/fr/", "/en", "/index.html"])
def test_a_page_that_leads_to_the_home_page_is_not_said_to_have_moved(site: Site, home: str) -> None:
    site.says(home, 200)
    assert visit(site.says("/old/page", 301, Location=home)).verdict == "to_home"


def test_a_home_page_that_leads_to_that_of_a_language_has_moved(site: Site) -> None:
    site.says("/fr/", 200)
    assert visit(site.says("/", 301, Location="/fr/")).verdict == "moved"


@pytest.mark.parametrize("location", ["mailto:a@example.org", "ftp://example.org/", "file:///etc/passwd", "http://[x/"])
def test_a_redirect_to_what_is_no_web_page_is_not_followed(site: Site, location: str) -> None:
    found = visit(site.says("/page", 301, Location=location))
    assert (found.verdict, found.target) == ("elsewhere", location)


def test_a_redirect_without_a_target_leads_nowhere(site: Site) -> None:
    assert visit(site.says("/page", 301)).verdict == "gone"


def test_the_anchor_of_an_address_is_not_sent(site: Site) -> None:
    url = site.says("/page", 200) + "#there"
    assert visit(url) == Visit(url, "ok", 200)


def test_an_address_is_sent_as_it_is_written(site: Site) -> None:
    path = "/a,%20r.%2016%20/%C3%A9(x)?code=se:93&b=%2F"
    assert visit(site.says(path, 200)).verdict == "ok"
    assert visit(site.says("/%C3%A9t%C3%A9", 200).replace("%C3%A9", "é")).verdict == "ok"


# No answer


def test_a_server_that_does_not_answer_is_silent_after_the_last_try() -> None:
    with silent() as url:
        assert visit(url, Manners(delay=0, timeout=0.05, pause=0, tries=2)).verdict == "silent"


def test_an_address_at_which_nobody_listens_cannot_be_reached() -> None:
    assert visit(nobody()).verdict == "unreachable"


def test_a_host_that_does_not_exist_cannot_be_reached() -> None:
    assert visit("https://none.invalid/page").verdict == "unreachable"


def test_a_certificate_that_nobody_vouches_for_is_said_and_not_tried_again() -> None:
    with serving(is_secure=True) as site:
        url = site.says("/page", 200)
        assert visit(url).verdict == "insecure"
        # One for robots.txt, one for the page.
        assert (site.asked, site.connections) == ([], 2)


# Once more


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_what_may_be_a_moments_trouble_is_asked_again(site: Site, status: int) -> None:
    site.says("HEAD /page", status, then=200)
    site.says("/page", status)
    assert visit(site.url("/page")).verdict == "ok"


@pytest.mark.parametrize("status", [403, 404, 410])
def test_what_is_final_is_not_asked_again(site: Site, status: int) -> None:
    visit(site.says("/page", status))
    assert site.methods("/page") == ["HEAD", "GET"]


@pytest.mark.parametrize("later", ["0", "Sun, 01 Nov 2020 00:00:00 GMT", "soon", "-5", ""])
def test_a_server_that_says_when_to_come_back_is_asked_then(site: Site, later: str) -> None:
    site.says("HEAD /page", 429, then=200, Retry_After=later)
    assert visit(site.url("/page")).verdict == "ok"


@pytest.mark.parametrize("later", ["3600", "Fri, 01 Jan 2100 00:00:00 GMT", "9" * 400])
def test_a_server_that_asks_for_more_patience_than_there_is_is_left(site: Site, later: str) -> None:
    site.says("/page", 429, Retry_After=later)
    assert visit(site.url("/page")).verdict == "closed"
    assert site.methods("/page") == ["HEAD"]


def test_the_number_of_tries_is_bounded(site: Site) -> None:
    visit(site.says("/page", 503), Manners(delay=0, pause=0, tries=4))
    assert site.methods("/page") == ["HEAD", "GET"] * 4


# Manners


def test_two_requests_to_a_host_are_apart_by_the_delay(site: Site) -> None:
    urls = [site.says(f"/page/{n}", 200) for n in range(4)]
    visit_all(urls, Manners(delay=0.05))
    times = sorted(time for _, _, time in site.asked)
    assert len(times) == 5
    # The clock of the server starts when the request reaches it, a little after it was sent.
    assert all(after - before > 0.04 for before, after in pairwise(times))


def test_what_robots_txt_closes_is_not_asked_for(site: Site) -> None:
    site.bodies["/robots.txt"] = b"#" * 300_000 + b"\nUser-agent: Parcours-links\nDisallow: /closed\n"
    site.says("/robots.txt", 200)
    closed, open_ = site.says("/closed/page", 200), site.says("/page", 200)
    leading = site.says("/leading", 302, Location="/closed/page")
    assert [found.verdict for found in visit_all([closed, open_, leading], QUICK)] == ["robots", "ok", "robots"]
    assert site.methods("/closed/page") == []
    assert site.methods("/robots.txt") == ["GET"]


@pytest.mark.parametrize("status", [404, 403, 500])
def test_a_site_without_robots_txt_is_open(site: Site, status: int) -> None:
    site.says("/robots.txt", status)
    assert visit(site.says("/page", 200)).verdict == "ok"


@pytest.mark.parametrize("body", [b"\xff\xfe\x00", b"Crawl-delay: x\nUser-agent", b"#" * (2 * MB), b"Disallow: /"])
def test_a_robots_txt_that_is_none_closes_nothing(site: Site, body: bytes) -> None:
    site.bodies["/robots.txt"] = body
    site.says("/robots.txt", 200)
    assert visit(site.says("/page", 200)).verdict == "ok"


def test_each_outcome_is_told_at_once_and_returned_in_the_order_of_the_addresses(site: Site) -> None:
    urls = [site.says(f"/page/{n}", 200 if n % 2 else 404) for n in range(6)]
    told: list[Visit] = []
    found = visit_all(urls, QUICK, told.append)
    assert [visit.url for visit in found] == urls
    assert sorted(told, key=lambda visit: visit.url) == found
    assert {urlsplit(visit.url).path: visit.verdict for visit in found}["/page/3"] == "ok"
