"""Comments stay, each with what it speaks of, wherever its key goes."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Final

import pytest

from generator.canonical import canonical
from generator.model.kinds import KIND_OF_FOLDER
from tests.builders import LIBRARY, profession, support

SUPPORT: Final = KIND_OF_FOLDER["supports"]
PROFESSION: Final = KIND_OF_FOLDER["professions"]


def test_a_comment_moves_with_its_key() -> None:
    text = "# Sur la catégorie.\ncategory: money  # à revoir\n" + support().replace("category: money\n", "")
    lines = canonical(text, SUPPORT).split("\n")
    at = lines.index("category: money  # à revoir")
    assert lines[at - 1] == "# Sur la catégorie."
    assert lines[at - 2].startswith("title:")


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        # Above and beside, at every depth.
        (
            "details:  # tous\n  # le premier\n  - fr: A.  # fr\n    # en\n    en: A.\n    source: s1\n",
            'details:  # tous\n  # le premier\n  - fr: "A."  # fr\n    # en\n    en: "A."\n    source: s1',
        ),
        # A comment further to the right ends the list or the group in whose column it stands.
        (
            "details:\n  - fr: A.\n    source: s1\n    # fin du fait\n  # fin de la liste\n",
            'details:\n  - fr: "A."\n    source: s1\n    # fin du fait\n  # fin de la liste',
        ),
        # A group in braces has no line for a comment: it takes a line a key.
        (
            "zzz:\n  {fr: A, # un\n   en: B}\n",
            "zzz:\n  fr: A  # un\n  en: B",
        ),
        ("professions: [a, b] # deux\n", "professions: [a, b]  # deux"),
        ("professions: [a, # un\n  b]\n", "professions:\n  - a  # un\n  - b"),
        # Beside the mark of a block.
        (
            "details:\n  - fr: >- # à couper\n      Un # n'est pas un commentaire.\n    source: s1\n",
            'details:\n  - fr: "Un # n\'est pas un commentaire."  # à couper\n    source: s1',
        ),
        # Further to the right than anything that it could end, it belongs to what follows.
        ("professions: []\n  # et puis\n", "professions: []\n# et puis\nsources:"),
    ],
)
def test_a_comment_stays_where_it_speaks(more: str, expected: str) -> None:
    text = canonical(support(more=more), SUPPORT)
    assert f"\n{expected}\n" in text
    assert canonical(text, SUPPORT) == text


def test_a_comment_after_everything_stays_there() -> None:
    assert canonical(f"{support()}# Fin.\n", SUPPORT).endswith("\n# Fin.\n")


def test_a_number_sign_inside_a_text_is_no_comment() -> None:
    text = canonical(support(more='details:\n  - fr: "A # b"\n    source: s1\n  - fr: a#b\n    source: s1\n'), SUPPORT)
    assert 'fr: "A # b"' in text
    assert 'fr: "a#b"' in text


@pytest.mark.parametrize("seed", range(40))
def test_no_comment_is_lost_wherever_it_stands(seed: int) -> None:
    """Comments thrown on lines of their own and at ends of lines, at any indentation, through a real shape."""
    chance = random.Random(seed)
    lines = []
    for number, line in enumerate(canonical(profession(), PROFESSION).split("\n")[1:-1]):
        while chance.random() < 0.3:
            lines.append(f"{' ' * chance.randrange(0, 14)}# seul {number}-{len(lines)}")
        beside = f"  # fin {number}" if chance.random() < 0.3 else ""
        lines.append(line + beside)
    text = "\n".join(lines) + "\n"
    new = canonical(text, PROFESSION)
    assert sorted(re.findall(r"# \w+ [\d-]+", new)) == sorted(re.findall(r"# \w+ [\d-]+", text))
    assert canonical(new, PROFESSION) == new
    # A comment at the end of a line stays on a line that starts as its own did.
    for line in lines:
        if "# fin" in line:
            start, _, comment = line.partition("  # fin")
            assert any(comment in other and start.split(":")[0].strip() in other for other in new.split("\n"))


@pytest.mark.parametrize("path", LIBRARY)
def test_every_kind_keeps_its_comments(path: str, tmp_path: Path) -> None:
    text = "".join(f"# {n}\n{line}" for n, line in enumerate(LIBRARY[path].splitlines(keepends=True)))
    new = canonical(text, KIND_OF_FOLDER[path.split("/")[0]])
    assert sorted(re.findall(r"# \d+", new)) == sorted(re.findall(r"# \d+", text))
