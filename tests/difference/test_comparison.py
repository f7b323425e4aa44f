"""What changes for a reader, change by change, in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from generator.model.base import Locale
from generator.translating.lock import Confirmation, digest, lock_text
from generator.translating.progress import outdated_texts
from tests.builders import (
    SOUND_STEPS,
    TODAY,
    edit,
    end,
    institution,
    measure,
    order,
    profession,
    programme,
    route,
    step,
    support,
    term,
    trajectory,
)
from tests.difference.comparing import compared, difference, lines, summary, text
from tests.project import page

PROFESSION: Final = "professions/profession.yaml"
SUPPORT: Final = "supports/aide.yaml"


def with_fee(amount: str, as_of: str = "2025-04-01", more: str = "") -> str:
    """A profession whose first step has a fee."""
    fee = (
        f"costs:\n  - {{what: {{fr: Étude du dossier d'équivalence, en: Fee for the equivalence file}}, "
        f"amount: {amount}, taxes: extra, as_of: {as_of}, source: s1{more}}}\n"
    )
    steps = step("demande", "always: decision", more=fee) + SOUND_STEPS[SOUND_STEPS.index("- id: decision") :]
    return profession(routes=route(steps=steps))


FEE: Final = {
    "en": "Fee for the equivalence file: $747.34 → $812, as of April 1, 2026",
    "fr": "Étude du dossier d'équivalence: 747,34 $ → 812 $, au 1er avril 2026",
}


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_a_change_of_one_fee_is_exactly_that_fact_and_the_totals_it_is_in(tmp_path: Path, locale: Locale) -> None:
    found = difference(tmp_path, {PROFESSION: with_fee("747.34")}, {PROFESSION: with_fee("812.00", "2026-04-01")})
    facts = lines(found, locale, {"fr": "Faits", "en": "Facts"}[locale])
    way = {
        "en": "Equivalence of your diploma or training › 1. Do the step demande › ",
        "fr": "Équivalence de votre diplôme ou de votre formation › 1. Faire l'étape demande › ",
    }[locale]
    assert facts == [f"changed {way}{FEE[locale]}"]
    # The profession's route and the trajectory through it cost more; nothing else follows.
    assert [(change.record.id, change.measure) for change in found.totals] == [
        ("profession", "cost"),
        ("trajectoire", "cost"),
    ]
    assert (found.pages, found.documents, found.coverage, found.grids) == ((), (), (), ())


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_a_change_of_one_fee_outside_of_a_route_is_one_line(tmp_path: Path, locale: Locale) -> None:
    amounts = (
        "amounts:\n  - {{what: {{fr: Prêt, en: Loan}}, amount: {}, taxes: exempt, as_of: 2026-01-01, source: s1}}\n"
    )
    before, after = (support(more=amounts.format(amount)) for amount in (5000, 8000))
    found = difference(tmp_path, {SUPPORT: before}, {SUPPORT: after})
    assert lines(found, locale) == [
        {
            "en": "changed Loan: $5,000 → $8,000, as of January 1, 2026",
            "fr": "changed Prêt: 5 000 $ → 8 000 $, au 1er janvier 2026",
        }[locale]
    ]
    assert summary(found, locale) == [{"en": "Facts changed: 1", "fr": "Faits modifiés : 1"}[locale]]


def test_only_what_differs_of_a_fee_is_said(tmp_path: Path) -> None:
    before, after = with_fee("100"), with_fee("100").replace("taxes: extra", "taxes: included")
    (line,) = lines(difference(tmp_path, {PROFESSION: before}, {PROFESSION: after}), "en", "Facts")
    assert line.endswith("Fee for the equivalence file: plus taxes → taxes included, as of April 1, 2025")


def test_a_new_date_of_a_fee_is_said_alone(tmp_path: Path) -> None:
    before, after = with_fee("100"), with_fee("100", "2026-04-01")
    (line,) = lines(difference(tmp_path, {PROFESSION: before}, {PROFESSION: after}), "en", "Facts")
    assert line.endswith("Fee for the equivalence file: as of April 1, 2025 → as of April 1, 2026")


REWRITTEN: Final = """\
# A comment, other quotes, other keys first, other wrapping.
sources:
  - id: s1
    url: 'https://example.org/source'
    title: "Page de la source"
    consulted: 2026-11-01
    publisher: Éditeur
review: {on: 2026-11-01, status: compiled, by: Équipe de Parcours}
slug:
  en: aide-in-english
  fr: aide
provider: {en: Fonds des essais, fr: Fonds des essais}
category: "money"
id: 'aide'
summary:
  source: [s1]
  en: >-
    A
    loan.
  fr: >-
    Un
    prêt.
