"""The editing page, as someone of an order uses it: a fee, a step, a pull request that holds these facts alone."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page

from generator.canonical import canonical
from generator.model.kinds import KINDS
from tests.browser.editor import BRANCH, Desk, clone, desk, opened, save, signed_in
from tests.browser.running import DATE, ROOT, tool
from tests.builders import edit

pytestmark = pytest.mark.browser

RECORD: Final = "content/professions/sexologue.yaml"
FEE: Final = '          - what: {fr: "Ouverture du dossier", en: "Opening of the file"}\n            amount: 145.5\n'
NEW_FEE: Final = FEE.replace("145.5", "152.75")
COMMENTS: Final = (
    ("      - id: demande\n", "      # Le formulaire a changé en 2026.\n      - id: demande\n"),
    (FEE, FEE.replace("145.5", "145.5  # dit par téléphone")),
    ("review:", "# Fin des sources.\nreview:"),
)
"""Comments that the record is given before it is edited; the second stands beside the very value that changes."""

ROUTE: Final = "Équivalence de votre diplôme ou de votre formation"
ASKING: Final = f"{ROUTE} › 2. Déposer la demande de permis par équivalence"
ADDED: Final = f"{ROUTE} › 11. Recevoir l'accusé de réception"
FACTS: Final = f"""\
Profession : Sexologue  {RECORD}
~ {ASKING} › Ouverture du dossier : 145,50 $ → 152,75 $, page non datée, consultée le 22 novembre 2026
~ {ASKING} › Ensuite : Décision du comité des admissions par équivalence → Recevoir l'accusé de réception
+ {ADDED}
+ {ADDED} › Genre : Préparation
+ {ADDED} › Acteur : L'ordre
+ {ADDED} › Détails : L'Ordre vous écrit.
"""
"""What `parcours diff` says of the facts: the fee, and the step with the way to it."""

STEP: Final = """\
      - id: accuse
        kind: preparation
        actor: order
        title: {fr: "Recevoir l'accusé de réception", en: "Get the acknowledgement"}
        details:
          - fr: "L'Ordre vous écrit."
            en: "The order writes to you."
            source: se-etapes
        next: {always: decision}
"""


@pytest.fixture
def page(browser: Browser, blocked: list[str]) -> Iterator[Page]:
    """A page that notes what the policy keeps it from, what goes wrong in it, and whom else it asks."""
    context = browser.new_context(locale="fr-CA", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(30_000)
    found = context.new_page()

    # Playwright takes no method of a list for a function.
    def note(words: str) -> None:
        blocked.append(words)

    found.expose_function("noteBlocked", note)
    found.add_init_script(
        "addEventListener('securitypolicyviolation', (event) =>"
        " noteBlocked(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`))"
    )
    found.on("pageerror", lambda error: blocked.append(str(error)))
    found.on("request", lambda request: None if "//127.0.0.1:" in request.url else blocked.append(request.url))
    yield found
    context.close()


@pytest.fixture
def blocked() -> list[str]:
    """What the policy kept the page from, the errors of its scripts, and its requests to other hosts."""
    return []


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Desk]:
    """A clone of the whole content, where one record has comments."""
    repository = clone(tmp_path / "clone", ROOT / "content")
    record = repository / RECORD
    text = record.read_text(encoding="utf-8")
    for old, new in COMMENTS:
        text = text.replace(old, new, 1)
    record.write_text(text, encoding="utf-8")
    with desk(tmp_path / "site", repository) as found:
        found.git("commit", "--quiet", "--all", "--message=Des notes")
        yield found


def parcours(tree: Path, *command: str) -> str:
    """Run the command in a tree of the clone and return what it says; it must find nothing wrong."""
    done = subprocess.run([tool("parcours"), *command], cwd=tree, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_fee_and_a_step_are_saved_as_parcours_fmt_writes_them_with_all_comments(
    page: Page, at: Desk, blocked: list[str], tmp_path: Path
) -> None:
    before = at.git("show", f"{BRANCH}:{RECORD}")
    signed_in(page, at)
    assert page.locator("html").get_attribute("lang") == "fr"
    steps = (
        opened(page, at, "professions", "sexologue").field("routes").open().item("equivalence").field("steps").open()
    )
    asking = steps.item("demande")
    asking.field("costs").open().item("Ouverture du dossier").field("amount").write("152.75")
    added = steps.add("étape").last()
    added.field("id").write("accuse")
    added.field("kind").choose("Préparation")
    added.field("actor").choose("L'ordre")
    added.field("title").field("fr").write("Recevoir l'accusé de réception")
    added.field("title").field("en").write("Get the acknowledgement")
    detail = added.field("details").add("énoncé").last()
    detail.field("fr").write("L'Ordre vous écrit.")
    detail.field("en").write("The order writes to you.")
    detail.field("source").pick("se-etapes")
    added.field("next").field("always").pick("decision")
    asking.field("next").field("always").pick("accuse")
    save(page)

    after = at.saved(RECORD, "professions")
    assert after == canonical(after, next(kind for kind in KINDS if kind.name == "profession"))
    expected = edit(before, "amount: 145.5  #", "amount: 152.75  #")
    start, asked, rest = expected.partition("      - id: demande\n")
    expected = start + asked + rest.replace("next: {always: decision}", "next: {always: accuse}", 1)
    expected = expected.replace("absent_routes:", f"{STEP}absent_routes:", 1)
    assert after == expected
    assert blocked == []

    # What a pull request is put through.
    proposed = tmp_path / "proposed"
    # A tree of its own: the server may still be going back to the branch that it came from.
    at.git("worktree", "add", "--quiet", "--detach", str(proposed), at.branch(RECORD, "professions"))
    assert parcours(proposed, "check", "--date", DATE) == ""
    said = re.sub(r"[\u00a0\u202f]", " ", parcours(proposed, "diff", f"{BRANCH}..HEAD", "--date", DATE, "--lang", "fr"))
    assert said.partition("\nFaits\n")[2].partition("\nTotaux des voies\n")[0] == FACTS
