"""A difference said in French or in English."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from generator.difference.change import Change, Changed, Difference, Nature, PageChange, Spot, TotalChange
from generator.difference.facts import fact_count
from generator.difference.report import Block, Line, Report, Section
from generator.difference.totals import missing
from generator.difference.values import Values, as_of, name_of, parts, route_name, said
from generator.fields import field_words, written_order
from generator.library import Library
from generator.message import N_
from generator.model.base import LOCALES, Locale, Model
from generator.model.grid import Criterion, Deadline, GridGap, TestScore
from generator.model.kinds import KIND_NAMES, KIND_OF_MODEL
from generator.model.measure import Indicator
from generator.model.money import Cost, Duration
from generator.model.profession import LookedFor, Profession, Route
from generator.model.programme import Programme
from generator.model.record import Record
from generator.model.source import Source
from generator.model.step import Step
from generator.model.text import Localized, Statement, Title
from generator.pages.citation import Said
from generator.pages.label import label
from generator.pathway import Range
from generator.render import format as formats
from generator.translation import translations

ENGLISH_WAITS: Final = N_("The English text was not changed with it: it may no longer say the same.")
_WAY: Final = " › "


def report(difference: Difference, locale: Locale) -> Report:
    """Return a difference in the words of a language."""
    return _Wording(difference, locale).report()


class _Wording:
    """Says one difference in one language."""

    def __init__(self, difference: Difference, locale: Locale) -> None:
        self._difference = difference
        self._locale = locale
        self.gettext = translations(locale).gettext
        self._before = Values(difference.before, locale)
        self._after = Values(difference.after, locale)

    def report(self) -> Report:
        _ = self.gettext
        found = self._difference
        sections = (
            Section(_("Pages"), self._pages()),
            Section(_("Facts"), tuple(self._record(changed) for changed in found.records)),
            Section(_("Pages written by hand"), tuple(self._documents())),
            Section(_("Totals of routes"), tuple(self._totals())),
            Section(_("State of the information"), self._coverage()),
        )
        return Report(
            locale=self._locale,
            title=_("What changes for a reader"),
            summary=self._summary(),
            sections=tuple(section for section in sections if section.blocks),
        )

    def _summary(self) -> tuple[str, ...]:
        found, _ = self._difference, self.gettext
        if found.is_empty:
            return (_("Nothing changes for a reader."),)
        changes = [change for changed in found.records for change in changed.changes]
        facts = Counter(change.nature for change in changes)
        pages = Counter(page.nature for page in found.pages if page.locale == LOCALES[0])
        added = sum(changed.before is None for changed in found.records)
        removed = sum(changed.after is None for changed in found.records)
        counted = (
            (_("Records added: {n}"), added),
            (_("Records removed: {n}"), removed),
            (_("Pages added: {n}"), pages["added"]),
            (_("Pages removed: {n}"), pages["removed"]),
            (_("Pages moved: {n}"), pages["moved"]),
            (_("Facts added: {n}"), facts["added"]),
            (_("Facts removed: {n}"), facts["removed"]),
            (_("Facts changed: {n}"), facts["changed"]),
            (_("Items in another place: {n}"), facts["moved"]),
            (_("Pages written by hand that change: {n}"), len(found.documents)),
            (_("Totals that change: {n}"), len(found.totals)),
            (_("English texts that may be outdated: {n}"), sum(change.english_waits for change in changes)),
            (_("State of the information, better: {n}"), self._trend("up")),
            (_("State of the information, worse: {n}"), self._trend("down")),
        )
        return tuple(words.format(n=formats.number(n, self._locale)) for words, n in counted if n)

    def _trend(self, nature: Nature) -> int:
        found = self._difference
        natures = [change.nature for change in found.coverage] + [change.nature for change in found.grids]
        return natures.count(nature)

    # Pages

    def _pages(self) -> tuple[Block, ...]:
        by_key: dict[tuple[Nature, str], list[PageChange]] = {}
        for page in self._difference.pages:
            by_key.setdefault((page.nature, page.key), []).append(page)
        lines = tuple(self._page(nature, key, pages) for (nature, key), pages in by_key.items())
        return (Block("", "", lines),) if lines else ()

    def _page(self, nature: Nature, key: str, pages: Sequence[PageChange]) -> Line:
        """A page, with its address in each language."""
        before = [f"/{page.before}" for page in pages if page.before is not None]
        after = [f"/{page.after}" for page in pages if page.after is not None]
        shown = [Said(", ".join(paths), self._locale) if paths else None for paths in (before, after)]
        library = self._difference.before if nature == "removed" else self._difference.after
        is_lost = nature == "moved" and any(page.is_lost for page in pages)
        note = self.gettext("Links to the old address find no page: write it in “formerly”.") if is_lost else ""
        return Line(nature, self._page_title(library, key), shown[0], shown[1], note=note)

    def _page_title(self, library: Library, key: str) -> str:
        _, locale = self.gettext, self._locale
        kind, name, *route = key.split("/")
        if kind == "comparison":
            title = name_of(library.professions[name], locale).text
            return _("{title}: the programmes side by side").format(title=title)
        record = next(found[name] for of_kind, found in library.records.items() if of_kind == kind)
        title = self._name(record)
        if not route:
            return title
        owner = record if isinstance(record, Profession) else library.professions[getattr(record, "profession", "")]
        (of_route,) = (found for found in owner.routes if found.id == route[0])
        return _("{profession} – {route}").format(profession=title, route=route_name(of_route, locale).text)

    # Facts

    def _record(self, changed: Changed) -> Block:
        _, record = self.gettext, changed.record
        title = self._title(record)
        if changed.before is None or changed.after is None:
            words = _("New, with {n} facts") if changed.before is None else _("Removed, with its {n} facts")
            text = words.format(n=formats.number(fact_count(record), self._locale))
            lines: tuple[Line, ...] = (Line("added" if changed.before is None else "removed", text),)
        else:
            lines = tuple(line for change in changed.changes for line in self._lines(change))
        return Block(title, str(changed.path), lines)

    def _title(self, record: Record) -> str:
        kind = self.gettext(KIND_NAMES[KIND_OF_MODEL[type(record)].name])
        return f"{kind[:1].upper()}{kind[1:]}{self.gettext(': ')}{self._name(record)}"

    def _name(self, record: Record) -> str:
        """What a record is called; many institutions give a programme of the same name."""
        name = name_of(record, self._locale).text
        if not isinstance(record, Programme):
            return name
        institution = self._difference.after.institutions.get(record.institution)
        return f"{name}, {name_of(institution, self._locale).text}" if institution is not None else name

    def _lines(self, change: Change) -> Iterator[Line]:
        *way, spot = change.way
        is_whole = change.nature in {"added", "removed"}
        name = _WAY.join([*(self._spot(part) for part in way), self._spot(spot, is_whole=is_whole)])
        value = change.after if change.after is not None else change.before
        if change.nature == "moved":
            place = self.gettext("place {n}")
            places = [Said(place.format(n=number), self._locale) for number in (change.before, change.after)]
            yield Line("moved", name, places[0], places[1])
        elif is_whole and spot.item is value and isinstance(value, (Route, Step)):
            yield Line(change.nature, name)
            for inner in _inside(change, value):
                yield from self._lines(inner)
        elif change.nature == "changed" and isinstance(change.before, (Localized, Statement, Title)):
            assert isinstance(change.after, (Localized, Statement, Title))
            yield self._text(change, name, change.before, change.after)
        elif change.nature == "changed" and isinstance(change.before, (Cost, Duration)):
            assert isinstance(change.after, (Cost, Duration))
            yield self._amount(change, name, change.before, change.after)
        else:
            tail = f", {as_of(value, self._locale)}" if isinstance(value, (Cost, Duration)) else ""
            before, after = self._before.said(change.before, spot), self._after.said(change.after, spot)
            yield Line(change.nature, name, before, after, tail)

    def _text(
        self, change: Change, name: str, old: Localized | Statement | Title, new: Localized | Statement | Title
    ) -> Line:
        """A text is said in the language of the report, or in the other one where only that one changed."""
        locale = self._locale
        before, after = said(old, locale), said(new, locale)
        if before == after:
            locale = next(other for other in LOCALES if other != locale)
            before, after = said(old, locale), said(new, locale)
        note = self.gettext(ENGLISH_WAITS) if change.english_waits else ""
        if old.fr == new.fr and old.en is None:
            note = self.gettext("English was missing.")
        elif new.en is None and old.en is not None:
            note = self.gettext("The English text is gone: English pages show the French with a notice.")
        return Line("changed", name, before, after, note=note)

    def _amount(self, change: Change, name: str, old: Cost | Duration, new: Cost | Duration) -> Line:
        """Only what differs of an amount is said, and since when it is true."""
        locale = self._locale
        olds, news = parts(old, locale), parts(new, locale)
        if isinstance(old, Cost) and isinstance(new, Cost):
            olds["what"], news["what"] = said(old.what, locale).text, said(new.what, locale).text
        differing = [part for part in news if olds.get(part, "") != news[part]]
        note = self.gettext(ENGLISH_WAITS) if change.english_waits else ""
        if not differing:
            before, after = as_of(old, locale), as_of(new, locale)
            return Line("changed", name, Said(before, locale), Said(after, locale), note=note)
        before, after = (", ".join(filter(None, (found.get(part, "") for part in differing))) for found in (olds, news))
        shown = [Said(text, locale) if text else None for text in (before, after)]
        return Line("changed", name, shown[0], shown[1], f", {as_of(new, locale)}", note)

    def _spot(self, spot: Spot, *, is_whole: bool = False) -> str:
        """A part of the way to a fact: the name of the item, or the title of the field.

        The field alone names an item that is there as a whole, and whose value says its name.
        """
        locale, item = self._locale, spot.item
        title = field_words(spot.model, spot.field, locale).title
        match item:
            case TestScore() | Deadline() | LookedFor() | GridGap() | Source() if is_whole:
                return title
            case Route():
                return route_name(item, locale).text
            case Step():
                return f"{spot.number}. {said(item.title, locale).text}"
            case Cost():
                return said(item.what, locale).text
            case Criterion():
                return f"{title}{_WAY}{said(item.name, locale).text}"
            case Indicator():
                return said(item.indicator, locale).text
            case TestScore():
                return f"{title}{_WAY}{item.test}"
            case Deadline():
                return f"{title}{_WAY}{label('term', item.term, locale)} {item.year}"
            case LookedFor():
                return f"{title}{_WAY}{label('field', item.field, locale)}"
            case GridGap():
                return f"{title}{_WAY}{label('grid', item.item, locale)}"
            case Source():
                return f"{title}{_WAY}{item.title}"
            case str():
                return label("outcome", item, locale)
            case _:
                return title

    # Pages written by hand

    def _documents(self) -> Iterator[Block]:
        for change in self._difference.documents:
            lines = [
                Line(
                    "added" if before is None else "removed" if after is None else "changed",
                    self.gettext("Text"),
                    Said(before, change.locale) if before is not None else None,
                    Said(after, change.locale) if after is not None else None,
                )
                for before, after in change.paragraphs
            ]
            if change.nature != "changed":
                lines = [Line(change.nature, self.gettext("Page"))]
            yield Block(change.title, str(change.path), tuple(lines))

    # What follows

    def _totals(self) -> Iterator[Block]:
        by_record: dict[int, list[TotalChange]] = {}
        for change in self._difference.totals:
            by_record.setdefault(id(change.record), []).append(change)
        for changes in by_record.values():
            yield Block(self._title(changes[0].record), "", tuple(self._total(change) for change in changes))

    def _total(self, change: TotalChange) -> Line:
        _ = self.gettext
        measure = _("Total time") if change.measure == "time" else _("Total cost")
        route = self._route(change)
        before, after = (
            Said(self._range(found, change.measure), self._locale) for found in (change.before, change.after)
        )
        return Line("changed", f"{route}{_WAY}{measure}" if route else measure, before, after)

    def _route(self, change: TotalChange) -> str:
        library, record = self._difference.after, change.record
        if change.route is None:
            return ""
        owner = record if isinstance(record, Profession) else library.professions[getattr(record, "profession", "")]
        return next(route_name(route, self._locale).text for route in owner.routes if route.id == change.route)

    def _range(self, total: Range, measure: str) -> str:
        _, left_out = self.gettext, missing(total)
        bounds = (formats.days if measure == "time" else formats.dollars)(total.least, total.most, self._locale)
        if not left_out:
            return bounds
        words = translations(self._locale).ngettext("{n} step not counted", "{n} steps not counted", left_out)
        gaps = words.format(n=formats.number(left_out, self._locale))
        return f"{bounds} ({gaps})" if total.is_known else f"{_('not known')} ({gaps})"

    def _coverage(self) -> tuple[Block, ...]:
        _, locale = self.gettext, self._locale
        blocks: dict[int, tuple[Record, list[Line]]] = {}
        for change in self._difference.coverage:
            states = [Said(label("coverage", state, locale), locale) for state in (change.before, change.after)]
            line = Line(change.nature, label("field", change.field, locale), states[0], states[1])
            blocks.setdefault(id(change.record), (change.record, []))[1].append(line)
        for grid in self._difference.grids:
            words = _("{filled} of {of} items stated")
            counts = [Said(words.format(filled=filled, of=of), locale) for filled, of in (grid.before, grid.after)]
            line = Line(grid.nature, _("Information grid"), counts[0], counts[1])
            blocks.setdefault(id(grid.record), (grid.record, []))[1].append(line)
        return tuple(Block(self._title(record), "", tuple(lines)) for record, lines in blocks.values())


def _inside(change: Change, value: Model) -> Iterator[Change]:
    """Yield what a route or a step holds, as changes of the same nature as its own."""
    is_added = change.nature == "added"
    for field in written_order(type(value)):
        held = getattr(value, field)
        if field in {"id", "title", "next"} or held in (None, (), False):
            continue
        items: Sequence[tuple[int, object]] = [(0, held)]
        if isinstance(held, tuple) and held and isinstance(held[0], Model):
            items = list(enumerate(held, 1))
        for number, item in items:
            spot = Spot(type(value), field, item if number else None, number)
            before, after = (None, item) if is_added else (item, None)
            yield Change(change.nature, (*change.way, spot), before, after)
