"""Shares, sums and the levels that shares imply."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sei_metrics.measures import (
    gdp_share,
    implied_level,
    market_share,
    share,
    share_of_parts,
    total,
    with_rounding,
)
from sei_metrics.rounding import Rounded, rounded

levels = st.floats(0.01, 1e6)
splits = st.lists(levels, min_size=1, max_size=12)
SHARES = [share, gdp_share, market_share]


@pytest.mark.parametrize(
    ("value_added", "gdp", "stated", "step"),
    [
        (129578.0, 827122.0, 15.7, 0.1),  # three-new economy 2017 on the first count of GDP
        (145369.0, 900309.0, 16.1, 0.1),  # 2018
        (223528.0, 1260582.1, 17.73, 0.01),  # 2023
        (242908.0, 1349084.0, 18.01, 0.01),  # 2024
        (55636.0, 127555.0, 43.6, 0.1),  # digital core 2023, first of four parts
        (43135.0, 127555.0, 33.8, 0.1),
        (24747.0, 127555.0, 19.4, 0.1),
        (4037.0, 127555.0, 3.2, 0.1),
        (23020.5, 114630.7, 20.1, 0.1),  # patent-intensive industries 2019, first of seven
        (34004.1, 114630.7, 29.7, 0.1),
    ],
)
def test_shares_that_the_statistics_bureau_states(
    value_added: float, gdp: float, stated: float, step: float
) -> None:
    assert gdp_share(value_added, gdp) == pytest.approx(stated, abs=step / 2 + 0.005)


def test_the_vintage_of_gdp_moves_the_share() -> None:
    assert round(gdp_share(197270.0, 1143670.0), 2) == 17.25
    assert round(gdp_share(197270.0, 1173823.0), 2) == 16.81


def test_world_shares_of_2017_by_definition() -> None:
    assert round(market_share(19.66, 52.492), 1) == 37.5
    assert round(market_share(19.5, 52.573), 1) == 37.1
    assert round(market_share(164.374477 - 148.51689, 515.218162 - 467.532747), 1) == 33.3
    assert round(market_share(130.83229 - 77.8188, 394.311531 - 299.167332), 1) == 55.7
    assert round(market_share(52.8, 98.9), 1) == 53.4


def test_electric_cars_of_2017_carry_the_rounding_of_all_four_counts() -> None:
    china = with_rounding(total, rounded(0.47, 0.01), rounded(0.11, 0.01))
    world = with_rounding(total, rounded(0.76, 0.01), rounded(0.44, 0.01))
    found = with_rounding(market_share, china, world)
    assert [round(each, 1) for each in (found.value, found.low, found.high)] == [48.3, 47.1, 49.6]


@pytest.mark.parametrize("measure", SHARES)
def test_share_by_head(measure: type[share]) -> None:
    assert measure(1.0, 4.0) == 25.0
    assert measure(-1.0, 4.0) == -25.0
    assert measure(5.0, 4.0) == 125.0
    assert measure(0.0, 4.0) == 0.0
    assert measure(1.0, math.inf) == 0.0
    assert measure(0.1, 0.5) == 20.0
    for whole in (0.0, -4.0, math.nan):
        assert math.isnan(measure(1.0, whole))


@given(parts=splits)
def test_shares_of_an_exhaustive_split_sum_to_100(parts: list[float]) -> None:
    column = np.array(parts)
    assert share(column, total(column)).sum() == pytest.approx(100)
    assert share_of_parts(column, column.sum() - column).sum() == pytest.approx(100, abs=1e-6)


@given(part=levels, rest=levels)
def test_share_of_parts_is_the_share_of_the_sum(part: float, rest: float) -> None:
    assert share_of_parts(part, rest) == pytest.approx(share(part, part + rest))


@given(part=levels, rest=levels, step=st.floats(0.001, 0.01))
def test_a_part_inside_its_whole_moves_both(part: float, rest: float, step: float) -> None:
    inside = with_rounding(share_of_parts, rounded(part, step), rounded(rest, step))
    whole = with_rounding(total, rounded(part, step), rounded(rest, step))
    apart = with_rounding(share, rounded(part, step), whole)
    assert apart.low <= inside.low + 1e-9
    assert inside.low <= inside.value <= inside.high
    assert inside.high <= apart.high + 1e-9
    assert inside.high <= 100


@pytest.mark.parametrize(("part", "rest"), [(-1.0, 5.0), (5.0, -1.0), (0.0, 0.0)])
def test_share_of_parts_needs_parts_from_zero(part: float, rest: float) -> None:
    assert math.isnan(share_of_parts(part, rest))


@given(percent=st.floats(0, 100), whole=levels)
def test_implied_level_gives_the_share_back(percent: float, whole: float) -> None:
    assert share(implied_level(percent, whole), whole) == pytest.approx(percent)


def test_implied_level_needs_a_whole() -> None:
    assert implied_level(-5.0, 200.0) == -10.0
    assert math.isnan(implied_level(5.0, 0.0))


def test_total_adds_columns_or_one_column() -> None:
    cars = pd.DataFrame({"battery": [1.0, 2.0], "plug_in": [0.5, np.nan]})
    both = total(cars["battery"], cars["plug_in"])
    assert both[0] == 1.5
    assert np.isnan(both[1])
    pd.testing.assert_series_equal(total([cars["battery"], cars["plug_in"]]), both)
    assert total(cars["battery"]) == 3.0
    assert np.isnan(total(cars["plug_in"]))
    assert total(np.array([1.0, 2.0, 3.0])) == 6.0
    assert total(4.0) == 4.0
    assert total([cars["battery"]]).tolist() == [1.0, 2.0]


def test_total_of_one_column_is_not_the_column_itself() -> None:
    column = np.array([1.0, 2.0])
    total([column])[:] = 0
    assert column.tolist() == [1.0, 2.0]


def test_total_of_a_column_with_ranges() -> None:
    column = np.array([1.0, 2.0])
    found = with_rounding(total, Rounded(column, column - 0.5, column + 0.5))
    assert found == Rounded(3.0, 2.0, 4.0)


def test_the_total_of_nothing_is_missing() -> None:
    for nothing in ((), ([],), (pd.Series(dtype=float),), (np.array([]),)):
        assert math.isnan(total(*nothing))
        if nothing:
            assert math.isnan(with_rounding(total, *nothing).high)
    found = with_rounding(total, rounded(pd.Series(dtype=float), 0.1))
    assert all(math.isnan(each) for each in (found.value, found.low, found.high))
    assert total(np.array([]), np.array([])).tolist() == []
