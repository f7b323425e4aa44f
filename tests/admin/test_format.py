"""What the editing page writes: the record as it was where nothing changed, else what `parcours fmt` would write."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.admin.shape import shape_of
from generator.canonical import Group, Leaf, canonical, read_tree, written
from generator.model.base import Model
from generator.model.kinds import KIND_OF_FOLDER, KINDS, Kind
from generator.model.walk import Loc
from tests.admin.node import ROOT, Case, Edit, written_by_the_page
from tests.builders import edit

CONTENT: Final = ROOT / "content"
PROFESSION: Final = next(kind for kind in KINDS if kind.name == "profession")

RECORD: Final = """\
# yaml-language-server: $schema=../../schema/profession.json
# Relu avec l'Ordre.
id: metier
slug: {fr: metier, en: trade}
order: ordre
title: {fr: {feminine: "Essayeuse", masculine: "Essayeur"}, en: "Trier"}
practice: exclusive
sector: law
summary:
  fr: "Un résumé."
  en: "A summary."
  source: [s1]
routes:
  - id: equivalence
    kind: equivalence
    situations: [licensed_canada, licensed_france, trained_france, trained_canada, trained_elsewhere]
    for_whom:
      fr: "Vous avez étudié ailleurs."
      en: "You studied elsewhere."
      source: s1
    steps:
      # La demande se fait en ligne.
      - id: demande
        kind: application
        actor: candidate
        title: {fr: "Déposer la demande", en: "Apply"}
        details:
          # Dit au téléphone.
          - fr: "Premier détail."
            en: "First detail."
            source: s1
          - fr: "Second détail."
            en: "Second detail."
            source: [s1, s2]
        costs:
          - what: {fr: "Dossier", en: "File"}
            amount: 747.30  # sans les taxes
            taxes: extra
            as_of: 2024
            source: s1
          - what: {fr: "Étude", en: "Study"}
            amount: 12
            taxes: exempt
            per: once
            as_of: 2024-05
            source: s2
        duration:
          max: 4
          unit: month
          as_of: 2024-05-17
          source: s1
        generic: false
        next: {always: permis}
      - id: permis
        kind: end
        actor: order
        title: {fr: "Permis délivré", en: "Permit issued"}
        end: permit
    # Fin des étapes.
notes: []
sources:
  - id: s1
    title: "Page"
    url: https://example.org/
    publisher: "Éditeur"
    consulted: 2026-11-01
  - id: s2
    title: "Autre page"
    publisher: "Éditeur"
    lang: fr
    consulted: 2026-11-01  # relue
review: {status: compiled, by: "Équipe de Parcours", on: 2026-11-01}
"""
"""A record in its form, with comments in every kind of place."""

STEP: Final = ("routes", 0, "steps", 0)
SOURCE: Final = {"title": "Page", "id": "s1", "publisher": "Éditeur", "consulted": "2026-11-01"}
LONG: Final = "Un texte qui ne tient pas sur une ligne, parce qu'il dit beaucoup de choses à la fois, " * 2


@dataclass(frozen=True)
class Change:
    """What a person does, and what becomes of the record's text: old lines and new ones."""

    edits: tuple[Edit, ...]
    lines: tuple[tuple[str, str], ...]


def _part(start: str, end: str) -> str:
    """Return the lines of the record from some words to others."""
    return RECORD[RECORD.index(start) : RECORD.index(end)]


COSTS: Final = _part("        costs:", "        duration:")
FILE_FEE: Final = _part('          - what: {fr: "Dossier"', '          - what: {fr: "Étude"')
STUDY_FEE: Final = _part('          - what: {fr: "Étude"', "        duration:")
DURATION: Final = _part("        duration:", "        generic:")
FIRST_DETAIL: Final = _part("          # Dit au téléphone.", '          - fr: "Second détail."')
NEW_STEP: Final = {
    "next": {"always": "permis", "full": "", "passed": None},
    "details": [],
    "costs": [],
    "duration": [],
    "only": [],
    "generic": False,
    "title": {"en": "Sit the exam", "fr": "Passer l'examen"},
    "kind": "exam",
    "actor": "candidate",
    "id": "examen",
}
"""A step as the form holds it: in the order in which a person filled it in, with all that she left empty."""
NEW_STEP_LINES: Final = """\
next: {always: examen}
      - id: examen
        kind: exam
        actor: candidate
        title: {fr: "Passer l'examen", en: "Sit the exam"}
        next: {always: permis}
"""
EMPTY: Final[tuple[Edit, ...]] = (
    ("set", ("formerly",), {"fr": [], "en": []}),
    ("set", ("other_names",), {"fr": [], "es": []}),
    ("set", ("noc",), []),
    ("set", ("notes",), []),
    ("set", (*STEP, "paid"), ""),
    ("set", (*STEP, "costs", 0, "optional"), False),
    ("set", (*STEP, "costs", 0, "max"), ""),
)


