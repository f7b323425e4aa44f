"""The fields of a model as those of Decap CMS (https://decapcms.org/docs/widgets/): labels, hints, widgets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from generator.admin.shape import Holds, Shape, shape_of
from generator.fields import field_words, written_order
from generator.message import N_
from generator.model.base import Locale, Model
from generator.model.contact import Contact
from generator.model.grid import Credits, Criterion, Deadline, GridGap, Limited, Places, TestScore
from generator.model.kinds import KIND_OF_MODEL, KINDS
from generator.model.law import Regulation
from generator.model.measure import Indicator
from generator.model.money import Cost, Duration
from generator.model.profession import AbsentRoute, LookedFor, NotToConfuse, Route
from generator.model.programme import Closing, Designation
from generator.model.record import Record
from generator.model.source import Source
from generator.model.step import Step
from generator.model.text import CitedCode, CitedWords, Localized, OfficialTitle, Statement, Title
from generator.pages.label import group_of, label
from generator.translation import translations

LOCALE: Final[Locale] = "fr"
"""The language of the page: French is the original of every record."""

SOURCES_WIDGET: Final = "parcours-sources"
STEP_WIDGET: Final = "parcours-step"
"""Widgets of our own (`page/own.js`): Decap's relations only know what was saved before, in other records."""

OPTIONS: Final = 400
"""How many records a picker offers; Decap shows twenty if not told. More than any kind has."""

ITEMS: Final[Mapping[type[Model], tuple[str, str]]] = {
    AbsentRoute: (N_("absent route"), "{kind}"),
    Closing: (N_("closing"), "{since}"),
    CitedCode: (N_("code"), "{code}"),
    CitedWords: (N_("words"), "{fr}"),
    Contact: (N_("contact"), "{page}"),
    Cost: (N_("amount"), "{what.fr} : {amount} $"),
    Credits: (N_("credits"), "{value}"),
    Criterion: (N_("criterion"), "{name.fr}"),
    Deadline: (N_("deadline"), "{date} ({term} {year})"),
    Designation: (N_("designation"), "{profession}"),
    Duration: (N_("duration"), "{min}–{max} ({unit})"),
    GridGap: (N_("item that is not published"), "{item}"),
    Indicator: (N_("indicator"), "{indicator.fr}"),
    Limited: (N_("limit"), "{is_limited}"),
    Localized: (N_("text"), "{fr}"),
    LookedFor: (N_("field that is not published"), "{field}"),
    NotToConfuse: (N_("profession"), "{profession}"),
    OfficialTitle: (N_("title"), "{fr}"),
    Places: (N_("places"), "{number}"),
    Regulation: (N_("regulation"), "{title.fr}"),
    Route: (N_("route"), "{id} ({kind})"),
    Source: (N_("source"), "{id} : {title}"),
    Statement: (N_("statement"), "{fr}"),
    Step: (N_("step"), "{id} : {title.fr}"),
    TestScore: (N_("test"), "{test}"),
}
"""How the button that adds one to a list names it, and the line that stands for one that is closed."""

_TEXTS: Final[dict[Holds, str]] = {"line": "string", "text": "text", "date": "string"}


def cms_fields(model: type[Model]) -> list[dict[str, Any]]:
    """Return the fields of a model, in the order in which a record writes them."""
    return [cms_field(model, name) for name in written_order(model)]


def cms_field(model: type[Model], name: str) -> dict[str, Any]:
    """Return one field: its name, its label and hint in French, and the widget for what it holds."""
    shape = shape_of(model, name)
    return {
        "name": name,
        "label": field_words(model, name, LOCALE).title,
        **_hint(model, name, shape),
        "required": shape.is_required,
        **_widget(shape),
    }


def title_path(model: type[Record]) -> str:
    """Return the way to the French name of a record: `title.fr.feminine`, `name.fr`."""
    name = next(name for name in ("title", "name", "term") if name in model.model_fields)
    return f"{name}.fr.feminine" if shape_of(model, name).model is Title else f"{name}.fr"


def template(text: str) -> str:
    """Return a template of Decap: `{fr}` becomes `{{fields.fr}}`."""
    return text.replace("{", "{{fields.").replace("}", "}}")


