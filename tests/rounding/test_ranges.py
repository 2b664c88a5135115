"""The range that a printed figure stands for."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sei_metrics.errors import SeiError
from sei_metrics.rounding import Rounded, bounds, rounded

values = st.floats(-1e6, 1e6)
steps = st.floats(0, 1e3)
QUALIFIERS = ["", "~", ">", "<", "<~"]


@pytest.mark.parametrize(
    ("qualifier", "low", "high"),
    [
        ("", 10.5, 11.5),
        ("~", 10.0, 12.0),
        (">", 11.0, math.inf),
        ("<", -math.inf, 11.0),
        ("<~", 10.0, 11.0),
        (None, 10.5, 11.5),
    ],
)
def test_the_ends_by_qualifier(qualifier: str | None, low: float, high: float) -> None:
    assert bounds(11.0, 1.0, qualifier) == (low, high)


@pytest.mark.parametrize(
    ("qualifier", "low", "high"),
    [
        ("", math.nan, math.nan),
        ("~", math.nan, math.nan),
        (">", 11.0, math.inf),
        ("<", -math.inf, 11.0),
        ("<~", math.nan, math.nan),
    ],
)
@pytest.mark.parametrize("step", [None, math.nan])
def test_without_a_step_only_over_and_under_have_a_side(
    qualifier: str, low: float, high: float, step: float | None
) -> None:
    np.testing.assert_array_equal(bounds(11.0, step, qualifier), (low, high))


@pytest.mark.parametrize("qualifier", QUALIFIERS)
def test_a_missing_value_has_no_range(qualifier: str) -> None:
    assert np.isnan(bounds(math.nan, 0.1, qualifier)).all()


def test_a_step_of_nothing_is_exact() -> None:
    assert bounds(11.0, 0.0) == (11.0, 11.0)
    assert bounds(11.0, 0.0, "~") == (11.0, 11.0)


def test_a_negative_step_is_refused() -> None:
    with pytest.raises(SeiError, match=r"cannot be negative: -0\.1"):
        bounds(np.array([1.0, 2.0]), np.array([0.1, -0.1]))


def test_an_unknown_qualifier_is_refused_with_the_known_ones() -> None:
    with pytest.raises(SeiError, match=r"“about” is not a qualifier\. There are: ~ > < <~"):
        bounds(1.0, 0.1, "about")
    with pytest.raises(SeiError, match="“!” is not a qualifier"):
        bounds(pd.Series([1.0, 2.0]), 0.1, pd.Series(["", "!"]))


def test_columns() -> None:
    column = pd.Series([11.0, 8.0, 13.0, 4.0], index=["a", "b", "c", "d"])
    step = pd.Series([0.1, 1.0, None, 1.0], index=column.index)
    qualifier = pd.Series(["", "~", ">", None], index=column.index)
    low, high = bounds(column, step, qualifier)
    assert low.tolist() == pytest.approx([10.95, 7.0, 13.0, 3.5])
    assert high.tolist() == pytest.approx([11.05, 9.0, math.inf, 4.5])
    assert low.index.equals(column.index)
    arrays = bounds(column.to_numpy(), step.to_numpy(), qualifier.to_numpy())
    np.testing.assert_array_equal(arrays[0], low)
    assert isinstance(arrays[0], np.ndarray)


def test_a_number_with_a_column_of_qualifiers() -> None:
    low, _ = bounds(8.0, 1.0, pd.Series(["", ">"]))
    assert low.tolist() == [7.5, 8.0]
    assert rounded(8.0, 1.0, pd.Series(["", ">"])).value.tolist() == [8.0, 8.0]


def test_columns_of_unlike_rows_are_refused() -> None:
    with pytest.raises(SeiError, match="not rows of one table"):
        bounds(pd.Series([1.0], index=["a"]), pd.Series([0.1], index=["b"]))


def test_rounded_keeps_kind_and_copies() -> None:
    assert rounded(8, 1) == Rounded(8.0, 7.5, 8.5)
    array = np.array([1.0, 2.0])
    found = rounded(array, 1.0)
    found.value[:] = 0
    assert array.tolist() == [1.0, 2.0]
    column = pd.Series([1.0, 2.0], index=["a", "b"])
    pd.testing.assert_series_equal(rounded(column, 1.0).value, column)


def test_map_takes_value_and_both_ends() -> None:
    assert rounded(8.0, 1.0).map(lambda end: end * 2) == Rounded(16.0, 15.0, 17.0)


@given(value=values, step=steps, qualifier=st.sampled_from(QUALIFIERS))
def test_the_range_holds_the_value(value: float, step: float, qualifier: str) -> None:
    low, high = bounds(value, step, qualifier)
    assert low <= value <= high


@given(value=values, step=steps, more=steps, qualifier=st.sampled_from(QUALIFIERS))
def test_the_range_widens_with_the_step(
    value: float, step: float, more: float, qualifier: str
) -> None:
    (low, high), (lower, higher) = (bounds(value, each, qualifier) for each in (step, step + more))
    assert lower <= low
    assert high <= higher


@given(tenths=st.integers(-9999, 9999), inside=st.floats(-0.049, 0.049))
def test_what_prints_so_lies_in_the_range(tenths: int, inside: float) -> None:
    printed = tenths / 10
    low, high = bounds(printed, 0.1)
    assert low <= printed + inside <= high
