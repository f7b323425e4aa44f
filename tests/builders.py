"""Small valid records as the texts of their files, and a library made of them.

Every text is a record without any finding on `TODAY`, warnings included, as long as the records that it names
lie beside it: `LIBRARY` has one of each kind. A test changes what it is about (`edit`, or the arguments of a
builder), writes the files (`write`) and reads them (`loaded`, `library_at`, `findings`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from textwrap import indent
from typing import Final

from generator.check import check
from generator.finding import Finding
from generator.library import Library, Loaded, load
from generator.model.situation import SITUATIONS

TODAY: Final = dt.date(2026, 11, 22)
"""The day on which the records of this module are fresh."""

TAIL: Final = """\
sources:
  - {id: s1, title: Page de la source, url: "https://example.org/source", publisher: Éditeur, consulted: 2026-11-01}
review: {status: compiled, by: Équipe de Parcours, on: 2026-11-01}
"""
"""What every record ends with: its one source, `s1`, and its review."""


def order(id: str = "ordre", more: str = "") -> str:
    """Return an order; `more` holds further keys, as lines at the margin (as in every builder)."""
    return f"""\
id: {id}
slug: {{fr: {id}, en: {id}}}
name: {{fr: Ordre des essais du Québec, en: Ordre des essais du Québec}}
gloss: Order of trials of Québec
act: {{chapter: I-8, title: {{fr: Loi sur les essais, en: Trials Act}}, source: s1}}
practice: exclusive
site: https://example.org/
{more}{TAIL}"""


def step(id: str, next: str, kind: str = "application", more: str = "") -> str:
    """Return a step, as an item of a list at the margin; `next` is its mapping without braces (`always: permis`)."""
    return f"""\