def _set(path: Loc, value: object, old: str, new: str) -> Change:
    return Change((("set", path, value),), ((old, new),))


CHANGES: Final = {
    "a fee": _set((*STEP, "costs", 0, "amount"), 812.5, "747.30", "812.5"),
    "the cents of a fee": _set((*STEP, "costs", 1, "amount"), 12.25, "amount: 12\n", "amount: 12.25\n"),
    "a year": _set((*STEP, "costs", 0, "as_of"), "2025", "as_of: 2024\n", "as_of: 2025\n"),
    "a day for a year": _set((*STEP, "costs", 0, "as_of"), "2025-04-01", "as_of: 2024\n", "as_of: 2025-04-01\n"),
    "a text emptied": _set((*STEP, "title", "en"), "", '"Déposer la demande", en: "Apply"}', '"Déposer la demande"}'),
    "a text that grows": _set((*STEP, "details", 0, "fr"), LONG, '"Premier détail."', f'"{LONG}"'),
    "a text of several lines": _set(
        (*STEP, "details", 0, "fr"),
        "Apportez :\n\n- un ;\n- deux.",
        '"Premier détail."',
        r'"Apportez :\n\n- un ;\n- deux."',
    ),
    "a text with marks": _set(
        (*STEP, "details", 1, "fr"), 'Dites : « oui » # pas "non".', "Second détail.", r"Dites : « oui » # pas \"non\"."
    ),
    "another source": _set((*STEP, "costs", 1, "source"), ["s1"], "          source: s2", "          source: s1"),
    "a source more": _set(
        (*STEP, "costs", 1, "source"), ["s2", "s1"], "          source: s2", "          source: [s2, s1]"
    ),
    "a source less": Change((("remove", (*STEP, "details", 1, "source", 1)),), (("source: [s1, s2]", "source: [s1]"),)),
    "a fact removed, with its comment": Change((("remove", (*STEP, "details", 0)),), ((FIRST_DETAIL, ""),)),
    "the last fact of a list removed": Change((("remove", (*STEP, "costs", 0)),) * 2, ((COSTS, ""),)),
    "facts in another order": Change(
        (("move", (*STEP, "costs", 0), 1),), ((FILE_FEE + STUDY_FEE, STUDY_FEE + FILE_FEE),)
    ),
    "a group that goes": _set((*STEP, "duration"), [], DURATION, ""),
    "a group that comes": _set(
        ("routes", 0, "title"), [{"fr": "Une voie", "en": ""}], "    situat", '    title: {fr: "Une voie"}\n    situat'
    ),
    "a step with its outcome": Change(
        (("insert", (*STEP[:-1], 1), NEW_STEP), ("set", (*STEP, "next", "always"), "examen")),
        (("next: {always: permis}\n", NEW_STEP_LINES),),
    ),
    "an outcome for another": Change(
        (("set", (*STEP, "next", "always"), ""), ("set", (*STEP, "next", "full"), "permis")),
        (("next: {always: permis}", "next: {full: permis}"),),
    ),
    "a switch turned on": _set((*STEP, "generic"), True, "generic: false", "generic: true"),
    "what the form leaves empty": Change(EMPTY, ()),
    "nothing": Change((), ()),
}


def test_the_record_of_these_tests_is_in_its_form() -> None:
    assert canonical(RECORD, PROFESSION) == RECORD


def test_a_change_gives_what_fmt_would_write_and_no_other_line_moves(tmp_path: Path) -> None:
    cases = [Case("profession", RECORD, change.edits) for change in CHANGES.values()]
    expected = []
    for change in CHANGES.values():
        text = RECORD
        for old, new in change.lines:
            text = edit(text, old, new)
        expected.append(canonical(text, PROFESSION))
    found = written_by_the_page(cases, tmp_path)
    assert dict(zip(CHANGES, found, strict=True)) == dict(zip(CHANGES, expected, strict=True))


def test_a_record_in_another_form_stays_as_it_is_until_it_changes_and_then_takes_its_form(tmp_path: Path) -> None:
    other = edit(
        RECORD,
        'order: ordre\ntitle: {fr: {feminine: "Essayeuse", masculine: "Essayeur"}, en: "Trier"}\n',
        "\ntitle: {en: Trier, fr: {feminine: 'Essayeuse', masculine: Essayeur}}\norder: \"ordre\"\n",
    )
    unchanged, changed = written_by_the_page(
        [Case("profession", other), Case("profession", other, [("set", ("sector",), "health")])], tmp_path
    )
    assert unchanged == other
    assert changed == edit(RECORD, "sector: law", "sector: health")


