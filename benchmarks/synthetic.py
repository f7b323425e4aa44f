"""Synthetic content: as many professions as one wants, of the shape and size of the real ones.

The real records are cycled through. Each copy has an id, a slug and a title of its own, and about a third of its
words are replaced by other words of the corpus. No two texts are then the same, nor (almost) any two drawings: a copy
must cost what a new record costs, and never be answered from a cache.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import yaml

from generator.yaml_file import read

PROFESSIONS_AN_ORDER: Final = 5
"""How many professions share a synthetic order, so that lists of siblings stay short whatever the number."""

SUPPORTS: Final = 6
"""How many records of help are kept: what they weigh does not grow with the number of professions."""

_SHARE_REPLACED: Final = 1 / 3
_MOST_CHARACTERS: Final = 400
"""The longest line of the model (`generator.model.base.Text`); a line that fits it must still fit when varied."""

Data = dict[str, Any]
Corpus = dict[tuple[str, int], list[str]]
"""The words of the corpus by language and length, each as often as it occurs."""

_RECORD_LINK = re.compile(r"\[([^\]]*)\]\(record:[^)]*\)")
# Only whole words in lower case are replaced; addresses and the targets of links are left alone.
_WORD = re.compile(r"\]\([^)]*\)|\S+[./@]\w\S*|(?<![\w])([a-zà-öø-ÿœ]{4,})(?![\w])")


class _Dumper(yaml.CSafeDumper):
    """Writes records much as people write them."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _text(dumper: yaml.CSafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else ">" if len(text) > 80 else '"' if " " in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _decimal(dumper: yaml.CSafeDumper, value: Decimal) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:float", str(value))


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Decimal, _decimal)


def write_professions(content: Path, folder: Path, count: int, today: dt.date) -> None:
    """Write a content folder of `count` professions, their orders, the glossary and some help.

    Args:
        content: the real content.
        folder: where to write; it does not exist yet.
        count: how many professions.
        today: the date of every review, so that no record is stale.
    """
    professions = _records(content / "professions")
    orders = _records(content / "orders")
    supports = [record for record in _records(content / "supports") if not record.get("professions")]
    corpus = _corpus([*professions, *orders])

    def write(kind: str, record: Data) -> None:
        record["review"] = {**record["review"], "on": today.isoformat()}
        path = folder / kind / f"{record['id']}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            yaml.dump(record, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100), encoding="utf-8"
        )

    for number in range(-(-count // PROFESSIONS_AN_ORDER)):
        order = _copy(orders[number % len(orders)], number, corpus)
        if order.get("acronym"):
            order["acronym"] += str(number)
        write("orders", order)
    for number in range(count):
        profession = _copy(professions[number % len(professions)], number, corpus)
        owner = number // PROFESSIONS_AN_ORDER
        profession["order"] = f"{orders[owner % len(orders)]['id']}-{owner}"
        profession["title"] = {
            "fr": {gender: f"{title} {number}" for gender, title in profession["title"]["fr"].items()},
            "en": f"{profession['title']['en']} {number}",
        }
        # The professions with near names are not there; what is said of them, with its sources, stays.
        near = [found["difference"] for found in profession.pop("not_to_confuse", [])]
        profession["notes"] = [*profession.get("notes", []), *near]
        write("professions", profession)
    for kind, kept in (("supports", supports[:SUPPORTS]), ("glossary", _records(content / "glossary"))):
        for record in kept:
            write(kind, _without_links(record))


def write_mix(content: Path, folder: Path, count: int) -> None:
    """Write a content folder of `count` records in the real proportions of kinds, for reading only.

    The files are copied as they stand, but for their ids. References lead to the first copies.
    """
    files = sorted(path for path in content.rglob("*.yaml") if path.parent != content)
    rounds, left = divmod(count, len(files))
    picked = [(number, path) for number in range(rounds) for path in files]
    picked += [(rounds, files[place * len(files) // left]) for place in range(left)]
    for number, path in picked:
        name = f"{path.stem}-{number}" if number else path.stem
        target = folder / path.relative_to(content).with_name(f"{name}.yaml")
        target.parent.mkdir(parents=True, exist_ok=True)
        text = re.sub(r"^id: .*$", f"id: {name}", path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
        target.write_text(text, encoding="utf-8")


def _records(folder: Path) -> list[Data]:
    found = [read(path) for path in sorted(folder.glob("*.yaml"))]
    return [record for record in found if isinstance(record, dict)]


def _copy(record: Data, number: int, corpus: Corpus) -> Data:
    """Return a copy with an id, slugs and words of its own; the same number gives the same copy."""
    generator = random.Random(f"{record['id']}-{number}")
    copied: Data = _vary(_without_links(record), corpus, generator)
    copied["id"] = f"{record['id']}-{number}"
    copied["slug"] = {locale: f"{slug}-{number}" for locale, slug in record["slug"].items()}
    return copied


def _vary(value: Any, corpus: Corpus, generator: random.Random) -> Any:
    if isinstance(value, list):
        return [_vary(item, corpus, generator) for item in value]
    if not isinstance(value, dict):
        return value
    if isinstance(value.get("fr"), str):
        # Lines (titles of steps above all) vary more than statements do: from them come the sizes of a drawing's boxes.
        counts = (1,) if "source" in value else (0, 1, 2)
        return {
            key: _vary_text(item, key, counts, corpus, generator) if key in {"fr", "en"} and item else item
            for key, item in value.items()
        }
    return {key: _vary(item, corpus, generator) for key, item in value.items()}


def _vary_text(text: str, locale: str, counts: Sequence[int], corpus: Corpus, generator: random.Random) -> str:
    """Return a text in which a share of the words is replaced, each by one of `counts` words of about its length."""

    def words(match: re.Match[str]) -> str:
        found = match.group(1)
        others = corpus.get((locale, len(found) + generator.randint(-2, 2))) if found is not None else None
        if others is None or generator.random() > _SHARE_REPLACED:
            return match.group()
        return " ".join(generator.choices(others, k=generator.choice(counts)))

    varied = _WORD.sub(words, text)
    if 0 in counts:
        varied = re.sub(" {2,}", " ", varied).strip(" ")
    fits = len(varied) <= _MOST_CHARACTERS or len(text) > _MOST_CHARACTERS
    return varied if varied and fits else text


def _without_links(value: Any) -> Any:
    """Return a value whose texts lead to no other record: most of those they name are not there."""
    if isinstance(value, str):
        return _RECORD_LINK.sub(r"\1", value)
    if isinstance(value, list):
        return [_without_links(item) for item in value]
    if isinstance(value, dict):
        return {key: _without_links(item) for key, item in value.items()}
    return value


def _corpus(records: Sequence[Data]) -> Corpus:
    corpus: Corpus = defaultdict(list)
    for locale, text in _texts(records):
        for match in _WORD.finditer(text):
            if (word := match.group(1)) is not None:
                corpus[locale, len(word)].append(word)
    return dict(corpus)


def _texts(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key == "slug":
                continue
            if key in {"fr", "en"} and isinstance(item, str):
                yield key, item
            else:
                yield from _texts(item)
