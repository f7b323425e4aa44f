"""The tables of hand-written pages."""

from __future__ import annotations

from xml.etree import ElementTree

from markdown import Markdown

TABLE = "| État | Sens |\n| --- | --- |\n| Propre | *Ici* |\n| Non publié | Nulle part |\n"


def test_every_cell_of_a_table_has_a_header_of_its_row_and_of_its_column() -> None:
    table = ElementTree.fromstring(Markdown(extensions=["tables", "generator.tables"]).convert(TABLE))
    rows = [[(cell.tag, cell.get("scope"), "".join(cell.itertext())) for cell in row] for row in table.iter("tr")]
    assert rows == [
        [("th", "col", "État"), ("th", "col", "Sens")],
        [("th", "row", "Propre"), ("td", None, "Ici")],
        [("th", "row", "Non publié"), ("td", None, "Nulle part")],
    ]


def test_what_is_no_table_stays_as_it_is() -> None:
    assert Markdown(extensions=["tables", "generator.tables"]).convert("Un *mot*.") == "<p>Un <em>mot</em>.</p>"
