"""What may stand where a measure takes numbers."""

from __future__ import annotations

import array
import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest

from sei_metrics.captions.readings import growth_readings
from sei_metrics.errors import SeiError
from sei_metrics.measures import growth_multiple, total
from sei_metrics.operands import items, labels, read
from sei_metrics.rounding import rounded

NAN = np.nan
HOLDING: dict[str, tuple[Any, Any]] = {
    "whole": (5, 5.0),
    "decimal": (Decimal("1.5"), 1.5),
    "fraction": (Fraction(1, 2), 0.5),
    "numpy": (np.float32(1.5), 1.5),
    "truth": (True, 1.0),
    "truth of numpy": (np.bool_(True), 1.0),
    "none": (None, NAN),
    "no time": (pd.NaT, NAN),
    "masked": (np.ma.masked, NAN),
    "beyond floats": (10**5000, np.inf),
    "below floats": (-(10**5000), -np.inf),
    "list": ([1, pd.NA, None, 2.5], [1.0, NAN, NAN, 2.5]),
    "empty list": ([], []),
    "list with a mask": ([np.ma.masked, 1.0], [NAN, 1.0]),
    "tuple": ((1, 2), [1.0, 2.0]),
    "nested": ([[1, 2], [3, None]], [[1.0, 2.0], [3.0, NAN]]),
    "range": (range(2), [0.0, 1.0]),
    "buffer": (array.array("d", [1.0, 2.0]), [1.0, 2.0]),
    "objects": (np.array([1, None], dtype=object), [1.0, NAN]),
    "truths": (np.array([True, False]), [1.0, 0.0]),
    "mask": (np.ma.array([1.0, 2.0], mask=[0, 1]), [1.0, NAN]),
    "mask of whole numbers": (np.ma.array([1, 2], mask=[1, 0]), [NAN, 2.0]),
    "index": (pd.Index([1.0, 2.0]), [1.0, 2.0]),
    "range index": (pd.RangeIndex(2), [0.0, 1.0]),
    "nullable": (pd.array([1, None], dtype="Int64"), [1.0, NAN]),
    "nullable truth": (pd.array([True, None], dtype="boolean"), [1.0, NAN]),
    "nullable column": (pd.Series([1, None], dtype="Float64"), [1.0, NAN]),
    "sparse": (pd.arrays.SparseArray([1.0, NAN]), [1.0, NAN]),
    "classes": (pd.Categorical([2, 1]), [2.0, 1.0]),
    "column of objects": (pd.Series([1, pd.NA], dtype=object), [1.0, NAN]),
    "single precision": (pd.Series([1.5], dtype="float32"), [1.5]),
}
NO_NUMBER: dict[str, tuple[Any, str]] = {
    "text": ("a", "“a” is not a number"),
    "digits": ("5", "“5” is not a number"),
    "bytes": (b"a", "“b'a'” is not a number"),
    "bytes to be changed": (bytearray(b"8"), "“bytearray\\(b'8'\\)” is not a number"),
    "bytes looked at": (memoryview(b"8"), "“<memory at .*>” is not a number"),
    "list of bytes": ([1.0, bytearray(b"8")], "“bytearray\\(b'8'\\)” in row 1 is"),
    "nested bytes": ([[1.0], [bytearray(b"8")]], "“bytearray\\(b'8'\\)” in row 1 is"),
    "column of bytes": (pd.Series([bytearray(b"8")]), "“bytearray\\(b'8'\\)” in row 0 is"),
    "complex": (1 + 2j, "[+]2j\\)” is not a number"),
    "complex array": (np.array([1j, 2j]), "“1j” is not a number"),
    "day": (datetime.date(2015, 1, 2), "“2015-01-02” is not a number"),
    "day of numpy": (np.datetime64("2015-01-02"), "“2015-01-02” is not a number"),
    "times": (np.array(["2015-01-02"], "M8[ns]"), "“2015-01-02T"),
    "column of times": (pd.Series(pd.to_datetime(["2015-01-02"])), "“2015-01-02"),
    "column of spans": (pd.Series(pd.to_timedelta([1, 2], "D")), "“1 days|“86400"),
    "no times": (pd.Series([], dtype="datetime64[ns]"), "“datetime64"),
    "index of days": (pd.DatetimeIndex(["2015-01-02"]), "“2015-01-02"),
    "time zones": (pd.DatetimeIndex(["2015-01-02"], tz="UTC"), "“2015-01-02"),
    "periods": (pd.PeriodIndex(["2015"], freq="Y"), "“2015” in row 0 is"),
    "mapping": ({"a": 1}, "“{'a': 1}” is not"),
    "list with text": ([1, "a"], "“a” in row 1 is"),
    "unlike lists": ([[1], [1, 2]], "“\\[1\\]” in row 0 is"),
    "unlike tables": ([np.ones((2, 2)), np.ones((2, 3))], "“\\[array.* \\.\\.\\.” is"),
    "table of text": (np.array([["a"]], dtype=object), "“a” is not"),
    "column of text": (pd.Series(["b", None], index=["x", "y"]), "“b” in row x is"),
    "index of pairs": (pd.MultiIndex.from_tuples([(1, 2)]), "“\\(1, 2\\)” in row 0"),
    "range of a figure": (rounded(3.0, 0.1), "Give the measure and its operands to with_rounding"),
    "several ranges": ([rounded(3.0, 0.1)], "one Rounded of columns"),
    "table": (pd.DataFrame({"value": [1.0]}), "not a whole table"),
}


