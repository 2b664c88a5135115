"""The one chooser: its rules one by one on rows made by hand, and on the data itself."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from sei_metrics import text
from sei_metrics.dataset.known import with_knowledge
from sei_metrics.dataset.select import choose, forecasts, known_on
from sei_metrics.dataset.store import Dataset
from sei_metrics.errors import SeiError, UnknownId

ROW = {
    "indicator": "gdp_nominal", "region": "CN", "industry": "all", "period": "2020", "span": "",
    "value": 100.0, "step": 1.0, "qualifier": "", "unit": "CNY_100m", "prices": "current",
    "coverage": "whole_economy", "definition": "nbs", "nature": "observed",
    "vintage": "as_published", "source": "day_1", "note": "",
}  # fmt: skip
SOURCES = pd.DataFrame(
    [
        ("day_1", "2021-01-10", "A"),
        ("day_2", "2021-02-20", "A"),
        ("month", "2021-03", "B"),
        ("year", "2021", "C"),
        ("undated", "", "A"),
    ],
    columns=["source", "published", "grade"],
)
VINTAGES = pd.DataFrame(
    [
        ("as_published", "0", "", "released", ""),
        ("first", "1", "2021-01-20", "released", ""),
        ("final", "2", "2021-12-20", "released", ""),
        ("census", "3", "2025-12-31", "latest_possible", ""),
        ("lost", "4", "", "unknown", ""),
        ("part_on_census", "1", "2021-02-01", "released", "census"),
    ],
    columns=["vintage", "order", "known_from", "known_from_kind", "accounts"],
).assign(early="")


def rows(*changes: dict[str, Any]) -> pd.DataFrame:
    """Rows that differ from ROW only in what is said, with what is known of them."""
    return with_knowledge(pd.DataFrame([{**ROW, **one} for one in changes]), SOURCES, VINTAGES)


def only(frame: pd.DataFrame) -> Any:
    """The one row of a frame."""
    assert len(frame) == 1
    return frame.iloc[0]


def test_only_observations_are_chosen(small: Dataset) -> None:
    shares = small.preferred("sei_share_of_gdp")
    assert set(shares.nature) == {"observed"}
    assert shares[shares.period == "2017"].value.tolist() == [8.9]
    forecast = only(forecasts(small, "sei_share_of_gdp"))
    assert (forecast.value, forecast.standing, forecast.low) == (10, "forecast", 0)


def test_the_vintage_of_highest_order_wins_over_grade_and_step() -> None:
    first = {"vintage": "first", "value": 101, "source": "day_1", "step": 0.1}
    final = {"vintage": "final", "value": 102, "source": "year"}
    assert only(choose(rows(final, first))).value == 102


def test_within_a_vintage_the_best_grade_wins_over_the_step() -> None:
    mirror = {"value": 100.2, "source": "year", "step": 0.1}
    original = {"value": 100, "source": "day_2"}
    assert only(choose(rows(mirror, original))).value == 100


def test_within_a_grade_the_finest_step_wins() -> None:
    coarse, unknown = {"value": 100}, {"value": 101, "source": "undated", "step": math.nan}
    fine = {"value": 100.4, "source": "day_2", "step": 0.1}
    assert only(choose(rows(coarse, unknown, fine))).value == 100.4


def test_values_that_still_differ_are_not_chosen_between() -> None:
    chosen = only(choose(rows({"value": 100}, {"value": 103, "source": "day_2"})))
    assert (chosen.value, chosen.low, chosen.high) == (101.5, 99.5, 103.5)
    assert chosen.standing == "sources_differ"
    assert chosen.source == "day_1;day_2"
    assert chosen.known_from == "2021-02-20"


def test_an_open_end_leaves_the_range_of_what_was_printed() -> None:
    chosen = only(choose(rows({"qualifier": ">"}, {"value": 104, "source": "day_2"})))
    assert (chosen.low, chosen.high) == (100, 104.5)


def test_copies_that_agree_are_one_figure_of_the_earliest() -> None:
    chosen = only(choose(rows({"source": "day_2"}, {"source": "day_1"})))
    assert (chosen.source, chosen.standing, chosen.value) == ("day_1", "stated", 100)


def test_what_may_not_be_mixed_stays_apart() -> None:
    unlike = [
        {"prices": "constant"}, {"coverage": "all"}, {"definition": "wdi"}, {"unit": "GW"},
        {"span": "total"}, {"industry": "biotech"}, {"region": "WORLD"}, {"period": "2020-H1"},
    ]  # fmt: skip
    assert len(choose(rows({}, *unlike))) == 1 + len(unlike)


@pytest.mark.parametrize(
    ("qualifier", "standing", "low", "high"),
    [
        ("", "stated", 99.5, 100.5),
        ("~", "about", 99, 101),
        (">", "over", 100, math.inf),
        ("<", "under", -math.inf, 100),
        ("<~", "nearly", 99, 100),
    ],
)
def test_words_of_doubt_come_from_the_qualifier(
    qualifier: str, standing: str, low: float, high: float
) -> None:
    chosen = only(choose(rows({"qualifier": qualifier})))
    assert (chosen.standing, chosen.low, chosen.high) == (standing, low, high)
    assert text.has(f"standing.{standing}")


@pytest.mark.parametrize(
    ("change", "known", "kind"),
    [
        ({"source": "day_1"}, "2021-01-10", "released"),
        ({"source": "month"}, "2021-03-31", "latest_possible"),
        ({"source": "year"}, "2021-12-31", "latest_possible"),
        ({"source": "undated"}, "", "unknown"),
        ({"source": "year", "vintage": "first"}, "2021-01-20", "released"),
        ({"source": "day_1", "vintage": "lost"}, "", "unknown"),
    ],
)
def test_known_dates(change: dict[str, Any], known: str, kind: str) -> None:
    row = only(rows(change))
    assert (row.known_from, row.known_from_kind) == (known, kind)


def test_the_earliest_copy_dates_a_figure_and_only_that_figure() -> None:
    same = rows({"source": "undated"}, {"source": "month"}, {"source": "day_2"})
    assert set(same.known_from) == {"2021-02-20"}
    other = rows({"source": "undated"}, {"source": "month", "value": 99})
    assert other.known_from.tolist() == ["", "2021-03-31"]


def test_as_of_keeps_what_was_known_and_never_what_has_no_date() -> None:
    frame = rows(
        {"vintage": "first", "value": 1},
        {"vintage": "final", "value": 2},
        {"vintage": "census", "value": 3},
        {"vintage": "lost", "value": 4},
    )
    expected = {"2021-01-19": [], "2021-01-20": [1], "2022-06-01": [2], "2025-12-31": [3]}
    for as_of, values in expected.items():
        assert choose(known_on(frame, as_of)).value.tolist() == values
        assert choose(known_on(frame, date.fromisoformat(as_of))).value.tolist() == values
    assert choose(known_on(frame, None)).value.tolist() == [4]


def test_a_day_that_is_none_is_refused_in_words(small: Dataset) -> None:
    with pytest.raises(SeiError) as refused:
        small.preferred("gdp_nominal", as_of="2020-02-31")
    assert "2020-02-31" in refused.value.say("en")
    assert "2020-02-31" in refused.value.say("zh")


def test_default_definition_and_every_definition(small: Dataset) -> None:
    assert set(small.preferred("gdp_growth_real").definition) == {"nbs"}
    assert set(small.preferred("gdp_growth_real", definition="*").definition) == {"nbs", "wdi"}
    assert set(small.preferred("gdp_growth_real", definition="wdi").definition) == {"wdi"}
    assert set(small.preferred("wind_new_installed").definition) == {"gwec", "irena"}
    with pytest.raises(UnknownId):
        small.preferred("gdp_growth_real", definition="nobody")


def test_filters_take_one_id_or_several(small: Dataset) -> None:
    some = small.preferred("sei_firms", industry=["biotech", "new_materials"])
    assert set(some.industry) == {"biotech", "new_materials"}
    assert only(small.preferred("sei_firms", industry="all")).value == 66214
    assert small.preferred("gdp_nominal", region="WORLD").empty


def test_rows_come_in_time(small: Dataset) -> None:
    periods = small.preferred("sei_share_of_gdp").period.tolist()
    assert periods == ["2014", "2015", "2017", "2019", "2022"]


def test_left_out_counts_points_by_the_reason(small: Dataset) -> None:
    left = small.left_out("sei_share_of_gdp", as_of="2018-12-31")
    assert (left.not_yet, left.undated) == (2, 1)
    assert "2" in left.say("en")
    left = small.left_out("sei_share_of_gdp")
    assert (left.not_yet, left.undated) == (0, 0)
    left = small.left_out("gdp_nominal", as_of="2000-01-01")
    assert (left.not_yet, left.undated) == (3, 0)
    assert small.preferred("gdp_nominal", as_of="2000-01-01").empty


def test_a_choice_that_its_reader_changes_is_the_same_for_the_next(small: Dataset) -> None:
    first = small.preferred("gdp_nominal", region=["CN"])
    first.loc[0, "value"] = -1
    first["note"] = "mine"
    second = small.preferred("gdp_nominal", region=["CN"])
    assert second.value.min() > 0
    assert set(second.note) == {""}


def test_a_vintage_keeps_to_that_edition(small: Dataset) -> None:
    assert only(small.preferred("gdp_nominal", vintage="gdp_2021_final")).value == 1149237


def test_no_frame_is_changed(small: Dataset) -> None:
    frame = rows({"value": 100}, {"value": 103, "source": "day_2"})
    before = frame.copy()
    choose(frame)
    pd.testing.assert_frame_equal(frame, before)
    nothing = replace(small, candidates=small.candidates[:0])
    assert nothing.preferred("gdp_nominal").empty
    assert nothing.left_out("gdp_nominal", as_of="2020-01-01").not_yet == 0
