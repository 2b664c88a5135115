"""Series of levels in time: additions, growth, an index, and single periods out of cumulative ones.

Each takes a Series indexed by periods, or by several levels of which one is the period, and gives a
Series back. A missing step stays missing and is never bridged.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from sei_metrics.errors import SeiError
from sei_metrics.kinds import like
from sei_metrics.measures.growth import growth_between
from sei_metrics.measures.relative import growth_gap
from sei_metrics.measures.rows import STEPS_A_YEAR, one_frequency, ordinal, taken, timeline
from sei_metrics.measures.share import share
from sei_metrics.rounding import Rounded, rounded_by, with_rounding

_STEPS = ("annual", "half_year", "quarter", "month")


def _level_before(levels: pd.Series) -> pd.Series:
    rows = timeline(levels, "change")
    one_frequency(rows, _STEPS, "change")
    return taken(levels, rows.partner(ordinal, lambda each: ordinal(each) - 1))


@rounded_by(lambda levels: with_rounding(growth_gap, levels, levels.map(_level_before)))
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
    return growth_gap(levels, _level_before(levels))


def _level_a_year_before(levels: pd.Series) -> pd.Series:
    rows = timeline(levels, "year_on_year")
    frequency = one_frequency(rows, (*_STEPS, "year_to_date"), "year_on_year")
    steps = STEPS_A_YEAR[frequency]
    return taken(levels, rows.partner(ordinal, lambda each: ordinal(each) - steps))


@rounded_by(lambda levels: with_rounding(growth_between, levels, levels.map(_level_a_year_before)))
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
    return growth_between(levels, _level_a_year_before(levels))


def _level_at(levels: pd.Series, base_period: str) -> pd.Series:
    rows = timeline(levels, "index_to")
    frequency = one_frequency(rows, (*_STEPS, "year_to_date"), "index_to")
    spellings = [each.spelling for each in rows.periods]
    if base_period not in spellings:
        raise SeiError("refusal.no_base", base=base_period, known=", ".join(spellings[:8]))
    unlike = [each for each in rows.periods if each.spelling[4:] != base_period[4:]]
    if frequency == "year_to_date" and unlike:
        raise SeiError("refusal.unlike_cumulations", first=base_period, second=unlike[0].spelling)
    base = ordinal(rows.periods[spellings.index(base_period)])
    return taken(levels, rows.partner(ordinal, lambda _: base))


def _rounded_index(levels: Rounded, base_period: str) -> Rounded:
    found = with_rounding(share, levels, levels.map(lambda each: _level_at(each, base_period)))
    rows = timeline(levels.value, "index_to")
    own = np.array([each.spelling == base_period for each in rows.periods])[rows.column]
    exact = own & ~np.isnan(found.value.to_numpy())
    return found.map(lambda each: like(each, np.where(exact, 100.0, each)))


@rounded_by(_rounded_index)
def index_to(levels: pd.Series, base_period: str) -> pd.Series:
    """Levels as an index with a base period of 100.

    Formula: level / level of the base period x 100. Range: 0 upwards for levels from 0; missing
    where the level or its base is missing or the base is <= 0; the base is 100 exactly.
    Cautions: levels in current prices give an index of nominal size, not of volume.
    Source: like FRED, Federal Reserve Bank of St. Louis, index scaled to 100 at a chosen date.

    >>> index_to(pd.Series([10.0, 12.0, 15.0], index=["2015", "2016", "2018"]), "2015").tolist()
    [100.0, 120.0, 150.0]
    """
    return share(levels, _level_at(levels, base_period))