@pytest.mark.parametrize("name", HOLDING)
def test_what_holds_numbers_is_read(name: str) -> None:
    operand, expected = HOLDING[name]
    found = read(operand)
    assert found.dtype == np.float64
    assert found.shape == np.shape(expected)
    np.testing.assert_array_equal(found, expected)


@pytest.mark.parametrize("name", HOLDING)
def test_a_measure_takes_what_holds_numbers(name: str) -> None:
    operand, expected = HOLDING[name]
    found = growth_multiple(operand, 2)
    np.testing.assert_array_equal(np.asarray(found), np.asarray(expected) / 2)
    if not isinstance(operand, (pd.Series, np.ma.MaskedArray)):
        assert isinstance(found, np.ndarray if np.ndim(expected) else float)


@pytest.mark.parametrize("name", NO_NUMBER)
def test_what_is_no_number_is_refused_in_words(name: str) -> None:
    operand, words = NO_NUMBER[name]
    for refused_by in (read, lambda each: growth_multiple(1.0, each)):
        with pytest.raises(SeiError, match=words) as refused:
            refused_by(operand)
        assert refused.value.say("zh") != refused.value.say("en")


def test_items_and_their_labels() -> None:
    assert items([1, "a"]).tolist() == [1, "a"]
    assert items({1, 2}).ndim == 0
    assert list(labels(pd.Series([1.0], index=["x"]))) == ["x"]
    assert list(labels([1.0, 2.0])) == [0, 1]


def test_lists_go_wherever_arrays_go() -> None:
    assert growth_multiple(3, [1, 2]).tolist() == [3.0, 1.5]
    column = pd.Series([1, 2], index=["x", "y"])
    assert growth_multiple(column, [2, 4]).to_dict() == {"x": 0.5, "y": 0.5}
    assert rounded([1.0, None], 1.0).low.tolist() == pytest.approx([0.5, NAN], nan_ok=True)
    assert growth_readings([9.0], [6.0]).sentences("en") == [
        "3.0 points faster; 1.50 times; 50.0% higher"
    ]
    assert total(range(4)) == 6.0
    for one, other in (([1, 2], [1, 2, 3]), (column, [3]), (np.ones(2), (1, 2, 3))):
        with pytest.raises(SeiError, match="one has 2 rows, the other"):
            growth_multiple(one, other)


def test_without_operands_python_says_what_is_missing() -> None:
    with pytest.raises(TypeError, match="missing 2 required positional arguments"):
        growth_multiple()  # type: ignore[call-arg]
