"""The programmes: the index one filters, the page of each, the comparison."""

from __future__ import annotations

from pathlib import Path

from tests import builders
from tests.builders import edit
from tests.pages.making import links, section, site_at, words

DESIGNATION = (
    "designations:\n"
    "  - {profession: profession, basis: regulation, section: '1.17', as_of: 2025-02-25, source: s1}\n"
    "  - {profession: autre, basis: institution, source: s1}\n"
    "leads_to: [profession, tierce]\n"
)
PROFESSIONS = {f"professions/{name}.yaml": builders.profession(name) for name in ("profession", "autre", "tierce")}


def test_a_programme_says_which_permits_its_diploma_opens_and_on_whose_word(tmp_path: Path) -> None:
    programme = builders.programme(more=DESIGNATION)
    site = site_at(tmp_path, more={**PROFESSIONS, "programmes/universite/programme.yaml": programme})
    view = site.view("programme/programme")
    assert [(key, found.basis, numbers) for key, _, found, numbers in view["designations"]] == [
        ("profession/profession", "regulation", (1,)),
        ("profession/autre", "institution", (1,)),
    ]
    # What its diploma opens is not said again among what it is useful for.
    assert [key for key, _ in view["leads_to"]] == ["profession/tierce"]
    text = words(site.body("programme/programme", "en"), "leads-to")
    assert "named in the regulation C-26, r. 2, section 1.17 (as of February 25, 2025)" in text
    assert "named by another public source; check in the regulation C-26, r. 2" in text


def test_what_the_length_of_a_programme_measures_stands_under_it(tmp_path: Path) -> None:
    length = "duration: {min: 2, max: 3, unit: year, what: {fr: Deux ans à temps plein}, as_of: 2026, source: s1}\n"
    site = site_at(tmp_path, more={"programmes/universite/programme.yaml": builders.programme(more=length)})
    for locale, lang in (("fr", None), ("en", "fr")):
        body = section(site.body("programme/programme", locale), "leads-to")  # type: ignore[arg-type]
        (what,) = (found for found in body.iter("p") if "Deux ans à temps plein" in "".join(found.itertext()))
        assert [found.get("lang") for found in what.iter("span")] == ([lang] if lang else [])


def test_the_index_groups_by_institution(tmp_path: Path) -> None:
    site = site_at(
        tmp_path,
        more={
            "institutions/autre.yaml": edit(
                builders.institution("autre"), "{fr: Université des essais, en: Université des essais}", "{fr: Cégep}"
            ).replace("{fr: Cégep}", "{fr: Cégep, en: Cégep}"),
            "programmes/autre/cours.yaml": builders.programme("cours", "autre"),
        },
    )
    groups = site.view("programmes")["groups"]
    assert [(name.text, [item.key for item in found]) for _, name, found in groups] == [
        ("Cégep", ["programme/cours"]),
        ("Université des essais", ["programme/programme"]),
    ]
    assert site.view("programmes")["professions"] == [("profession", "Essayeuse, essayeur")]


def test_the_programmes_of_a_profession_are_set_side_by_side(tmp_path: Path) -> None:
    site = site_at(tmp_path, more={"programmes/universite/autre.yaml": builders.programme("autre")})
    columns = site.view("comparison/profession")["columns"]
    assert [column.item.key for column in columns] == ["programme/autre", "programme/programme"]
    assert ("comparison/profession", "en") in site.pages
    link = "../../professions/profession/programmes/"
    assert link in [href for _, href in links(section(site.body("programme/programme"), "leads-to"))]


def test_a_lone_programme_is_compared_with_nothing(tmp_path: Path) -> None:
    site = site_at(tmp_path)
    assert ("comparison/profession", "fr") not in site.pages
    assert site.view("programme/programme")["comparisons"] == ()


def test_a_deadline_still_to_come_is_on_the_page_with_its_calendar(tmp_path: Path) -> None:
    grid = "grid: {deadlines: [{term: autumn, year: 2027, date: 2027-03-01, source: s1}]}\n"
    site = site_at(tmp_path, more={"programmes/universite/programme.yaml": builders.programme(more=grid)})
    body = section(site.body("programme/programme", "en"), "practical")
    assert [time.get("datetime") for time in body.iter("time")] == ["2027-03-01"]
    assert [href for _, href in links(body) if href.endswith(".ics")] == [
        "../../../en/programmes/programme-in-english/deadlines.ics"
    ]


def test_a_closed_programme_says_so_and_is_offered_nowhere(tmp_path: Path) -> None:
    deadlines = "grid:\n  deadlines: [{term: winter, year: 2028, date: 2027-10-15, source: s1}]\n"
    closed = "leads_to: [profession]\nclosed: {since: 2026-09, source: s1}\n"
    site = site_at(
        tmp_path,
        more={
            "programmes/universite/programme.yaml": builders.programme(more=closed + deadlines),
            "programmes/universite/zeste.yaml": edit(
                builders.programme("zeste", more="leads_to: [profession]\n" + deadlines),
                "{fr: Certificat en essais, en: Certificate in trials}",
                "{fr: Zeste, en: Zest}",
            ),
        },
    )
    notice = site.body("programme/programme", "en").find(".//p[@class='notice']")
    said = "This programme admits nobody any more. Closed on: September 2026.1 See the programmes that do"
    assert words(notice) == said
    assert links(notice)[-1] == ("See the programmes that do", "../../../en/programmes/")
    assert site.body("programme/zeste", "en").find(".//p[@class='notice']") is None
    offered = [item.key for _, _, found in site.view("programmes")["groups"] for item in found]
    assert offered == [item.key for item in site.view("profession/profession")["programmes"]] == ["programme/zeste"]
    assert ("comparison/profession", "en") not in site.pages
    # Its institution keeps it, last, so that who looks for it learns that it is closed.
    given = [(item.key, item.is_closed) for item in site.view("institution/universite")["programmes"]]
    assert given == [("programme/zeste", False), ("programme/programme", True)]
    assert "Admits nobody any more" in words(site.body("institution/universite", "en"), "programmes")
    assert site.view("programme/programme")["calendar"] is None
    assert site.view("programme/zeste")["calendar"] is not None
