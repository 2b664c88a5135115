"""Series of levels in time: additions, growth, an index, and single periods out of cumulative ones.

Each takes a Series indexed by periods, or by several levels of which one is the period, and gives a
Series back. A missing step stays missing and is never bridged.
"""

from __future__ import annotations

from collections.abc import Callable
from numbers import Real
from typing import Any

import numpy as np
import pandas as pd

from sei_metrics.errors import SeiError
from sei_metrics.kinds import Array, numbers
from sei_metrics.measures.growth import growth_between
from sei_metrics.measures.rows import STEPS_A_YEAR, Timeline, one_frequency, timeline
from sei_metrics.measures.share import share
from sei_metrics.measures.table import Shift, Table, shift_to
from sei_metrics.rounding import OnRows, Rounded, rounded_by, with_rounding

# For levels on the rows that were looked at, the levels that they are set against.
Before = Callable[[Array], Array]

_STEPS = ("annual", "half_year", "quarter", "month")


def _on(levels: pd.Series, values: Array) -> pd.Series:
    return pd.Series(values, index=levels.index, copy=False)


def _step_before(levels: pd.Series) -> tuple[Table, Shift]:
    """The rows as a table, and for each column the one a step before."""
    rows = timeline(levels, "change")
    one_frequency(rows, _STEPS, "change")
    return rows.table, rows.before(1)


def _rounded_change(levels: Rounded) -> OnRows:
    table, shift = _step_before(levels.value)
    return table.added(levels.map(numbers), shift), levels.value.index


@rounded_by(_rounded_change)
def change(levels: pd.Series) -> pd.Series:
    """What was added since the step before, in the unit of the levels.

    Formula: level - level of the year (half, quarter, month) before. Range: any number; missing in
    the first step and after a missing one.
    Cautions: additions from year-end stocks are net of what was scrapped, so they differ from
    stated gross installations. Year-to-date levels are refused: see `split_cumulative`.
    Source: FRED, Federal Reserve Bank of St. Louis, "Change", x(t) - x(t-1). That capacity is told
    at the end of the year is the International Renewable Energy Agency's definition.

    >>> change(pd.Series([10.0, 12.0, 15.0], index=["2015", "2016", "2017"])).tolist()
    [nan, 2.0, 3.0]
    """
    table, shift = _step_before(levels)
    bare = numbers(levels)
    return _on(levels, table.less(bare, bare, shift))


def _year_before(levels: pd.Series) -> Before:
    rows = timeline(levels, "year_on_year")
    frequency = one_frequency(rows, (*_STEPS, "year_to_date"), "year_on_year")
    shift = rows.before(STEPS_A_YEAR[frequency])
    return lambda each: rows.table.taken(each, shift)


def _rounded_growth(levels: Rounded) -> OnRows:
    bare = levels.map(numbers)
    before = bare.map(_year_before(levels.value))
    return with_rounding(growth_between, bare, before), levels.value.index


@rounded_by(_rounded_growth)
def year_on_year(levels: pd.Series) -> pd.Series:
    """Growth against the same period of the year before, in percent.

    Formula: (level / level a year before - 1) x 100. Range: -100 upwards for levels from 0; missing
    without a row a year before or where that row is <= 0.
    Cautions: growth of published levels is not published growth where the set of firms changes from
    year to year (the catalog says so: comparable_levels).
    Source: FRED, Federal Reserve Bank of St. Louis, "Percent Change from Year Ago",
    (x(t) / x(t - observations a year) - 1) x 100.

    >>> year_on_year(pd.Series([10.0, 12.0, 15.0], index=["2015", "2016", "2018"])).tolist()
    [nan, 20.0, nan]
    """
    before = _year_before(levels)
    return _on(levels, growth_between(numbers(levels), before(numbers(levels))))


def _base(levels: pd.Series, base_period: str | float) -> tuple[Timeline, int]:
    """The rows and the column of the base."""
    rows = timeline(levels, "index_to")
    base = _spelling(base_period)
    frequency = one_frequency(rows, (*_STEPS, "year_to_date"), "index_to")
    if not rows.spellings:
        raise SeiError("refusal.empty_series", base=base)
    if base not in rows.spellings:
        raise SeiError("refusal.no_base", base=base, known=", ".join(rows.spellings[:8]))
    unlike = [each for each in rows.spellings if each[4:] != base[4:]]
    if frequency == "year_to_date" and unlike:
        raise SeiError("refusal.unlike_cumulations", first=base, second=unlike[0])
    return rows, rows.spellings.index(base)


def _spelling(base_period: Any) -> str:
    """The period as an index spells it, a year given as a number too."""
    whole = isinstance(base_period, Real) and base_period == base_period // 1
    return f"{base_period:.0f}" if whole else str(base_period)


def _level_at(rows: Timeline, column: int) -> Before:
    shift = shift_to(np.full(len(rows.spellings), column))
    return lambda each: rows.table.taken(each, shift)


def _rounded_index(levels: Rounded, base_period: str | float) -> OnRows:
    rows, column = _base(levels.value, base_period)
    bare = levels.map(numbers)
    found = with_rounding(share, bare, bare.map(_level_at(rows, column)))
    own = np.flatnonzero(rows.table.spread(np.arange(len(rows.spellings)) == column))
    exact = own[~np.isnan(found.value[own])]
    for each in (found.value, found.low, found.high):
        each[exact] = 100.0
    return found, levels.value.index


@rounded_by(_rounded_index)
def index_to(levels: pd.Series, base_period: str | float) -> pd.Series:
    """Levels as an index with a base period of 100.

    Formula: level / level of the base period x 100. Range: 0 upwards for levels from 0; missing
    where the level or its base is missing or the base is <= 0; the base is 100 exactly.
    Cautions: levels in current prices give an index of nominal size, not of volume.
    Source: like FRED, Federal Reserve Bank of St. Louis, index scaled to 100 at a chosen date.

    >>> index_to(pd.Series([10.0, 12.0, 15.0], index=["2015", "2016", "2018"]), "2015").tolist()
    [100.0, 120.0, 150.0]
    """
    at_base = _level_at(*_base(levels, base_period))
    return _on(levels, share(numbers(levels), at_base(numbers(levels))))
