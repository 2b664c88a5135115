"""What a target asks."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sei_metrics.errors import SeiError
from sei_metrics.measures import (
    average_growth,
    projected_share,
    relative_growth,
    required_growth,
    required_relative_growth,
    target_met,
    with_rounding,
)
from sei_metrics.rounding import Rounded, rounded

shares = st.floats(1, 90)
years_ahead = st.floats(1, 30)
growth = st.floats(-20, 40)


def test_the_targets_of_2020_and_2025() -> None:
    assert required_relative_growth(13.0, 17.0, years=3) == pytest.approx(9.354, abs=0.0005)
    assert required_relative_growth(11.5, 15.0, years=1) == pytest.approx(30.43, abs=0.005)


def test_needs_by_head() -> None:
    assert required_relative_growth(10.0, 20.0, years=1) == 100.0
    assert required_relative_growth(20.0, 10.0, years=1) == -50.0
    assert required_relative_growth(10.0, 10.0, years=7) == 0.0
    assert required_growth(10.0, 20.0, years=1, reference_growth=50.0) == pytest.approx(200.0)
    assert projected_share(10.0, 100.0, years=1, reference_growth=0.0) == 20.0
    assert projected_share(10.0, 100.0, years=2, reference_growth=100.0) == 10.0


@pytest.mark.parametrize("now", [0.0, -1.0, math.nan])
def test_no_need_from_nothing(now: float) -> None:
    assert math.isnan(required_relative_growth(now, 15.0, years=1))
    assert math.isnan(required_growth(now, 15.0, years=1, reference_growth=5.0))


def test_edges() -> None:
    assert required_relative_growth(10.0, 0.0, years=1) == -100.0
    assert math.isnan(required_relative_growth(10.0, -1.0, years=1))
    assert math.isnan(required_growth(10.0, 15.0, years=1, reference_growth=-101.0))
    assert required_growth(10.0, 15.0, years=1, reference_growth=-100.0) == -100.0
    assert required_growth(10.0, 0.0, years=1, reference_growth=5.0) == -100.0
    assert required_growth(10.0, 0.5, years=1, reference_growth=0.0) == pytest.approx(-95.0)
    assert math.isnan(projected_share(-1.0, 5.0, years=1, reference_growth=5.0))
    assert math.isnan(projected_share(10.0, -101.0, years=1, reference_growth=5.0))
    assert math.isnan(projected_share(10.0, 5.0, years=1, reference_growth=-100.0))
    assert projected_share(0.0, 5.0, years=1, reference_growth=5.0) == 0.0
    assert projected_share(10.0, -100.0, years=1, reference_growth=5.0) == 0.0


@given(now=shares, target=shares, years=years_ahead, reference=growth)
def test_the_projection_of_the_need_is_the_target(
    now: float, target: float, years: float, reference: float
) -> None:
    need = required_growth(now, target, years=years, reference_growth=reference)
    reached = projected_share(now, need, years=years, reference_growth=reference)
    assert reached == pytest.approx(target, rel=1e-9)


@given(now=shares, target=shares, years=years_ahead, reference=growth)
def test_the_need_over_the_whole_is_the_relative_need(
    now: float, target: float, years: float, reference: float
) -> None:
    need = required_growth(now, target, years=years, reference_growth=reference)
    relative = required_relative_growth(now, target, years=years)
    assert relative_growth(need, reference) == pytest.approx(relative, abs=1e-6)
    assert average_growth(now, target, years) == pytest.approx(relative, abs=1e-9)


def test_a_target_under_a_range_of_national_growth() -> None:
    paths = required_growth(
        np.full(3, 13.0), 17.0, years=3, reference_growth=np.array([4.0, 5.0, 6.0])
    )
    assert paths.round(1).tolist() == [13.7, 14.8, 15.9]


def test_an_open_start_gives_the_highest_need_and_an_open_target_the_lowest() -> None:
    over_13, over_17 = rounded(13.0, 1.0, ">"), rounded(17.0, 1.0, ">")
    start = with_rounding(required_relative_growth, over_13, 17.0, years=3)
    assert start.high == start.value
    assert start.low == -100
    target = with_rounding(required_relative_growth, 13.0, over_17, years=3)
    assert target.low == target.value
    assert target.high == math.inf
    under = with_rounding(required_relative_growth, rounded(4.0, 1.0, "<"), 8.0, years=1)
    assert (under.low, under.value, under.high) == (100.0, 100.0, math.inf)
    both = with_rounding(required_relative_growth, over_13, over_17, years=3)
    assert (both.low, both.high) == (-100, math.inf)
    assert round(both.value, 1) == 9.4


def test_an_assumed_growth_may_have_a_range() -> None:
    found = with_rounding(
        required_growth, 10.0, 20.0, years=1, reference_growth=rounded(50.0, 10.0)
    )
    assert (found.low, found.high) == pytest.approx((190.0, 210.0))
    reached = with_rounding(
        projected_share, 10.0, 100.0, years=1, reference_growth=rounded(50.0, 50.0, "~")
    )
    assert (reached.low, reached.high) == pytest.approx((10.0, 20.0))


@pytest.mark.parametrize(
    ("level", "target", "verdict"),
    [
        (rounded(8.0, 0.1), rounded(8.0, 1.0, "~"), "met"),
        (rounded(6.9, 0.1), rounded(8.0, 1.0, "~"), "missed"),
        (rounded(7.0, 0.1), rounded(8.0, 1.0, "~"), "untold"),
        (rounded(17.1, 0.1), rounded(17.0, 1.0, ">"), "met"),
        (rounded(17.0, 0.1), rounded(17.0, 1.0, ">"), "untold"),
        (rounded(13.0, 1.0, ">"), rounded(17.0, 1.0, ">"), "untold"),
        (Rounded(17.0, 17.0, 17.0), rounded(17.0, 1.0, ">"), "met"),
        (rounded(6.5, 1.0), rounded(8.0, 1.0, "~"), "untold"),
        (rounded(math.nan, 0.1), rounded(17.0, 1.0, ">"), "untold"),
        (rounded(18.0), rounded(17.0, 1.0, ">"), "untold"),
    ],
)
def test_whether_a_target_was_met(level: Rounded, target: Rounded, verdict: str) -> None:
    assert target_met(level, target) == verdict


@pytest.mark.parametrize(
    ("level", "target", "verdict"),
    [
        (13, 15, "missed"),
        (15.0, 15, "met"),
        (np.float64(15.1), 15, "met"),
        (rounded(8.0, 1.0), 8, "untold"),
        (8, rounded(8.0, 1.0, "~"), "met"),
        (None, 15, "untold"),
    ],
)
def test_a_number_is_exact(level: Any, target: Any, verdict: str) -> None:
    assert target_met(level, target) == verdict


def test_what_is_no_number_has_no_verdict() -> None:
    with pytest.raises(SeiError, match="“about 8” is not a number"):
        target_met("about 8", 8)  # type: ignore[arg-type]


def test_a_verdict_on_a_column_is_refused() -> None:
    levels = rounded(np.array([17.1, 13.0]), 0.1)
    with pytest.raises(SeiError, match="one level and one target; these are 2 in a column"):
        target_met(levels, rounded(17.0, 1.0, ">"))
    with pytest.raises(SeiError, match="these are 2 in a column"):
        target_met(rounded(17.1, 0.1), levels)
    assert target_met(levels.map(lambda each: each[:1]), rounded(17.0, 1.0, ">")) == "met"
