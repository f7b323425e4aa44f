"""Help and money: the index by kind, and the page of each."""

from __future__ import annotations

from pathlib import Path

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
    (state,) = (strong for strong in body.iter("strong") if strong.get("class"))
    assert state.get("class") == "state-unknown"
