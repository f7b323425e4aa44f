"""Addresses asked for, a few hosts at a time and one request at a time to each host.

A page is asked for without its body (HEAD), and with it (GET) where the server refuses that; no body is read. What a
server may mean by a moment's trouble (no answer, 429, 5xx) is asked again, later each time, and when the server says
(`Retry-After`, RFC 9110, section 10.2.3). What `robots.txt` closes to this command (RFC 9309) is not asked for.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Final, Literal, get_args
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import aiohttp
from yarl import URL

Verdict = Literal[
    "ok",
    "moved",
    "to_home",
    "gone",
    "closed",
    "failing",
    "silent",
    "unreachable",
    "insecure",
    "loop",
    "elsewhere",
    "robots",
]
"""What came of an address.

- `ok`: the page is there.
- `moved`: it is, and the server says that it is now elsewhere for good.
- `to_home`: it leads to a home page, as sites do with pages that they removed.
- `gone`: 404, 410 or another refusal of this one address.
- `closed`: the server lets no program in (401, 403, 429…); a reader may well see the page.
- `failing`: an error of the server (5xx).
- `silent`: no answer in time.
- `unreachable`: no such host, or no connection.
- `insecure`: the certificate is not valid.
- `loop`: redirects without an end.
- `elsewhere`: a redirect to what is no web page.
- `robots`: closed to programs by the site, and not asked for.
"""
VERDICTS: Final[tuple[Verdict, ...]] = get_args(Verdict)

AGENT: Final = "Parcours-links"
"""The name by which `robots.txt` may speak to this command."""

_PERMANENT: Final = frozenset({301, 308})
_REDIRECTS: Final = _PERMANENT | {302, 303, 307}
_CLOSED: Final = frozenset({401, 402, 403, 407, 429, 451, 999})
_LATER: Final = frozenset({429, 500, 502, 503, 504})
_ROBOTS_BYTES: Final = 500 * 1024
"""As much of `robots.txt` as RFC 9309 asks a program to read."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How the servers are treated. Times in seconds."""

    jobs: int = 8
    """Requests at the same time, each to another host."""
    delay: float = 1.0
    """Between two requests to a host."""
    timeout: float = 20.0
    """For one answer, all in all."""
    tries: int = 3
    pause: float = 2.0
    """Before the second try; twice as long before each further one."""
    patience: float = 60.0
    """The longest pause that a server may ask for."""
    redirects: int = 10


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of one address."""

    url: str
    verdict: Verdict
    status: int | None = None
    """That of the last answer."""
    target: str | None = None
    """Where redirects led, if there were some."""


@dataclass(slots=True)
class _Host:
    """A host's turn: one request at a time."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    delay: float = 0.0


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    location: str | None
    retry_after: str | None


