"""What the guides and the other pages written by hand name: commands, options, files, pages. All of it exists."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
import typer
import yaml

from generator.cli import app
from generator.model.base import LOCALES
from generator.model.kinds import KINDS
from tests.project import ROOT

SITE_PAGES: Final = sorted(path for locale in LOCALES for path in (ROOT / "docs" / locale).rglob("*.md"))
GUIDES: Final = [path for path in SITE_PAGES if path.parent.name == "guides"]
PAPERS: Final = sorted(
    (*SITE_PAGES, *(ROOT / "docs" / "hosting").glob("*.md"), *(ROOT / "docs" / "adr").glob("*.md"), *ROOT.glob("*.md"))
)
"""Everything that people read in the repository, pages of the site included."""

_FENCE: Final = re.compile(r"^ *```.*?\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
_CODE: Final = re.compile(r"`([^`\n]+(?:\n(?!\n)[^`\n]+)*)`")
_LINK: Final = re.compile(r"\]\(([^)\s]+)\)")
_FOLDERS: Final = ("content", "docs", "generator", "overrides", "tests", "tools", "schema", "requirements", ".github")
_PATH: Final = re.compile(rf"(?:{'|'.join(map(re.escape, _FOLDERS))})/[\w./-]*")
_UNMADE: Final = re.compile(r"/es/|[<…*]")
"""What a guide only gives as an example: the files of a language that is not there, a name to choose."""


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def front(path: Path) -> dict[str, str]:
    found: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
    return found


@cache
def code(path: Path) -> tuple[str, ...]:
    """Return the spans of code of a page, and the lines of its blocks of code."""
    text = path.read_text(encoding="utf-8")
    lines = [line for block in _FENCE.findall(text) for line in block.splitlines()]
    return (*lines, *(" ".join(span.split()) for span in _CODE.findall(_FENCE.sub("", text))))


def commands(path: Path) -> Iterator[list[str]]:
    """Yield the words of every `parcours …` that a page names, after `parcours`."""
    for line in code(path):
        if found := re.search(r"(?:^|[\s/])parcours(?: +(.*))?$", line.split(" #")[0]):
            # A caller's own variables come before, and a program that is not named `parcours` has a path.
            yield shlex.split((found[1] or "").replace("…", "").replace("[", " ").replace("]", " "))


def unknown(words: list[str]) -> str | None:
    """Return the first word of a command that `parcours` does not know as a command or an option."""
    command: Any = typer.main.get_command(app)
    for word in words:
        if word in getattr(command, "commands", {}):
            command = command.commands[word]
        elif word.startswith("--"):
            options = {option for parameter in command.params for option in parameter.opts}
            if word.partition("=")[0] not in {*options, "--help"}:
                return word
        elif getattr(command, "commands", {}) and word.islower():
            return word
    return None


@pytest.mark.parametrize("path", PAPERS, ids=name_of)
def test_every_command_that_is_named_exists_with_its_options(path: Path) -> None:
    wrong = [" ".join(words) for words in commands(path) if unknown(words) is not None]
    assert wrong == []


def test_the_guides_name_commands_and_a_wrong_one_is_found() -> None:
    assert sum(1 for path in GUIDES for _ in commands(path)) > 40
    assert unknown(["chek"]) == "chek"
    assert unknown(["check", "--al"]) == "--al"
    assert unknown(["translations", "export", "a.po", "--order", "oiq"]) is None
    assert unknown(["translations", "export", "--prune"]) == "--prune"


@pytest.mark.parametrize("path", [path for path in PAPERS if path.parent.name != "adr"], ids=name_of)
def test_every_file_that_is_named_exists(path: Path) -> None:
    # A decision, of those in docs/adr/, may name what was there when it was taken.
    named = [
        found
        for span in code(path)
        if not _UNMADE.search(span)
        for found in re.findall(rf"(?<![\w./-])({_PATH.pattern})", span)
    ]
    assert [found for found in named if not (ROOT / found).exists()] == []


@pytest.mark.parametrize("path", PAPERS, ids=name_of)
def test_every_target_of_make_that_is_named_exists(path: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {found for span in code(path) for found in re.findall(r"^make ([a-z-]+)", span)}
    assert named <= targets


@cache
def keys(locale: str) -> frozenset[str]:
    return frozenset(front(path)["key"] for path in SITE_PAGES if path.relative_to(ROOT / "docs").parts[0] == locale)


def is_record(key: str) -> bool:
    kind, _, name = key.partition("/")
    found = [of for of in KINDS if of.name == kind]
    return any(True for of in found for _ in (ROOT / "content" / of.folder).rglob(f"{name}.yaml"))


SECTIONS: Final = frozenset(("professions", "orders", "trajectories", "institutions", "programmes", "supports", "home"))
OTHER_PAGES: Final = frozenset(("measures", "coverage", "grid", "glossary"))


@pytest.mark.parametrize("path", PAPERS, ids=name_of)
def test_every_link_inside_leads_to_what_exists(path: Path) -> None:
    locale = path.relative_to(ROOT).parts[1] if path in SITE_PAGES else "en"
    lost = []
    text = _CODE.sub("", _FENCE.sub("", path.read_text(encoding="utf-8")))
    for target in _LINK.findall(text):
        scheme, _, rest = target.partition(":")
        place = target.partition("#")[0]
        match scheme:
            case "http" | "https" | "mailto" | "tel":
                continue
            case "page":
                is_there = rest.partition("#")[0] in {*keys(locale), *SECTIONS, *OTHER_PAGES}
            case "record":
                is_there = is_record(rest.partition("#")[0])
            case _:
                is_there = not place or (path.parent / place).exists()
        if not is_there:
            lost.append(target)
    assert lost == []


def test_every_page_is_in_both_languages_and_stands_under_the_same_page() -> None:
    french, english = (
        {front(path)["key"]: front(path).get("under") for path in SITE_PAGES if path.is_relative_to(ROOT / "docs" / of)}
        for of in LOCALES
    )
    assert french == english


@pytest.mark.parametrize("path", GUIDES, ids=name_of)
def test_a_guide_is_reached_from_contribute_and_from_the_repository(path: Path) -> None:
    locale = path.relative_to(ROOT / "docs").parts[0]
    page, paper = {
        "fr": ("docs/fr/contribuer.md", "CONTRIBUTING.fr.md"),
        "en": ("docs/en/contribute.md", "CONTRIBUTING.md"),
    }[locale]
    assert f"(page:{front(path)['key']})" in (ROOT / page).read_text(encoding="utf-8")
    assert f"({path.relative_to(ROOT).as_posix()})" in (ROOT / paper).read_text(encoding="utf-8")
    assert front(path)["under"] == "contribute"


@pytest.mark.parametrize("path", GUIDES, ids=name_of)
def test_a_guide_and_its_twin_have_the_same_steps_commands_and_tables(path: Path) -> None:
    twin = next(other for other in GUIDES if other != path and front(other)["key"] == front(path)["key"])
    shape = re.compile(r"^(#+ |\d+\. |- |\| )", re.MULTILINE)
    mine, theirs = (
        [re.sub(r"\d+", "1", found) for found in shape.findall(one.read_text("utf-8"))] for one in (path, twin)
    )
    assert mine == theirs


_LONGEST: Final = 34
"""Words: a step is read with one hand on the keyboard."""


@pytest.mark.parametrize("path", GUIDES, ids=name_of)
def test_the_sentences_of_a_guide_are_short(path: Path) -> None:
    text = _CODE.sub("x", _FENCE.sub("", path.read_text(encoding="utf-8").split("---\n", 2)[2]))
    blocks = re.split(r"\n\n|\n(?=\d+\. |- |\| |#)", text)
    sentences = [part for block in blocks for part in re.split(r"(?<=[.!?])\s+", " ".join(block.split()))]
    assert [found for found in sentences if len(re.findall(r"[\w’'-]+", found)) > _LONGEST] == []
