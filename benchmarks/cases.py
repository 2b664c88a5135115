"""Every public measure with the calls to be timed, found by looking."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from benchmarks.bare import BARE, Bare
from benchmarks.bare_in_time import BARE_IN_TIME
from benchmarks.panel import Panel, frame
from sei_metrics import measures, public
from sei_metrics.kinds import numbers
from sei_metrics.rounding import Rounded, with_rounding

EVERY_BARE = {**BARE, **BARE_IN_TIME}
# Public functions without a column of results, each with its reason.
NOT_TIMED = {
    "with_rounding": "carries ranges through the measures, and is timed with each of them",
    "target_met": "one word for one level",
}
Call = Callable[[], Any]
Operands = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """A measure on a panel: the calls by name, and how many bytes of numbers go in."""

    label: str
    calls: dict[str, Call]
    value_bytes: int
    range_bytes: int


def labels() -> list[str]:
    """Every public measure with a bare expression beside it; one without is refused."""
    timed = {name for name in measures.__all__ if inspect.isfunction(getattr(measures, name))}
    timed.add("growth_readings")
    named = {measure_name(label) for label in EVERY_BARE} | set(NOT_TIMED)
    if timed != named:
        lacking, gone = sorted(timed - named), sorted(named - timed)
        raise LookupError(f"measures without a bare expression: {lacking}; the other way: {gone}")
    return list(EVERY_BARE)


def measure_name(label: str) -> str:
    """`total` for `total, of a column`."""
    return label.partition(",")[0]


def case(label: str, panel: Panel) -> Case:
    """The bare expression, the measure on Series, and with ranges as `Rounded` and as frames."""
    bare, measure = EVERY_BARE[label], getattr(public, measure_name(label))
    names = inspect.signature(bare.guarded).parameters
    ranges = {name: panel.operand(name, bare.calendar, place) for place, name in enumerate(names)}
    values = _each(lambda item: item.value, ranges)
    tables = _each(frame, ranges)
    arrays = [_bare_operand(each, bare, panel) for each in values.values()]
    carried = measure if bare.reads_ranges else functools.partial(with_rounding, measure)
    calls = {
        "bare": functools.partial(bare.guarded, *arrays),
        "unguarded": functools.partial(bare.unguarded or bare.guarded, *arrays),
        "measure": _call(measure, measure, values, bare),
        "Rounded": _call(carried, measure, ranges, bare),
    }
    if not bare.reads_ranges:
        calls["frame"] = _call(carried, measure, tables, bare)
    return Case(label, calls, _bytes(values), 3 * _bytes(values))


def _each(change: Callable[[Rounded], Any], operands: Operands) -> Operands:
    """The operands that have a range, changed; bare numbers as they are."""
    return {
        name: change(item) if isinstance(item, Rounded) else item for name, item in operands.items()
    }


def _bare_operand(operand: Any, bare: Bare, panel: Panel) -> Any:
    if isinstance(operand, float):
        return operand
    if not bare.calendar:
        return numbers(operand).copy()
    whole = operand.reindex(panel.index(bare.calendar))
    return numbers(whole).reshape(panel.lines, panel.periods).copy()


def _call(carried: Callable[..., Any], measure: Any, operands: Operands, bare: Bare) -> Call:
    parameters = inspect.signature(measure).parameters
    by_keyword = {
        name: item
        for name, item in operands.items()
        if name in parameters and parameters[name].kind is inspect.Parameter.KEYWORD_ONLY
    }
    by_place = [item for name, item in operands.items() if name not in by_keyword]
    return functools.partial(carried, *by_place, **by_keyword, **bare.constants)


def _bytes(operands: Operands) -> int:
    return sum(item.nbytes for item in map(numbers, operands.values()) if item.ndim)
