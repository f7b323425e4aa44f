"""What is to be translated, handed to a translator as a PO file, and taken back.

A unit is a text: its context is the text's key, its source the French, its target the English. A target that is there
but not confirmed is marked `fuzzy`, as gettext's tools mark what a translator has to look at again; one that comes back
without the mark is confirmed against the French in the unit. Any editor of PO files does (Poedit, Lokalize, Weblate).
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Unit
from babel.messages.pofile import PoFileError, PoFileParser, write_po

from generator.editing import Edit, edited, write_edited
from generator.finding import Finding
from generator.library import Library
from generator.message import N_, Message
from generator.model.base import Locale
from generator.swap import replace_text
from generator.translating.confirm import confirmed
from generator.translating.lock import NAME, State, digest
from generator.translating.progress import to_do
from generator.translating.texts import Translated, texts_of
from generator.translation import translations
from generator.yaml_file import START, Places, Position

MAX_BYTES: Final = 32 * 1024 * 1024
"""Some ten times the size of a file with every text there is."""

_HEAD: Final = (
    N_("Texts of Parcours to translate from French into English."),
    N_("Write the English in msgstr; take the mark “fuzzy” away once you have checked it. Change nothing else."),
    N_("Keep the form of links, [words](address), and of lists. No HTML."),
)
_WHY: Final[Mapping[State, str]] = {
    "missing": N_("Not translated yet."),
    "outdated": N_("The French changed after this English was confirmed, on {date}."),
    "unconfirmed": N_("Nobody has confirmed this English against this French."),
}


def export_po(library: Library, file: Path, today: dt.date, locale: Locale, order: str | None = None) -> int:
    """Write what is missing, outdated or unconfirmed to a PO file; return how many units it has.

    Args:
        library: the records.
        file: the file to write, whole or not at all.
        today: the date in its head.
        locale: the language of what it says to the translator.
        order: the id of the order whose records are meant; all of them if None.

    Raises:
        OSError: the file cannot be written.
    """
    gettext = translations(locale).gettext
    midnight = dt.datetime.combine(today, dt.time(), tzinfo=dt.UTC)
    catalogue = Catalog(
        locale="en_CA",
        header_comment="\n".join(f"# {gettext(line)}" for line in _HEAD),
        project="Parcours",
        version=today.isoformat(),
        creation_date=midnight,
        revision_date=midnight,
        language_team="Parcours",
        last_translator="Parcours",
        msgid_bugs_address="Parcours",
        fuzzy=False,
    )
    places: dict[PurePosixPath, Places] = {}
    for text, state in to_do(library, order):
        path = library.path_of(text.record)
        line = places.setdefault(path, Places(library.root / path)).of(text.loc).line
        catalogue.add(
            text.french,
            text.english or "",
            locations=[(str(path), line)],
            flags=["fuzzy"] if state != "missing" else [],
            auto_comments=[gettext(_WHY[state]).format(date=library.lock.confirmed_on(text))],
            context=text.key,
        )
    out = io.BytesIO()
    write_po(out, catalogue, width=110)
    replace_text(file, out.getvalue().decode())
    return len(catalogue)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did."""

    findings: tuple[Finding, ...]
    """Why units were refused, at their place in the PO file, or in a record that has an error of its own."""
    written: tuple[tuple[PurePosixPath, int], ...] = ()
    """The file and the line of every English text that changed."""
    confirmed: int = 0
    """How many texts were confirmed, those whose English stays as it was included."""
    left: int = 0
    """Units without English, or still marked as fuzzy: nothing was done about them."""


def import_po(library: Library, file: Path, today: dt.date) -> Imported:
    """Write the English of a PO file into the records and confirm it.

    A unit whose French is no longer that of the record is refused, and the others are taken. A translation that the
    check refuses (markup beyond the subset, too long, a link that leads nowhere) stops the import: nothing is written.

    Args:
        library: the records, as their files are now.
        file: the PO file.
        today: the day of the confirmation.

    Raises:
        OSError: the file cannot be read, or a record cannot be written.
        UnreadableFile: a record changed while the command ran.
    """
    units, findings = _read(file)
    texts: dict[str, list[Translated]] = {}
    if units:
        for record in library:
            for text in texts_of(record):
                texts.setdefault(text.key, []).append(text)
    values: dict[Edit, str] = {}
    lines: dict[Edit, int] = {}
    taken: list[Translated] = []
    left = 0
    for unit in units:
        line = unit.lineno or 1
        if not (english := str(unit.string).strip()) or unit.fuzzy:
            left += 1
            continue
        found = texts.get(str(unit.context), [])
        same = [text for text in found if digest(text.french) == digest(str(unit.id))]
        if not same:
            findings.append(_refused(library, file, line, str(unit.context), found))
        for text in same:
            taken.append(replace(text, text=text.text.model_copy(update={"en": english})))
            if text.english != english:
                edit = (library.path_of(text.record), (*text.loc, "en"))
                values[edit] = english
                lines[edit] = line
    change = edited(library, values, today)
    if change.findings:
        findings += [_at_unit(found, file, change.places, lines) for found in change.findings]
        return Imported(_in_order(findings))
    if taken:
        write_edited(library, change, {library.content / NAME: confirmed(library, taken, today)})
    places = {path: Places(library.root / path) for path in change.texts}
    written = sorted((path, places[path].of(loc).line) for path, loc in values if path in places)
    return Imported(_in_order(findings), tuple(written), len(taken), left)


