"""The site map (https://www.sitemaps.org/protocol.html): every page, in the languages that it exists in."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from generator.library import Library
from generator.model.base import LOCALES
from generator.pages.address import Addresses, record_at
from generator.pages.publication import Publication

_MAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML: Final = "http://www.w3.org/1999/xhtml"


def sitemap_xml(library: Library, addresses: Addresses, publication: Publication) -> str:
    """Return `sitemap.xml`; its addresses are whole, so the address of the site must be known.

    A page that exists in both languages names both, and French for readers of neither; the page of a record says when
    it was last reviewed.
    """
    register_namespace("", _MAP)
    register_namespace("xhtml", _XHTML)
    root = Element(f"{{{_MAP}}}urlset")
    pages = sorted((path, key) for (key, _), path in addresses.paths.items() if "#" not in path)
    for path, key in pages:
        entry = SubElement(root, f"{{{_MAP}}}url")
        SubElement(entry, f"{{{_MAP}}}loc").text = publication.url + path
        if (record := record_at(library, key)) is not None:
            SubElement(entry, f"{{{_MAP}}}lastmod").text = str(record.review.on)
        alternates = dict[str, str](addresses.alternates(key))
        if len(alternates) > 1:
            alternates["x-default"] = alternates[LOCALES[0]]
        for lang, other in alternates.items():
            attributes = {"rel": "alternate", "hreflang": lang, "href": publication.url + other}
            SubElement(entry, f"{{{_XHTML}}}link", attributes)
    indent(root, "")
    return f"{_DECLARATION}{tostring(root, encoding='unicode')}\n"


_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
