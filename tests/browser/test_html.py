"""Every page is valid HTML, as the Nu HTML checker judges it."""

from __future__ import annotations

import json
import subprocess
from typing import Final

from tests.browser.pages import sample
from tests.browser.running import ROOT, Site

CHECKER: Final = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
JAVA: Final = ("java", "-Xss4m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""For a run of seconds, Java's second compiler costs more than it gives."""


def test_the_nu_html_checker_finds_no_error_on_any_page(site: Site) -> None:
    files = [str(page.file) for page in sample(site.pages)]
    assert files
    command = [*JAVA, "-jar", str(CHECKER), "--errors-only", "--format", "json", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    # The checker writes its report where other programs write their complaints.
    messages = json.loads(done.stderr)["messages"]
    errors = [f"{m.get('url')}:{m.get('lastLine')}:{m.get('lastColumn')}: {m['message']}" for m in messages]
    assert not errors, "\n".join(errors)
    assert done.returncode == 0
