"""One file of `content/` read into a record, or into the findings that say why it is not one."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Final

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.finding import Finding
from generator.message import N_, Message
from generator.model.base import LINES, ONE_LINE, InSchema, Model
from generator.model.kinds import KIND_OF_NAME
from generator.model.record import Record
from generator.model.reference import KindName
from generator.model.walk import metadata_in, models_in
from generator.yaml_file import START, Loc, Places, UnreadableFile, no_mapping, path_to, read

MOST_FINDINGS: Final = 200
"""How many findings of its shape one file gives; more say nothing more, and would take long to word."""


def read_record(path: Path, shown: PurePosixPath, model: type[Record]) -> Record | list[Finding]:
    """Read the record of a file.

    Args:
        path: the file.
        shown: its path as findings show it.
        model: the kind of record its folder holds.

    Returns:
        The record, or at least one finding.
    """
    try:
        data = read(path)
    except (UnreadableFile, OSError) as error:
        return [unreadable(error, shown)]
    if not isinstance(data, dict):
        return [unreadable(no_mapping(Places(path).of(())), shown)]
    try:
        return model.model_validate(data)
    except ValidationError as error:
        found = [details for details in error.errors(include_url=False) if not _is_echo(details)]
        places = Places(path)
        findings = [_schema_finding(places, shown, model, details) for details in found[:MOST_FINDINGS]]
        if len(found) > MOST_FINDINGS:
            more = Message(N_("and {n} more like these in this file"), n=len(found) - MOST_FINDINGS)
            findings.append(Finding(shown, START, "schema", more, Message(N_("mend these, then check again"))))
        return findings


def unreadable(error: UnreadableFile | OSError, shown: PurePosixPath) -> Finding:
    """Return the finding that says why a file could not be read."""
    if isinstance(error, UnreadableFile):
        return Finding(shown, error.position, error.rule, error.message, error.hint)
    message = Message(N_("the file cannot be read: {why}"), why=error.strerror)
    return Finding(shown, START, "read", message, Message(N_("see that it is a file, and that you may read it")))


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word nearest to `word`, if one is near."""
    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)), None)


def did_you_mean(word: str, known: Iterable[str]) -> Message | None:
    """Return a hint with the nearest known word, if one is near."""
    near = closest(word, known)
    return Message(N_("did you mean “{near}”?"), near=near) if near is not None else None


def one_of(values: Iterable[str]) -> Message | None:
    """Return a hint that lists the values allowed, if there are any."""
    listed = ", ".join(values)
    return Message(N_("use one of: {values}"), values=listed) if listed else None


def ids_in(kind: KindName) -> Message:
    """Return a hint that says where the ids of a kind of record are found."""
    return Message(
        N_("an id is the name of a file in content/{folder}/, without “.yaml”"), folder=KIND_OF_NAME[kind].folder
    )


def _is_echo(details: ErrorDetails) -> bool:
    """Whether pydantic finds a list too short only because items of it, reported by themselves, are wrong."""
    return details["type"] == "too_short" and len(details["input"]) >= details["ctx"]["min_length"]


def _schema_finding(places: Places, shown: PurePosixPath, model: type[Record], details: ErrorDetails) -> Finding:
    loc: Loc = tuple(part for part in details["loc"] if part != "[key]")
    on_key = details["type"] == "extra_forbidden" or "[key]" in details["loc"]
    message, hint = explained(model, loc, details)
    # A rule between two keys names the one that is to blame.
    loc = (*loc, str(details["ctx"]["key"])) if "key" in details.get("ctx", {}) else loc
    return Finding(shown, places.of(loc, key=on_key), "schema", message, hint)


