"""Concentration of exhaustive splits."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sei_metrics.errors import SeiError
from sei_metrics.measures import equivalent_number, herfindahl, share, with_rounding
from sei_metrics.rounding import rounded

# Patent-intensive industries of 2019, seven parts as printed: they add up to 100.1.
PATENT = np.array([20.1, 29.7, 12.2, 8.7, 2.3, 19.9, 7.2])


def test_by_head() -> None:
    assert herfindahl([100.0]) == 1.0
    assert herfindahl([50.0, 50.0]) == 0.5
    assert herfindahl([80.0, 20.0]) == pytest.approx(0.68)
    assert equivalent_number([20.0] * 5) == pytest.approx(5.0)
    assert herfindahl([100.0, 0.0]) == 1.0


def test_kinds() -> None:
    for column in ((60.0, 40.0), np.array([60.0, 40.0]), pd.Series([60.0, 40.0])):
        assert herfindahl(column) == pytest.approx(0.52)
        assert type(herfindahl(column)) is float


def test_shares_as_printed_may_miss_100_by_their_rounding() -> None:
    assert herfindahl(PATENT) == pytest.approx(0.1964, abs=0.0001)
    with pytest.raises(SeiError, match=r"add up to 97\.8, not to 100"):
        herfindahl(PATENT[PATENT > 3])
    with pytest.raises(SeiError, match="not exhaustive"):
        herfindahl([50.0, 50.2])
    assert herfindahl([50.0, 51.0], step=1.0) == pytest.approx(0.5101)
    with pytest.raises(SeiError, match="not exhaustive"):
        equivalent_number([50.0, 40.0])
    with pytest.raises(SeiError, match="not exhaustive"):
        equivalent_number([50.0, 50.2])


@pytest.mark.parametrize("step", [math.nan, None, -0.1, [0.1, math.nan]])
@pytest.mark.parametrize("measure", [herfindahl, equivalent_number])
def test_a_step_that_is_no_number_does_not_let_partial_shares_pass(
    measure: Callable[..., float], step: object
) -> None:
    with pytest.raises(SeiError, match="must be a number from 0 up"):
        measure([60.0, 60.0], step=step)


def test_exact_shares_have_a_step_of_0() -> None:
    assert herfindahl([50.0, 50.0], step=0) == 0.5
    with pytest.raises(SeiError, match=r"not to 100 within 0\.0 of rounding"):
        herfindahl([50.0, 50.01], step=0)


def test_each_share_may_have_a_step_of_its_own() -> None:
    steps = pd.Series([1.0, 0.1])
    assert herfindahl([50.0, 50.5], step=steps) == pytest.approx(0.505025)
    with pytest.raises(SeiError, match=r"not to 100 within 0\.55 of rounding"):
        herfindahl([50.0, 50.6], step=steps)


@given(levels=st.lists(st.floats(0.01, 1e5), min_size=1, max_size=12))
def test_between_equal_parts_and_one_alone(levels: list[float]) -> None:
    column = np.array(levels)
    found = herfindahl(share(column, column.sum()))
    assert 1 / len(levels) - 1e-9 <= found <= 1 + 1e-9
    assert equivalent_number(share(column, column.sum())) == pytest.approx(1 / found)


@pytest.mark.parametrize("odd", [math.nan, -1.0])
def test_a_missing_or_negative_share_makes_it_missing(odd: float) -> None:
    assert math.isnan(herfindahl([50.0, 50.0, odd]))
    assert math.isnan(equivalent_number([50.0, 50.0, odd]))


def test_ranges_hold_every_split_that_prints_so() -> None:
    printed = rounded(np.array([50.0, 30.0, 20.0]), 0.1)
    squares = with_rounding(herfindahl, printed)
    count = with_rounding(equivalent_number, printed)
    rng = np.random.default_rng(3)
    moves = [pair for pair in rng.uniform(-0.05, 0.05, (200, 2)) if abs(sum(pair)) <= 0.05]
    assert len(moves) > 100
    for one, two in moves:
        shares = np.array([50 + one, 30 + two, 20 - one - two])
        assert squares.low <= herfindahl(shares) <= squares.high
        assert count.low <= equivalent_number(shares) <= count.high
    assert squares.low < squares.value < squares.high
    assert count.low < count.value < count.high


def test_shares_as_printed_have_a_range_although_their_ends_miss_100() -> None:
    found = with_rounding(herfindahl, rounded(PATENT, 0.1))
    ends = [float((((PATENT + move) / 100) ** 2).sum()) for move in (-0.05, 0.05)]
    assert [found.low, found.high] == pytest.approx(ends)
    count = with_rounding(equivalent_number, rounded(PATENT, 0.1))
    assert [count.low, count.high] == pytest.approx([1 / ends[1], 1 / ends[0]])


def test_nothing_at_all_has_no_number_of_parts_at_its_end() -> None:
    found = with_rounding(equivalent_number, rounded(np.array([100.0]), 200.0), step=200.0)
    assert found.value == 1.0
    assert found.high == math.inf
