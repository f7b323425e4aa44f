"""One file of `content/` read into a record, or into the findings that say why it is not one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.finding import Finding
from generator.message import N_, Message
from generator.model.base import LINES, ONE_LINE, Model
from generator.model.record import Record
from generator.model.walk import models_in
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
            findings.append(Finding(shown, START, "schema", more))
        return findings


def unreadable(error: UnreadableFile | OSError, shown: PurePosixPath) -> Finding:
    """Return the finding that says why a file could not be read."""
    if isinstance(error, UnreadableFile):
        return Finding(shown, error.position, error.rule, error.message, error.hint)
    return Finding(shown, START, "read", Message(N_("the file cannot be read: {why}"), why=error.strerror))


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word nearest to `word`, if one is near."""
    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)), None)


def did_you_mean(word: str, known: Iterable[str]) -> Message | None:
    """Return a hint with the nearest known word, if one is near."""
    near = closest(word, known)
    return Message(N_("did you mean “{near}”?"), near=near) if near is not None else None


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
            hint = did_you_mean(str(loc[-1]), known) or _one_of(known)
            return Message(N_("there is no key “{name}” here"), name=_shown(loc[-1])), hint
        case "literal_error" if not isinstance(given, str):
            return Message(N_("“{name}” must be text"), name=name), None
        case "literal_error":
            allowed = [part.strip("' ") for part in str(context["expected"]).replace(" or ", ", ").split(",")]
            return (
                Message(N_("“{given}” is not a value of “{name}”"), given=shown, name=name),
                did_you_mean(str(given), allowed) or _one_of(allowed),
            )
        case "string_pattern_mismatch" if context["pattern"] in {ONE_LINE, LINES}:
            if context["pattern"] == ONE_LINE and "\n" in given:
                return Message(N_("“{name}” has more than one line"), name=name), Message(N_("write it on one line"))
            hint = Message(N_("remove it; it often comes from copying out of a PDF"))
            return Message(N_("“{name}” holds a character that cannot be seen"), name=name), hint
        case "string_pattern_mismatch":
            return (
                Message(N_("“{given}” does not have the form of “{name}”"), given=shown, name=name),
                Message(N_("it must match {pattern}"), pattern=context["pattern"]),
            )
        case "string_type":
            hint = Message(N_("put it in quotes")) if isinstance(given, (int, float, bool)) else None
            hint = hint or (Message(N_("put it in quotes")) if type(given).__name__ == "Decimal" else None)
            return Message(N_("“{name}” must be text"), name=name), hint
        case "string_too_long":
            return Message(N_("“{name}” is longer than {n} characters"), name=name, n=context["max_length"]), None
        case "string_too_short":
            return Message(N_("“{name}” is empty"), name=name), Message(N_("write it, or remove the key"))
        case "greater_than_equal" | "greater_than":
            least = context.get("ge", context.get("gt"))
            return Message(N_("“{name}” is {given}; the least is {least}"), name=name, given=given, least=least), None
        case "less_than_equal" | "less_than":
            most = context.get("le", context.get("lt"))
            return Message(N_("“{name}” is {given}; the most is {most}"), name=name, given=given, most=most), None
        case "too_short":
            return Message(N_("“{name}” needs at least {n} items"), name=name, n=context["min_length"]), None
        case "too_long":
            return Message(N_("“{name}” has more than {n} items"), name=name, n=context["max_length"]), None
        case "bool_type" | "bool_parsing":
            return Message(N_("“{name}” must be true or false"), name=name), None
        case "tuple_type" | "list_type":
            return Message(N_("“{name}” must be a list"), name=name), Message(N_("start each item with “- ”"))
        case "model_type" | "model_attributes_type" | "dict_type" | "mapping_type":
            return (
                Message(N_("“{name}” must be a group of keys"), name=name),
                _one_of(_fields_at(model, loc)),
            )
        case _ if kind.startswith(("int_", "decimal_")) or kind == "finite_number":
            return Message(N_("“{name}” is not a number of the expected form: “{given}”"), name=name, given=shown), None
        case _:
            # The messages of the model's own rules are already ours, and translated as such.
            return Message(details["msg"]), None


def _shown(given: object) -> str:
    """A value as a finding quotes it: as it was typed, and short."""
    if isinstance(given, bool):
        return str(given).lower()
    if isinstance(given, (list, dict)):
        return "[…]" if isinstance(given, list) else "{…}"
    text = str(given)
    return text if len(text) <= 80 else f"{text[:80]}…"


def _one_of(values: Iterable[str]) -> Message | None:
    listed = ", ".join(values)
    return Message(N_("use one of: {values}"), values=listed) if listed else None


def _fields_at(model: type[Model], loc: Loc) -> tuple[str, ...]:
    """The keys that the model allows at `loc`; none where `loc` is no group of keys."""
    models = [model]
    for part in loc:
        if isinstance(part, int):
            continue
        fields = [found.model_fields[part] for found in models if part in found.model_fields]
        models = [inner for field in fields for inner in models_in(field.annotation)]
    return tuple(dict.fromkeys(name for found in models for name in found.model_fields))
