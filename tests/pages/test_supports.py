"""Help and money: the index by kind, and the page of each."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from generator.model.base import Locale
from tests import builders
from tests.builders import edit
from tests.pages.making import links, says_unpublished, section, site_at, words


def support(name: str, title: str, category: str = "money", more: str = "") -> str:
    text = edit(
        builders.support(name, more), "{fr: Prêt pour essayer, en: Loan to try}", f"{{fr: {title}, en: {title}}}"
    )
    return edit(text, "category: money", f"category: {category}")


def test_the_index_groups_by_kind_of_help_what_is_closed_last(tmp_path: Path) -> None:
    site = site_at(
        tmp_path,
        more={
            "supports/a.yaml": support("a", "Zèle"),
            "supports/b.yaml": support("b", "Aide", more="state: closed\n"),
            "supports/c.yaml": support("c", "Étude"),
            "supports/d.yaml": support("d", "Cours", "french"),
        },
    )
    shown = [
        (group.get("id"), [words(title) for title in group.iter("h3")])
        for group in site.body("supports").iter("section")
        if list(group.iter("h3"))
    ]
    assert shown == [
        ("money", ["Étude", "Prêt pour essayer", "Zèle", "Aide"]),
        ("french", ["Cours"]),
    ]


def test_amounts_and_the_way_to_ask_have_their_sources(tmp_path: Path) -> None:
    more = (
        "amounts:\n"
        "  - {what: {fr: Prêt, en: Loan}, amount: 1000, max: 15000, taxes: exempt, as_of: 2026-01-01, source: s1}\n"
        "how:\n  - {fr: Écrire., en: Write., source: s1}\n  - {fr: Attendre., en: Wait., source: s1}\n"
        "professions: [profession]\n"
    )
    site = site_at(tmp_path, more={"supports/aide.yaml": builders.support(more=more)})
    body = site.body("support/aide", "en")
    assert "Loan: $1,000 to $15,000, no tax (as of January 1, 2026)1" in words(body, "how-much")
    assert [words(item) for item in section(body, "how").iter("li")] == ["Write.1", "Wait.1"]
    assert ("Trier", "../../../en/professions/profession-in-english/") in links(section(body, "for-whom"))


def test_what_is_not_known_is_said_to_be_unknown(tmp_path: Path) -> None:
    body = site_at(tmp_path).body("support/aide", "en")
    assert says_unpublished(body, "how-much")
    assert says_unpublished(body, "how")
    assert words(notices(body)[0]) == "Check first whether it is still offered"


def notices(body: Element) -> list[Element]:
    """What a page says in a notice, before anything else."""
    return [element for element in body.findall("./header/p") if element.get("class") == "notice"]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("fr", "Terminée : on ne peut plus la demander. Voir l'aide offerte"),
        ("en", "Closed: one can no longer ask for it. See the help there is"),
    ],
)
def test_help_that_has_ended_says_so_in_a_notice_that_leads_to_other_help(
    tmp_path: Path, locale: Locale, said: str
) -> None:
    site = site_at(tmp_path, more={"supports/aide.yaml": builders.support(more="state: closed\n")})
    (notice,) = notices(site.body("support/aide", locale))
    assert words(notice) == said
    assert len(links(notice)) == 1


def test_help_that_is_offered_has_no_notice(tmp_path: Path) -> None:
    site = site_at(tmp_path, more={"supports/aide.yaml": builders.support(more="state: open\n")})
    assert notices(site.body("support/aide")) == []
