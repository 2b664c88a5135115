"""Lowest and highest of a measure over the corners of its operands' ranges."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sei_metrics.kinds import Array, like, numbers
from sei_metrics.rounding.ranges import Rounded
from sei_metrics.rounding.rules import Ranges, Slots

Places = NDArray[np.int64]

_ENDS = {1: ("low",), -1: ("high",), 0: ("low", "high")}
# Stands for an open end where infinity itself leaves a formula undefined (inf/inf, 0 x inf).
_FAR = 1e150
_FAR_RESULT = 1e75
_NEAR_RESULT = 1e-75


@dataclass(frozen=True)
class Corner:
    """Every operand at one of its ends, where a measure may be lowest, highest, or either."""

    operands: Slots
    lowest: bool
    highest: bool


@dataclass(frozen=True)
class Spread:
    """A measure, its exact operands and those with a range, and the sign each of them moves it by.

    `signs` go by the identity of a range: one object in two places is one operand.
    """

    measure: Callable[..., Any]
    exact: Slots
    ranges: Ranges
    signs: Mapping[int, int]

    def corners(self) -> Iterator[Corner]:
        """The corners that count, each once."""
        for ends, lowest, highest in _choices(tuple(self.signs.values())):
            chosen = dict(zip(self.signs, ends, strict=True))
            given = {slot: getattr(item, chosen[id(item)]) for slot, item in self.ranges.items()}
            yield Corner({**self.exact, **given}, lowest, highest)

    def mapped(self, change: Callable[[Any], Any]) -> Spread:
        """The same with the ends of every range changed; one object stays one object."""
        changed = {
            id(item): Rounded(item.value, change(item.low), change(item.high))
            for item in self.ranges.values()
        }
        signs = {id(changed[key]): sign for key, sign in self.signs.items()}
        ranges = {slot: changed[id(item)] for slot, item in self.ranges.items()}
        return replace(self, ranges=ranges, signs=signs)

    def at(self, rows: Places, shape: tuple[int, ...]) -> Spread:
        """The same in some rows of a result of this shape; operands are arrays."""

        def taken(array: Array) -> Array:
            return np.broadcast_to(array, shape).take(rows) if array.ndim else array

        exact = {slot: taken(operand) for slot, operand in self.exact.items()}
        return replace(self.mapped(taken), exact=exact)

    def limits(self) -> tuple[Array, Array]:
        """Lowest and highest with open ends far out in place of infinite."""
        low, high = over_corners(self.mapped(_nearer))
        return _limit(low), _limit(high)


@functools.cache
def _choices(signs: tuple[int, ...]) -> tuple[tuple[tuple[str, ...], bool, bool], ...]:
    """Ends to take of operands with these signs, and whether a measure may be lowest or highest."""
    lowest, highest = (
        set(itertools.product(*(_ENDS[side * sign] for sign in signs))) for side in (1, -1)
    )
    return tuple((ends, ends in lowest, ends in highest) for ends in lowest | highest)


def called(measure: Callable[..., Any], operands: Slots) -> Any:
    """The measure with its operands, those by place given by place."""
    named = {slot: operand for slot, operand in operands.items() if isinstance(slot, str)}
    return measure(*(operands[place] for place in range(len(operands) - len(named))), **named)


def extremes(spread: Spread) -> tuple[Array, Array]:
    """Lowest and highest, both or none; where infinity leaves a corner undefined, its limit."""
    low, high = over_corners(spread)
    if not (np.isnan(low) | np.isnan(high)).any():
        return low, high
    limits = spread.limits()
    low, high = (
        np.where(np.isnan(end), limit, end) for end, limit in zip((low, high), limits, strict=True)
    )
    none = np.isnan(low) | np.isnan(high)
    return np.where(none, np.nan, low), np.where(none, np.nan, high)


def over_corners(spread: Spread) -> tuple[Array, Array]:
    """Lowest and highest over the corners, in arrays of their own."""
    low = high = None
    for corner in spread.corners():
        found = np.require(called(spread.measure, corner.operands), np.float64, "W")
        if corner.lowest:
            low = found if low is None else np.minimum(low, found, out=low)
        if corner.highest:
            found = found.copy() if found is low else found
            high = found if high is None else np.maximum(high, found, out=high)
    assert low is not None and high is not None
    return low, high


def _nearer(end: Any) -> Any:
    return like(end, np.clip(numbers(end), -_FAR, _FAR))


def _limit(result: Array) -> Array:
    """The limit that a result far out stands for."""
    limit = np.where(np.abs(result) >= _FAR_RESULT, np.copysign(np.inf, result), result)
    return np.where(np.abs(limit) <= _NEAR_RESULT, 0.0, limit)