def test_a_new_record_starts_with_its_schema_and_has_its_form(tmp_path: Path) -> None:
    edits: list[Edit] = [
        ("set", ("review",), {"status": "compiled", "by": "Équipe", "on": "2026-11-01"}),
        (
            "set",
            ("sources",),
            [{**SOURCE, "url": ""}],
        ),
        ("set", ("definition",), {"source": ["s1"], "en": "What one tries.", "fr": "Ce qu'on essaie."}),
        ("set", ("term",), {"fr": "essai", "en": "trial"}),
        ("set", ("forms",), {"fr": ["essais"], "en": []}),
        ("set", ("slug",), {"en": "trial", "fr": "essai"}),
        ("set", ("id",), "essai"),
    ]
    [text] = written_by_the_page([Case("term", None, edits)], tmp_path)
    assert text == canonical(text, next(kind for kind in KINDS if kind.name == "term"))
    assert (
        text
        == """\
# yaml-language-server: $schema=../../schema/term.json
id: essai
slug: {fr: essai, en: trial}
term: {fr: "essai", en: "trial"}
forms:
  fr: ["essais"]
definition:
  fr: "Ce qu'on essaie."
  en: "What one tries."
  source: s1
sources:
  - id: s1
    title: "Page"
    publisher: "Éditeur"
    consulted: 2026-11-01
review: {status: compiled, by: "Équipe", on: 2026-11-01}
"""
    )


def test_a_record_saved_without_a_change_keeps_every_byte(tmp_path: Path) -> None:
    records = [(kind, path.read_text(encoding="utf-8")) for kind, path in _records()]
    found = written_by_the_page([Case(kind.name, text) for kind, text in records], tmp_path)
    wrong = [text.splitlines()[1] for (_, text), again in zip(records, found, strict=True) if again != text]
    assert wrong == []


def test_changes_of_the_real_content_give_what_fmt_would_write(tmp_path: Path) -> None:
    cases, expected = [], []
    for kind, path in list(_records())[:: 1 if os.environ.get("ALL") else 20]:
        text = path.read_text(encoding="utf-8")
        chance = random.Random(path.stem)
        places = list(_places(read_tree(text), kind.model, (), ()))
        for what in ("set", "remove", "move"):
            fitting = [place for place in places if place.is_text == (what == "set")]
            if fitting:
                place = chance.choice(fitting)
                cases.append(Case(kind.name, text, [place.as_edit(what)]))
                expected.append(place.by_hand(text, kind, what))
    assert written_by_the_page(cases, tmp_path) == expected


@dataclass(frozen=True)
class _Place:
    """A text, or a list of several groups, in a record."""

    loc: Loc
    """The way to it in the file."""
    path: Loc
    """The way to it in the form."""
    is_text: bool
    said: str = ""

    @property
    def new(self) -> str:
        return f"{self.said} : ajouté, avec « des mots » assez longs pour que la ligne se plie."

    def as_edit(self, what: str) -> Edit:
        if what == "set":
            return "set", self.path, self.new
        return ("remove", (*self.path, 0)) if what == "remove" else ("move", (*self.path, 0), 1)

    def by_hand(self, text: str, kind: Kind, what: str) -> str:
        tree = read_tree(text)
        holder: Leaf | Group = tree
        for part in self.loc[: -1 if what == "set" else None]:
            assert isinstance(holder, Group)
            holder = holder[part]
        assert isinstance(holder, Group)
        if what == "set":
            next(entry for entry in holder.entries if entry.key == self.loc[-1]).value = Leaf(self.new)
        else:
            first = holder.entries.pop(0)
            if what == "move":
                holder.entries.insert(1, first)
        return written(tree, kind)


def _places(tree: Leaf | Group, model: type[Model], loc: Loc, path: Loc) -> Iterator[_Place]:
    assert isinstance(tree, Group)
    for entry in tree.entries:
        assert entry.key is not None
        shape, here, there = shape_of(model, entry.key), (*loc, entry.key), (*path, entry.key)
        if shape.holds == "text" and isinstance(entry.value, Leaf):
            yield _Place(here, there, True, str(entry.value.value))
        elif shape.model is not None and shape.is_many and isinstance(entry.value, Group):
            if len(entry.value.entries) > 1:
                yield _Place(here, there, False)
            for index, item in enumerate(entry.value.entries):
                yield from _places(item.value, shape.model, (*here, index), (*there, index))
        elif shape.model is not None:
            yield from _places(entry.value, shape.model, here, (*there, 0) if shape.is_optional_group else there)


def _records() -> Iterator[tuple[Kind, Path]]:
    for path in sorted(CONTENT.rglob("*.yaml")):
        yield KIND_OF_FOLDER[path.relative_to(CONTENT).parts[0]], path
