"""A report as one HTML file that asks for nothing else."""

from __future__ import annotations

import base64
import hashlib
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.difference.report import Report, segments
from generator.difference.text import SIGNS
from generator.render.renderer import TEMPLATES
from generator.render.words import Words

_FOLDER: Final = TEMPLATES / "difference"


def as_html(report: Report) -> str:
    """Return a report as HTML; its only style is its own, named by its hash, and it has no script."""
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = (_FOLDER / "report.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    environment.globals.update(
        {
            "_": Words(report.locale).gettext,
            "segments": segments,
            "signs": {key: sign for key, (sign, _) in SIGNS.items()},
        }
    )
    template = environment.get_template("report.html")
    return template.render(report=report, locale=report.locale, style=style, style_hash=f"sha256-{digest}")