class _Failed(Exception):
    """No answer came."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict)
        self.verdict = verdict


def visit_all(
    urls: Iterable[str],
    manners: Manners = Manners(),
    done: Callable[[Visit], None] = lambda visit: None,
) -> list[Visit]:
    """Ask for addresses and return what came of each, in their order.

    Args:
        urls: web addresses, each once.
        manners: how the servers are treated.
        done: told of each address as soon as it is known.
    """
    return asyncio.run(_visit_all(list(urls), manners, done))


async def _visit_all(urls: list[str], manners: Manners, done: Callable[[Visit], None]) -> list[Visit]:
    timeout = aiohttp.ClientTimeout(total=manners.timeout)
    headers = {"User-Agent": f"Mozilla/5.0 (compatible; {AGENT}/1.0)", "Accept": "text/html,*/*;q=0.8"}
    connector = aiohttp.TCPConnector(limit=manners.jobs)
    async with aiohttp.ClientSession(timeout=timeout, headers=headers, connector=connector) as session:
        visitor = _Visitor(session, manners)

        async def one(url: str) -> Visit:
            found = await visitor.visit(url)
            done(found)
            return found

        return list(await asyncio.gather(*map(one, urls)))


class _Visitor:
    def __init__(self, session: aiohttp.ClientSession, manners: Manners) -> None:
        self._session = session
        self._manners = manners
        self._free = asyncio.Semaphore(manners.jobs)
        self._hosts: defaultdict[str, _Host] = defaultdict(lambda: _Host(delay=manners.delay))
        self._robots: dict[str, asyncio.Task[RobotFileParser]] = {}

    async def visit(self, url: str) -> Visit:
        """Follow an address to its end."""
        at, is_permanent = url.partition("#")[0], True
        status: int | None = None
        for hop in range(self._manners.redirects + 1):
            target = at if hop else None
            if urlsplit(at).scheme not in {"http", "https"} or not urlsplit(at).hostname:
                return Visit(url, "elsewhere", status, target)
            try:
                if not await self._is_open(at):
                    return Visit(url, "robots", None, target)
                answer = await self._ask(at)
            except _Failed as error:
                return Visit(url, error.verdict, None, target)
            status = answer.status
            if status in _REDIRECTS and answer.location:
                is_permanent = is_permanent and status in _PERMANENT
                try:
                    at = urljoin(at, answer.location).partition("#")[0]
                    urlsplit(at).port  # noqa: B018 - refuses what is no address
                except ValueError:
                    return Visit(url, "elsewhere", status, answer.location)
                continue
            return Visit(url, _verdict(url, status, target, is_permanent=is_permanent), status, target)
        return Visit(url, "loop", status, at)

    async def _ask(self, url: str) -> _Answer:
        """The answer to an address, asked for again where it may come later.

        Raises:
            _Failed: none came.
        """
        for attempt in range(1, self._manners.tries + 1):
            pause = self._manners.pause * 2 ** (attempt - 1)
            is_last = attempt == self._manners.tries
            try:
                answer = await self._request("HEAD", url)
                if answer.status >= 400 and answer.status != 429:
                    # Many servers answer HEAD with an error, and the same address with its page.
                    answer = await self._request("GET", url)
            except _Failed as error:
                if is_last or error.verdict == "insecure":
                    raise
            else:
                if answer.status not in _LATER or is_last:
                    return answer
                asked = _seconds(answer.retry_after)
                if asked is not None and asked > self._manners.patience:
                    return answer
                pause = asked if asked is not None else pause
            await asyncio.sleep(pause)
        raise AssertionError("the last try returns or raises")

    async def _request(self, method: str, url: str) -> _Answer:
        try:
            async with (
                self._turn(url),
                self._session.request(method, _as_it_is(url), allow_redirects=False) as response,
            ):
                headers = response.headers
                return _Answer(response.status, headers.get("Location"), headers.get("Retry-After"))
        except (aiohttp.ClientConnectorCertificateError, aiohttp.ClientSSLError) as error:
            raise _Failed("insecure") from error
        except TimeoutError as error:
            raise _Failed("silent") from error
        except (aiohttp.ClientError, OSError, ValueError) as error:
            # An address that aiohttp cannot take is a ValueError.
            raise _Failed("unreachable") from error

    @asynccontextmanager
    async def _turn(self, url: str) -> AsyncIterator[None]:
        host = self._hosts[urlsplit(url).netloc]
        async with host.turn:
            now = asyncio.get_running_loop().time
            await asyncio.sleep(max(host.free_at - now(), 0))
            try:
                async with self._free:
                    yield
            finally:
                host.free_at = now() + host.delay

    async def _is_open(self, url: str) -> bool:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._robots:
            self._robots[origin] = asyncio.create_task(self._read_robots(origin))
        return (await self._robots[origin]).can_fetch(AGENT, url)

    async def _read_robots(self, origin: str) -> RobotFileParser:
        """What a server says to programs; where it says nothing, or does not answer, every page speaks for itself."""
        rules = RobotFileParser()
        lines: list[str] = []
        url = f"{origin}/robots.txt"
        try:
            async with self._turn(url), self._session.get(URL(url), max_redirects=5) as response:
                if response.status == 200:
                    lines = (await _start(response, _ROBOTS_BYTES)).decode("utf-8", "replace").splitlines()
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError):
            lines = []
        rules.parse(lines)
        host = self._hosts[urlsplit(origin).netloc]
        host.delay = max(host.delay, min(float(rules.crawl_delay(AGENT) or 0), self._manners.patience))
        return rules


async def _start(response: aiohttp.ClientResponse, size: int) -> bytes:
    """The first bytes of a body, all of it if it is shorter."""
    try:
        return await response.content.readexactly(size)
    except asyncio.IncompleteReadError as error:
        return error.partial


def _verdict(url: str, status: int, target: str | None, *, is_permanent: bool) -> Verdict:
    if status in _CLOSED:
        return "closed"
    if status >= 500:
        return "failing"
    if status >= 300:
        return "gone"
    if target is None:
        return "ok"
    if _is_home(target) and not _is_home(url):
        return "to_home"
    return "moved" if is_permanent else "ok"


def _is_home(url: str) -> bool:
    """Whether an address is that of a site, or of a site's language, and of no page in it."""
    parts = urlsplit(url)
    return not parts.query and parts.path.strip("/").lower() in {"", "fr", "en", "index.html", "index.php", "accueil"}


def _seconds(retry_after: str | None) -> float | None:
    """How long a server asks to wait: it names seconds or a date."""
    if retry_after is None:
        return None
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        until = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    if until.tzinfo is None:
        return None
    return max((until - dt.datetime.now(dt.UTC)).total_seconds(), 0)


def _as_it_is(url: str) -> URL:
    """An address as the content has it: what is escaped in it stays escaped as it is."""
    return URL(url, encoded=url.isascii())
