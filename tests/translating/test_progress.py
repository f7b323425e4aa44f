"""Counts of the English, by record and by who answers for it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from generator.library import Library
from generator.translating.lock import STATES
from generator.translating.progress import by_owner, json_text, outdated_texts, rows
from generator.translating.texts import record_key
from tests import builders
from tests.builders import LIBRARY, edit, library_at
from tests.translating.making import DAY, again, confirmed_library, texts


def mixed(tmp_path: Path) -> Library:
    """One outdated text of the order's, one missing and one unconfirmed of the editors', all else confirmed."""
    confirmed_library(tmp_path)
    return again(
        tmp_path,
        {
            "professions/profession.yaml": edit(builders.profession(), "fr: L'essayeuse essaie.", "fr: Elle essaie."),
            "supports/aide.yaml": edit(builders.support(), ", en: A loan.", ""),
            "glossary/terme.yaml": edit(builders.term(), "fr: essai, en: trial", "fr: tentative, en: attempt"),
        },
    )


def test_every_text_of_every_record_is_counted_once(tmp_path: Path) -> None:
    library = mixed(tmp_path)
    counted = list(rows(library))
    assert [record_key(row.record) for row in counted] == [record_key(record) for record in library]
    total = sum((row.states for row in counted), Counter())
    assert total == Counter(missing=1, outdated=1, unconfirmed=1, confirmed=len(texts(library)) - 3)
    assert {record_key(row.record) for row in counted if not row.is_done} == {
        "profession/profession",
        "support/aide",
        "term/terme",
    }


def test_an_order_has_its_professions_trajectories_and_job_titles_an_institution_its_programmes(tmp_path: Path) -> None:
    library = mixed(tmp_path)
    owners = {record_key(row.record): row.owner and record_key(row.owner) for row in rows(library)}
    assert owners == {
        "order/ordre": "order/ordre",
        "profession/profession": "order/ordre",
        "trajectory/trajectoire": "order/ordre",
        "job-title/titre": "order/ordre",
        "institution/universite": "institution/universite",
        "programme/programme": "institution/universite",
        "support/aide": None,
        "measure/mesure-03": None,
        "term/terme": None,
    }
    sums = {owner and owner.id: states for owner, states in by_owner(rows(library))}
    assert (sums["ordre"]["outdated"], sums[None]["missing"], sums[None]["unconfirmed"]) == (1, 1, 1)
    assert [record_key(row.record) for row in rows(library, "ordre")] == [
        name for name, owner in owners.items() if owner == "order/ordre"
    ]


def test_a_trajectory_and_a_job_that_no_order_governs_are_the_editors(tmp_path: Path) -> None:
    steps = builders.step("un", "always: emploi") + builders.end("emploi", "job")
    files = {
        **LIBRARY,
        "trajectories/trajectoire.yaml": builders.trajectory(profession=None, steps=steps),
        "job-titles/titre.yaml": builders.job_title(more=""),
    }
    found = {record_key(row.record): row.owner for row in rows(library_at(tmp_path, files))}
    assert found["trajectory/trajectoire"] is found["job-title/titre"] is None


def test_json_says_the_same_and_names_every_text_that_is_to_be_done(tmp_path: Path) -> None:
    library = mixed(tmp_path)
    data = json.loads(json_text(library, "fr"))
    assert data["totals"] == dict(zip(STATES, (1, 1, 1, len(texts(library)) - 3), strict=True))
    for state in STATES:
        assert sum(row[state] for row in data["records"]) == data["totals"][state]
        assert sum(row[state] for row in data["owners"]) == data["totals"][state]
    todo = {text["key"]: text for row in data["records"] for text in row["texts"]}
    assert {key: text["state"] for key, text in todo.items()} == {
        "profession/profession:summary": "outdated",
        "support/aide:summary": "missing",
        "term/terme:term": "unconfirmed",
    }
    assert todo["profession/profession:summary"]["confirmed"] == DAY.isoformat()
    assert todo["profession/profession:summary"]["line"] == 7
    assert data["spent"] == 1
    assert len(json.loads(json_text(library, "fr", "ordre"))["records"]) == 4


def test_only_outdated_texts_are_outdated(tmp_path: Path) -> None:
    library = mixed(tmp_path)
    (summary,) = texts(library, "profession/profession:summary")
    assert {key: str(day) for key, day in outdated_texts(library).items()} == {id(summary.text): DAY.isoformat()}
