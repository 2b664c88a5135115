"""Ranges through a measure that works row by row, on bare arrays.

All rows are taken at the corners that count where no operand is below 0. The rows that have one
below 0, or an end that comes out undefined, are then taken again by themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from sei_metrics.kinds import Array, formula_of
from sei_metrics.rounding.extremes import Spread, called, none_without_both, over_corners
from sei_metrics.rounding.ranges import Rounded
from sei_metrics.rounding.rules import Ranges, Rule, Slots, below_zero, doubtful, signs_of

Ends = tuple[Array, Array]


def by_row(measure: Callable[..., Any], rule: Rule, exact: Slots, ranges: Ranges) -> Rounded:
    """Value, low and high of a measure whose operands are all arrays."""
    values = {**exact, **{slot: item.value for slot, item in ranges.items()}}
    value = called(formula_of(measure), values)
    in_doubt = doubtful(rule, ranges)
    if in_doubt.any():
        value = np.where(in_doubt, np.nan, value)
    odd = below_zero(rule, exact, ranges)
    mostly_odd = 2 * np.count_nonzero(odd) > np.size(odd)
    signs = signs_of(measure, rule, exact, ranges, positive=not mostly_odd)
    spread = Spread(formula_of(rule.corner or measure), exact, ranges, signs)
    if mostly_odd:
        return Rounded(value, *_settled(spread))
    low, high = over_corners(spread)
    unknown = np.isnan(low) | np.isnan(high)
    again = np.flatnonzero(unknown | odd if odd.any() else unknown)
    if again.size:
        few = spread.at(again, low.shape)
        few = replace(few, signs=signs_of(measure, rule, few.exact, few.ranges))
        _put((low, high), again, _settled(few))
    return Rounded(value, low, high)


def _settled(spread: Spread) -> Ends:
    """Lowest and highest; where infinity leaves a corner undefined, its limit."""
    low, high = over_corners(spread)
    unknown = np.isnan(low) | np.isnan(high)
    if unknown.any():
        again = np.flatnonzero(unknown & spread.open())
        if again.size:
            limits = spread.at(again, low.shape).limits()
            known = low.take(again), high.take(again)
            found = [
                np.where(np.isnan(one), two, one) for one, two in zip(known, limits, strict=True)
            ]
            _put((low, high), again, (found[0], found[1]))
        none_without_both(low, high)
    return low, high


def _put(ends: Ends, rows: Any, found: Ends) -> None:
    for end, values in zip(ends, found, strict=True):
        np.put(end, rows, values)
