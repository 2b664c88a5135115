"""Ranges row by row: rows that need another look get it by themselves, whatever the others are."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sei_metrics.measures import (
    average_growth,
    contribution,
    contribution_rate,
    growth_gap,
    growth_multiple,
    required_growth,
    required_relative_growth,
    share,
    total,
    with_rounding,
)
from sei_metrics.rounding import Rounded, directions, rounded
from tests.some import some

ENDS = ("value", "low", "high")
NUMBERS = st.sampled_from([math.nan, -40.0, -1.0, -0.04, 0.0, 0.04, 1.0, 30.0])
ROWS = st.lists(
    st.tuples(NUMBERS, NUMBERS, st.sampled_from(["", ">", "<", "~"])), min_size=1, max_size=8
)


def columns(rows: list[tuple[float, float, str]]) -> tuple[Rounded, Rounded]:
    first, second, words = (list(each) for each in zip(*rows, strict=True))
    steps = [0.1] * len(rows)
    return (
        rounded(np.array(first), np.array(steps), np.array(words, dtype=object)),
        rounded(np.array(second), np.array(steps)),
    )


@pytest.mark.parametrize("measure", [growth_gap, growth_multiple, contribution, share, total])
@given(rows=ROWS)
def test_no_row_hangs_on_the_others(measure: Any, rows: list[tuple[float, float, str]]) -> None:
    found = with_rounding(measure, *columns(rows))
    for place, row in enumerate(rows):
        alone = with_rounding(measure, *columns([row]))
        for end in ENDS:
            np.testing.assert_array_equal(getattr(found, end)[place], getattr(alone, end)[0])


def test_products_by_head_with_every_sign_in_one_column() -> None:
    part = Rounded(
        *(np.array(each) for each in ([20.0, 20, -20], [10.0, 10, -30], [30.0, 30, -10]))
    )
    rate = Rounded(*(np.array(each) for each in ([10.0, -10, 10], [0.0, -20, 0], [20.0, 0, 20])))
    found = with_rounding(contribution, part, rate)
    assert found.low.tolist() == [0.0, -6.0, -6.0]
    assert found.high.tolist() == [6.0, 0.0, 0.0]


def test_rows_that_are_mostly_below_zero() -> None:
    rates = rounded(np.array([-4.0, -2.0, -8.0, 4.0]), 2.0)
    found = with_rounding(growth_multiple, rates, rounded(2.0, 2.0))
    assert found.low.tolist() == [-5.0, -3.0, -9.0, 1.0]
    assert found.high.tolist() == [-1.0, pytest.approx(-1 / 3), pytest.approx(-7 / 3), 5.0]


def test_one_open_row_among_missing_ones_has_its_limit() -> None:
    level = rounded(np.array([5.0, math.nan, 5.0]), 1.0, np.array([">", "", ""], dtype=object))
    found = with_rounding(growth_gap, level, level.map(np.copy))
    assert (found.low[0], found.high[0]) == (-math.inf, math.inf)
    assert np.isnan([found.value[1], found.low[1], found.high[1]]).all()
    assert (found.low[2], found.high[2]) == (-1.0, 1.0)


def test_tables_of_numbers_keep_their_shape() -> None:
    square = np.asfortranarray([[4.0, math.nan], [-4.0, 8.0]])
    found = with_rounding(growth_multiple, rounded(square, 2.0), rounded(2.0, 2.0))
    assert found.low.shape == (2, 2)
    assert found.low[1, 0] == -5.0
    assert np.isnan(found.high[0, 1])


def test_growth_that_may_be_nought_takes_the_value_of_its_row_alone() -> None:
    growth = rounded(np.array([0.4, 5.0]), np.array([1.0, 0.0]))
    found = with_rounding(contribution_rate, rounded(np.array([0.2, 1.0]), 0.0), growth)
    assert np.isnan(found.value).tolist() == [True, False]
    assert found.low[1] == found.value[1] == found.high[1] == 20.0


def test_sums_with_missing_and_open_parts() -> None:
    index = pd.Index(["a", "b"])
    one = rounded(pd.Series([1.0, math.nan], index=index), 1.0)
    other = rounded(pd.Series([2.0, 2.0], index=index), 1.0, pd.Series([">", ""], index=index))
    found = with_rounding(total, one, other)
    assert (found.value["a"], found.low["a"], found.high["a"]) == (3.0, 2.5, math.inf)
    assert np.isnan([found.value["b"], found.low["b"], found.high["b"]]).all()


def test_a_frame_that_is_added_up_gives_a_frame_of_one_row() -> None:
    frame = pd.DataFrame({"value": [1.0, 2.0], "low": [0.5, 1.5], "high": [1.5, 2.5]})
    found = with_rounding(total, frame)
    assert found.to_dict("records") == [{"value": 3.0, "low": 2.0, "high": 4.0}]


def test_a_frame_through_a_measure_of_ones_own_keeps_its_rows() -> None:
    @directions(+1)
    def doubled(levels: pd.Series) -> pd.Series:
        return levels * 2

    frame = pd.DataFrame({"value": [1.0, 2.0], "low": [0.5, 1.5], "high": [1.5, 2.5]}, ["a", "b"])
    pd.testing.assert_frame_equal(with_rounding(doubled, frame), frame * 2)


def test_a_measure_of_ones_own_has_no_value_where_an_operand_may_be_nought() -> None:
    @directions(+1, -1, beyond=(1,))
    def times(level: Any, other: Any) -> Any:
        return level / np.where(other > 0, other, math.nan)

    others = rounded(np.array([1.0, 4.0]), 2.0)
    found = with_rounding(times, rounded(np.array([8.0, 8.0]), 0.0), others.map(np.copy))
    np.testing.assert_array_equal(found.value, [math.nan, 2.0])
    assert with_rounding(times, 8.0, rounded(4.0, 2.0)).value == 2.0


def test_a_row_that_lacks_one_end_has_neither() -> None:
    levels = Rounded(*(np.array(each) for each in ([5.0, 5.0], [math.nan, 4.0], [6.0, math.nan])))
    found = with_rounding(growth_gap, levels, 2.0)
    assert found.value.tolist() == [3.0, 3.0]
    assert np.isnan([found.low, found.high]).all()


def test_one_object_on_both_sides_of_nought_has_no_square() -> None:
    ends = (
        [0.5, 2.0, -3.0, 1.0, -1.0, 0.2],
        [-1.0, 1.0, -4.0, 0.0, -2.0, -1.0],
        [2.0, 3.0, -2.0, 2.0, 0.0, 0.5],
    )
    one = Rounded(*(np.array(each) for each in ends))
    found = with_rounding(contribution, one, one)
    np.testing.assert_allclose(found.value, [0.0025, 0.04, 0.09, 0.01, 0.01, 0.0004])
    np.testing.assert_allclose(found.low, [math.nan, 0.01, 0.04, 0.0, 0.0, math.nan])
    np.testing.assert_allclose(found.high, [math.nan, 0.09, 0.16, 0.04, 0.04, math.nan])


@pytest.mark.parametrize(
    ("now", "target", "growth"), [(13.5, -15.5, 5.0), (-12.1, 15.0, 5.0), (13.5, 15.5, -150.0)]
)
def test_what_is_not_defined_has_no_range(now: float, target: float, growth: float) -> None:
    found = with_rounding(
        required_growth,
        rounded(now, 0.1),
        rounded(target, 0.1),
        years=3,
        reference_growth=rounded(growth, 0.1),
    )
    assert np.isnan([found.value, found.low, found.high]).all()


def test_a_start_known_by_its_ends_alone_keeps_its_range() -> None:
    found = with_rounding(required_relative_growth, Rounded(math.nan, 10.0, 20.0), 40.0, years=1)
    assert math.isnan(found.value)
    assert (round(found.low, 9), round(found.high, 9)) == (100.0, 300.0)


def test_exact_columns_give_ends_that_can_be_written_to_one_by_one() -> None:
    for column in (pd.Series([9.0, 8.0]), np.array([9.0, 8.0])):
        found = with_rounding(growth_gap, column, 6.0)
        found.low[:] = 0.0
        assert found.value.tolist() == found.high.tolist() == [3.0, 2.0]


def test_a_frame_of_results_can_be_written_to() -> None:
    frame = pd.DataFrame({"value": [9.0], "low": [8.5], "high": [9.5]}, index=["a"])
    found = with_rounding(growth_gap, frame, 6.0)
    found.loc["a", "low"] = 0.0
    assert found.loc["a"].tolist() == [3.0, 0.0, 3.5]
    assert frame.loc["a"].tolist() == [9.0, 8.5, 9.5]


def test_a_number_alone_has_the_last_digit_of_its_row() -> None:
    last = np.linspace(3.7, 91.9, 200)
    found = with_rounding(average_growth, 1.1, rounded(last, 0.1), 3.0)
    for place, number in some(enumerate(last.tolist())):
        alone = with_rounding(average_growth, 1.1, rounded(number, 0.1), 3.0)
        assert [getattr(alone, end) for end in ENDS] == [getattr(found, end)[place] for end in ENDS]


def test_exact_operands_give_one_number_and_an_undefined_one_none() -> None:
    found = with_rounding(required_relative_growth, np.array([10.0, -1.0]), 12.1, years=2)
    for end in (found.value, found.low, found.high):
        np.testing.assert_allclose(end, [10.0, np.nan])
    found.low[:] = 0.0
    assert found.value[0] != 0.0 != found.high[0]
