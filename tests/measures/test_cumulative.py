"""Single periods out of year-to-date levels."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sei_metrics.errors import SeiError
from sei_metrics.measures import split_cumulative, with_rounding
from sei_metrics.rounding import rounded

MONTHLY = [
    *("YTD02", "Q1", "YTD04", "YTD05", "H1", "YTD07", "YTD08", "YTD09", "YTD10", "YTD11", ""),
]


def levels(*parts: str, year: int = 2018) -> pd.Series:
    index = [f"{year}-{part}".removesuffix("-") for part in parts]
    return pd.Series([float(10 * (place + 1)) for place in range(len(parts))], index=index)


def test_months_with_january_and_february_as_one() -> None:
    found = split_cumulative(levels(*MONTHLY))
    assert found.tolist() == [10.0] * 11
    assert list(found.index) == ["2018-YTD02", *(f"2018-{month:02d}" for month in range(3, 13))]


def test_quarters_and_halves() -> None:
    quarters = split_cumulative(levels("Q1", "H1", "YTD09", ""))
    assert quarters.to_dict() == dict.fromkeys([f"2018-Q{part}" for part in range(1, 5)], 10.0)
    halves = split_cumulative(levels("H1", ""))
    assert halves.to_dict() == {"2018-H1": 10.0, "2018-H2": 10.0}
    assert split_cumulative(levels("")).to_dict() == {"2018": 10.0}


def test_a_missing_step_stays_missing() -> None:
    found = split_cumulative(levels("YTD02", "Q1", "YTD05"))
    assert found.to_dict()["2018-03"] == 10.0
    assert math.isnan(found["2018-05"])
    unknown = levels("Q1", "H1", "YTD09")
    unknown["2018-H1"] = math.nan
    assert split_cumulative(unknown).isna().tolist() == [False, True, True]


def test_each_year_begins_anew() -> None:
    both = pd.concat([levels("H1", "", year=2017), levels("H1", "")])
    assert split_cumulative(both).tolist() == [10.0, 10.0, 10.0, 10.0]


def test_lines_of_a_panel_stand_alone() -> None:
    panel = pd.concat({"a": levels("Q1", "H1"), "b": levels("H1")}, names=["industry", "period"])
    found = split_cumulative(panel)
    assert list(found.index) == [("a", "2018-Q1"), ("a", "2018-Q2"), ("b", "2018-Q2")]
    assert found.iloc[:2].tolist() == [10.0, 10.0]
    assert math.isnan(found.iloc[2])
    assert found.index.names == ["industry", "period"]


@given(singles=st.lists(st.floats(0, 1e6), min_size=4, max_size=4))
def test_single_periods_add_up_to_the_cumulative_ones(singles: list[float]) -> None:
    series = pd.Series(singles, index=["2018-Q1", "2018-H1", "2018-YTD09", "2018"]).cumsum()
    assert split_cumulative(series).tolist() == pytest.approx(singles, abs=1e-6)


@pytest.mark.parametrize("period", ["2018-01", "2018-08", "2018-Q2", "2018-H2", "2015/2017"])
def test_periods_that_do_not_begin_in_january_or_end_elsewhere(period: str) -> None:
    with pytest.raises(SeiError, match=f"^{period} is not a year-to-date figure, so"):
        split_cumulative(pd.Series([1.0], index=[period]))


@pytest.mark.parametrize("kind", ["rate", "share", "stock", "index"])
def test_only_flows_are_split(kind: str) -> None:
    with pytest.raises(SeiError, match=f"Only levels of a flow .* the kind given is “{kind}”"):
        split_cumulative(levels("Q1", "H1"), kind=kind)
    with pytest.raises(SeiError, match="Only levels of a flow"):
        with_rounding(split_cumulative, rounded(levels("Q1", "H1"), 1.0), kind=kind)


def test_two_vintages_are_not_subtracted() -> None:
    with pytest.raises(SeiError, match="final and first"):
        split_cumulative(levels("Q1", "H1"), vintages=["first", "final"])
    one = split_cumulative(levels("Q1", "H1"), vintages=["first", "first"])
    pd.testing.assert_series_equal(one, split_cumulative(levels("Q1", "H1"), vintages="first"))


UNSAID: list[Any] = [None, math.nan, pd.NA, "", [], [None], ["", None], pd.Series([math.nan])]


@pytest.mark.parametrize("unsaid", UNSAID, ids=repr)
def test_vintages_that_are_not_said_are_taken_as_one(unsaid: Any) -> None:
    expected = split_cumulative(levels("Q1", "H1"))
    found = split_cumulative(levels("Q1", "H1"), vintages=unsaid)
    pd.testing.assert_series_equal(found, expected)


@pytest.mark.parametrize("unnamed", [None, math.nan, pd.NA, ""], ids=repr)
def test_a_vintage_beside_none_cannot_be_told_to_be_the_same(unnamed: Any) -> None:
    words = "Some rows are of the vintage final, others name none"
    for vintages in (["final", unnamed], [unnamed, "final"]):
        with pytest.raises(SeiError, match=words):
            split_cumulative(levels("Q1", "H1"), vintages=vintages)
    ranged = rounded(levels("Q1", "H1"), 1.0)
    with pytest.raises(SeiError, match=words):
        with_rounding(split_cumulative, ranged, vintages=["final", unnamed])
    with pytest.raises(SeiError, match=r"two vintages .*: final and first"):
        split_cumulative(levels("Q1", "H1"), vintages=["final", unnamed, "first"])


def test_a_period_twice_is_refused() -> None:
    with pytest.raises(SeiError, match="stands twice in the series: 2018-H1"):
        split_cumulative(levels("H1", "H1"))


def test_ranges_the_first_step_has_its_own() -> None:
    found = with_rounding(split_cumulative, rounded(levels("Q1", "H1"), 1.0))
    assert (found.low["2018-Q1"], found.high["2018-Q1"]) == (9.5, 10.5)
    assert (found.low["2018-Q2"], found.high["2018-Q2"]) == (9.0, 11.0)


def test_levels_stay_as_they_are() -> None:
    series = levels("Q1", "H1")
    before = series.copy()
    found = split_cumulative(series)
    found[:] = 0
    pd.testing.assert_series_equal(series, before)
