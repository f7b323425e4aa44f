"""What a page is, in the vocabulary of schema.org, for machines that read it.

Said only where it is true and a machine can use it: what the page is about, where it stands, when it was last reviewed.
The text of the page, its list of sources included, is not said again: the page is read on slow connections.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.library import Library
from generator.message import N_
from generator.model.contact import Contact
from generator.model.institution import Institution
from generator.model.money import Duration, Unit
from generator.model.order import Order
from generator.model.profession import Profession
from generator.model.programme import Programme
from generator.model.record import Record
from generator.model.support import Support
from generator.model.text import Names, Title
from generator.model.trajectory import Trajectory
from generator.pages.address import Addresses, PageKey, key_of, record_at
from generator.pages.calendar import Calendars
from generator.pages.label import LABELS, label
from generator.pages.publication import Publication
from generator.pages.sharing import Named
from generator.translation import translations

Node = dict[str, object]
"""A thing of schema.org: `@type` and its properties."""

LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
"""The licence of the content."""

_DATASETS: Final[Mapping[PageKey, str]] = {"coverage": "coverage", "grid": "grid"}
"""The pages of figures, and the name of the files in which these can be had."""

_ISO_UNITS: Final[Mapping[Unit, str]] = {"day": "D", "week": "W", "month": "M", "year": "Y"}
"""Units as ISO 8601 writes a duration; a workload in hours is no time on the calendar, nor are working days."""


@dataclass(frozen=True, slots=True)
class Describer:
    """Describes the pages of a site."""

    library: Library
    addresses: Addresses
    publication: Publication

    def describe(self, page: Named) -> Node:
        """Return what a page is, as JSON-LD."""
        about = _Page(self, page)
        return {"@context": "https://schema.org", **about.node()}


@dataclass(frozen=True, slots=True)
class _Page:
    """The description of one page."""

    site: Describer
    page: Named

    def node(self) -> Node:
        page, publication = self.page, self.site.publication
        home = self._address("home")
        if page.key == "home":
            return {
                "@type": "WebSite",
                "name": publication.name,
                "description": page.description,
                "url": home,
                "inLanguage": self._language,
                "license": LICENCE,
            }
        found: Node = {
            "@type": self._kind,
            "name": page.title,
            "url": publication.address(page.path, page.path),
            "inLanguage": self._language,
            "isPartOf": {"@type": "WebSite", "name": publication.name, "url": home},
            "breadcrumb": {"@type": "BreadcrumbList", "itemListElement": list(self._crumbs())},
        }
        record = record_at(self.site.library, page.key)
        if record is not None:
            found["dateModified"] = found["lastReviewed"] = str(record.review.on)
        if (subject := self._subject(record)) is not None:
            # A page under a record's own tells one thing of what the record's page is about.
            is_own = record is None or self.page.key == key_of(record)
            found["mainEntity" if is_own else "about"] = subject
        return found

    @property
    def _kind(self) -> str:
        if self.page.key in LABELS["section"] and self.page.key not in _DATASETS:
            return "CollectionPage"
        return "AboutPage" if self.page.key == "doc/about" else "WebPage"

    @property
    def _language(self) -> str:
        return f"{self.page.locale}-CA"

    def _gettext(self, text: str) -> str:
        return translations(self.page.locale).gettext(text)

    def _address(self, key: PageKey) -> str:
        return self.site.publication.address(self.site.addresses.path(key, self.page.locale), self.page.path)

    def _crumbs(self) -> Iterator[Node]:
        trail = [("home", self._gettext(N_("Home"))), *self.page.trail, (self.page.key, self.page.title)]
        for position, (key, name) in enumerate(trail, 1):
            yield {"@type": "ListItem", "position": position, "name": name, "item": {"@id": self._address(key)}}

    def _subject(self, record: Record | None) -> Node | None:
        """What the page is about."""
        if record is not None:
            return self._of(record)
        if self.page.key == "glossary":
            return self._terms()
        if self.page.key in _DATASETS:
            return self._dataset(_DATASETS[self.page.key])
        return None

    def _of(self, record: Record) -> Node | None:
        """What a record is; None where the vocabulary has no word that fits, as for a measure of a plan."""
        match record:
            case Profession():
                return self._occupation(record.title, record.other_names, record)
            case Trajectory():
                profession = self.site.library.professions[record.profession] if record.profession is not None else None
                return self._occupation(record.title, record.other_names, profession)
            case Order():
                return self._order(record)
            case Institution():
                return self._institution(record)
            case Programme():
                return self._programme(record)
            case Support():
                return self._service(record)
            case _:
                return None

    def _occupation(self, title: Title, names: Names, profession: Profession | None) -> Node:
        locale = self.page.locale
        name = title.in_locale(locale)
        others = [*((title.fr.feminine, title.fr.masculine) if locale == "fr" else ())]
        others += names.fr if locale == "fr" else names.en
        found: Node = {"@type": "Occupation", "name": name, "occupationLocation": _QUEBEC}
        if others := [other for other in dict.fromkeys(others) if other != name]:
            found["alternateName"] = others
        if profession is not None:
            order = self.site.library.orders[profession.order]
            found["occupationalCategory"] = self._category([profession])
            found["qualifications"] = {
                "@type": "EducationalOccupationalCredential",
                "credentialCategory": self._gettext(N_("Permit")),
                "recognizedBy": {"@type": "Organization", "name": order.name.fr, "url": order.site},
            }
        return _filled(found)

    def _category(self, professions: Iterable[Profession]) -> list[Node]:
        """The codes of professions in the National Occupational Classification, each once."""
        codes = dict.fromkeys(found.noc.code for found in professions if found.noc is not None)
        code_set = {"@type": "CategoryCodeSet", "name": self._gettext(N_("NOC 2021"))}
        return [{"@type": "CategoryCode", "codeValue": code, "inCodeSet": code_set} for code in codes]

    def _order(self, order: Order) -> Node:
        found: Node = {
            "@type": "Organization",
            "name": order.name.fr,
            "alternateName": [
                name for name in (order.acronym, order.gloss if self.page.locale == "en" else None) if name
            ],
            "url": order.site,
            "areaServed": _QUEBEC,
            **_reached(order.contact),
        }
        return _filled(found)

    def _institution(self, institution: Institution) -> Node:
        found: Node = {
            "@type": _institution_type(institution),
            "name": institution.name.in_locale(self.page.locale),
            "url": institution.site,
            **_reached(institution.contact),
        }
        if "address" not in found and institution.city is not None:
            found["address"] = {"@type": "PostalAddress", "addressLocality": institution.city, "addressCountry": "CA"}
        return _filled(found)

    def _programme(self, programme: Programme) -> Node:
        library, locale = self.site.library, self.page.locale
        institution = library.institutions[programme.institution]
        calendars = Calendars(library, self.site.addresses, locale)
        worth = programme.grid.credits.value if programme.grid.credits is not None else None
        found: Node = {
            "@type": "EducationalOccupationalProgram",
            "name": programme.title.in_locale(locale),
            "url": programme.page,
            "provider": _filled(
                {
                    "@type": _institution_type(institution),
                    "name": institution.name.in_locale(locale),
                    "url": institution.site,
                }
            ),
            "educationalCredentialAwarded": programme.diploma.in_locale(locale) if programme.diploma else None,
            "occupationalCategory": self._category(library.professions[found] for found in programme.opens),
            "timeToComplete": iso_duration(programme.duration) if programme.duration is not None else None,
            "numberOfCredits": int(worth) if worth is not None and worth == worth.to_integral_value() else None,
            "applicationDeadline": sorted({str(deadline.date) for deadline in calendars.deadlines(programme)[1]}),
        }
        return _filled(found)

    def _service(self, support: Support) -> Node:
        locale = self.page.locale
        provider = "GovernmentOrganization" if support.of_government else "Organization"
        found: Node = {
            "@type": "GovernmentService" if support.of_government else "Service",
            "name": support.title.in_locale(locale),
            "serviceType": label("category", support.category, locale),
            "provider": {"@type": provider, "name": support.provider.in_locale(locale)},
            "url": support.contact.page if support.contact is not None else None,
        }
        return _filled(found)

    def _terms(self) -> Node:
        locale = self.page.locale
        terms = [
            {"@type": "DefinedTerm", "name": term.term.in_locale(locale), "url": self._address(key_of(term))}
            for term in self.site.library.terms.values()
        ]
        return _filled({"@type": "DefinedTermSet", "name": self.page.title, "hasDefinedTerm": terms})

    def _dataset(self, name: str) -> Node:
        publication = self.site.publication
        files = {
            "text/csv": f"{self.page.path}{name}.csv",
            "application/json": f"{self.page.path}{name}.json",
        }
        return {
            "@type": "Dataset",
            "name": self.page.title,
            "description": self.page.description,
            "license": LICENCE,
            "distribution": [
                {
                    "@type": "DataDownload",
                    "encodingFormat": media_type,
                    "contentUrl": publication.address(path, self.page.path),
                }
                for media_type, path in files.items()
            ],
        }


def _institution_type(institution: Institution) -> str:
    """What an institution is: a vocational centre is of secondary level, and no college in the vocabulary's sense."""
    return "EducationalOrganization" if institution.level == "vocational" else "CollegeOrUniversity"


def _reached(contact: Contact | None) -> Node:
    """How to reach an organization."""
    if contact is None:
        return {}
    return _filled({"telephone": contact.phone, "email": contact.email, "address": contact.address})


def iso_duration(duration: Duration) -> str | None:
    """Return a duration as ISO 8601 has it; None where it is a range, or is not counted on the calendar."""
    if duration.min is None or duration.min != duration.max or duration.unit not in _ISO_UNITS:
        return None
    return f"P{duration.min.normalize():f}{_ISO_UNITS[duration.unit]}"


def _filled(node: Mapping[str, object]) -> Node:
    """Return a thing without the properties that nobody knows."""
    return {name: value for name, value in node.items() if value not in (None, [], ())}


_QUEBEC: Final[Node] = {"@type": "AdministrativeArea", "name": "Québec"}
