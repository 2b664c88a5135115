"""Lowest and highest over the corners, where an end is open, undefined, or hangs on a sign."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sei_metrics.measures import contribution, growth_gap, with_rounding
from sei_metrics.rounding import Rounded, along, directions


@directions(along(1), along(0))
def area(length: float, width: float) -> float:
    return length * width


@directions(+1)
def slow(number: float) -> float:
    """The square root, written so that infinity leaves it undefined."""
    return math.sqrt(number) + (number - number)


@directions(-1)
def slowly_less(number: float) -> float:
    return math.sqrt(number) / number


@directions(+1)
def first_of(numbers: np.ndarray) -> float:
    """A measure whose rows hang together; infinity leaves it undefined."""
    with np.errstate(invalid="ignore"):
        return float(numbers[0] + (numbers[1] - numbers[1]))


NOTHING = Rounded(0.0, 0.0, 0.0)
OVER, UNDER = Rounded(5.0, 5.0, math.inf), Rounded(5.0, -math.inf, 5.0)


@pytest.mark.parametrize("width", [OVER, UNDER, Rounded(5.0, -math.inf, math.inf)])
@pytest.mark.parametrize("measure", [area, contribution])
def test_nothing_times_an_open_range_is_nothing(measure: object, width: Rounded) -> None:
    assert with_rounding(measure, NOTHING, width) == NOTHING


def test_a_width_of_either_sign_turns_the_ends_of_the_length() -> None:
    found = with_rounding(area, Rounded(2.0, 1.0, 3.0), Rounded(0.0, -2.0, 4.0))
    assert found == Rounded(0.0, -6.0, 12.0)


def test_a_square_root_of_an_open_end_is_open_however_slowly_it_grows() -> None:
    assert with_rounding(slow, Rounded(9.0, 4.0, math.inf)) == Rounded(3.0, 2.0, math.inf)
    assert with_rounding(slowly_less, Rounded(4.0, 1.0, math.inf)) == Rounded(0.5, 0.0, 1.0)


def test_a_limit_that_is_a_number_stays_that_number() -> None:
    @directions(+1)
    def half_of_one(number: float) -> float:
        return number / (2 * number)

    assert with_rounding(half_of_one, OVER) == Rounded(0.5, 0.5, 0.5)


@pytest.mark.parametrize("known", ["low", "high"])
def test_a_range_with_one_end_unknown_is_no_range(known: str) -> None:
    ends = {"low": math.nan, "high": math.nan, known: 4.0}
    found = with_rounding(growth_gap, Rounded(4.0, **ends), 1.0)
    assert found.value == 3.0
    assert np.isnan([found.low, found.high]).all()


def test_an_open_part_of_a_column_leaves_the_measure_its_limit() -> None:
    column = Rounded(np.array([3.0, 5.0]), np.array([2.0, 5.0]), np.array([4.0, math.inf]))
    assert with_rounding(first_of, column) == Rounded(3.0, 2.0, 4.0)


def test_an_exact_number_stays_one_number_beside_rows_that_are_taken_again() -> None:
    shares = Rounded(*(np.array(each) for each in ([-2.0, -4.0], [-3.0, -5.0], [-1.0, -3.0])))
    found = with_rounding(contribution, shares, 50.0, overlapping=False)
    assert found.low.tolist() == [-1.5, -2.5]
    assert found.high.tolist() == [-0.5, -1.5]
