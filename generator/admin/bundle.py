"""The files of others that the page is made of: Decap CMS, and the YAML library that keeps comments. npm has them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.build import CannotBuild


class NoBundle(CannotBuild):
    """npm has not installed what the page is made of."""


def bundle_files(modules: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the path, from the page, and the content of every file.

    Args:
        modules: the folder `node_modules/`.

    Raises:
        NoBundle: a package is not there.
    """
    decap, library = modules / "decap-cms" / "dist", modules / "yaml"
    for needed in (decap / "decap-cms.js", library / "browser" / "dist" / "index.js"):
        if not needed.is_file():
            raise NoBundle(str(needed))
    # The bundle is there twice, under two names; what it loads later lies beside it.
    for pattern in ("decap-cms.js", "*.decap-cms.js", "*.wasm", "decap-cms.js.LICENSE.txt"):
        for path in sorted(decap.glob(pattern)):
            yield path.name, path.read_bytes()
    scripts = library / "browser" / "dist"
    for path in sorted(scripts.rglob("*.js")):
        yield f"yaml/{path.relative_to(scripts).as_posix()}", path.read_bytes()
    yield "yaml/LICENSE", (library / "LICENSE").read_bytes()