def _at_unit(
    finding: Finding, file: Path, places: Mapping[tuple[PurePosixPath, Position], Edit], lines: Mapping[Edit, int]
) -> Finding:
    """A finding about a translation, at the unit that holds it; any other stays where it is."""
    edit = places.get((finding.path, finding.position))
    if edit is None:
        return finding
    return replace(finding, path=_shown(file), position=Position(lines[edit], 1))


def _refused(library: Library, file: Path, line: int, key: str, found: Sequence[Translated]) -> Finding:
    """Why no text takes a unit."""
    position = Position(line, 1)
    if not found:
        message = Message(N_("no record has the text “{key}” any more"), key=key)
        return Finding(_shown(file), position, "unit", message, Message(N_("export again what is to be translated")))
    text = found[0]
    path = library.path_of(text.record)
    place = f"{path}:{Places(library.root / path).of(text.loc).line}"
    message = Message(N_("the French of “{key}” has changed since the export ({place})"), key=key, place=place)
    return Finding(_shown(file), position, "unit", message, Message(N_("export it again and translate it anew")))


def _read(file: Path) -> tuple[list[Unit], list[Finding]]:
    """The units of a PO file, or why it is none."""
    if file.stat().st_size > MAX_BYTES:
        return [], [Finding(_shown(file), START, "po", Message(N_("the file is too large to be what it should be")))]
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return [], [Finding(_shown(file), Position(line, 1), "po", Message(N_("the file is not UTF-8")), _PO)]
    catalogue = _Units()
    at = 0

    def lines() -> Iterator[str]:
        nonlocal at
        for at, line in enumerate(text.rstrip("\n").split("\n"), 1):  # noqa: B007 - read where the parser stops
            yield line

    try:
        PoFileParser(catalogue, ignore_obsolete=True, abort_invalid=True).parse(lines())
    except _Twice as error:
        message = Message(N_("two units are about “{key}” with the same French"), key=error.unit.context)
        line = error.unit.lineno or 1
        return [], [Finding(_shown(file), Position(line, 1), "po", message, Message(N_("keep one of the two")))]
    except (PoFileError, ValueError, LookupError, AttributeError, TypeError):
        # Babel's parser answers a malformed line with whatever goes wrong on it.
        return [], [Finding(_shown(file), Position(max(at, 1), 1), "po", Message(N_("not a line of a PO file")), _PO)]
    units: list[Unit] = []
    findings: list[Finding] = []
    for unit in catalogue:
        if not unit.id:
            continue
        if unit.context is None or not isinstance(unit.id, str):
            message = Message(N_("this unit does not say which text it is"))
            findings.append(Finding(_shown(file), Position(unit.lineno or 1, 1), "unit", message, _PO))
        else:
            units.append(unit)
    if not units and not findings:
        findings.append(Finding(_shown(file), START, "po", Message(N_("the file holds no unit")), _PO))
    return units, findings


_PO: Final = Message(N_("send back the PO file that “parcours translations export” wrote, in UTF-8"))


class _Twice(Exception):
    def __init__(self, unit: Unit) -> None:
        super().__init__()
        self.unit = unit


class _Units(Catalog):
    """A catalogue that does not take a unit twice: of two translations one would be lost without a word."""

    def __setitem__(self, id: str | tuple[str, ...] | list[str], message: Unit) -> None:
        if message.id and self.get(message.id, message.context) is not None:
            raise _Twice(message)
        super().__setitem__(id, message)


def _shown(file: Path) -> PurePosixPath:
    return PurePosixPath(file.as_posix())


def _in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: finding.sort_key))
