"""Floats, arrays and Series under one roof."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from sei_metrics.errors import SeiError
from sei_metrics.kinds import (
    above,
    at_least,
    counted,
    elementwise,
    formula_of,
    is_elementwise,
    like,
    numbers,
    only,
    widest,
)


def test_numbers_of_every_kind() -> None:
    assert numbers(5) == 5.0
    assert np.isnan(numbers(None))
    assert np.isnan(numbers(pd.NA))
    assert numbers([1, 2]).tolist() == [1.0, 2.0]
    assert numbers(pd.Series([1, 2])).dtype == np.float64
    assert np.isnan(numbers(pd.Series([None], dtype="Float64"))).all()


def test_like_gives_the_kind_back() -> None:
    assert type(like(5, np.float64(2))) is float
    assert isinstance(like(np.ones(2), np.zeros(2)), np.ndarray)
    assert like(pd.Series([1.0], index=["a"]), np.zeros(1)).index.tolist() == ["a"]


def test_the_widest_kind_wins() -> None:
    column, array = pd.Series([1.0]), np.ones(1)
    assert widest(1.0, array, column) is column
    assert widest(1.0, array) is array
    assert widest(1.0, 2.0) == 1.0


def test_equal_indexes_need_not_be_one_object() -> None:
    one, other = pd.Series([1.0], index=["a"]), pd.Series([2.0], index=["a"])
    assert widest(one, other) is one


def test_unlike_shapes_are_refused() -> None:
    with pytest.raises(SeiError, match="one has 2 rows, the other 3"):
        widest(np.ones(2), np.ones(3))
    with pytest.raises(SeiError, match="not rows of one table"):
        widest(np.ones((2, 2)), np.ones((2, 3)))


def test_elementwise_is_known_by_looking() -> None:
    def double(value: float) -> float:
        return value * 2

    measure = elementwise(double)
    assert is_elementwise(measure)
    assert not is_elementwise(double)
    assert measure(2.0) == 4.0
    assert measure.__name__ == "double"


def test_only_keeps_what_is_defined() -> None:
    values = np.array([1.0, 2.0])
    assert only(np.array([True, True]), values) is values
    np.testing.assert_array_equal(only(np.array([True, False]), values), [1.0, np.nan])


def test_years_count_from_above_zero() -> None:
    assert counted(0.5) == 0.5
    assert np.isnan(counted(np.nan))
    with pytest.raises(SeiError, match="more than 0, not -1"):
        counted(np.array([2.0, -1.0]))


def test_the_formula_inside_a_measure() -> None:
    def double(value: float) -> float:
        return value * 2

    assert formula_of(elementwise(double)) is double
    assert formula_of(double) is double


def test_limits_leave_out_what_is_beyond_them_and_nothing_else() -> None:
    values = np.array([-1.0, 0.0, 2.0, np.nan])
    np.testing.assert_array_equal(above(values, 0), [np.nan, np.nan, 2.0, np.nan])
    np.testing.assert_array_equal(at_least(values, 0), [np.nan, 0.0, 2.0, np.nan])
    np.testing.assert_array_equal(values, [-1.0, 0.0, 2.0, np.nan])
    good = np.array([1.0, np.nan])
    assert above(good, 0) is good


@pytest.mark.parametrize("value", [1.00062539, 1.3, 0.7, 1.99])
def test_a_number_alone_has_the_last_digit_of_a_row(value: float) -> None:
    root = elementwise(lambda level: level ** (1 / np.asarray(3.0)))
    column = root(np.array([value, 2.0, 5.0, value]))
    assert root(value) == column[0] == column[3]
    assert root(np.array(value)).shape == ()
