"""What a part adds to growth."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sei_metrics.errors import SeiError
from sei_metrics.measures import (
    contribution,
    contribution_of_levels,
    contribution_rate,
    share,
    total,
    with_rounding,
)
from sei_metrics.rounding import Rounded, rounded

levels = st.lists(st.floats(1, 1e5), min_size=1, max_size=9)

# Patent-intensive industries of 2019, NBS and the intellectual property office: level and growth.
PATENT_LEVELS = np.array([23020.5, 34004.1, 13983.4, 9974.3, 2599.6, 22822.9, 8225.9])
PATENT_GROWTH = np.array([6.8, 3.6, -1.0, 5.4, 7.2, 17.2, 14.0])


@given(before=levels, seed=st.integers(0, 1000))
def test_contributions_of_an_exhaustive_split_sum_to_total_growth(
    before: list[float], seed: int
) -> None:
    first = np.array(before)
    rates = np.random.default_rng(seed).uniform(-50, 100, len(first))
    last = first * (1 + rates / 100)
    added = contribution(share(first, first.sum()), rates)
    total_growth = (last.sum() / first.sum() - 1) * 100
    assert added.sum() == pytest.approx(total_growth, abs=1e-6)
    if total_growth > 0.1:
        assert contribution_rate(added, total_growth).sum() == pytest.approx(100)


def test_the_seven_patent_intensive_parts_make_the_stated_growth() -> None:
    before = PATENT_LEVELS / (1 + PATENT_GROWTH / 100)
    weights = share(before, before.sum())
    added = with_rounding(total, with_rounding(contribution, weights, rounded(PATENT_GROWTH, 0.1)))
    assert added.value == pytest.approx(7.05, abs=0.005)
    stated = rounded(7.0, 0.1)
    assert added.low < stated.high
    assert stated.low < added.high


def test_by_head() -> None:
    assert contribution(50.0, 8.0) == 4.0
    assert contribution(50.0, -8.0) == -4.0
    assert contribution(0.0, 8.0) == 0.0
    assert contribution_rate(4.0, 5.0) == 80.0
    assert contribution_rate(6.0, 5.0) == 120.0
    assert contribution_rate(-1.0, 5.0) == -20.0


@given(before=levels, seed=st.integers(0, 1000))
def test_contributions_of_levels_are_those_of_share_and_rate(
    before: list[float], seed: int
) -> None:
    first = np.array(before)
    rates = np.random.default_rng(seed).uniform(-50, 100, len(first))
    last = first * (1 + rates / 100)
    added = contribution_of_levels(last, first, first.sum())
    assert added == pytest.approx(contribution(share(first, first.sum()), rates))
    assert added.sum() == pytest.approx((last.sum() / first.sum() - 1) * 100, abs=1e-6)


def test_levels_by_head() -> None:
    assert contribution_of_levels(60.0, 0.0, 200.0) == 30.0
    assert contribution_of_levels(0.0, 60.0, 200.0) == -30.0
    assert contribution_of_levels(60.0, 60.0, 200.0) == 0.0
    for whole in (0.0, -200.0, math.nan):
        assert math.isnan(contribution_of_levels(60.0, 50.0, whole))


@pytest.mark.parametrize(
    ("part", "low", "high"),
    [(60.0, 9.0 / 202, 11.0 / 198), (40.0, -11.0 / 198, -9.0 / 202), (50.0, -1 / 198, 1 / 198)],
)
def test_the_whole_widens_a_contribution_either_way(part: float, low: float, high: float) -> None:
    operands = rounded(part, 1.0), rounded(50.0, 1.0), rounded(200.0, 4.0)
    found = with_rounding(contribution_of_levels, *operands)
    assert (found.low, found.high) == pytest.approx((low * 100, high * 100))


def test_open_ends_of_levels_pass_through() -> None:
    over = Rounded(200.0, 200.0, math.inf)
    found = with_rounding(contribution_of_levels, 60.0, 50.0, over)
    assert (found.low, found.high) == (0.0, 5.0)
    found = with_rounding(contribution_of_levels, Rounded(60.0, 60.0, math.inf), 50.0, 200.0)
    assert (found.low, found.high) == (5.0, math.inf)


def test_overlapping_parts_are_refused() -> None:
    with pytest.raises(SeiError, match="The parts overlap"):
        contribution(50.0, 8.0, overlapping=True)
    with pytest.raises(SeiError, match="The parts overlap"):
        with_rounding(contribution, rounded(50.0, 1.0), 8.0, overlapping=True)
    with pytest.raises(SeiError, match="The parts overlap"):
        contribution(np.array([50.0, 10.0]), 8.0, overlapping=np.array([False, True]))
    apart = contribution(np.array([50.0, 10.0]), 8.0, overlapping=np.array([False, False]))
    assert apart.tolist() == [4.0, 0.8]


@pytest.mark.parametrize("total_growth", [0.0, -0.1, math.nan])
def test_no_contribution_rate_without_growth(total_growth: float) -> None:
    assert math.isnan(contribution_rate(1.0, total_growth))


def test_growth_must_be_above_zero_beyond_its_rounding() -> None:
    near = with_rounding(contribution_rate, rounded(0.2, 0.1), rounded(0.4, 1.0))
    assert all(math.isnan(each) for each in (near.value, near.low, near.high))
    just = with_rounding(contribution_rate, rounded(0.2, 0.1), rounded(0.5, 1.0))
    assert math.isnan(just.value)
    clear = with_rounding(contribution_rate, rounded(0.2, 0.1), rounded(0.4, 0.1))
    assert clear.value == pytest.approx(50.0)
    assert (clear.low, clear.high) == pytest.approx((0.15 / 0.45 * 100, 0.25 / 0.35 * 100))
    unknown = with_rounding(contribution_rate, 0.2, Rounded(0.4, math.nan, math.nan))
    assert unknown.value == pytest.approx(50.0)
    assert math.isnan(unknown.low)


def test_a_falling_part_turns_the_ends_of_its_weight() -> None:
    found = with_rounding(contribution, rounded(50.0, 2.0), rounded(-8.0, 2.0))
    assert (found.low, found.high) == pytest.approx((-51 * 0.09, -49 * 0.07))
