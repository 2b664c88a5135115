"""A measure at the corners of its operands' ranges.

A measure that is monotone in each operand takes its lowest and highest value where every operand is
at an end of its range: the declared directions say at which.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any, overload

import numpy as np
import pandas as pd

from sei_metrics.errors import SeiError
from sei_metrics.kinds import Array, is_elementwise, like, numbers, row, widest
from sei_metrics.rounding.by_row import by_row
from sei_metrics.rounding.extremes import Spread, called, extremes
from sei_metrics.rounding.one_unit import refuse_mixed_units
from sei_metrics.rounding.ranges import Rounded
from sei_metrics.rounding.rules import Ranges, Rule, Slots, doubtful, name_of, rule_of, signs_of

_COLUMNS = pd.Index(["value", "low", "high"])


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
    frame among them a frame comes back, of one row where the measure gives one number. Where frames
    have a column `unit` too, operands of unlike units are refused. One object given twice is one
    operand, and a list is several parts of a `total`. An open end passes through by direction. A
    measure that does not declare its directions is refused.
    """
    rule = rule_of(measure)
    if keywords or not operands:
        operands, keywords = _by_place(measure, operands, keywords)
    listed = rule.endless and len(operands) == 1 and isinstance(operands[0], (list, tuple))
    if listed:
        operands = tuple(operands[0])
    slots: dict[int | str, Any] = dict(enumerate(operands))
    slots.update(keywords)
    refuse_mixed_units(measure, slots)
    ranges = _ranges(slots)
    _refuse_ranges(measure, rule, ranges)
    several = len(slots) > 1 or (listed and slots)
    rowwise = rule.by_row if rule.by_row and several else measure
    if is_elementwise(rowwise) and not rule.by:
        return _row_by_row(rowwise, rule, slots, ranges)
    if rule.by:
        first = ranges.get(0, Rounded(operands[0], operands[0], operands[0]))
        found, index = rule.by(first, *operands[1:], **keywords)
        return _frame(found, index) if _framed(slots) else found.map(partial(_column, index))
    found = _at_corners(measure, rule, slots, ranges)
    if not _framed(slots):
        return found
    if isinstance(found.value, pd.Series):
        return _frame(found.map(numbers), found.value.index)
    ends = np.concatenate([row(end) for end in (found.value, found.low, found.high)])
    return pd.DataFrame(ends.reshape(1, 3), columns=_COLUMNS)


_signature = lru_cache(inspect.signature)


def _by_place(
    measure: Callable[..., Any], operands: tuple[Any, ...], keywords: dict[str, Any]
) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Operands given by the name of a place in that place; Python says which one is lacking."""
    given = _signature(measure).bind(*operands, **keywords)
    return given.args, given.kwargs


def _refuse_ranges(measure: Callable[..., Any], rule: Rule, ranges: Ranges) -> None:
    """Raises where an operand has a range and must be exact; names it as the measure does."""
    for slot in ranges:
        if rule.sign(slot) is None and (slot != 0 or not rule.by):
            names = dict(enumerate(_signature(measure).parameters))
            named = names.get(slot, slot) if isinstance(slot, int) else slot
            raise SeiError("refusal.no_range", measure=name_of(measure), operand=named)


def _framed(slots: Slots) -> bool:
    return any(isinstance(operand, pd.DataFrame) for operand in slots.values())


def _column(index: pd.Index, values: Array) -> pd.Series:
    return pd.Series(values, index=index, copy=False)


def _frame(found: Rounded, index: pd.Index) -> pd.DataFrame:
    """The three arrays as columns, named afterwards: that spares building the names every time."""
    columns = dict(enumerate((found.value, found.low, found.high)))
    table = pd.DataFrame(columns, index, copy=False)
    table.columns = _COLUMNS
    return table


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


def _row_by_row(
    measure: Callable[..., Any], rule: Rule, slots: Slots, ranges: Ranges
) -> Rounded | pd.DataFrame:
    """The ranges of an elementwise measure: found on bare arrays, in the operands' kind again."""
    template = widest(*(ranges[slot].value if slot in ranges else slots[slot] for slot in slots))
    if not ranges and isinstance(template, pd.Series):
        exact = called(measure, slots)
        return Rounded(exact, exact.copy(deep=False), exact.copy(deep=False))
    rows = row if np.ndim(template) == 0 else numbers
    bare = {id(item): item.map(rows) for item in ranges.values()}
    with np.errstate(all="ignore"):
        found = by_row(
            measure,
            rule,
            {slot: rows(operand) for slot, operand in slots.items() if slot not in ranges},
            {slot: bare[id(item)] for slot, item in ranges.items()},
        )
    return _frame(found, template.index) if _framed(slots) else found.map(partial(like, template))


def _at_corners(measure: Callable[..., Any], rule: Rule, slots: Slots, ranges: Ranges) -> Rounded:
    values = {**slots, **{slot: item.value for slot, item in ranges.items()}}
    value = called(measure, values)
    exact = {slot: operand for slot, operand in slots.items() if slot not in ranges}
    signs = signs_of(measure, rule, ranges)
    low, high = extremes(Spread(rule.corner or measure, exact, ranges, signs))
    in_doubt = doubtful(rule, ranges)
    if in_doubt.any():
        value = like(value, np.where(in_doubt, np.nan, value))
    return Rounded(value, like(value, low), like(value, high))