def explained(model: type[Model], loc: Loc, details: ErrorDetails) -> tuple[Message, Message | None]:
    """Say in plain words what pydantic found, and what to do.

    A rule of a model says itself what to do, as the `hint` of its context; only an error of a kind that no model
    gives today is left without.

    Args:
        model: what was read.
        loc: the way to the value that is wrong.
        details: pydantic's own words.
    """
    kind = details["type"]
    context = details.get("ctx", {})
    name = path_to(loc[:-1] if "[key]" in details["loc"] else loc)
    given = details["input"]
    if given is None and kind != "extra_forbidden":
        return Message(N_("“{name}” is empty"), name=name), Message(N_("write it, or remove the key"))
    shown = _shown(given)
    match kind:
        case "missing":
            return Message(N_("“{name}” is missing"), name=name), Message(N_("add it; see the guide to records"))
        case "extra_forbidden":
            known = _fields_at(model, loc[:-1])
            hint = did_you_mean(str(loc[-1]), known) or one_of(known)
            return Message(N_("there is no key “{name}” here"), name=_shown(loc[-1])), hint
        case "literal_error":
            allowed = [part.strip("' ") for part in str(context["expected"]).replace(" or ", ", ").split(",")]
            if not isinstance(given, str):
                return Message(N_("“{name}” must be text"), name=name), one_of(allowed)
            return (
                Message(N_("“{given}” is not a value of “{name}”"), given=shown, name=name),
                did_you_mean(given, allowed) or one_of(allowed),
            )
        case "string_pattern_mismatch" if context["pattern"] in {ONE_LINE, LINES}:
            if context["pattern"] == ONE_LINE and "\n" in given:
                return Message(N_("“{name}” has more than one line"), name=name), Message(N_("write it on one line"))
            hint = Message(N_("remove it; it often comes from copying out of a PDF"))
            return Message(N_("“{name}” holds a character that cannot be seen"), name=name), hint
        case "string_pattern_mismatch":
            return (
                Message(N_("“{given}” does not have the form of “{name}”"), given=shown, name=name),
                _form_at(model, loc) or Message(N_("it must match {pattern}"), pattern=context["pattern"]),
            )
        case "string_type":
            hint = Message(N_("write one text here, in quotes"))
            if not isinstance(given, (list, dict)):
                hint = Message(N_("put it in quotes"))
            return Message(N_("“{name}” must be text"), name=name), hint
        case "string_too_long":
            hint = Message(N_("shorten it, or write a part of it elsewhere"))
            return Message(N_("“{name}” is longer than {n} characters"), name=name, n=context["max_length"]), hint
        case "string_too_short":
            return Message(N_("“{name}” is empty"), name=name), Message(N_("write it, or remove the key"))
        case "greater_than_equal" | "greater_than":
            least = context.get("ge", context.get("gt"))
            return Message(
                N_("“{name}” is {given}; the least is {least}"), name=name, given=given, least=least
            ), _AGAINST_SOURCE
        case "less_than_equal" | "less_than":
            most = context.get("le", context.get("lt"))
            return Message(
                N_("“{name}” is {given}; the most is {most}"), name=name, given=given, most=most
            ), _AGAINST_SOURCE
        case "too_short":
            hint = Message(N_("add what is missing; start each item with “- ”"))
            return Message(N_("“{name}” needs at least {n} items"), name=name, n=context["min_length"]), hint
        case "too_long":
            hint = Message(N_("join some of them, or remove what a reader does not need"))
            return Message(N_("“{name}” has more than {n} items"), name=name, n=context["max_length"]), hint
        case "bool_type" | "bool_parsing":
            hint = Message(N_("write true for yes or false for no, without quotes"))
            return Message(N_("“{name}” must be true or false"), name=name), hint
        case "tuple_type" | "list_type":
            return Message(N_("“{name}” must be a list"), name=name), Message(N_("start each item with “- ”"))
        case "model_type" | "model_attributes_type" | "dict_type" | "mapping_type":
            return (
                Message(N_("“{name}” must be a group of keys"), name=name),
                one_of(_fields_at(model, loc)) or Message(N_("write each key on a line of its own, as “key: value”")),
            )
        case _ if kind.startswith(("int_", "decimal_")) or kind == "finite_number":
            return (
                Message(N_("“{name}” is not a number of the expected form: “{given}”"), name=name, given=shown),
                _number(given, is_whole=kind.startswith("int_")),
            )
        case _:
            # The words of the model's own rules are already ours, and translated as such.
            return Message(details["msg"]), Message(context["hint"]) if "hint" in context else None


_AGAINST_SOURCE: Final = Message(N_("compare the number with its source"))


def _number(given: object, *, is_whole: bool) -> Message:
    """Say how to write a number; where the text holds one as people write it in Québec, which."""
    if is_whole:
        return Message(N_("write a whole number in digits, without quotes: 3"))
    typed = re.sub(r"[\s$]", "", given).replace(",", ".") if isinstance(given, str) else ""
    if re.fullmatch(r"[0-9]+(\.[0-9]{1,2})?", typed, re.ASCII) and len(typed) <= _MOST_DIGITS:
        return Message(N_("write {number}, with digits and a point only"), number=typed)
    return Message(N_("write digits only, with a point and at most two decimals: 747.34"))


_MOST_DIGITS: Final = 12


def _form_at(model: type[Model], loc: Loc) -> Message | None:
    """The words in which a type says what its values look like, the same that editors show."""
    marks = [mark for field in _named_at(model, loc) for mark in (*field.metadata, *metadata_in(field.annotation))]
    words = (mark.keywords.get("patternErrorMessage") for mark in marks if isinstance(mark, InSchema))
    return next((Message(found) for found in words if found is not None), None)


def _shown(given: object) -> str:
    """A value as a finding quotes it: as it was typed, and short."""
    if isinstance(given, bool):
        return str(given).lower()
    if isinstance(given, (list, dict)):
        return "[…]" if isinstance(given, list) else "{…}"
    text = str(given)
    return text if len(text) <= 80 else f"{text[:80]}…"


def _named_at(model: type[Model], loc: Loc) -> list[FieldInfo]:
    """The fields that the last name of `loc` can be; a key of a mapping is a part of the field that holds it."""
    models, fields = [model], list[FieldInfo]()
    for part in loc:
        if found := [one.model_fields[part] for one in models if isinstance(part, str) and part in one.model_fields]:
            fields = found
            models = [inner for field in fields for inner in models_in(field.annotation)]
    return fields


def _fields_at(model: type[Model], loc: Loc) -> tuple[str, ...]:
    """The keys that the model allows at `loc`; none where `loc` is no group of keys."""
    models = [inner for field in _named_at(model, loc) for inner in models_in(field.annotation)] if loc else [model]
    return tuple(dict.fromkeys(name for found in models for name in found.model_fields))
