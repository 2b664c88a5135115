"""Growth over years: averages, two years in one, chains."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sei_metrics.errors import SeiError
from sei_metrics.measures import average_growth, chain, two_year_average, with_rounding
from sei_metrics.rounding import Rounded, rounded

levels = st.floats(0.01, 1e6)
rates = st.floats(-99, 300)


def rates_of(**by_year: float) -> pd.Series:
    return pd.Series({year.removeprefix("y"): rate for year, rate in by_year.items()}, dtype=float)


@pytest.mark.parametrize(("observations", "annual"), [(1, 10.0), (2, 21.0), (4, 46.41)])
def test_compounded_annual_rate_of_change_as_fred_has_it(observations: int, annual: float) -> None:
    # FRED: ((x(t)/x(t-1)) ** n_obs_per_yr - 1) * 100, here for a step of 10 percent
    assert average_growth(100.0, 110.0, 1 / observations) == pytest.approx(annual)


@pytest.mark.parametrize("observations", [1, 2, 4, 12])
def test_continuously_compounded_rate_of_fred_is_the_logarithm_of_the_compounded_one(
    observations: int,
) -> None:
    # FRED: (ln(x(t)) - ln(x(t-1))) * 100 * n_obs_per_yr
    continuous = (math.log(110.0) - math.log(100.0)) * 100 * observations
    compounded = average_growth(100.0, 110.0, 1 / observations)
    assert math.log1p(compounded / 100) * 100 == pytest.approx(continuous)


def test_average_growth_by_head() -> None:
    assert average_growth(100.0, 400.0, 2) == 100.0
    assert average_growth(400.0, 100.0, 2) == -50.0
    assert average_growth(100.0, 0.0, 2) == -100.0


@pytest.mark.parametrize(("first", "last"), [(0.0, 1.0), (-1.0, 1.0), (1.0, -1.0)])
def test_average_growth_needs_levels_that_grow_from_something(first: float, last: float) -> None:
    assert math.isnan(average_growth(first, last, 3))


@given(first=levels, rate=st.floats(-50, 100), steps=st.integers(1, 20))
def test_average_growth_is_the_rate_that_was_compounded(
    first: float, rate: float, steps: int
) -> None:
    last = first * (1 + rate / 100) ** steps
    assert average_growth(first, last, steps) == pytest.approx(rate, abs=1e-9)


def test_the_steps_are_exact() -> None:
    with pytest.raises(SeiError, match="operand “steps” of average_growth must be an exact number"):
        with_rounding(average_growth, 100.0, 121.0, rounded(2.0, 1.0))


def test_average_growth_with_ranges() -> None:
    found = with_rounding(average_growth, rounded(100.0, 2.0), rounded(121.0, 2.0), 2)
    assert found.low == pytest.approx((math.sqrt(120 / 101) - 1) * 100)
    assert found.high == pytest.approx((math.sqrt(122 / 99) - 1) * 100)


def test_two_year_average_by_head() -> None:
    assert two_year_average(44.0, 0.0) == pytest.approx(20.0)
    assert two_year_average(10.0, 10.0) == pytest.approx(10.0)
    assert two_year_average(8.1, 2.3) == pytest.approx(5.16, abs=0.005)
    assert math.isnan(two_year_average(-101.0, 5.0))
    assert two_year_average(-100.0, 5.0) == -100.0
    assert two_year_average(5.0, -100.0) == -100.0


@pytest.mark.parametrize(("rate", "before"), [(-150.0, -100.0), (-100.0, -150.0), (-150.0, -150.0)])
def test_two_losses_of_more_than_all_make_no_average(rate: float, before: float) -> None:
    assert math.isnan(two_year_average(rate, before))


@given(rate=rates, before=rates)
def test_two_year_average_lies_between_the_two(rate: float, before: float) -> None:
    average = two_year_average(rate, before)
    assert min(rate, before) - 1e-9 <= average <= max(rate, before) + 1e-9
    assert average == pytest.approx(two_year_average(before, rate))


def test_a_chain_begins_with_its_base_and_stops_at_a_missing_year() -> None:
    found = chain(rates_of(y2016=10.0, y2017=20.0, y2019=5.0, y2020=5.0))
    assert found[:3].to_dict() == pytest.approx({"2015": 100.0, "2016": 110.0, "2017": 132.0})
    assert list(found.index) == ["2015", "2016", "2017", "2019", "2020"]
    assert found[["2019", "2020"]].isna().all()


def test_a_chain_stops_at_a_missing_rate_and_below_all_loss() -> None:
    assert chain(rates_of(y2016=10.0, y2017=math.nan, y2018=5.0))["2017":].isna().all()
    assert chain(rates_of(y2016=-101.0, y2017=5.0))["2016":].isna().all()
    assert chain(rates_of(y2016=-100.0, y2017=5.0)).tolist() == [100.0, 0.0, 0.0]


def test_a_chain_takes_its_years_in_any_order_and_its_own_base() -> None:
    found = chain(rates_of(y2017=100.0, y2016=50.0), base=10.0)
    assert found.to_dict() == {"2015": 10.0, "2016": 15.0, "2017": 30.0}
    assert chain(rates_of(y2016=7.0)).tolist() == pytest.approx([100.0, 107.0])
    assert chain(rates_of()).empty


def test_each_line_of_a_panel_has_its_own_chain() -> None:
    lines = [("a", "2016"), ("a", "2017"), ("b", "2017")]
    index = pd.MultiIndex.from_tuples(lines, names=["industry", "period"])
    found = chain(pd.Series([10.0, 10.0, 50.0], index=index))
    assert found["a"].round(9).to_dict() == {"2015": 100.0, "2016": 110.0, "2017": 121.0}
    assert found["b"].to_dict() == {"2016": 100.0, "2017": 150.0}
    assert found.index.names == ["industry", "period"]
    swapped = chain(pd.Series([10.0, 10.0, 50.0], index=index.swaplevel()))
    assert swapped.index.names == ["period", "industry"]
    pd.testing.assert_series_equal(swapped.swaplevel(), found)
    assert chain(pd.Series([], index=index[:0], dtype=float)).empty


def test_several_levels_beside_the_period() -> None:
    lines = [("CN", "a", "2016"), ("CN", "b", "2016")]
    index = pd.MultiIndex.from_tuples(lines, names=["region", "industry", "period"])
    found = chain(pd.Series([10.0, 20.0], index=index))
    assert found.xs("b", level="industry").round(9).tolist() == [100.0, 120.0]


@pytest.mark.parametrize(
    ("periods", "sentence"),
    [
        (["2018-YTD08"], "2018-YTD08 is year to date"),
        (["2018-H1"], "half-year figures such as 2018-H1 cannot be strung together"),
        (["2018-Q1"], "quarterly figures such as 2018-Q1"),
        (["2018-01"], "monthly figures such as 2018-01"),
        (["2015/2017"], "2015/2017 is an average or a total over years"),
        (["2018", "2018-H1"], "two kinds of period: 2018 and 2018-H1"),
        (["2018", "2018"], "stands twice in the series: 2018"),
        (["2018", "next year"], "is not a period"),
    ],
)
def test_rates_that_cannot_be_chained(periods: list[str], sentence: str) -> None:
    with pytest.raises(SeiError, match=sentence):
        chain(pd.Series(5.0, index=periods))


def test_a_chain_needs_periods() -> None:
    with pytest.raises(SeiError, match="chain needs a column indexed by periods"):
        chain([5.0, 6.0])  # type: ignore[arg-type]


@given(values=st.lists(rates, min_size=1, max_size=8), step=st.floats(0, 1))
def test_a_chain_with_ranges_holds_its_value_and_its_base_exactly(
    values: list[float], step: float
) -> None:
    years = [str(2000 + place) for place in range(len(values))]
    column = pd.Series(values, index=years)
    found = with_rounding(chain, rounded(column, step))
    assert (found.low["1999"], found.high["1999"]) == (100.0, 100.0)
    known = ~np.isnan(found.low)
    assert (found.low <= found.value)[known].all()
    assert (found.value <= found.high)[known].all()


def test_a_chain_leaves_its_rates_alone() -> None:
    column = rates_of(y2016=10.0, y2017=20.0)
    before = column.copy()
    found = chain(column)
    found[:] = 0
    with_rounding(chain, Rounded(column, column, column))
    pd.testing.assert_series_equal(column, before)


def test_the_base_is_one_number_above_zero() -> None:
    column, none = rates_of(y2016=10.0), rates_of()
    refused: list[tuple[Any, str]] = [
        (column, "one base for all its lines, not 1 in a column"),
        ([100.0, 50.0], "one base for all its lines, not 2 in a column"),
        ("x", "“x” is not a number"),
        (0.0, "must be a number above 0, not 0"),
        (-5.0, "must be a number above 0, not -5"),
        (rounded(100.0, 1.0), "Give the measure and its operands to with_rounding"),
    ]
    for base, words in refused:
        for rates_given in (column, none):
            with pytest.raises(SeiError, match=words):
                chain(rates_given, base)
        if not isinstance(base, Rounded):
            with pytest.raises(SeiError, match=words):
                with_rounding(chain, rounded(column, 1.0), base=base)


def test_a_missing_base_gives_a_missing_chain() -> None:
    assert chain(rates_of(y2016=10.0), math.nan).isna().tolist() == [True, True]
    assert chain(rates_of(y2016=10.0), np.array(0.5)).round(9).tolist() == [0.5, 0.55]


def test_an_empty_column_of_text_gives_an_empty_chain_of_numbers() -> None:
    found = chain(pd.Series([], index=pd.Index([], dtype="str", name="period"), dtype=object))
    assert (found.empty, found.dtype, found.index.name) == (True, np.float64, "period")
