"""Series of levels in time."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sei_metrics.errors import SeiError
from sei_metrics.measures import change, index_to, with_rounding, year_on_year
from sei_metrics.rounding import Rounded, rounded

levels = st.lists(st.floats(0.01, 1e6), min_size=1, max_size=10)


def column(values: list[float], first: int = 2010) -> pd.Series:
    return pd.Series(values, index=[str(first + place) for place in range(len(values))])


def to_2015(series: pd.Series) -> pd.Series:
    return index_to(series, "2015")


MEASURES = [change, year_on_year, to_2015]
of_each = pytest.mark.parametrize("measure", MEASURES)


def test_additions_of_wind_capacity_as_irena_counts_it() -> None:
    capacity = pd.Series([148.51689, 164.374477], index=["2016", "2017"])
    assert round(change(capacity)["2017"], 3) == 15.858


@pytest.mark.parametrize(
    ("before", "level", "stated"),
    [
        (148109.0, 161927.0, 9.3),  # three-new economy 2019 over the revised 2018
        (161927.0, 169254.0, 4.5),  # 2020
        (169254.0, 197270.0, 16.6),  # 2021
        (197270.0, 210084.0, 6.5),  # 2022
        (210084.0, 223528.0, 6.4),  # 2023
    ],
)
def test_growth_that_the_statistics_bureau_states(
    before: float, level: float, stated: float
) -> None:
    found = year_on_year(pd.Series([before, level], index=["2019", "2020"]))
    assert found["2020"] == pytest.approx(stated, abs=0.05 + 0.001)


@pytest.mark.parametrize(
    ("spelling", "observations"), [("{}", 1), ("{}-H{}", 2), ("{}-Q{}", 4), ("{}-{:02d}", 12)]
)
def test_percent_change_from_year_ago_as_fred_has_it(spelling: str, observations: int) -> None:
    # FRED: (x(t) / x(t-n_obs_per_yr) - 1) * 100; and change: x(t) - x(t-1)
    periods = [
        spelling.format(year, part) for year in (2017, 2018) for part in range(1, observations + 1)
    ]
    values = np.array([100.0 + 7 * place**1.5 for place in range(len(periods))])
    series = pd.Series(values, index=periods)
    ago = (values[observations:] / values[:-observations] - 1) * 100
    assert year_on_year(series)[observations:].tolist() == pytest.approx(ago.tolist())
    assert year_on_year(series)[:observations].isna().all()
    assert change(series)[1:].tolist() == pytest.approx(np.diff(values).tolist())
    scaled = values / values[0] * 100
    assert index_to(series, periods[0]).tolist() == pytest.approx(scaled.tolist())


@pytest.mark.parametrize(
    ("periods", "changes"),
    [
        (["2016", "2017", "2019"], [math.nan, 1.0, math.nan]),
        (["2017-H2", "2018-H1", "2018-H2"], [math.nan, 1.0, 2.0]),
        (["2017-Q4", "2018-Q1", "2018-Q3"], [math.nan, 1.0, math.nan]),
        (["2017-12", "2018-01", "2018-02"], [math.nan, 1.0, 2.0]),
        (["2019", "2018", "2017"], [-2.0, -1.0, math.nan]),
        (["2017"], [math.nan]),
    ],
)
def test_change_is_against_the_step_before(periods: list[str], changes: list[float]) -> None:
    series = pd.Series([1.0, 2.0, 4.0][: len(periods)], index=periods)
    if periods[0] == "2019":
        series = pd.Series([1.0, 3.0, 4.0], index=periods)
    np.testing.assert_array_equal(change(series), changes)
    assert list(change(series).index) == periods


@pytest.mark.parametrize(
    ("periods", "growth"),
    [
        (["2016", "2017", "2019"], [math.nan, 100.0, math.nan]),
        (["2017-H1", "2018-H1", "2018-H2"], [math.nan, 100.0, math.nan]),
        (["2017-Q4", "2018-Q4", "2018-Q1"], [math.nan, 100.0, math.nan]),
        (["2017-12", "2018-12", "2018-11"], [math.nan, 100.0, math.nan]),
        (["2017-YTD08", "2018-YTD08", "2018-YTD10"], [math.nan, 100.0, math.nan]),
    ],
)
def test_year_on_year_is_against_the_same_period(periods: list[str], growth: list[float]) -> None:
    np.testing.assert_array_equal(year_on_year(pd.Series([1.0, 2.0, 4.0], index=periods)), growth)


@pytest.mark.parametrize("before", [0.0, -5.0, math.nan])
def test_no_growth_from_nothing(before: float) -> None:
    assert math.isnan(year_on_year(column([before, 5.0]))["2011"])


def test_a_missing_year_is_never_bridged() -> None:
    series = column([10.0, math.nan, 14.0, 15.0])
    assert change(series).isna().tolist() == [True, True, True, False]
    assert year_on_year(series).isna().tolist() == [True, True, True, False]
    assert index_to(series, "2010").isna().tolist() == [False, True, False, False]


@given(values=levels, base=st.integers(0, 9))
def test_an_index_is_100_in_its_base(values: list[float], base: int) -> None:
    series = column(values)
    period = series.index[base % len(values)]
    assert index_to(series, period)[period] == 100
    found = with_rounding(index_to, rounded(series, 0.001), period)
    assert (found.low[period], found.value[period], found.high[period]) == (100, 100, 100)
    assert (found.low <= found.value).all()
    assert (found.value <= found.high).all()


@given(values=levels)
def test_changes_add_up_to_the_whole_way(values: list[float]) -> None:
    series = column(values)
    assert change(series).sum() == pytest.approx(values[-1] - values[0], abs=1e-6)


@pytest.mark.parametrize("base", [0.0, -1.0, math.nan])
def test_an_index_needs_a_base_above_zero(base: float) -> None:
    assert index_to(column([base, 5.0]), "2010").isna().all()


def test_a_missing_base_has_no_range_either() -> None:
    found = with_rounding(index_to, rounded(column([math.nan, 5.0]), 0.1), "2010")
    for each in (found.value, found.low, found.high):
        assert each.isna().all()


def test_the_last_index_level_holds_the_periods_where_none_is_called_so() -> None:
    index = pd.MultiIndex.from_tuples([("a", "2015"), ("a", "2016"), ("b", "2016")])
    found = change(pd.Series([1.0, 3.0, 9.0], index=index))
    assert found.tolist()[1] == 2.0
    assert found.isna().tolist() == [True, False, True]


def test_of_three_index_levels_too_the_last_holds_the_periods() -> None:
    index = pd.MultiIndex.from_tuples([("a", "x", "2015"), ("a", "x", "2016"), ("b", "x", "2016")])
    np.testing.assert_array_equal(
        change(pd.Series([1.0, 3.0, 9.0], index=index)), [math.nan, 2.0, math.nan]
    )


def test_a_row_without_a_period_is_refused() -> None:
    for index in (["2015", None], pd.MultiIndex.from_tuples([("a", "2015"), ("a", None)])):
        with pytest.raises(SeiError, match="is not a period"):
            change(pd.Series([1.0, 2.0], index=index))


def test_an_index_needs_its_base_period() -> None:
    with pytest.raises(SeiError, match="base period 2009 is not in the series, which has 2010"):
        index_to(column([1.0]), "2009")


def test_of_many_periods_eight_are_named() -> None:
    with pytest.raises(SeiError, match=r"which has 2010, .*2016, 2017\."):
        index_to(column([1.0] * 10), "2009")


def test_an_index_needs_periods_of_one_length() -> None:
    series = pd.Series([1.0, 2.0], index=["2017-YTD08", "2018-YTD08"])
    assert index_to(series, "2017-YTD08").tolist() == [100.0, 200.0]
    with pytest.raises(SeiError, match="2017-YTD08 and 2018-YTD10 add up unlike numbers"):
        index_to(pd.Series([1.0, 2.0], index=["2017-YTD08", "2018-YTD10"]), "2017-YTD08")


def test_change_refuses_year_to_date() -> None:
    with pytest.raises(SeiError, match="2018-YTD08 is year to date"):
        change(pd.Series([1.0], index=["2018-YTD08"]))


@of_each
@pytest.mark.parametrize(
    ("periods", "sentence"),
    [
        (["2015", "2016-H1"], "two kinds of period: 2015 and 2016-H1"),
        (["2018-Q1", "2018-YTD04"], "two kinds of period: 2018-Q1 and 2018-YTD04"),
        (["2015", "2015"], "stands twice in the series: 2015"),
        (["2015/2017"], "is an average or a total over years"),
        (["2015", "YTD"], "is not a period"),
    ],
)
def test_periods_that_do_not_go_together(
    measure: Callable[[pd.Series], pd.Series], periods: list[str], sentence: str
) -> None:
    series = pd.Series(1.0, index=periods)
    with pytest.raises(SeiError, match=sentence):
        measure(series)
    with pytest.raises(SeiError, match=sentence):
        with_rounding(measure if measure is not to_2015 else change, rounded(series, 0.1))


@of_each
def test_levels_need_periods(measure: Callable[[pd.Series], pd.Series]) -> None:
    for bare in (5.0, np.array([1.0, 2.0])):
        with pytest.raises(SeiError, match="needs a column indexed by periods"):
            measure(bare)  # type: ignore[arg-type]


@of_each
def test_levels_stay_as_they_are(measure: Callable[[pd.Series], pd.Series]) -> None:
    series = column([1.0, 2.0, 3.0], 2014)
    before = series.copy()
    found = measure(series)
    found[:] = 0
    pd.testing.assert_series_equal(series, before)


@of_each
def test_each_line_of_a_panel_stands_alone(measure: Callable[[pd.Series], pd.Series]) -> None:
    one, other = column([1.0, 2.0, 5.0], 2014), column([7.0, 8.0], 2015)
    panel = pd.concat({"a": one, "b": other}, names=["industry", "period"])
    found = measure(panel)
    pd.testing.assert_series_equal(found["a"], measure(one), check_names=False)
    pd.testing.assert_series_equal(found["b"], measure(other), check_names=False)
    mixed = panel.sample(frac=1, random_state=1).swaplevel()
    pd.testing.assert_series_equal(measure(mixed).swaplevel().sort_index(), found)


def test_a_period_twice_in_a_panel_is_refused_with_its_row() -> None:
    lines = [("a", "2015"), ("b", "2015"), ("b", "2015")]
    index = pd.MultiIndex.from_tuples(lines, names=["industry", "period"])
    with pytest.raises(SeiError, match=r"stands twice in the series: .*b.*2015"):
        change(pd.Series(1.0, index=index))


def test_an_empty_series_stays_empty() -> None:
    assert change(pd.Series([], index=[], dtype=float)).empty


def test_ranges_of_two_rows_go_into_a_change() -> None:
    found = with_rounding(change, rounded(column([10.0, 12.0]), 1.0))
    assert (found.low["2011"], found.value["2011"], found.high["2011"]) == (1.0, 2.0, 3.0)
    growth = with_rounding(year_on_year, rounded(column([10.0, 12.0]), 1.0))
    assert growth.low["2011"] == pytest.approx((11.5 / 10.5 - 1) * 100)
    assert growth.high["2011"] == pytest.approx((12.5 / 9.5 - 1) * 100)


def test_a_loss_turns_the_end_of_the_year_before() -> None:
    found = with_rounding(year_on_year, rounded(column([10.0, -5.0]), 1.0))
    assert found.low["2011"] == pytest.approx((-5.5 / 9.5 - 1) * 100)
    assert found.high["2011"] == pytest.approx((-4.5 / 10.5 - 1) * 100)


def test_open_ends_go_into_a_change() -> None:
    series = column([10.0, 12.0])
    found = with_rounding(change, rounded(series, 1.0, pd.Series([">", ""], index=series.index)))
    assert found.low["2011"] == -math.inf
    assert found.high["2011"] == 2.5


def test_a_frame_comes_back_as_a_frame() -> None:
    series = column([10.0, 12.0])
    frame = pd.DataFrame({"value": series, "low": series - 0.5, "high": series + 0.5})
    found = with_rounding(change, frame)
    assert found.loc["2011"].tolist() == [2.0, 1.0, 3.0]


def test_exact_levels_have_exact_changes() -> None:
    found = with_rounding(change, column([10.0, 12.0]))
    assert isinstance(found, Rounded)
    assert (found.low["2011"], found.high["2011"]) == (2.0, 2.0)


@pytest.mark.parametrize("base", [2010, 2010.0, np.int64(2010), np.float32(2010), "2010"])
def test_a_base_given_as_a_number_is_that_year(base: float) -> None:
    for years in ([2010, 2011], ["2010", "2011"]):
        series = pd.Series([50.0, 60.0], index=years)
        assert index_to(series, base).tolist() == [100.0, 120.0]
        assert with_rounding(index_to, rounded(series, 0.0), base).high.tolist() == [100.0, 120.0]


@pytest.mark.parametrize("base", [2009, 2010.5, math.nan, math.inf, None])
def test_a_base_that_is_no_period_of_the_series_is_named(base: float) -> None:
    with pytest.raises(SeiError, match=f"base period {base} is not in the series, which has 2010"):
        index_to(column([1.0]), base)


def test_an_empty_series_has_no_base() -> None:
    for index in ([], pd.MultiIndex.from_arrays([[], []], names=["line", "period"])):
        empty = pd.Series([], index=index, dtype=float)
        with pytest.raises(
            SeiError, match="series is empty, so no index can have its base in 2010"
        ):
            index_to(empty, "2010")
        assert change(empty).empty


def test_a_level_that_is_no_number_is_named_with_its_period() -> None:
    for measure in MEASURES:
        with pytest.raises(SeiError, match="“none” in row 2016 is not a number"):
            measure(pd.Series([1.0, "none"], index=["2015", "2016"]))
