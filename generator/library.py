"""`content/` read once into a Library: every record, every reference resolved both ways."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Final, TypeVar

from generator.finding import Finding
from generator.message import N_, Message
from generator.model.institution import Institution
from generator.model.job_title import JobTitle
from generator.model.kinds import KIND_NAMES, KIND_OF_FOLDER, KIND_OF_MODEL, KINDS, Kind
from generator.model.measure import Measure
from generator.model.order import Order
from generator.model.profession import Profession
from generator.model.programme import Programme
from generator.model.record import Record
from generator.model.reference import KindName
from generator.model.support import Support
from generator.model.term import Term
from generator.model.trajectory import Trajectory
from generator.model.walk import references
from generator.parallel import spread
from generator.reading import did_you_mean, ids_in, read_record
from generator.translating.lock import NAME as LOCK
from generator.translating.lock import Lock, read_lock
from generator.yaml_file import START, Places

R = TypeVar("R", bound=Record)
Records = Mapping[str, R]


PARALLEL_FROM: Final = 300


@dataclass(frozen=True, slots=True)
class Library:
    """Every record, by kind and id, in the order of ids. Immutable.

    The methods that end in `_of`, `_for` and `_at` follow references backwards.
    """

    content: Path
    """The folder of the records, usually `content/`."""
    records: Mapping[KindName, Mapping[str, Record]]
    paths: Mapping[tuple[KindName, str], PurePosixPath]
    """The file of each record, from `root`."""
    unread: frozenset[tuple[KindName, str]]
    """The kind and the name of each file that is there and could not be read: what names it is not wrong for that."""
    lock: Lock = field(repr=False)
    """What each English text was last confirmed against."""
    _referring: Mapping[tuple[KindName, str], tuple[Record, ...]] = field(repr=False)

    @property
    def root(self) -> Path:
        """The folder that holds that of the records; paths of records start there."""
        return self.content.parent

    @property
    def orders(self) -> Records[Order]:
        """The professional orders."""
        return self._of_model(Order)

    @property
    def professions(self) -> Records[Profession]:
        """The regulated professions."""
        return self._of_model(Profession)

    @property
    def trajectories(self) -> Records[Trajectory]:
        """The trajectories of measure 4."""
        return self._of_model(Trajectory)

    @property
    def job_titles(self) -> Records[JobTitle]:
        """The job titles of the health and social services network."""
        return self._of_model(JobTitle)

    @property
    def institutions(self) -> Records[Institution]:
        """The universities, colleges and vocational centres."""
        return self._of_model(Institution)

    @property
    def programmes(self) -> Records[Programme]:
        """The programmes of study."""
        return self._of_model(Programme)

    @property
    def supports(self) -> Records[Support]:
        """The help there is."""
        return self._of_model(Support)

    @property
    def measures(self) -> Records[Measure]:
        """The plan's measures."""
        return self._of_model(Measure)

    @property
    def terms(self) -> Records[Term]:
        """The glossary."""
        return self._of_model(Term)

    def professions_of(self, order: Order) -> tuple[Profession, ...]:
        """The professions whose permit the order issues."""
        return self._referring_to(order, Profession)

    def trajectory_of(self, profession: Profession) -> Trajectory | None:
        """The trajectory to the profession's job title in the health network, if it has one."""
        return next((t for t in self._referring_to(profession, Trajectory) if t.profession == profession.id), None)

    def job_titles_of(self, profession: Profession) -> tuple[JobTitle, ...]:
        """The job titles of the health network that the profession opens."""
        return self._referring_to(profession, JobTitle)

    def programmes_for(self, profession: Profession) -> tuple[Programme, ...]:
        """The programmes that lead to the profession, and still admit people."""
        return tuple(found for found in self._referring_to(profession, Programme) if found.is_open)

    def programmes_at(self, institution: Institution) -> tuple[Programme, ...]:
        """The programmes that the institution gives or, where they are closed, gave."""
        return self._referring_to(institution, Programme)

    def supports_for(self, profession: Profession) -> tuple[Support, ...]:
        """The help made for the profession, and no other."""
        return self._referring_to(profession, Support)

    def path_of(self, record: Record) -> PurePosixPath:
        """The file of a record, from `root`."""
        return self.paths[KIND_OF_MODEL[type(record)].name, record.id]

    def __iter__(self) -> Iterator[Record]:
        """Yield every record, kind by kind."""
        for of_kind in self.records.values():
            yield from of_kind.values()

    def __len__(self) -> int:
        """The number of records."""
        return sum(len(of_kind) for of_kind in self.records.values())

    def _of_model(self, model: type[R]) -> Records[R]:
        # The loader puts only records of a kind's own model under that kind.
        return self.records[KIND_OF_MODEL[model].name]  # type: ignore[return-value]

    def _referring_to(self, record: Record, model: type[R]) -> tuple[R, ...]:
        referring = self._referring.get((KIND_OF_MODEL[type(record)].name, record.id), ())
        return tuple(found for found in referring if isinstance(found, model))


@dataclass(frozen=True, slots=True)
class Loaded:
    """A Library of the records that could be read, and what is wrong with the others."""

    library: Library
    findings: tuple[Finding, ...]


