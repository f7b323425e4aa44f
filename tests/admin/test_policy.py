"""The policy of the editing page: the site, the forge, and no one else."""

from __future__ import annotations

import pytest

from generator.admin import Repository, admin_headers
from generator.admin.policy import admin_policy


def directives(repository: Repository) -> dict[str, list[str]]:
    """Return what a policy allows, by directive."""
    return {name: sources for name, *sources in (part.split() for part in admin_policy(repository).split(";"))}


@pytest.mark.parametrize(
    ("repository", "asked"),
    [
        (Repository("https://github.com/o/r"), ["https://api.github.com"]),
        (Repository("https://gitlab.com/o/r"), ["https://gitlab.com"]),
        (
            Repository(
                "https://forge.example.org/o/r",
                backend={"name": "gitea", "api_root": "https://forge.example.org/api/v1"},
            ),
            ["https://forge.example.org"],
        ),
        (
            Repository("https://github.com/o/r", proxy="http://127.0.0.1:8081/api/v1"),
            ["http://127.0.0.1:8081", "https://api.github.com"],
        ),
    ],
)
def test_the_page_may_ask_the_forge_and_no_other_host(repository: Repository, asked: list[str]) -> None:
    found = directives(repository)
    assert found.pop("connect-src") == ["'self'", "blob:", *asked]
    assert not any("//" in source or source == "*" for sources in found.values() for source in sources)


def test_no_script_stands_in_the_page() -> None:
    assert directives(Repository("https://github.com/o/r"))["script-src"] == ["'self'", "'unsafe-eval'"]


def test_the_window_in_which_one_signs_in_may_answer() -> None:
    headers = admin_headers(Repository("https://github.com/o/r"))
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin-allow-popups"
    assert headers["X-Robots-Tag"] == "noindex"
