"""Ranges through a measure that works row by row, on bare arrays.

All rows are taken at the corners that count where no operand is below 0. The rows that have one
below 0 are then taken again at theirs, and those whose ends came out undefined at their limits.
Rows without a defined value, and those in which one object turns the measure round, have no range.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from sei_metrics.kinds import Array, formula_of
from sei_metrics.rounding.extremes import Places, Spread, called, extremes, over_corners
from sei_metrics.rounding.ranges import Rounded
from sei_metrics.rounding.rules import (
    Ranges,
    Rule,
    Slots,
    below_zero,
    doubtful,
    signs_of,
    turning,
)


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

    def again(rows: Places) -> Spread:
        either = replace(spread, signs=signs_of(measure, rule, ranges))
        return either.at(rows, value.shape)

    negative = below_zero(rule, exact, ranges)
    if negative.any():
        rows = np.flatnonzero(negative)
        _put(ends, rows, over_corners(again(rows)))
    unknown = np.flatnonzero(~(ends[0] <= ends[1]))
    if unknown.size:
        _put(ends, unknown, (np.nan, np.nan))
        endless = unknown[_known(ranges, unknown, value.shape)]
        if endless.size:
            _put(ends, endless, extremes(again(endless)))
    for mask in (turning(rule, ranges), _undefined(rule, value, values)):
        if mask.any():
            _put(ends, np.flatnonzero(mask), (np.nan, np.nan))
    return Rounded(value, *ends)


def _undefined(rule: Rule, value: Array, operands: Slots) -> Any:
    """The rows that have no value though no operand is missing: none has a range.

    Only a measure with a formula of its own at the ends can find ends there.
    """
    if rule.corner is None:
        return np.False_
    missing = functools.reduce(operator.or_, map(np.isnan, operands.values()))
    return np.isnan(value) & ~missing


def _known(ranges: Ranges, rows: Places, shape: tuple[int, ...]) -> Any:
    """Which of these rows have a lower end in every range."""
    lows = (np.broadcast_to(item.low, shape).take(rows) for item in ranges.values())
    return ~functools.reduce(operator.or_, map(np.isnan, lows))


def _put(ends: tuple[Array, Array], rows: Places, found: tuple[Any, Any]) -> None:
    for end, rows_found in zip(ends, found, strict=True):
        end.put(rows, rows_found)
