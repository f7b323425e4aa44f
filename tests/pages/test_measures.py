"""The action plan: the index by theme, and the page of each measure."""

from __future__ import annotations

from pathlib import Path

from tests import builders
from tests.builders import edit
from tests.pages.making import section, site_at, words


def test_the_index_is_by_theme_in_the_order_of_numbers(tmp_path: Path) -> None:
    site = site_at(
        tmp_path,
        more={
            "measures/mesure-16.yaml": edit(builders.measure("mesure-16", 16), "theme: information", "theme: work"),
            "measures/mesure-10.yaml": builders.measure("mesure-10", 10),
        },
    )
    view = site.view("measures")
    assert [(theme, [measure.number for measure, *_ in rows]) for theme, rows in view["groups"]] == [
        ("information", [3, 10]),
        ("work", [16]),
    ]
    assert str(view["states_as_of"]) == "2021-03-31"


def test_a_measure_gives_each_indicator_with_its_target_and_its_state(tmp_path: Path) -> None:
    text = edit(
        builders.measure(), "    state: {", "    percent: 40\n    due: {fr: Mars 2020, en: March 2020}\n    state: {"
    )
    site = site_at(tmp_path, more={"measures/mesure-03.yaml": text})
    body = site.body("measure/mesure-03", "en")
    assert "States as of March 31, 2021" in words(body, "indicators")
    rows = {words(row[0]): words(row[1]) for row in section(body, "indicators").iter("div") if row[0].tag == "dt"}
    assert (rows["Target"], rows["Due"]) == ("All", "March 2020")
    assert rows["Reached"].endswith("40%")
    assert words(body, "indicators").endswith("Under way.1")
    (meter,) = section(body, "indicators").iter("meter")
    assert (meter.get("min"), meter.get("max"), meter.get("value")) == ("0", "100", "40")


def test_a_share_that_the_report_does_not_give_is_not_shown(tmp_path: Path) -> None:
    body = site_at(tmp_path).body("measure/mesure-03", "en")
    assert not list(body.iter("meter"))
    assert "Reached" not in words(body)


def test_without_measures_the_index_says_no_date(tmp_path: Path) -> None:
    files = {name: text for name, text in builders.LIBRARY.items() if not name.startswith("measures/")}
    site = site_at(tmp_path, files)
    assert (site.view("measures")["groups"], site.view("measures")["states_as_of"]) == ([], None)
    assert "States as of" not in words(site.body("measures", "en"))
