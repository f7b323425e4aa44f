"""What lies in the content folder and is no record."""

from __future__ import annotations

from typing import Final

from tests.bad_input.case import Case, Link
from tests.builders import order

FILE_CASES: Final[tuple[Case, ...]] = (
    Case(
        "text-file",
        "orders/notes.txt",
        "à faire",
        "file-kind",
        "a record is a file “<id>.yaml”",
        "ce n'est pas une fiche",
    ),
    Case(
        "yml-file",
        "orders/autre.yml",
        order("autre"),
        "file-kind",
        "a record is a file “<id>.yaml”",
        "ce n'est pas une fiche",
    ),
    Case(
        "capital-extension",
        "orders/autre.YAML",
        order("autre"),
        "file-kind",
        "a record is a file “<id>.yaml”",
        "ce n'est pas une fiche",
    ),
    Case(
        "record-outside-a-folder",
        "autre.yaml",
        order("autre"),
        "file-kind",
        "in the folder of its kind",
        "dans le dossier de son genre",
    ),
    Case(
        "link-out-of-content",
        "orders/passwd.yaml",
        Link("/etc/passwd"),
        "symlink",
        "leads out of the content folder",
        "mène hors du dossier de contenu",
    ),
    Case(
        "relative-link-out-of-content",
        "orders/dehors.yaml",
        Link("../../dehors.yaml"),
        "symlink",
        "put the file itself here",
        "mettez ici le fichier lui-même",
    ),
    Case(
        "link-to-the-parent-folder",
        "glossary/tout.yaml",
        Link("{content}/.."),
        "symlink",
        "leads out of the content folder",
        "mène hors du dossier de contenu",
    ),
    Case(
        "link-to-nothing",
        "orders/rien.yaml",
        Link("{content}/orders/absent.yaml"),
        "file-kind",
        "not a record",
        "ce n'est pas une fiche",
    ),
    Case(
        "link-to-itself",
        "orders/boucle.yaml",
        Link("boucle.yaml"),
        "file-kind",
        "not a record",
        "ce n'est pas une fiche",
    ),
)
