"""The pictures of the guide that shows how to change an amount in the browser.

usage: python -m tests.browser.guide_pictures [OUT]

Drives the real editing page over a throw-away clone and writes OUT/<name>.webp; by default into the guide's folder,
docs/assets/guides/.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser.editor import Desk, clone, desk, opened, save, signed_in
from tests.browser.running import ROOT, chromium

FOLDER: Final = ROOT / "docs" / "assets" / "guides"
SIZE: Final = (1080, 560)
"""In CSS pixels; a picture is shown as wide as the text, which is less."""


def take(browser: Browser, at: Desk, out: Path) -> None:
    """Go through the guide's steps and take a picture at each."""
    width, height = SIZE
    context = browser.new_context(locale="fr-CA", viewport={"width": width, "height": height})
    context.set_default_timeout(60_000)
    page = context.new_page()
    shoot = _camera(page, out)

    signed_in(page, at)
    page.goto(f"{at.url}#/collections/professions")
    page.get_by_role("heading", name="Professions").wait_for()
    page.get_by_text("Sexologue").first.scroll_into_view_if_needed()
    shoot("liste")
    form = opened(page, at, "professions", "sexologue")
    routes = form.field("routes").open()
    steps = routes.item("equivalence").field("steps").open()
    _to_top(steps.part.locator("label").first.evaluate, 90)
    shoot("etapes")
    cost = steps.item("demande").field("costs").open().item("Ouverture du dossier")
    cost.field("amount").write("152.75")
    _to_top(cost.field("amount").part.evaluate, 150)
    shoot("montant")
    cost.field("as_of").write("2026-04-01")
    save(page)
    # The message that it is saved goes away by itself, and covers the buttons until then.
    page.get_by_text("Entrée enregistrée").wait_for(state="detached")
    page.get_by_role("button", name="Statut", exact=False).click()
    shoot("statut")
    context.close()


def _camera(page: Page, out: Path) -> Callable[[str], None]:
    def shoot(name: str) -> None:
        # What fades in and out is not part of a step.
        picture = Image.open(BytesIO(page.screenshot(animations="disabled")))
        picture.convert("RGB").save(out / f"{name}.webp", quality=70, method=6)

    return shoot


def _to_top(evaluate: Callable[[str, int], object], below: int) -> None:
    """Scroll so that a part of the form stands below the bar of the page, which covers what is beneath it."""
    evaluate(
        "(part, below) => { part.scrollIntoView({block: 'start', behavior: 'instant'});"
        " let box = part.parentElement;"
        " while (box && box.scrollTop === 0) box = box.parentElement;"
        " (box ?? document.scrollingElement).scrollTop -= below; }",
        below,
    )


def main() -> int:
    """Run the command."""
    if len(sys.argv) > 2:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    out = Path(sys.argv[1]) if len(sys.argv) == 2 else FOLDER
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        repository = clone(Path(folder) / "clone", ROOT / "content")
        with desk(Path(folder) / "site", repository) as at, chromium() as browser:
            take(browser, at, out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
