"""Two languages, one content: each page says its language and its counterpart, and gives the same numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

import pytest
from babel import Locale
from lxml.html import HtmlElement

from tests.browser.pages import Page, text_of, texts_by_language
from tests.browser.running import Site

MONTHS: Final = {
    "fr": [name.lower() for name in Locale("fr").months["format"]["wide"].values()],
    "en": [name.lower() for name in Locale("en").months["format"]["wide"].values()],
}
UNITS: Final = {
    "fr": {"heure": "h", "jour": "d", "jour ouvrable": "wd", "semaine": "w", "mois": "m", "an": "y", "année": "y"},
    "en": {"hour": "h", "day": "d", "working day": "wd", "week": "w", "month": "m", "year": "y"},
}

NUMBER: Final = {"fr": r"\d{1,3}(?:\s\d{3})*(?:,\d+)?", "en": r"\d[\d,]*(?:\.\d+)?"}

SENTENCES: Final = {
    "fr": r"vous|votre|vos|est|sont|doit|peut|être|ont|cette|ces|une|qui|que|il|elle|dont|sans|nous|se|sera",
    "en": r"the|of|and|you|your|is|are|was|has|have|with|for|from|by|this|that|which|not|its|if|can|how|what|who",
}
"""Words that a sentence of a language holds, and a proper name hardly."""

PHRASES: Final = {
    "fr": r"le|la|les|l|un|de|d|du|des|et|ou|à|au|aux|en|par|pour|dans|sur|avec",
    "en": r"a|an|to|in|on|or",
}
"""Words that tell the language of a text as well, but stand in proper names too."""


def words(element: HtmlElement, locale: str) -> str:
    """Return the text of an element in a language; not the titles of sources, which stay in their own."""
    said = (text for lang, text in texts_by_language(element, locale, frozenset({"cite"})) if lang == locale)
    return " ".join(" ".join(said).split())


def main(page: Page) -> HtmlElement:
    """Return what a page holds of its own."""
    found = page.tree.find(".//main")
    assert found is not None, page.path
    return found


def classed(element: HtmlElement, name: str) -> Iterator[HtmlElement]:
    """Yield the elements inside that bear a class."""
    return (inner for inner in element.iter() if name in inner.get("class", "").split())


def value(number: str, locale: str) -> Decimal:
    """Return a number written as a language writes it."""
    return Decimal(re.sub(r"\s", "", number).replace(",", ".") if locale == "fr" else number.replace(",", ""))


def amounts(text: str, locale: str) -> list[Decimal]:
    """Return the amounts of money written as a language writes them, in order of size."""
    pattern = rf"(?<![\d,])({NUMBER['fr']})\s\$" if locale == "fr" else rf"\$({NUMBER['en']})"
    return sorted(value(found, locale) for found in re.findall(pattern, text))


def dates(text: str, locale: str) -> list[tuple[int, int, int]]:
    """Return the dates written with a month's name of a language, in order; the day is 0 where there is none."""
    months = MONTHS[locale]
    pattern = rf"(?:(\d{{1,2}})(?:er)?\s)?\b({'|'.join(months)})\s(?:(\d{{1,2}}),\s)?(\d{{4}})\b"
    found = re.findall(pattern, text, re.IGNORECASE)
    return sorted(
        (int(year), months.index(month.lower()) + 1, int(first or then or 0)) for first, month, then, year in found
    )


def durations(element: HtmlElement, locale: str) -> list[tuple[Decimal | None, Decimal, str]]:
    """Return the durations of the steps: least, most, unit."""
    units = UNITS[locale]
    names = "|".join(sorted(units, key=len, reverse=True))
    pattern = rf"(?:({NUMBER[locale]})\s(?:à|to)\s)?({NUMBER[locale]})\s({names})(?:s\b|\b)"
    return [
        (value(least, locale) if least else None, value(most, locale), units[unit])
        for delay in classed(element, "delay")
        for least, most, unit in re.findall(pattern, text_of(delay).replace("jours ouvrables", "jour ouvrable"))
    ]


