"""What every page carries for those who share it, print it, or read it by machine, ready to be shown."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import Final

from jinja2.utils import htmlsafe_json_dumps

from generator.library import Library
from generator.pages.address import Addresses, PageKey
from generator.pages.publication import Publication
from generator.pages.schema_org import Describer
from generator.pages.sharing import PICTURE_SIZE, Named, open_graph, picture_path, picture_words
from generator.render.picture import picture
from generator.render.qr import qr_code

HANDED_OUT: Final[frozenset[str]] = frozenset({"profession", "trajectory"})
"""The kinds of record whose pages are printed and handed to people, who then need the way back to the page."""

_to_json: Final = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Sharing:
    """What a page carries beside its body."""

    properties: tuple[tuple[str, str], ...]
    """Open Graph."""
    data: str
    """JSON-LD, in which nothing can end the element that holds it."""
    picture: tuple[str, bytes] | None
    """Where the page's picture stands, from the root of the site, and the picture; None where nothing could name it."""
    code: tuple[str, str] | None
    """Where the code of the page's address stands, for paper, and the code as SVG."""

    @property
    def files(self) -> tuple[tuple[str, str | bytes], ...]:
        """The files that belong to the page: where each stands, and what it holds."""
        return tuple(file for file in (self.picture, self.code) if file is not None)


def sharing(library: Library, addresses: Addresses, publication: Publication, page: Named) -> Sharing:
    """Return what a page carries.

    Args:
        library: every record.
        addresses: where every page stands.
        publication: the site. Without its address there is neither picture nor code, which need a whole one.
        page: the page.
    """
    description = Describer(library, addresses, publication).describe(page)
    image = code = None
    if publication.url:
        image = picture_path(page), picture(PICTURE_SIZE, *picture_words(page), publication.name)
        if _is_handed_out(page.key):
            code = f"{page.path}qr.svg", qr_code(publication.url + page.path)
    return Sharing(
        properties=open_graph(publication, addresses, page),
        data=htmlsafe_json_dumps(description, dumps=_to_json),
        picture=image,
        code=code,
    )


def _is_handed_out(key: PageKey) -> bool:
    kind, _, record = key.partition("/")
    return bool(record) and kind in HANDED_OUT
