"""A measure at the corners of its operands' ranges.

A measure that is monotone in each operand takes its lowest and highest value where every operand is
at an end of its range: the declared directions say at which.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, overload

import numpy as np
import pandas as pd

from sei_metrics.errors import SeiError
from sei_metrics.kinds import Array, is_elementwise, like, numbers, only, widest
from sei_metrics.rounding.one_unit import refuse_mixed_units
from sei_metrics.rounding.ranges import Rounded
from sei_metrics.rounding.rules import Ranges, Slots, rule_of, signs_of

Ends = tuple[str, ...]

_ENDS = {1: ("low",), -1: ("high",), 0: ("low", "high")}
# Stands for an open end where infinity itself leaves a formula undefined (inf/inf, 0 x inf).
_FAR = 1e150
_FAR_RESULT = 1e75


@overload
def with_rounding(
    measure: Callable[..., Any], first: pd.DataFrame, /, *operands: Any, **keywords: Any
) -> pd.DataFrame: ...
@overload
def with_rounding(
    measure: Callable[..., Any],
    first: Any,
    second: pd.DataFrame,
    /,
    *operands: Any,
    **keywords: Any,
) -> pd.DataFrame: ...
@overload
def with_rounding(measure: Callable[..., Any], /, *operands: Any, **keywords: Any) -> Rounded: ...
def with_rounding(
    measure: Callable[..., Any], /, *operands: Any, **keywords: Any
) -> Rounded | pd.DataFrame:
    """A measure's value with the lowest and highest it can be, given its operands' ranges.

    Operands are `Rounded`, bare numbers (exact) or frames with columns value, low and high; with a
    frame among them a frame comes back; where frames have a column `unit` too, operands of unlike
    units are refused. One object given twice is one operand. An open end passes
    through by direction. A measure that does not declare its directions is refused.
    """
    rule = rule_of(measure)
    slots: dict[int | str, Any] = dict(enumerate(operands))
    slots.update(keywords)
    refuse_mixed_units(measure, slots)
    ranges = _ranges(slots)
    if rule.by:
        first = ranges.get(0, Rounded(operands[0], operands[0], operands[0]))
        found = rule.by(first, *operands[1:], **keywords)
    else:
        found = _row_by_row(measure, slots, ranges)
    framed = any(isinstance(operand, pd.DataFrame) for operand in slots.values())
    return _frame(found) if framed else found


def _frame(found: Rounded) -> pd.DataFrame:
    """The columns on the rows of the result; a measure of a whole column gives one row."""
    columns = {name: np.atleast_1d(numbers(column)) for name, column in vars(found).items()}
    return pd.DataFrame(columns, index=getattr(found.value, "index", None), copy=False)


def _ranges(slots: Slots) -> dict[int | str, Rounded]:
    """The operands that have a range, by their place; one object stays one object."""
    frames: dict[int, Rounded] = {}
    found: dict[int | str, Rounded] = {}
    for slot, operand in slots.items():
        if isinstance(operand, Rounded):
            found[slot] = operand
        elif isinstance(operand, pd.DataFrame):
            found[slot] = frames.setdefault(id(operand), _of_frame(operand))
    return found


def _of_frame(frame: pd.DataFrame) -> Rounded:
    missing = [name for name in ("value", "low", "high") if name not in frame]
    if missing:
        raise SeiError("refusal.no_column", column=", ".join(missing))
    return Rounded(frame["value"], frame["low"], frame["high"])


def _row_by_row(measure: Callable[..., Any], slots: Slots, ranges: Ranges) -> Rounded:
    """The ranges on bare arrays where the measure allows it, in the operands' kind again."""
    if not is_elementwise(measure):
        return _at_corners(measure, slots, ranges)
    template = widest(*(ranges[slot].value if slot in ranges else slots[slot] for slot in slots))
    bare = {id(item): item.map(numbers) for item in ranges.values()}
    arrays = {slot: numbers(operand) for slot, operand in slots.items() if slot not in ranges}
    found = _at_corners(
        measure,
        {slot: arrays.get(slot) for slot in slots},
        {slot: bare[id(item)] for slot, item in ranges.items()},
    )
    return found.map(lambda values: like(template, values))


def _at_corners(measure: Callable[..., Any], slots: Slots, ranges: Ranges) -> Rounded:
    rule = rule_of(measure)
    value = _call(measure, slots, {slot: item.value for slot, item in ranges.items()})
    signs = signs_of(measure, rule, slots, ranges)
    low, high = _extremes(rule.corner or measure, signs, slots, ranges)
    low, high = _both_or_none(low, high)
    for slot in rule.beyond:
        if slot in ranges:
            value = like(value, np.where(numbers(ranges[slot].low) <= 0, np.nan, value))
    return Rounded(value, like(value, low), like(value, high))


def _both_or_none(low: Array, high: Array) -> tuple[Array, Array]:
    """A range with one end unknown is no range."""
    if not (np.isnan(low).any() or np.isnan(high).any()):
        return low, high
    known = ~(np.isnan(low) | np.isnan(high))
    return only(known, low), only(known, high)


def _extremes(
    measure: Callable[..., Any], signs: Mapping[int, int], slots: Slots, ranges: Ranges
) -> tuple[Array, Array]:
    found = _scan(measure, signs, slots, ranges)
    if any(np.isnan(end).any() for end in found) and any(_open(item) for item in ranges.values()):
        near = {id(item): item.map(_nearer) for item in ranges.values()}
        limits = _scan(
            measure,
            {id(near[key]): sign for key, sign in signs.items()},
            slots,
            {slot: near[id(item)] for slot, item in ranges.items()},
        )
        for end, limit in zip(found, limits, strict=True):
            np.copyto(end, _settled(limit), where=np.isnan(end))
    return found


def _scan(
    measure: Callable[..., Any], signs: Mapping[int, int], slots: Slots, ranges: Ranges
) -> tuple[Array, Array]:
    """Lowest and highest over the corners, each corner computed once."""
    low = high = None
    lowest, highest = set(_corners(signs.values(), 1)), set(_corners(signs.values(), -1))
    for ends in lowest | highest:
        chosen = dict(zip(signs, ends, strict=True))
        given = {slot: getattr(item, chosen[id(item)]) for slot, item in ranges.items()}
        found = np.require(_call(measure, slots, given), np.float64, "W")
        if ends in lowest:
            low = found if low is None else np.minimum(low, found, out=low)
        if ends in highest:
            found = found.copy() if found is low else found
            high = found if high is None else np.maximum(high, found, out=high)
    assert low is not None and high is not None
    return low, high


def _corners(signs: Iterable[int], side: int) -> Iterator[Ends]:
    return itertools.product(*(_ENDS[side * sign] for sign in signs))


def _call(measure: Callable[..., Any], slots: Slots, given: Slots) -> Any:
    filled = {slot: given.get(slot, operand) for slot, operand in slots.items()}
    named = {slot: value for slot, value in filled.items() if isinstance(slot, str)}
    return measure(*(filled[place] for place in range(len(filled) - len(named))), **named)


def _open(item: Rounded) -> bool:
    return bool(np.isinf(numbers(item.low)).any() or np.isinf(numbers(item.high)).any())


def _nearer(end: Any) -> Any:
    return like(end, np.clip(numbers(end), -_FAR, _FAR))


def _settled(limit: Array) -> Array:
    """The limit that a result far out stands for."""
    limit = np.where(np.abs(limit) > _FAR_RESULT, np.copysign(np.inf, limit), limit)
    return np.where(np.abs(limit) < 1 / _FAR_RESULT, 0.0, limit)
