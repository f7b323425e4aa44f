"""Records as plain values, sound in shape; what only a source can say is marked to be written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from generator.check.placeholder import TO_COMPLETE, TO_COMPLETE_URL
from generator.model.base import LOCALES
from generator.model.reference import KindName
from generator.model.situation import SITUATIONS
from generator.scaffold.questions import Answers
from generator.yaml_file import Value

Data = dict[str, Any]


def fact(source: str = "s1") -> Data:
    """Return a statement still to be written."""
    return {**TO_COMPLETE, "source": source}


def source(name: str, today: dt.date) -> Data:
    """Return a source still to be named, read on the day of the draft."""
    title = TO_COMPLETE["fr"]
    return {
        "id": name,
        "title": title,
        "url": TO_COMPLETE_URL,
        "publisher": title,
        "lang": "fr",
        "consulted": today.isoformat(),
    }


def review(by: str, today: dt.date) -> Data:
    """Return the review of a draft."""
    return {"status": "compiled", "by": by, "on": today.isoformat()}


def _step(id: str, kind: str, actor: str, words: tuple[str, str], source: str, **more: Value) -> Data:
    return {
        "id": id,
        "kind": kind,
        "actor": actor,
        "title": dict(zip(LOCALES, words, strict=True)),
        "details": [fact(source)],
        **more,
    }


def _closed(source: str) -> Data:
    return _step("ferme", "end", "order", ("Demande refusée", "Application refused"), source, end="refused")


def route(id: str, kind: str, situations: Iterable[str], source: str = "s1") -> Data:
    """Return a route in which no outcome is a dead end."""
    steps = [
        _step(
            "demande",
            "application",
            "candidate",
            ("Déposer la demande", "File the application"),
            source,
            documents=[fact(source)],
            next={"always": "decision"},
        ),
        _step(
            "decision",
            "decision",
            "order",
            ("Décision de l'ordre", "Decision of the order"),
            source,
            next={"full": "permis", "partial": "formation", "refused": "revision"},
        ),
        _step(
            "formation",
            "training",
            "institution",
            ("Suivre la formation prescrite", "Take the prescribed training"),
            source,
            next={"passed": "permis", "failed": "ferme"},
        ),
        _step(
            "revision",
            "review",
            "candidate",
            ("Demander la révision de la décision", "Ask for a review of the decision"),
            source,
            next={"full": "permis", "partial": "formation", "refused": "ferme"},
        ),
        {
            "id": "permis",
            "kind": "end",
            "actor": "order",
            "title": {"fr": "Permis délivré", "en": "Permit issued"},
            "end": "permit",
        },
        _closed(source),
    ]
    named = list(situations)
    return {
        "id": id,
        "kind": kind,
        **({"situations": named} if named else {}),
        "for_whom": fact(source),
        "conditions": [fact(source)],
        "steps": steps,
    }


def _title(answers: Answers) -> Data:
    return {
        "fr": {"feminine": answers["feminine"], "masculine": answers["masculine"]},
        "en": answers["english"],
    }


def _profession(answers: Answers) -> Data:
    return {
        "order": answers["order"],
        "title": _title(answers),
        "practice": answers["practice"],
        "sector": answers["sector"],
        "summary": fact(),
        "routes": [route("equivalence", "equivalence", SITUATIONS)],
        "french": [fact()],
        "remedies": [fact()],
    }


def _order(answers: Answers) -> Data:
    return {
        "name": {"fr": answers["name"], "en": answers["name"]},
        "gloss": answers["gloss"],
        **({"acronym": answers["acronym"]} if answers["acronym"] else {}),
        "act": {"chapter": answers["chapter"], "title": {"fr": answers["act"]}, "source": "s1"},
        "practice": answers["practice"],
        "site": answers["site"],
        "review_rights": [fact()],
    }


def _programme(answers: Answers) -> Data:
    return {
        "institution": answers["institution"],
        "title": {"fr": answers["french"], "en": answers["english"]},
        "level": answers["level"],
        "kind": answers["kind"],
        "leads_to": [answers["leads-to"]],
        "summary": fact(),
        "grid": {"bases": [fact()], "language": [fact()], "documents": [fact()]},
    }


def _trajectory(answers: Answers) -> Data:
    profession = answers["profession"]
    way = "permis" if profession else "recherche"
    immigration = _step(
        "immigration",
        "immigration",
        "candidate",
        ("Préparer l'immigration", "Prepare the immigration"),
        "s1",
        next={"always": way},
    )
    permit = _step(
        "permis",
        "route",
        "order",
        ("Obtenir le permis", "Get the permit"),
        "s1",
        route_of=profession,
        next={"full": "recherche", "refused": "ferme"},
    )
    search = _step(
        "recherche",
        "search",
        "candidate",
        ("Chercher un emploi", "Look for a job"),
        "s1",
        next={"always": "emploi"},
    )
    job = {
        "id": "emploi",
        "kind": "end",
        "actor": "employer",
        "title": {"fr": "Emploi obtenu", "en": "Job obtained"},
        "end": "job",
    }
    return {
        "rank": int(answers["rank"]),
        "title": _title(answers),
        **({"profession": profession} if profession else {}),
        "summary": fact(),
        "diploma": [fact()],
        "stage": [fact()],
        "french": [fact()],
        "steps": [immigration, permit, search, job, _closed("s1")] if profession else [immigration, search, job],
    }


def _support(answers: Answers) -> Data:
    return {
        "title": {"fr": answers["french"], "en": answers["english"]},
        "category": answers["category"],
        "provider": {"fr": answers["provider"], "en": answers["provider"]},
        "summary": fact(),
        "for_whom": [fact()],
        "how": [fact()],
    }


DRAFTS: Final[Mapping[KindName, Callable[[Answers], Data]]] = {
    "profession": _profession,
    "order": _order,
    "programme": _programme,
    "trajectory": _trajectory,
    "support": _support,
}
