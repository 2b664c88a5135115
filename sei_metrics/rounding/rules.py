"""How a measure declares what its operands' ranges do to its result."""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import EllipsisType
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from sei_metrics.errors import SeiError
from sei_metrics.kinds import numbers
from sei_metrics.rounding.ranges import Rounded

Measure = TypeVar("Measure", bound=Callable[..., Any])
Slots = Mapping[int | str, Any]
Ranges = Mapping[int | str, Rounded]
# Bare numbers with their ranges, and the index of the rows they stand on.
OnRows = tuple[Rounded, pd.Index]
_RULE = "_rounding_rule"


@dataclass(frozen=True)
class Along:
    """A direction that hangs on another operand's sign: `sign` where that one is above 0."""

    operand: int
    sign: int


def along(operand: int) -> Along:
    """Moves with this operand where the other is above 0, against it where that is below 0."""
    return Along(operand, +1)


def against(operand: int) -> Along:
    """Moves against this operand where the other is above 0, with it where that is below 0."""
    return Along(operand, -1)


Direction = int | Along


@dataclass(frozen=True)
class Rule:
    """How a measure moves with its operands, or the function that rounds it."""

    signs: tuple[Direction, ...] = ()
    endless: bool = False
    beyond: tuple[int, ...] = ()
    keywords: Mapping[str, Direction] = field(default_factory=dict)
    corner: Callable[..., Any] | None = None
    by_row: Callable[..., Any] | None = None
    by: Callable[..., OnRows] | None = None

    def sign(self, slot: int | str) -> Direction | None:
        """The direction declared for an operand, by its place or keyword; None without one."""
        if isinstance(slot, str):
            return self.keywords.get(slot)
        if slot < len(self.signs):
            return self.signs[slot]
        return self.signs[-1] if self.endless else None


def directions(
    *signs: Direction | EllipsisType,
    beyond: tuple[int, ...] = (),
    corner: Callable[..., Any] | None = None,
    by_row: Callable[..., Any] | None = None,
    **keywords: Direction,
) -> Callable[[Measure], Measure]:
    """Declares how a measure moves with each operand: +1 with it, -1 against it, 0 either way.

    `along(k)` and `against(k)` hang on the sign of operand k. 0 and a sign that hangs on an operand
    below 0 try both ends; the measure must be monotone in the operand all the same. A last `...`
    repeats the sign before it. A measure that is missing at an end has no range. `beyond` lists the
    operands that must be above 0 beyond their rounding, else the value is missing too. `corner`
    takes the measure's place at the ends, `by_row` where several operands are given.
    """
    plain = tuple(sign for sign in signs if not isinstance(sign, EllipsisType))
    rule = Rule(plain, len(plain) < len(signs), beyond, keywords, corner, by_row)
    return lambda measure: _declared(measure, rule)


def rounded_by(function: Callable[..., OnRows]) -> Callable[[Measure], Measure]:
    """Declares the function that carries ranges through a measure whose rows hang together."""
    return lambda measure: _declared(measure, Rule(by=function))


def _declared(measure: Measure, rule: Rule) -> Measure:
    setattr(measure, _RULE, rule)
    return measure


def rule_of(measure: Callable[..., Any]) -> Rule:
    """The measure's rule; a measure without one is refused."""
    rule = getattr(measure, _RULE, None)
    if not isinstance(rule, Rule):
        raise SeiError("refusal.no_direction", measure=name_of(measure))
    return rule


def name_of(measure: Callable[..., Any]) -> str:
    """The measure's name, for a sentence about it."""
    return getattr(measure, "__name__", repr(measure))


def signs_of(
    measure: Callable[..., Any], rule: Rule, ranges: Ranges, positive: bool = False
) -> dict[int, int]:
    """The direction of each ranged object: 0 where it stands in places that disagree.

    Where it hangs on another operand's sign it is 0 too; with `positive` that of the rows in which
    no operand is below 0.
    """
    found: dict[int, int] = {}
    for slot, item in ranges.items():
        direction = rule.sign(slot)
        if direction is None:
            raise SeiError("refusal.no_range", measure=name_of(measure), operand=slot)
        if isinstance(direction, Along):
            direction = direction.sign if positive else 0
        found[id(item)] = direction if found.get(id(item), direction) == direction else 0
    return found


def doubtful(rule: Rule, ranges: Ranges) -> Any:
    """The rows in which an operand that must be above 0 may not be, by its rounding."""
    lows = (numbers(ranges[slot].low) for slot in rule.beyond if slot in ranges)
    return _in_any(low <= 0 for low in lows)


def below_zero(rule: Rule, slots: Slots, ranges: Ranges) -> Any:
    """The rows in which an operand on whose sign a direction hangs may be below 0."""
    hung_on = {each.operand for each in map(rule.sign, ranges) if isinstance(each, Along)}
    lows = (ranges[place].low if place in ranges else slots[place] for place in hung_on)
    return _in_any(numbers(low) < 0 for low in lows)


def turning(rule: Rule, ranges: Ranges) -> Any:
    """The rows in which an object whose direction hangs on its own sign may be on both sides of 0.

    There the measure is no longer monotone in it: a square is lowest in between.
    """
    hanging = ((item, rule.sign(slot)) for slot, item in ranges.items())
    own = [
        item
        for item, direction in hanging
        if isinstance(direction, Along) and ranges.get(direction.operand) is item
    ]
    return _in_any((numbers(item.low) < 0) & (numbers(item.high) > 0) for item in own)


def _in_any(masks: Iterable[Any]) -> Any:
    """The rows that one of several masks holds; none where there is no mask."""
    found = list(masks)
    return functools.reduce(operator.or_, found) if found else np.False_
