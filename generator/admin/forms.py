"""What the script that writes records has to know of the models, as data: the page reads it as `forms.json`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.admin.shape import shape_of
from generator.canonical import schema_line
from generator.canonical.writer import form_of
from generator.fields import written_order
from generator.model.base import Model
from generator.model.kinds import KINDS


def forms_json() -> str:
    """Return the kinds of records and every model in them, field by field.

    A kind has the name of its `model` and the first `line` of its records. A model has the `order` of its fields, and
    of each field what the canonical form follows from (`model`, `order`, `prose`, `date`), and what the CMS holds in
    another way than the file: `wrapped` (a group that may be absent is a list of at most one), `cites` (sources are
    always a list), `default` (what need not be written).
    """
    kinds = {kind.name: {"model": kind.model.__name__, "line": schema_line(kind)} for kind in KINDS}
    models = dict(sorted({model.__name__: model for kind in KINDS for model in _models(kind.model)}.items()))
    said = {
        name: {"order": written_order(model), "fields": {field: _field(model, field) for field in model.model_fields}}
        for name, model in models.items()
    }
    return json.dumps({"kinds": kinds, "models": said}, ensure_ascii=False, separators=(",", ":")) + "\n"


def _models(model: type[Model]) -> Iterator[type[Model]]:
    yield model
    for name in model.model_fields:
        inner = shape_of(model, name).model
        if inner is not None:
            yield from _models(inner)


def _field(model: type[Model], name: str) -> dict[str, Any]:
    form, shape = form_of(model, name), shape_of(model, name)
    said: dict[str, Any] = {
        "model": form.model.__name__ if form.model is not None else None,
        "order": form.order if form.model is None else None,
        "prose": form.is_prose,
        "date": form.is_date,
        "wrapped": shape.is_optional_group,
        "cites": shape.holds == "sources",
        "default": shape.default if isinstance(shape.default, (bool, str)) else None,
    }
    return {key: value for key, value in said.items() if value or (key == "default" and value is not None)}
