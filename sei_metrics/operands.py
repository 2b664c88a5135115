"""What may stand where a measure takes numbers, and what it says to anything else."""

from __future__ import annotations

import textwrap
from decimal import Decimal
from numbers import Real
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sei_metrics.errors import SeiError

Array = NDArray[np.float64]
# The kinds of dtype that hold numbers: floats, whole ones with and without sign, truth values.
NUMERIC = frozenset("fiub")
_PANDAS = (pd.Series, pd.Index, pd.api.extensions.ExtensionArray)
_SINGLE: Any = (Real, Decimal, np.bool_)
_MISSING = (None, pd.NA, pd.NaT, np.ma.masked)
# Text in bytes: numpy would take the codes of its letters for numbers.
_BYTES = (bytes, bytearray, memoryview)


def read(operand: Any) -> Array:
    """The numbers of anything that holds numbers, missing and masked ones as nan."""
    if isinstance(operand, pd.DataFrame):
        raise SeiError("refusal.frame")
    if isinstance(operand, np.ma.MaskedArray):
        return np.where(np.ma.getmaskarray(operand), np.nan, read(np.asarray(operand.data)))
    kind = getattr(getattr(operand, "dtype", None), "kind", "O")
    if kind == "O":
        return _one_by_one(operand)
    if kind not in NUMERIC:
        raise _no_number([*np.ravel(np.asarray(operand))[:1], operand.dtype][0])
    if isinstance(operand, _PANDAS):
        return operand.to_numpy(dtype=np.float64, na_value=np.nan)
    return np.asarray(operand, dtype=np.float64)


def items(operand: Any) -> NDArray[np.object_]:
    """The operand's items as they are, in no row where it is a single thing."""
    _refuse_bytes(operand)
    try:
        return np.asarray(operand, dtype=object)
    except ValueError:
        raise _no_number(operand) from None


def _refuse_bytes(operand: Any, row: Any = None) -> None:
    if isinstance(operand, _BYTES):
        raise _no_number(operand, row)
    if isinstance(operand, list | tuple):
        for place, item in enumerate(operand):
            _refuse_bytes(item, place if row is None else row)


def labels(operand: Any) -> Any:
    """The names of a column's rows, or the places of other rows."""
    return operand.index if isinstance(operand, pd.Series) else range(len(operand))


def _one_by_one(operand: Any) -> Array:
    found = items(operand)
    rows = labels(operand) if found.ndim == 1 else [None] * found.size
    read_items = [_number(item, row) for item, row in zip(found.flat, rows, strict=True)]
    return np.array(read_items, dtype=np.float64).reshape(found.shape)


def _number(item: Any, row: Any) -> float:
    """The item as a number; one too large to count with is infinite, as 1e400 is."""
    if any(item is missing for missing in _MISSING):
        return np.nan
    if not isinstance(item, _SINGLE):
        raise _no_number(item, row)
    try:
        return float(item)
    except OverflowError:
        return np.inf if item > 0 else -np.inf


def _no_number(item: Any, row: Any = None) -> SeiError:
    """Says what stands where a number should, and in which row of a column."""
    if all(hasattr(item, end) for end in ("value", "low", "high")):
        return SeiError("refusal.ranged_operand")
    said = textwrap.shorten(str(item), 60, placeholder=" ...")
    if row is None:
        return SeiError("refusal.no_number", value=said)
    return SeiError("refusal.no_number_in_row", value=said, row=row)
