"""Floats, numpy arrays and pandas Series under one roof: the kind that comes in goes out."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sei_metrics.errors import SeiError
from sei_metrics.operands import NUMERIC, items, labels, read
from sei_metrics.operands import Array as Array

Values = TypeVar("Values", float, Array, pd.Series)
Given = ParamSpec("Given")
Result = TypeVar("Result")
_ELEMENTWISE = "_elementwise"
_SINGLE = frozenset({float, int, str, bool, np.float64, type(None)})


def numbers(operand: Any) -> Array:
    """The operand's numbers as an array, missing ones as nan; the operand stays as it is.

    Takes numbers, lists, arrays, masked arrays and all columns and indexes of pandas that hold
    numbers. None, NaT, what pandas holds for missing and what is masked are missing; True and False
    count as 1 and 0. Text, times and complex numbers are refused, digits in quotes too.
    """
    if isinstance(operand, pd.Series):
        if operand.dtype == np.float64:
            return operand.to_numpy()
    elif type(operand) is float or (type(operand) is np.ndarray and operand.dtype.kind in NUMERIC):
        return np.asarray(operand, dtype=np.float64)
    return read(operand)


def row(operand: Any) -> Array:
    """A number as an array of one row: numpy's last digit is then that of any other row."""
    return numbers(operand).reshape(1)


def like(template: Any, values: Any) -> Any:
    """The values as the template's kind: a Series on its index, an array, or a float."""
    if isinstance(template, pd.Series):
        return pd.Series(values, index=template.index, copy=False)
    if isinstance(template, (np.ndarray, list, tuple)):
        return np.asarray(values).reshape(() if np.ndim(template) == 0 else np.shape(values))
    return float(np.asarray(values).item())


def widest(*operands: Any) -> Any:
    """The operand whose kind the result takes: a Series before an array before a float.

    A list, an index and whatever else has rows counts as an array. Operands that are not rows of
    one table are refused, never aligned in silence.
    """
    tables: list[Any] = [item for item in operands if isinstance(item, pd.Series)]
    arrays = [rows for item in operands if (rows := _rows_of(item)) is not None]
    first: Any = next(iter([*tables, *arrays, *operands]), np.nan)
    for other in tables[1:]:
        if other.index is not first.index and not other.index.equals(first.index):
            raise _unlike(first, other)
    for other in arrays:
        if other.shape != np.shape(first):
            raise _unlike(first, other)
    return first


def _rows_of(operand: Any) -> NDArray[Any] | None:
    """The operand as an array where it has rows and is no column of a table."""
    if type(operand) in _SINGLE or isinstance(operand, (pd.Series, pd.DataFrame)):
        return None
    rows = operand if isinstance(operand, np.ndarray) else items(operand)
    return rows if rows.ndim else None


def _unlike(first: Any, second: Any) -> SeiError:
    """Names both sides: how many rows each has, or the first label in which they differ."""
    one, two = labels(first), labels(second)
    if len(one) != len(two):
        return SeiError("refusal.unlike_length", first=len(one), second=len(two))
    pairs = ((ours, theirs) for ours, theirs in zip(one, two, strict=True) if ours != theirs)
    ours, theirs = next(pairs, (np.shape(first), np.shape(second)))
    return SeiError("refusal.unlike_rows", first=ours, second=theirs)


def elementwise(formula: Callable[Given, Result]) -> Callable[Given, Result]:
    """Lets a formula on arrays take floats, arrays and Series and give the same kind back.

    Missing operands give missing results, no warning leaks, and no operand is written to.
    """

    @functools.wraps(formula)
    def measure(*operands: Given.args, **keywords: Given.kwargs) -> Result:
        template = widest(*operands, *keywords.values())
        rows = row if np.ndim(template) == 0 else numbers
        arrays = [rows(operand) for operand in operands]
        named = {name: rows(operand) for name, operand in keywords.items()}
        with np.errstate(all="ignore"):
            values = formula(*arrays, **named)  # type: ignore[arg-type]
        return like(template, values)  # type: ignore[no-any-return]

    setattr(measure, _ELEMENTWISE, True)
    return measure


def is_elementwise(measure: Callable[..., Any]) -> bool:
    """Whether each row of the result hangs on that row of the operands alone."""
    return getattr(measure, _ELEMENTWISE, False)


def formula_of(measure: Callable[..., Any]) -> Callable[..., Any]:
    """The formula on arrays inside an elementwise measure; any other measure as it is."""
    return getattr(measure, "__wrapped__", measure) if is_elementwise(measure) else measure


def above(values: Any, limit: float) -> Any:
    """The values above a limit, missing elsewhere; for use inside a formula.

    Like `at_least` and `only` it gives the values themselves back where none has to go: the result
    goes into a formula, nobody writes to it.
    """
    return _without(values <= limit, values)


def at_least(values: Any, limit: float) -> Any:
    """The values from a limit up, missing elsewhere; for use inside a formula."""
    return _without(values < limit, values)


def only(defined: Any, values: Any) -> Any:
    """The values where a formula is defined, missing elsewhere; for use inside a formula."""
    return values if np.all(defined) else np.where(defined, values, np.nan)


def _without(undefined: Any, values: Any) -> Any:
    return np.where(undefined, np.nan, values) if np.any(undefined) else values


def counted(years: Any) -> Any:
    """Years between two periods; refused where they are not above 0."""
    if np.any(years <= 0):
        raise SeiError("refusal.years", value=float(np.nanmin(years)))
    return years