def load(content: Path, progress: Callable[[int, int], None] | None = None) -> Loaded:
    """Read a content folder whole.

    Args:
        content: the folder, usually `content/`.
        progress: called with how many files are read and how many there are.

    Raises:
        NotADirectoryError: there is no such folder.
    """
    if not content.is_dir():
        raise NotADirectoryError(str(content))
    findings: list[Finding] = []
    files = list(record_files(content, findings))
    records: dict[KindName, dict[str, Record]] = {kind.name: {} for kind in KINDS}
    paths: dict[tuple[KindName, str], PurePosixPath] = {}
    for done, ((_, shown, kind), result) in enumerate(
        zip(files, spread(_read_file, files, PARALLEL_FROM), strict=True), 1
    ):
        if progress is not None:
            progress(done, len(files))
        if isinstance(result, list):
            findings.extend(result)
        elif (first := paths.get((kind.name, result.id))) is not None:
            message = Message(N_("the id “{id}” is already that of {path}"), id=result.id, path=first)
            findings.append(Finding(shown, Places(content.parent / shown).of(("id",)), "id", message, _ANOTHER_ID))
        else:
            records[kind.name][result.id] = result
            paths[kind.name, result.id] = shown
    there = {(kind.name, path.stem) for path, _, kind in files}
    unread = frozenset(there - {(name, path.stem) for (name, _), path in paths.items()})
    referring = _resolve(content.parent, records, paths, unread, findings)
    lock, wrong_lines = read_lock(content)
    findings += wrong_lines
    library = Library(
        content=content,
        records=MappingProxyType(
            {name: MappingProxyType(dict(sorted(of_kind.items()))) for name, of_kind in records.items()}
        ),
        paths=MappingProxyType(paths),
        unread=unread,
        lock=lock,
        _referring=MappingProxyType(referring),
    )
    return Loaded(library, tuple(sorted(findings, key=lambda finding: finding.sort_key)))


File = tuple[Path, PurePosixPath, Kind]
"""A record's file: its path, its path as findings show it, and its kind."""


def record_files(content: Path, findings: list[Finding]) -> Iterator[File]:
    """Yield the record files in a fixed order; say what else lies in the folder."""
    real_root = content.resolve()

    def complain(path: Path, rule: str, message: Message, hint: Message | None = None) -> None:
        findings.append(Finding(PurePosixPath(path.relative_to(content.parent).as_posix()), START, rule, message, hint))

    def visit(folder: Path, kind: Kind | None, depth: int) -> Iterator[File]:
        for entry in sorted(os.scandir(folder), key=lambda found: found.name):
            path = Path(entry.path)
            if entry.name.startswith("."):
                continue
            if entry.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(real_root):
                complain(path, "symlink", Message(N_("a link that leads out of the content folder")), _COPY)
            elif path.is_dir():
                inner = KIND_OF_FOLDER.get(entry.name) if kind is None else kind
                if inner is None:
                    complain(
                        path,
                        "folder",
                        Message(N_("no kind of record has a folder “{name}”"), name=entry.name),
                        did_you_mean(entry.name, KIND_OF_FOLDER) or Message(N_("see the guide to records")),
                    )
                elif depth > (1 if inner.nested else 0):
                    complain(path, "folder", Message(N_("a folder too deep: records lie higher up")), _HIGHER)
                else:
                    yield from visit(path, inner, depth + 1)
            elif kind is None and entry.name in _BESIDE_RECORDS:
                continue
            elif kind is None or path.suffix != ".yaml" or not path.is_file():
                complain(
                    path,
                    "file-kind",
                    Message(N_("not a record: a record is a file “<id>.yaml” in the folder of its kind")),
                    Message(N_("rename it, move it, or take it out of this folder")),
                )
            else:
                yield path, PurePosixPath(path.relative_to(content.parent).as_posix()), kind

    return visit(content, None, 0)


_BESIDE_RECORDS: Final = frozenset({"README.md", "LICENSE", LOCK})
_COPY: Final = Message(N_("put the file itself here"))
_HIGHER: Final = Message(N_("move its records into the folder above"))
_ANOTHER_ID: Final = Message(N_("choose another, and rename the file after it"))


def _read_file(file: File) -> Record | list[Finding]:
    path, shown, kind = file
    return read_record(path, shown, kind.model)


def _resolve(
    root: Path,
    records: Mapping[KindName, Mapping[str, Record]],
    paths: Mapping[tuple[KindName, str], PurePosixPath],
    unread: frozenset[tuple[KindName, str]],
    findings: list[Finding],
) -> dict[tuple[KindName, str], tuple[Record, ...]]:
    """Follow every reference; return, for each record, those that refer to it, each once."""
    referring: defaultdict[tuple[KindName, str], dict[int, Record]] = defaultdict(dict)
    seen: dict[PurePosixPath, Places] = {}
    for name, of_kind in records.items():
        for record in of_kind.values():
            for loc, kind, target in references(record):
                if target in records[kind]:
                    referring[kind, target][id(record)] = record
                    continue
                if (kind, target) in unread:
                    continue
                shown = paths[name, record.id]
                places = seen.setdefault(shown, Places(root / shown))
                findings.append(
                    Finding(
                        shown,
                        places.of(loc),
                        "reference",
                        Message(N_("no {kind} “{id}”"), kind=Message(KIND_NAMES[kind]), id=target),
                        did_you_mean(target, records[kind]) or ids_in(kind),
                    )
                )
    return {key: tuple(found.values()) for key, found in referring.items()}
