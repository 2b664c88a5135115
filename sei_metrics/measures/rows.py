"""Rows of a level series in time: which row is the step before, the year before, the base."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sei_metrics import period
from sei_metrics.errors import SeiError
from sei_metrics.kinds import numbers
from sei_metrics.period import Period

STEPS_A_YEAR = {"annual": 1, "half_year": 2, "quarter": 4, "month": 12, "year_to_date": 12}
Places = NDArray[np.int64]


@dataclass(frozen=True)
class Timeline:
    """The rows of a Series by group and period.

    The index holds period spellings; of several index levels the one called `period`, else the
    last, does, and each combination of the others is a line of its own.
    """

    index: pd.Index
    periods: tuple[Period, ...]
    group: Places
    column: Places

    def partner(self, ordinal: Callable[[Period], int], of: Callable[[Period], int]) -> Places:
        """For each row the row of its line whose `ordinal` is what `of` asks for, else -1."""
        width = len(self.periods)
        found = {ordinal(each): place for place, each in enumerate(self.periods)}
        wanted = np.array([found.get(of(each), width) for each in self.periods], dtype=np.int64)
        return self._table()[self.group, wanted[self.column]]

    def _table(self) -> Places:
        lines = int(self.group.max(initial=-1)) + 1
        table = np.full((lines, len(self.periods) + 1), -1, dtype=np.int64)
        table[self.group, self.column] = np.arange(len(self.index))
        return table

    def refuse_duplicates(self) -> None:
        """Raises where a line holds a period twice."""
        twice = self._table()[self.group, self.column] != np.arange(len(self.index))
        if twice.any():
            raise SeiError("refusal.duplicate_period", row=str(self.index[int(twice.argmax())]))


def timeline(levels: Any, measure: str) -> Timeline:
    """The timeline of a Series indexed by periods; anything else is refused."""
    if not isinstance(levels, pd.Series):
        raise SeiError("refusal.no_periods", measure=measure)
    group, column, labels = _codes(levels.index)
    periods = tuple(period.parse(str(label)) for label in labels)
    found = Timeline(levels.index, periods, group, column)
    found.refuse_duplicates()
    return found


def period_level(index: pd.MultiIndex) -> int:
    """The place of the index level that holds the periods: the one so called, else the last."""
    return index.names.index("period") if "period" in index.names else index.nlevels - 1


def _codes(index: pd.Index) -> tuple[Places, Places, Any]:
    if not isinstance(index, pd.MultiIndex):
        column, labels = pd.factorize(index, use_na_sentinel=False)
        return np.zeros(len(index), dtype=np.int64), column.astype(np.int64), labels
    level = period_level(index)
    others = [place for place in range(index.nlevels) if place != level]
    sizes = [len(index.levels[place]) + 1 for place in others]
    joined = np.ravel_multi_index([np.asarray(index.codes[place]) + 1 for place in others], sizes)
    column, used = pd.factorize(np.asarray(index.codes[level]))
    labels = index.levels[level].take(used, allow_fill=True, fill_value=np.nan)
    return pd.factorize(joined)[0].astype(np.int64), column.astype(np.int64), labels


def one_frequency(rows: Timeline, allowed: tuple[str, ...], measure: str) -> str:
    """The one frequency of all rows; two at once, or one not allowed, are refused."""
    first = rows.periods[0] if rows.periods else None
    for other in rows.periods:
        if first is not None and other.frequency != first.frequency:
            raise SeiError("refusal.mixed_periods", first=first.spelling, second=other.spelling)
        if other.frequency not in allowed:
            raise SeiError(
                f"refusal.{other.frequency}_levels", measure=measure, period=other.spelling
            )
    return first.frequency if first else "annual"


def ordinal(each: Period) -> int:
    """Counts the steps of the period's own frequency."""
    return each.year * STEPS_A_YEAR[each.frequency] + each.part


def taken(levels: pd.Series, places: Places) -> pd.Series:
    """The levels at the given rows on the Series' own index; missing where there is no row."""
    values = np.append(numbers(levels), np.nan)[places]
    return pd.Series(values, index=levels.index, copy=False)
