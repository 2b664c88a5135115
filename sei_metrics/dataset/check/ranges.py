"""The range that a printed figure may stand for when published figures are compared."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd

from sei_metrics.rounding import bounds

_SLACK = 1e-9


def widest(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with a range each; without a step, the widest one that the digits leave.

    Trailing zeros may be lost, so `11` may have been printed as 11 or as 11.0: the wider counts.
    """
    steps = rows.step.fillna(rows.value[rows.step.isna()].map(coarsest_step))
    low, high = bounds(rows.value, steps, rows.qualifier)
    return rows.assign(low=low, high=high)


def coarsest_step(value: float) -> float:
    """One unit of the last digit that is not zero: 8.9 has 0.1, 96000 has 1000, 0 has 1."""
    exponent = Decimal(repr(float(value))).normalize().as_tuple().exponent
    return float(Decimal(10) ** int(exponent)) if value else 1.0


def meet(low: Any, high: Any, other_low: Any, other_high: Any) -> Any:
    """Whether two ranges have a number in common, an end at least; floats, arrays or Series."""
    return (low <= other_high + _slack(other_high)) & (other_low <= high + _slack(high))


def overlap(highest_low: float, lowest_high: float) -> bool:
    """Whether ranges share more than an end, told by the highest of their lows and lowest high."""
    slack = _slack(min(abs(highest_low), abs(lowest_high)))
    return bool(lowest_high - highest_low > slack)


def above(part: Any, whole: Any) -> Any:
    """Whether a part is above a whole; floats, arrays or Series."""
    return part > whole + _slack(whole)


def _slack(end: Any) -> Any:
    return _SLACK * (1 + abs(end))