- id: {id}
  kind: {kind}
  actor: candidate
  title: {{fr: Faire l'étape {id}, en: Do the step {id}}}
  next: {{{next}}}
{indent(more, "  ")}"""


def end(id: str = "permis", how: str = "permit", more: str = "") -> str:
    """Return an end step, as an item of a list at the margin."""
    return f"""\
- id: {id}
  kind: end
  actor: order
  title: {{fr: Fin de la voie {id}, en: End of the way {id}}}
  end: {how}
{indent(more, "  ")}"""


SOUND_STEPS: Final = (
    step("demande", "always: decision")
    + step("decision", "full: permis, refused: ferme", kind="decision")
    + end("permis")
    + end("ferme", "refused")
)
"""An application, a decision, and an end for each outcome."""


def route(
    id: str = "equivalence",
    situations: Sequence[str] = SITUATIONS,
    steps: str = SOUND_STEPS,
    kind: str = "equivalence",
    more: str = "",
) -> str:
    """Return a route, as an item of a list at the margin."""
    return f"""\
- id: {id}
  kind: {kind}
  situations: [{", ".join(situations)}]
  for_whom: {{fr: Toute personne formée ailleurs., en: Anyone trained elsewhere., source: s1}}
{indent(more, "  ")}  steps:
{indent(steps, "    ")}"""


def profession(id: str = "profession", order: str = "ordre", routes: str | None = None, more: str = "") -> str:
    """Return a profession; `routes` are items at the margin, by default one for every situation."""
    return f"""\
id: {id}
slug: {{fr: {id}, en: {id}-in-english}}
order: {order}
title: {{fr: {{feminine: Essayeuse, masculine: Essayeur}}, en: Trier}}
practice: exclusive
sector: health
summary: {{fr: L'essayeuse essaie., en: Triers try., source: s1}}
{more}routes:
{indent(route() if routes is None else routes, "  ")}{TAIL}"""


TRAJECTORY_STEPS: Final = (
    step("immigration", "always: permis", kind="immigration")
    + step("permis", "full: emploi, refused: ferme", kind="route", more="route_of: profession\n")
    + end("emploi", "job")
    + end("ferme", "refused")
)
"""From abroad to the job, through the route of the profession `profession`."""


def trajectory(
    id: str = "trajectoire", profession: str | None = "profession", steps: str = TRAJECTORY_STEPS, more: str = ""
) -> str:
    """Return a trajectory; `profession=None` makes it one to an unregulated job."""
    regulated = f"profession: {profession}\n" if profession is not None else ""
    return f"""\
id: {id}
slug: {{fr: {id}, en: {id}-in-english}}
rank: 1
title: {{fr: {{feminine: Essayeuse, masculine: Essayeur}}, en: Trier}}
{regulated}summary: {{fr: De l'étranger à l'emploi., en: From abroad to the job., source: s1}}
{more}steps:
{indent(steps, "  ")}{TAIL}"""


def job_title(id: str = "titre", more: str = "order: ordre\nprofession: profession\ntrajectory: trajectoire\n") -> str:
    """Return a job title of the health and social services network."""
    return f"""\
id: {id}
title: {{fr: {{feminine: Essayeuse, masculine: Essayeur}}, en: Trier}}
{more}needs_stage: depends
stage: {{fr: Un stage selon la décision., en: A stage as decided., source: s1}}
{TAIL}"""


def institution(id: str = "universite", more: str = "") -> str:
    """Return a university."""
    return f"""\
id: {id}
slug: {{fr: {id}, en: {id}-in-english}}
name: {{fr: Université des essais, en: Université des essais}}
level: university
summary: {{fr: L'université enseigne., en: The university teaches., source: s1}}
{more}{TAIL}"""


def programme(id: str = "programme", institution: str = "universite", more: str = "leads_to: [profession]\n") -> str:
    """Return a bridging programme; its file lies in `programmes/<institution>/`."""
    return f"""\
id: {id}
slug: {{fr: {id}, en: {id}-in-english}}
institution: {institution}
title: {{fr: Certificat en essais, en: Certificate in trials}}
level: university
kind: bridging
summary: {{fr: On y apprend à essayer., en: One learns to try., source: s1}}
{more}{TAIL}"""


def support(id: str = "aide", more: str = "") -> str:
    """Return a loan."""
    return f"""\
id: {id}
slug: {{fr: {id}, en: {id}-in-english}}
title: {{fr: Prêt pour essayer, en: Loan to try}}
category: money
provider: {{fr: Fonds des essais, en: Fonds des essais}}
summary: {{fr: Un prêt., en: A loan., source: s1}}
{more}{TAIL}"""


def measure(id: str = "mesure-03", number: int = 3, more: str = "") -> str:
    """Return a measure of the plan."""
    return f"""\
id: {id}
slug: {{fr: mesure-{number}, en: measure-{number}}}
number: {number}
theme: information
title: {{fr: Informer les personnes, en: Inform people}}
summary: {{fr: La mesure informe., en: The measure informs., source: s1}}
lead: [{{fr: Ministère des essais, en: Department of trials}}]
indicators:
  - indicator: {{fr: Nombre de pages, en: Number of pages}}
    target: {{fr: Toutes, en: All}}
    state: {{fr: En cours., en: Under way., source: s1}}
as_of: 2021-03-31
{more}{TAIL}"""


def term(id: str = "terme", more: str = "") -> str:
    """Return an entry of the glossary."""
    return f"""\
id: {id}
slug: {{fr: {id}, en: {id}-in-english}}
term: {{fr: essai, en: trial}}
definition: {{fr: Ce que l'on essaie., en: What one tries., source: s1}}
{more}{TAIL}"""


LIBRARY: Final[Mapping[str, str]] = {
    "orders/ordre.yaml": order(),
    "professions/profession.yaml": profession(),
    "trajectories/trajectoire.yaml": trajectory(),
    "job-titles/titre.yaml": job_title(),
    "institutions/universite.yaml": institution(),
    "programmes/universite/programme.yaml": programme(),
    "supports/aide.yaml": support(),
    "measures/mesure-03.yaml": measure(),
    "glossary/terme.yaml": term(),
}
"""One record of each kind, by path from the content folder: a library without findings."""


def edit(text: str, old: str, new: str) -> str:
    """Return `text` with `old`, which it holds exactly once, replaced."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in:\n{text}"
    return text.replace(old, new)


def write(tmp_path: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files, by path from the content folder, and return that folder: `tmp_path/content`."""
    content = tmp_path / "content"
    content.mkdir(exist_ok=True)
    for name, text in files.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return content


def loaded(tmp_path: Path) -> Loaded:
    """Return what `tmp_path/content` holds."""
    return load(tmp_path / "content")


def findings(tmp_path: Path, today: dt.date = TODAY) -> tuple[Finding, ...]:
    """Return everything that the check finds in `tmp_path/content`."""
    return check(loaded(tmp_path), today)


def library_at(tmp_path: Path, files: Mapping[str, str | bytes] = LIBRARY) -> Library:
    """Write files and return their library, which must read without a finding."""
    write(tmp_path, files)
    result = loaded(tmp_path)
    assert not result.findings, [str(finding.message) for finding in result.findings]
    return result.library
