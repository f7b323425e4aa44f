"""Pages -> HTML bodies: Jinja environment, Babel formats, glossary links, schematic."""
