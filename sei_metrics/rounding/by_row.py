"""Ranges through a measure that works row by row, on bare arrays.

All rows are taken at the corners that count where no operand is below 0. The rows that have one
below 0, or an end that comes out undefined, are then taken again by themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from sei_metrics.kinds import formula_of
from sei_metrics.rounding.extremes import Spread, called, extremes, over_corners
from sei_metrics.rounding.ranges import Rounded
from sei_metrics.rounding.rules import Ranges, Rule, Slots, below_zero, doubtful, signs_of


def by_row(measure: Callable[..., Any], rule: Rule, exact: Slots, ranges: Ranges) -> Rounded:
    """Value, low and high of a measure whose operands are arrays; all alike where all are exact."""
    values = {**exact, **{slot: item.value for slot, item in ranges.items()}}
    value = called(formula_of(measure), values)
    if not ranges:
        return Rounded(value, value.copy(), value.copy())
    in_doubt = doubtful(rule, ranges)
    if in_doubt.any():
        value = np.where(in_doubt, np.nan, value)
    signs = signs_of(measure, rule, ranges, positive=True)
    spread = Spread(formula_of(rule.corner or measure), exact, ranges, signs)
    ends = over_corners(spread)
    unknown = np.isnan(ends[0]) | np.isnan(ends[1])
    again = np.flatnonzero(unknown | below_zero(rule, exact, ranges))
    if again.size:
        few = spread.at(again, value.shape)
        few = replace(few, signs=signs_of(measure, rule, few.ranges))
        for end, found in zip(ends, extremes(few), strict=True):
            end.put(again, found)
    return Rounded(value, *ends)
