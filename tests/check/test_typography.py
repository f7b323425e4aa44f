"""French as Québec sets it (Office québécois de la langue française, Vitrine linguistique)."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check.typography import french_quotes, french_spacing
from tests.builders import LIBRARY, findings, support, write

NBSP = "\u00a0"
NARROW = "\u202f"


def found(tmp_path: Path, french: str, english: str = "A detail.") -> list[str]:
    """The messages about a support with this detail."""
    quoted = [text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") for text in (french, english)]
    more = f'details:\n  - fr: "{quoted[0]}"\n    en: "{quoted[1]}"\n    source: s1\n'
    write(tmp_path, {**LIBRARY, "supports/aide.yaml": support(more=more)})
    results = findings(tmp_path)
    assert {(finding.rule, finding.severity) for finding in results} <= {("typography", "warning")}
    return [str(finding.message) for finding in results]


@pytest.mark.parametrize(
    "text",
    [
        f"Deux choix{NBSP}: un ou deux.",
        f"Deux choix{NARROW}: un ou deux.",
        f"Est-ce vrai{NBSP}? Oui{NBSP}!",
        f"Vraiment{NBSP}?!",
        f"Un{NBSP}; deux.",
        f"Le mot «{NBSP}essai{NBSP}».",
        f"Le mot («{NBSP}essai{NBSP}»).",
        f"Il coûte 747,34{NBSP}$ et 10{NBSP}%.",
        "À 14:30, au 8:00-16:00.",
        "Article 93 (c): non".replace("): ", ")\u00a0: "),
        "Voyez https://example.org/a:b?c=d;e!",
        "Voyez [la page](https://example.org/?a=b;c) de l'ordre.",
        f"Voyez [la page](record:order/ordre){NBSP}: elle dit tout.",
        "Le point (?) et (!) entre parenthèses.",
        "Un, deux. Trois... Quatre",
        "L'apostrophe d'aujourd'hui.",
        "1. un\n2. deux",
    ],
)
def test_text_that_is_set_well_has_no_finding(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Deux choix : un ou deux.", "x :"),
        ("Deux choix: un ou deux.", "x:"),
        ("Est-ce vrai ?", "i ?"),
        ("Est-ce vrai?", "i?"),
        ("Oui !", "i !"),
        ("Oui!", "i!"),
        ("Un ; deux", "n ;"),
        ("Un; deux", "n;"),
        (f"Le mot « essai{NBSP}».", "«"),
        (f"Le mot «essai{NBSP}».", "«"),
        (f"Le mot «{NBSP}essai ».", "i »"),
        (f"Le mot «{NBSP}essai».", "i»"),
        ("Il coûte 10 $.", "0 $"),
        ("Un taux de 10 %.", "0 %"),
        ("Un taux de 10 % par année.", "0 %"),
        ("Voyez [la page](https://example.org/) : elle dit tout.", "] :"),
        ("*Attention*: un délai.", "*:"),
        ("**Attention:** un délai.", "n:"),
        (f"Le mot «{NBSP}essai», un autre.", "i»"),
        ("**Attention :** un délai.", "n :"),
        ("Une liste :\n\n- un", "e :"),
    ],
)
def test_a_plain_space_or_none_beside_a_mark_is_reported(text: str, mark: str, tmp_path: Path) -> None:
    assert found(tmp_path, text) == [f"no non-breaking space beside “{mark}”"]


@pytest.mark.parametrize("text", ['Le mot "essai".', "Le mot “essai”.", "Le mot essai”."])
def test_quotation_marks_of_english_are_reported(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, text) == ["a French quotation stands between “ ” or straight quotes"]


def test_quotation_marks_in_an_address_are_not(tmp_path: Path) -> None:
    assert found(tmp_path, 'Voyez [la page](https://example.org/?q="a").') == []


def test_a_text_with_both_faults_has_both_findings(tmp_path: Path) -> None:
    assert len(found(tmp_path, 'Deux "choix" : un ou deux.')) == 2


def test_english_is_set_as_english_is(tmp_path: Path) -> None:
    assert found(tmp_path, "Un détail.", 'Two choices: "one" or two; 10 % or $5? Yes!') == []


def test_both_rules_look_at_text_of_one_line_too(tmp_path: Path) -> None:
    text = support().replace("title: {fr: Prêt pour essayer,", "title: {fr: 'Prêt: \"essai\"',")
    write(tmp_path, {"supports/aide.yaml": text})
    assert [finding.rule for finding in findings(tmp_path)] == ["typography", "typography"]
    assert {french_spacing.__name__, french_quotes.__name__} == {"french_spacing", "french_quotes"}
