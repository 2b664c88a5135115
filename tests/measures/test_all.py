"""What holds for every measure: kinds, missing values, inputs, warnings, docstrings, names."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pkgutil
import warnings
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import sei_metrics as sei
from sei_metrics import measures
from sei_metrics.captions import readings
from sei_metrics.errors import SeiError
from tests.measures.rowwise import COUNTED, ROWWISE, call, names_of, operands_of

MEASURES = [
    name
    for name in (*measures.__all__, "growth_readings")
    if inspect.isfunction(getattr(sei, name)) and name != "with_rounding"
]
ODD = [np.nan, 0.0, -0.0, -3.0, -100.0, -150.0, np.inf, -np.inf, 1e-300, 1e300, 7.0]
every_measure = pytest.mark.parametrize("name", MEASURES)
every_rowwise = pytest.mark.parametrize("name", ROWWISE)


def some(measure: Any, *, counted: float = 3.0) -> dict[str, float]:
    names = names_of(measure)
    return {name: counted if name in COUNTED else 4.0 + place for place, name in enumerate(names)}


def test_the_rowwise_measures_were_found() -> None:
    assert {"growth_gap", "share", "required_growth", "contribution"} <= set(ROWWISE)


@every_measure
def test_docstring_has_formula_range_cautions_source_and_example(name: str) -> None:
    text = inspect.getdoc(getattr(sei, name)) or ""
    assert ("Formula:" in text and "Range:" in text) or "formulas and ranges" in text
    assert "Source:" in text
    assert "Cautions:" in text or "refused" in text
    assert doctest.DocTestParser().get_examples(text)


@every_measure
def test_unit_is_in_the_first_sentence_or_the_formula(name: str) -> None:
    text = (inspect.getdoc(getattr(sei, name)) or "").split("Cautions:")[0]
    units = ("percent", "points", "times", "unit", "index", "ratio", "count", "from 0 to 1")
    assert any(unit in text for unit in units)


@every_rowwise
def test_floats_arrays_and_series_agree_and_stay_what_they_are(name: str) -> None:
    measure = ROWWISE[name]
    scalars = some(measure)
    index = pd.Index(["a", "b"])
    alone = call(measure, scalars)
    array = call(measure, {key: np.array([value, value]) for key, value in scalars.items()})
    series = call(measure, {key: pd.Series(value, index=index) for key, value in scalars.items()})
    assert type(alone) is float
    assert isinstance(array, np.ndarray)
    assert isinstance(series, pd.Series)
    assert series.index.equals(index)
    assert array.tolist() == [alone, alone] == series.tolist()


@every_rowwise
def test_a_number_beside_a_column_counts_for_every_row(name: str) -> None:
    measure = ROWWISE[name]
    scalars = some(measure)
    first = operands_of(measure)[0][0]
    mixed = call(measure, {**scalars, first: pd.Series([scalars[first]] * 2)})
    assert mixed.tolist() == [call(measure, scalars)] * 2


@every_rowwise
def test_a_missing_operand_gives_a_missing_result(name: str) -> None:
    measure = ROWWISE[name]
    for key in some(measure):
        for missing in (np.nan, None, pd.NA):
            assert np.isnan(call(measure, {**some(measure), key: missing}))


@every_rowwise
def test_nullable_columns_are_read(name: str) -> None:
    measure = ROWWISE[name]
    columns = {
        key: pd.Series([value, None], dtype="Float64") for key, value in some(measure).items()
    }
    found = call(measure, columns)
    assert found[0] == call(measure, some(measure))
    assert np.isnan(found[1])


@every_rowwise
def test_inputs_stay_as_they_are(name: str) -> None:
    measure = ROWWISE[name]
    columns = {key: pd.Series([value, -value]) for key, value in some(measure).items()}
    columns = {key: column.abs() if key in COUNTED else column for key, column in columns.items()}
    before = {key: column.copy() for key, column in columns.items()}
    found = call(measure, columns)
    found[:] = 0.0
    for key, column in columns.items():
        pd.testing.assert_series_equal(column, before[key])


@every_rowwise
@given(data=st.data())
def test_no_operand_however_odd_makes_a_warning(name: str, data: st.DataObject) -> None:
    measure = ROWWISE[name]
    odd = {
        key: value if key in COUNTED else data.draw(st.sampled_from(ODD))
        for key, value in some(measure).items()
    }
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert isinstance(call(measure, odd), float)


@every_rowwise
def test_columns_of_unlike_rows_are_refused(name: str) -> None:
    measure = ROWWISE[name]
    names = list(some(measure))
    one, other = (pd.Series([4.0, 4.0], index=index) for index in (["a", "b"], ["b", "a"]))
    with pytest.raises(SeiError, match="a stands against b"):
        call(measure, {**some(measure), names[0]: one, names[1]: other})
    with pytest.raises(SeiError, match="one has 2 rows, the other 1"):
        call(measure, {**some(measure), names[0]: one, names[1]: other[:1]})
    with pytest.raises(SeiError, match="one has 2 rows, the other 3"):
        call(measure, {**some(measure), names[0]: one, names[1]: np.ones(3)})


@every_rowwise
def test_a_whole_table_is_refused(name: str) -> None:
    measure = ROWWISE[name]
    first = operands_of(measure)[0][0]
    with pytest.raises(SeiError, match="not a whole table"):
        call(measure, {**some(measure), first: pd.DataFrame({"value": [1.0]})})


@pytest.mark.parametrize(
    "name", [name for name in ROWWISE if set(some(ROWWISE[name])) & {*COUNTED}]
)
@pytest.mark.parametrize("years", [0.0, -1.0])
def test_years_that_do_not_pass_are_refused(name: str, years: float) -> None:
    with pytest.raises(SeiError, match="must be more than 0"):
        call(ROWWISE[name], some(ROWWISE[name], counted=years))


def test_nothing_public_is_left_out() -> None:
    """A function that names its source is a measure; what only serves others names none."""
    rooms = [importlib.import_module(f"{measures.__name__}.{info.name}")
             for info in pkgutil.iter_modules(measures.__path__)] + [readings]  # fmt: skip
    written = [
        name
        for room in rooms
        for name, function in inspect.getmembers(room, inspect.isfunction)
        if function.__module__ == room.__name__ and "Source:" in (inspect.getdoc(function) or "")
    ]
    assert sorted(written) == sorted(MEASURES)