title: {en: Loan to try, fr: Prêt pour essayer}
"""


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (SUPPORT, support(), REWRITTEN),
        (SUPPORT, support(), support().replace("s1", "page-officielle")),
        (PROFESSION, with_fee("812"), with_fee("812.00")),
        ("orders/ordre.yaml", order(), order(more="maintainers: [ordre-admission, ordre/equipe]\n")),
        ("programmes/universite/programme.yaml", programme(), programme(more="leads_to: [profession]\nnotes: []\n")),
    ],
    ids=["form", "id-of-a-source", "zeros", "maintainers", "empty-list"],
)
def test_what_no_reader_sees_is_no_difference(tmp_path: Path, path: str, before: str, after: str) -> None:
    assert before != after
    found = difference(tmp_path, {path: before}, {path: after})
    assert found.is_empty
    assert summary(found, "en") == ["Nothing changes for a reader."]
    assert summary(found, "fr") == ["Rien ne change pour la personne qui lit."]


def confirmed(french: str, english: str) -> str:
    """A lock in which the English of the summary is confirmed against a French text."""
    return lock_text([Confirmation("support/aide:summary", digest(french), digest(english), TODAY)])


@pytest.mark.parametrize(
    ("english", "confirmed_french", "waits"),
    [
        ("A loan.", "Un prêt.", True),
        ("A free loan.", "Un prêt.", False),
        ("A loan.", "Un prêt sans intérêt.", False),
        ("A loan.", None, False),
    ],
    ids=["french-alone", "both", "confirmed-again", "never-confirmed"],
)
def test_english_waits_where_pages_say_so(
    tmp_path: Path, english: str, confirmed_french: str | None, waits: bool
) -> None:
    french = "Un prêt sans intérêt."
    after = edit(support(), "{fr: Un prêt., en: A loan., source: s1}", f"{{fr: {french}, en: {english}, source: s1}}")
    lock = {"translations.lock": confirmed(confirmed_french, "A loan.")} if confirmed_french else {}
    found = difference(tmp_path, lock, {SUPPORT: after, **lock})
    ((change,),) = [changed.changes for changed in found.records]
    assert change.english_waits is waits
    assert bool(outdated_texts(found.after)) is waits
    assert ("English texts that may be outdated: 1" in summary(found, "en")) is waits
    assert ("it may no longer say the same" in text(found, "en")) is waits
    assert ("il ne dit peut-être plus la même chose" in text(found, "fr")) is waits


def test_english_that_changes_alone_is_shown_in_both_reports(tmp_path: Path) -> None:
    after = edit(support(), "en: A loan.", "en: A small loan.")
    found = difference(tmp_path, {}, {SUPPORT: after})
    assert lines(found, "en") == ["changed Summary: A loan. → A small loan."]
    assert lines(found, "fr") == ["changed Résumé: A loan. → A small loan."]


def test_english_that_was_missing_is_said_to_be_new(tmp_path: Path) -> None:
    before = edit(support(), ", en: A loan.", "")
    found = difference(tmp_path, {SUPPORT: before}, {})
    assert lines(found, "en") == ["changed Summary: Un prêt. → A loan."]
    assert "English was missing." in text(found, "en")


STEPS: Final = (
    step("demande", "always: examen")
    + step("examen", "passed: permis, failed: ferme", "exam")
    + end("permis")
    + end("ferme", "refused")
)


def of_steps(steps: str) -> dict[str, str]:
    return {PROFESSION: profession(routes=route(steps=steps))}


ROUTE: Final = "Equivalence of your diploma or training"


def test_a_step_added_is_there_with_its_facts_and_with_what_now_leads_to_it(tmp_path: Path) -> None:
    more = "documents: [{fr: Le diplôme., en: The diploma., source: s1}]\n"
    steps = edit(STEPS, "always: examen", "always: entrevue").replace(
        "- id: examen", step("entrevue", "always: examen", "evaluation", more) + "- id: examen"
    )
    found = difference(tmp_path, of_steps(STEPS), of_steps(steps))
    assert lines(found, "en", "Facts") == [
        f"changed {ROUTE} › 1. Do the step demande › Then: Do the step examen → Do the step entrevue",
        f"added {ROUTE} › 2. Do the step entrevue",
        f"added {ROUTE} › 2. Do the step entrevue › Kind: Evaluation",
        f"added {ROUTE} › 2. Do the step entrevue › Actor: You",
        f"added {ROUTE} › 2. Do the step entrevue › Documents: The diploma.",
    ]


def test_an_outcome_that_leads_elsewhere_is_said_with_both_targets(tmp_path: Path) -> None:
    steps = edit(STEPS, "failed: ferme", "failed: demande").replace("always: examen", "full: examen, refused: ferme")
    found = difference(tmp_path, of_steps(STEPS), of_steps(steps))
    assert lines(found, "en", "Facts") == [
        f"removed {ROUTE} › 1. Do the step demande › Then: Do the step examen",
        f"added {ROUTE} › 1. Do the step demande › If the answer is yes: Do the step examen",
        f"added {ROUTE} › 1. Do the step demande › If the answer is no: End of the way ferme",
        f"changed {ROUTE} › 2. Do the step examen › If you fail: End of the way ferme → Do the step demande",
    ]


def test_a_step_with_another_id_alone_changes_nothing(tmp_path: Path) -> None:
    steps = STEPS.replace("id: examen", "id: epreuve").replace("always: examen", "always: epreuve")
    assert difference(tmp_path, of_steps(STEPS), of_steps(steps)).is_empty


def test_steps_in_another_order_are_moved_and_not_rewritten(tmp_path: Path) -> None:
    first, second = step("demande", "always: examen"), step("examen", "passed: permis, failed: ferme", "exam")
    before = first + second + end("permis") + end("ferme", "refused")
    after = first + second + end("ferme", "refused") + end("permis")
    found = difference(tmp_path, of_steps(before), of_steps(after))
    assert lines(found, "en", "Facts") == [f"moved {ROUTE} › 3. End of the way ferme: place 4 → place 3"]


def test_documents_in_another_order_are_moved(tmp_path: Path) -> None:
    a, b, c = (f"{{fr: Pièce {x}., en: Document {x}., source: s1}}" for x in ("un", "deux", "trois"))
    before, after = (support(more=f"how: [{', '.join(items)}]\n") for items in ((a, b, c), (c, a, b)))
    found = difference(tmp_path, {SUPPORT: before}, {SUPPORT: after})
    assert lines(found, "en") == ["moved How to ask: place 3 → place 1"]


def test_a_list_item_reworded_is_one_change_and_another_is_added(tmp_path: Path) -> None:
    item = "{fr: %s, en: %s, source: s1}"
    old = item % ("Déposez la demande en ligne.", "Apply online.")
    new = item % ("Déposez la demande par la poste.", "Apply by mail.")
    more = item % ("Gardez une copie.", "Keep a copy.")
    before, after = (support(more=f"how: [{items}]\n") for items in (old, f"{more}, {new}"))
    found = difference(tmp_path, {SUPPORT: before}, {SUPPORT: after})
    assert lines(found, "en") == [
        "added How to ask: Keep a copy.",
        "changed How to ask: Apply online. → Apply by mail.",
    ]


def test_a_slug_that_changes_moves_the_page_in_that_language(tmp_path: Path) -> None:
    after = edit(support(), "fr: aide, en", "fr: soutien, en")
    found = difference(tmp_path, {}, {SUPPORT: after})
    assert lines(found, "fr") == ["moved Prêt pour essayer: /aide/aide/ → /aide/soutien/"]
    assert summary(found, "en") == ["Pages moved: 1"]
    assert "Links to the old address find no page" in text(found, "en")


def test_a_page_that_moved_and_says_so_loses_no_link(tmp_path: Path) -> None:
    after = edit(support(more="formerly: {fr: [aide]}\n"), "fr: aide, en", "fr: soutien, en")
    found = difference(tmp_path, {}, {SUPPORT: after})
    assert lines(found, "fr") == ["moved Prêt pour essayer: /aide/aide/ → /aide/soutien/"]
    assert "Links to the old address" not in text(found, "en")


def test_a_record_with_another_id_and_the_same_address_is_the_same(tmp_path: Path) -> None:
    renamed = edit(support(), "id: aide", "id: pret")
    found = difference(tmp_path, {}, {SUPPORT: "", "supports/pret.yaml": renamed})
    assert found.is_empty


def test_a_record_added_and_one_removed_say_how_much_comes_and_goes(tmp_path: Path) -> None:
    found = difference(tmp_path, {}, {SUPPORT: "", "supports/bourse.yaml": support("bourse")})
    assert lines(found, "en") == [
        "added Loan to try: /aide/bourse/, /en/help/bourse-in-english/",
        "removed Loan to try: /aide/aide/, /en/help/aide-in-english/",
        "added New, with 1 facts",
        "removed Removed, with its 1 facts",
    ]


def test_a_route_with_another_id_moves_its_page_and_the_trajectory_s(tmp_path: Path) -> None:
    others = ["licensed_canada", "trained_canada", "trained_elsewhere", "trained_france"]
    main = route(situations=others)
    before, after = (
        profession(routes=main + route(name, ["licensed_france"], kind="france")) for name in ("arm", "fr")
    )
    found = difference(tmp_path, {PROFESSION: before}, {PROFESSION: after})
    assert [(page.nature, page.before, page.after) for page in found.pages if page.locale == "fr"] == [
        ("moved", "professions/profession/voies/arm/", "professions/profession/voies/fr/"),
        ("moved", "sante/trajectoire/voies/arm/", "sante/trajectoire/voies/fr/"),
    ]
    assert found.records == ()


def test_a_source_that_is_another_is_named_at_the_fact(tmp_path: Path) -> None:
    other = (
        '  - {id: s2, title: Autre page, url: "https://example.org/2", publisher: P, consulted: 2026-11-01}\nreview:'
    )
    before = edit(support(more="details: [{fr: Un détail., en: A detail., source: s1}]\n"), "review:", other)
    before = edit(before, "en: A detail., source: s1", "en: A detail., source: [s1, s2]")
    after = edit(before, "source: [s1, s2]", "source: s2")
    found = difference(tmp_path, {SUPPORT: before}, {SUPPORT: after})
    assert lines(found, "en") == [
        "changed Details › Source: Page de la source (Éditeur) ; Autre page (P) → Autre page (P)"
    ]


def test_a_review_that_is_confirmed_is_said(tmp_path: Path) -> None:
    after = edit(support(), "status: compiled, by: Équipe de Parcours", "status: confirmed, by: Fonds des essais")
    found = difference(tmp_path, {}, {SUPPORT: after})
    assert lines(found, "fr") == [
        "changed Révision › État: Compilée de sources publiques → Confirmée par l'ordre ou l'établissement",
        "changed Révision › Par: Équipe de Parcours → Fonds des essais",
    ]


def test_information_that_goes_is_coverage_down(tmp_path: Path) -> None:
    found = difference(tmp_path, {PROFESSION: with_fee("100")}, {})
    assert lines(found, "en", "State of the information") == ["down Fees: Present → Not yet looked for"]


def test_information_that_comes_is_coverage_up(tmp_path: Path) -> None:
    found = difference(tmp_path, {}, {PROFESSION: with_fee("100")})
    assert lines(found, "en", "State of the information") == ["up Fees: Not yet looked for → Present"]


def test_a_rule_of_an_institution_fills_the_grids_of_its_programmes(tmp_path: Path) -> None:
    after = institution(more="grid:\n  tuition: [{fr: Des droits., en: Fees., source: s1}]\n")
    found = difference(tmp_path, {}, {"institutions/universite.yaml": after})
    assert lines(found, "en", "State of the information") == [
        "up Information grid: 0 of 23 items stated → 1 of 23 items stated"
    ]


def test_a_reference_is_said_by_the_name_of_its_record(tmp_path: Path) -> None:
    other = {"orders/autre.yaml": order("autre").replace("Ordre des essais", "Ordre des autres")}
    found = difference(tmp_path, other, {**other, PROFESSION: profession(order="autre")})
    assert lines(found, "en", "Facts") == ["changed Order: Ordre des essais du Québec → Ordre des autres du Québec"]


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_a_side_with_errors_is_reported_and_not_half_compared(tmp_path: Path, locale: Locale) -> None:
    done = compared(tmp_path, {}, {PROFESSION: profession(order="ordrre"), SUPPORT: edit(support(), "money", "or")})
    assert done.difference is None
    (faulty,) = done.faulty
    assert faulty.name == "after"
    assert [str(finding.path) for finding in faulty.findings] == [
        "content/professions/profession.yaml",
        f"content/{SUPPORT}",
    ]


def test_pages_written_by_hand_are_compared_by_paragraph(tmp_path: Path) -> None:
    before, after = (
        page("about", "À propos", text=text) for text in ("Un.\n\nDeux\nlignes.", "Un.\n\nDeux lignes.\n\nTrois.")
    )
    docs = ({"fr/a-propos.md": before, "en/old.md": page("old", "Old")}, {"fr/a-propos.md": after})
    done = compared(tmp_path, {}, {}, docs).difference
    assert done is not None
    assert lines(done, "fr") == ["added Texte: Trois.", "removed Page"]


@pytest.mark.parametrize(
    ("path", "before", "after", "line"),
    [
        ("glossary/terme.yaml", term(), edit(term(), "en: trial", "en: test"), "changed Glossary term: trial → test"),
        (
            "measures/mesure-03.yaml",
            measure(),
            edit(measure(), "2021-03-31", "2022"),
            "changed As of: March 31, 2021 → 2022",
        ),
        (
            SUPPORT,
            support(),
            support(more="state: open\n"),
            "changed State: Check first whether it is still offered → Open",
        ),
        (
            "trajectories/trajectoire.yaml",
            trajectory(),
            trajectory(more="other_names: {es: [probador]}\n"),
            "added Other names › Spanish: probador",
        ),
    ],
)
def test_a_value_is_said_in_the_words_of_the_pages(
    tmp_path: Path, path: str, before: str, after: str, line: str
) -> None:
    assert lines(difference(tmp_path, {path: before}, {path: after}), "en") == [line]
