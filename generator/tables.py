"""Tables of hand-written pages: their first row and first column say what the other cells are about.

What Python-Markdown writes has header cells without a scope, and none in the rows. WCAG 2, 1.3.1, asks that a cell can
be told with its headers (technique H63).
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor


class _Scopes(Treeprocessor):
    """Gives every row and column of a table its header."""

    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            for header in table.iter("th"):
                header.set("scope", "col")
            for row in table.iterfind("tbody/tr"):
                if (first := row.find("td")) is not None:
                    first.tag = "th"
                    first.set("scope", "row")


class TablesExtension(Extension):
    """The extension, for `markdown_extensions` of mkdocs.yml; after `tables`."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        """Register what runs once the tables are made."""
        md.treeprocessors.register(_Scopes(md), "parcours_tables", 5)


def makeExtension(**options: object) -> TablesExtension:  # noqa: N802 (the name is Python-Markdown's)
    """Return the extension, as Python-Markdown asks for it by the name of this module."""
    return TablesExtension(**options)
