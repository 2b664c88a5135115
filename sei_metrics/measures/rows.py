"""Rows of a level series in time: which row is the step before, the year before, the base."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from sei_metrics import period
from sei_metrics.errors import SeiError
from sei_metrics.measures.table import Codes, Shift, Table, shift_to, table_of
from sei_metrics.period import Period

STEPS_A_YEAR = {"annual": 1, "half_year": 2, "quarter": 4, "month": 12, "year_to_date": 12}


@dataclass(frozen=True)
class Timeline:
    """The rows of a Series as a table with a line a row and a period a column.

    The index holds period spellings; of several index levels the one called `period`, else the
    last, does, and each combination of the others is a line of its own. The columns have the
    periods with these `spellings`.
    """

    index: pd.Index
    table: Table
    spellings: tuple[str, ...]

    @property
    def periods(self) -> tuple[Period, ...]:
        """The period of each column."""
        return parsed(self.spellings)

    def before(self, steps: int) -> Shift:
        """For each column the one so many steps of its frequency before."""
        return _shift_before(self.spellings, steps)


def timeline(levels: Any, measure: str) -> Timeline:
    """The timeline of a Series indexed by periods; anything else is refused."""
    if not isinstance(levels, pd.Series):
        raise SeiError("refusal.no_periods", measure=measure)
    index = levels.index
    column, labels, lines = _codes(index)
    table, met = table_of(column, lines)
    names = [*labels.tolist(), np.nan]
    rows = Timeline(index, table, tuple(str(names[code]) for code in met.tolist()))
    parsed(rows.spellings)
    repeated = table.repeated()
    if repeated is not None:
        raise SeiError("refusal.duplicate_period", row=str(index[repeated]))
    return rows


@functools.lru_cache
def parsed(spellings: tuple[str, ...]) -> tuple[Period, ...]:
    """The period of each spelling; anything else is refused."""
    return tuple(period.parse(spelling) for spelling in spellings)


@functools.lru_cache
def _shift_before(spellings: tuple[str, ...], steps: int) -> Shift:
    ordinals = [_ordinal(each) for each in parsed(spellings)]
    known = {each: column for column, each in enumerate(ordinals)}
    return shift_to([known.get(each - steps, -1) for each in ordinals])


def period_level(index: pd.MultiIndex) -> int:
    """The place of the index level that holds the periods: the one so called, else the last."""
    return index.names.index("period") if "period" in index.names else index.nlevels - 1


def _codes(index: pd.Index) -> tuple[Codes, pd.Index, list[Codes]]:
    """The code of each row's period, the periods' labels, and the codes of the other levels."""
    if not isinstance(index, pd.MultiIndex):
        column, labels = pd.factorize(index)
        return column.astype(np.int64), pd.Index(labels), []
    level = period_level(index)
    codes = [np.asarray(each) for each in index.codes]
    return codes.pop(level), index.levels[level], codes


def one_frequency(rows: Timeline, allowed: tuple[str, ...], measure: str) -> str:
    """The one frequency of all rows; two at once, or one not allowed, are refused."""
    periods = rows.periods
    first = periods[0] if periods else None
    for other in periods:
        if first is not None and other.frequency != first.frequency:
            raise SeiError("refusal.mixed_periods", first=first.spelling, second=other.spelling)
        if other.frequency not in allowed:
            raise SeiError(
                f"refusal.{other.frequency}_levels", measure=measure, period=other.spelling
            )
    return first.frequency if first else "annual"


def _ordinal(each: Period) -> int:
    """Counts the steps of the period's own frequency."""
    return each.year * STEPS_A_YEAR[each.frequency] + each.part