@pytest.mark.parametrize(
    ("read", "text", "locale", "found"),
    [
        (amounts, "1 234,50 $ et 12 $", "fr", [Decimal(12), Decimal("1234.50")]),
        (amounts, "$1,234.50 and $12", "en", [Decimal(12), Decimal("1234.50")]),
        (dates, "1er avril 2026, avril 2026", "fr", [(2026, 4, 0), (2026, 4, 1)]),
        (dates, "April 1, 2026, 2 April 2026, April 2026", "en", [(2026, 4, 0), (2026, 4, 1), (2026, 4, 2)]),
    ],
)
def test_the_readers_of_these_tests_read(
    read: Callable[[str, str], list[object]], text: str, locale: str, found: list[object]
) -> None:
    assert read(text, locale) == found
    assert read(text, "en" if locale == "fr" else "fr") == []


def test_each_page_says_the_language_of_its_address(site: Site) -> None:
    assert [page.path for page in site.pages if page.tree.get("lang") != page.locale] == []


def test_alternates_point_both_ways_and_to_the_original_by_default(site: Site) -> None:
    for page in site.pages:
        if page.kind == "404":
            continue
        links = page.tree.findall("./head/link[@rel='alternate']")
        alternates = {link.attrib["hreflang"]: link.attrib["href"] for link in links}
        expected = {page.locale: page.url}
        if page.switch is not None:
            other = site.by_path[page.switch]
            expected |= {other.locale: other.url, "x-default": (page if page.locale == "fr" else other).url}
        assert alternates == expected, page.path
        canonical = page.tree.find("./head/link[@rel='canonical']")
        assert canonical is not None, page.path
        assert canonical.get("href") == page.url


def test_the_language_switch_names_the_other_language_in_that_language(site: Site) -> None:
    names = {"fr": "Français", "en": "English"}
    for page in site.pages:
        for link in page.tree.findall(".//header//ul[@class='languages']//a"):
            lang = link.attrib["lang"]
            assert lang == link.get("hreflang") != page.locale
            assert text_of(link) == names[lang]


def pairs(site: Site, *kinds: str) -> Iterator[tuple[Page, Page]]:
    """Yield the pages of some kinds in French, each with its English one."""
    for page in site.of_kind(*kinds):
        if page.locale == "fr":
            assert page.switch is not None, page.path
            yield page, site.by_path[page.switch]


def test_the_ten_trajectories_exist_in_both_languages(site: Site) -> None:
    assert len(list(pairs(site, "trajectories/*"))) == 10
    assert len(site.of_kind("trajectories/*")) == 20


def test_the_page_of_accountants_has_amounts_dates_and_delays_to_compare(site: Site) -> None:
    body = main(site.by_path["professions/comptable-professionnel-agree/"])
    assert amounts(words(body, "fr"), "fr")
    assert dates(words(body, "fr"), "fr")
    assert durations(body, "fr")


def test_both_languages_give_the_same_amounts_dates_and_delays(site: Site) -> None:
    problems = []
    for page, other in pairs(site, "professions/*", "professions/*/*", "trajectories/*", "trajectories/*/*"):
        french, english = main(page), main(other)
        compared: dict[str, tuple[Sequence[object], Sequence[object]]] = {
            "amounts": (amounts(words(french, "fr"), "fr"), amounts(words(english, "en"), "en")),
            "dates": (dates(words(french, "fr"), "fr"), dates(words(english, "en"), "en")),
            "delays": (durations(french, "fr"), durations(english, "en")),
        }
        for what, (one, two) in compared.items():
            if one != two:
                only = [found for found in one if found not in two], [found for found in two if found not in one]
                problems.append(f"{page.path}: {what}: only in French {only[0]}, only in English {only[1]}")
    assert not problems, "\n".join(problems)


def test_amounts_and_dates_are_written_as_the_language_of_the_page_writes_them(site: Site) -> None:
    problems = []
    for page in site.pages:
        other = "en" if page.locale == "fr" else "fr"
        text = words(main(page), page.locale)
        problems += [f"{page.path}: {found}" for found in (*amounts(text, other), *dates(text, other))]
    assert not problems, "\n".join(problems)


def official_names(site: Site, *kinds: str) -> set[str]:
    """Return the headings of the pages of some kinds: names that no one translates but who bears them."""
    headings = (page.tree.find(".//h1") for page in site.of_kind(*kinds))
    return {text_of(heading) for heading in headings if heading is not None}