def _hint(model: type[Model], name: str, shape: Shape) -> dict[str, str]:
    # Who writes the English text reads English.
    said = [field_words(model, name, "en" if name == "en" else LOCALE).description]
    if shape.examples and shape.holds not in {"choice", "reference"}:
        example = translations(LOCALE).gettext(_EXAMPLE).format(text=shape.examples[0])
        said.append(example)
    hint = " ".join(filter(None, said))
    return {"hint": hint} if hint else {}


def _widget(shape: Shape) -> dict[str, Any]:
    match shape.holds:
        case "group":
            return _group(shape)
        case "keys":
            gettext = translations(LOCALE).gettext
            steps = [
                {
                    "name": key,
                    "label": _meaning(shape, key),
                    "hint": gettext(N_("The step to which this outcome leads.")),
                    "required": False,
                    "widget": STEP_WIDGET,
                }
                for key in shape.choices
            ]
            return {"widget": "object", "collapsed": False, "fields": steps}
        case "sources":
            return {"widget": SOURCES_WIDGET, "default": []}
        case "reference":
            return {"widget": "relation", **_relation(shape)}
        case "choice":
            options = [{"label": _meaning(shape, value), "value": value} for value in shape.choices]
            return {"widget": "select", "options": options, **({"multiple": True} if shape.is_many else {})}
        case "truth":
            # Decap takes a switch that nobody touched for no answer.
            return {"widget": "boolean", **({"default": False} if shape.is_required else {})}
        case "day":
            return {"widget": "datetime", "date_format": "YYYY-MM-DD", "time_format": False, "picker_utc": False}
        case "number" | "integer":
            step = {"value_type": "int"} if shape.holds == "integer" else {"value_type": "float", "step": 0.01}
            bounds = {"min": shape.least, "max": shape.most}
            return {"widget": "number", **step, **{key: value for key, value in bounds.items() if value is not None}}
        case "date" | "line" | "text":
            text = {"widget": _TEXTS[shape.holds], **_pattern(shape)}
            if not shape.is_many:
                return text
            gettext = translations(LOCALE).gettext
            item = {"name": "item", "label": gettext(N_("Text")), **text}
            singular = gettext(ITEMS[Localized][0])
            return {**_list(shape), "label_singular": singular, "field": item, "summary": template("{item}")}


def _group(shape: Shape) -> dict[str, Any]:
    assert shape.model is not None
    fields = cms_fields(shape.model)
    if not shape.is_many and not shape.is_optional_group:
        return {"widget": "object", "collapsed": shape.default is not None, "fields": fields}
    # What is closed is not made: a record has hundreds of facts. A group that may be absent is a list of at most one,
    # since Decap asks for the required fields of every group that it shows.
    most = {"max": 1} if shape.is_optional_group else {}
    # A model that is new here has the words that Decap finds; a test asks for better ones.
    name, summary = ITEMS.get(shape.model, ("", ""))
    words = {"label_singular": translations(LOCALE).gettext(name), "summary": template(summary)} if name else {}
    return {**_list(shape), **most, **words, "fields": fields}


def _list(shape: Shape) -> dict[str, Any]:
    sizes = {"min": shape.at_least, "max": shape.at_most}
    return {
        "widget": "list",
        "collapsed": True,
        "minimize_collapsed": True,
        "default": [],
        **{key: value for key, value in sizes.items() if value is not None},
    }


def _relation(shape: Shape) -> dict[str, Any]:
    kind = next(kind for kind in KINDS if kind.name == shape.refers_to)
    path = title_path(kind.model)
    return {
        "collection": KIND_OF_MODEL[kind.model].folder,
        "value_field": "id",
        "search_fields": ["id", path],
        "display_fields": [path],
        "options_length": OPTIONS,
        **({"multiple": True} if shape.is_many else {}),
    }


def _meaning(shape: Shape, value: str) -> str:
    group = group_of(shape.choices)
    # Pages say nothing of a fee that is paid once.
    said = label(group, value, LOCALE) if group is not None else ""
    return said or translations(LOCALE).gettext(_UNSAID.get(value, value))


def _pattern(shape: Shape) -> dict[str, Any]:
    gettext = translations(LOCALE).gettext
    if shape.holds == "date":
        return {"pattern": [_DATE, gettext(N_("write it as 2024-05-17, 2024-05 or 2024"))]}
    if not shape.pattern or not shape.pattern_says:
        return {}
    return {"pattern": [shape.pattern, gettext(shape.pattern_says)]}


_UNSAID: Final = {"once": N_("once")}
_EXAMPLE: Final = N_("Example: {text}")
_DATE: Final = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