def count(words: str, text: str) -> int:
    """Return how many of some words, given as alternatives, a text holds."""
    return len(re.findall(rf"\b({words})\b", text, re.IGNORECASE))


def is_foreign(text: str, own: str, other: str) -> bool:
    """Tell whether a text marked as one language is a sentence of the other."""
    foreign = count(SENTENCES[other], text)
    return foreign >= 2 and foreign + count(PHRASES[other], text) > count(f"{SENTENCES[own]}|{PHRASES[own]}", text)


def listed(problems: Iterable[tuple[str, str]]) -> str:
    """Return texts with the pages they stand on, each text once."""
    pages: dict[str, list[str]] = {}
    for path, text in problems:
        pages.setdefault(text, []).append(path)
    return "\n".join(f"“{text}” on {paths[0]} and {len(paths) - 1} more" for text, paths in sorted(pages.items()))


@pytest.mark.parametrize(("own", "other"), [("fr", "en"), ("en", "fr")])
def test_sentences_in_the_other_language_are_marked_as_such(site: Site, own: str, other: str) -> None:
    names = official_names(site, "programmes/*", "institutions/*")
    # The names of publishers, like those of programmes, are official.
    without = frozenset({"sources", "title"})
    problems = [
        (page.path, text)
        for page in site.pages
        if page.locale == own
        for lang, text in texts_by_language(page.tree, own, without)
        if lang == own and text not in names and is_foreign(text, own, other)
    ]
    assert not problems, listed(problems)


@pytest.mark.parametrize(
    ("text", "own", "foreign"),
    [
        ("Nobody has looked for it yet. Ask the institution.", "fr", True),
        ("Vous devez être membre de l'ordre.", "en", True),
        ("La voie dispense du cours Fundamentals of Medicine and Dentistry.", "fr", False),
        ("The Conseil interprofessionnel du Québec brings the orders together.", "en", False),
    ],
)
def test_a_sentence_is_told_from_a_name(text: str, own: str, foreign: bool) -> None:
    assert is_foreign(text, own, "en" if own == "fr" else "fr") is foreign


def standing_alone(element: HtmlElement, lang: str) -> Iterator[tuple[str, str]]:
    """Yield the texts of the elements that stand in no sentence, with the language that they are marked with."""
    lang = element.get("lang", lang)
    own = [element.text, *(child.tail for child in element)]
    is_prose = any(text and re.search(r"\w", text) for text in own)
    if is_prose and not len(element):
        yield lang, text_of(element)
    for child in element:
        if not is_prose or len(child):
            yield from standing_alone(child, lang)


def test_names_of_orders_that_stand_alone_on_english_pages_are_marked_as_french(site: Site) -> None:
    names = official_names(site, "orders/*")
    assert len(names) > 40
    problems = [
        (page.path, text)
        for page in site.pages
        if page.locale == "en"
        for lang, text in standing_alone(page.tree, "en")
        if lang == "en" and text in names
    ]
    assert not problems, listed(problems)


def test_titles_of_laws_in_french_are_marked_as_french(site: Site) -> None:
    problems = [
        (page.path, text)
        for page in site.pages
        if page.locale == "en"
        for lang, text in texts_by_language(page.tree, "en")
        if lang == "en" and re.match(r"(Règlement|Loi|Arrêté|Décret) \w+ \w+", text)
    ]
    assert not problems, listed(problems)


def test_the_not_found_page_helps_in_both_languages(site: Site) -> None:
    page = site.by_path["404.html"]
    sections = {section.attrib["lang"]: section for section in main(page).iter("section")}
    assert set(sections) == {"fr", "en"}
    assert text_of(next(sections["fr"].iter("h1"))) == "Cette page n'existe pas"
    assert text_of(next(sections["en"].iter("h2"))) == "This page does not exist"
    for lang, section in sections.items():
        targets = [page.target(link.attrib["href"]) for link in section.iter("a")]
        reached = [site.by_path[target[0]] for target in targets if target is not None]
        assert len(reached) == len(targets) > 1
        assert {found.locale for found in reached} == {lang}
        assert {"home", "professions"} <= {found.kind for found in reached}
