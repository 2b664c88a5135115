"""Growth over several years: averages, two years in one, and rates chained into an index."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from sei_metrics.errors import SeiError
from sei_metrics.kinds import Array, Values, above, at_least, counted, elementwise, numbers
from sei_metrics.measures.chains import chains_of
from sei_metrics.rounding import OnRows, Rounded, against, directions, rounded_by, with_rounding


@directions(+1, against(0))
@elementwise
def growth_between(level: Values, level_before: Values | float) -> Values:
    """Growth from one level to another, in percent; missing where the earlier is <= 0.

    >>> growth_between(12.0, 10.0)
    20.0
    """
    growth: Values = level / above(level_before, 0) * 100 - 100
    return growth


@directions(-1, +1)
@elementwise
def average_growth(first: Values, last: Values | float, steps: Values | float) -> Values:
    """Average growth a year between two levels, compounded, in percent.

    Formula: ((last / first)^(1 / steps) - 1) x 100; steps are the years between the two, not the
    years listed: 2015 to 2019 is 4. Range: -100 upwards; missing where first <= 0 or last < 0.
    Cautions: says nothing of the years between; never across a break.
    Source: compounding over years; with steps of 1 / observations a year it is the "Compounded
    Annual Rate of Change" of FRED, Federal Reserve Bank of St. Louis,
    ((x(t) / x(t-1))^(observations a year) - 1) x 100.

    >>> round(average_growth(100.0, 121.0, 2), 9)
    10.0
    """
    growth: Values = ((at_least(last, 0) / above(first, 0)) ** (1 / counted(steps)) - 1) * 100
    return growth


@directions(+1, +1)
@elementwise
def two_year_average(rate: Values, rate_before: Values | float) -> Values:
    """Average growth over a year and the year before it, in percent.

    Formula: (sqrt((1 + rate/100) x (1 + rate_before/100)) - 1) x 100. Range: -100 upwards; missing
    where a rate is below -100.
    Cautions: both rates over the same months of two consecutive years, on one coverage.
    Source: National Bureau of Statistics, releases of 2021: the two-year average is the geometric
    mean on the base of the same period of 2019.

    >>> round(two_year_average(21.0, 0.0), 9)
    10.0
    """
    growth = at_least(1 + rate / 100, 0) * at_least(1 + rate_before / 100, 0)
    average: Values = (np.sqrt(growth) - 1) * 100
    return average


def _rounded_chain(rates: Rounded, base: Any = 100.0) -> OnRows:
    bare, first = rates.map(numbers), _one_base(base)
    if _is_empty(rates.value):
        return bare, rates.value.index
    chains = chains_of(rates.value)

    @directions(+1)
    def chained(rates: Array) -> Array:
        return chains.chained(rates, first)

    found: Rounded = with_rounding(chained, bare)
    return found, chains.index


def _one_base(base: Any) -> float:
    """The base of all lines, missing or above 0; anything else is refused."""
    found = numbers(base)
    if found.ndim:
        raise SeiError("refusal.several_bases", count=found.size)
    if found <= 0:
        raise SeiError("refusal.base", value=float(found))
    return float(found)


def _is_empty(rates: Any) -> bool:
    return isinstance(rates, pd.Series) and rates.empty


@rounded_by(_rounded_chain)
def chain(rates: pd.Series, base: float = 100.0) -> pd.Series:
    """Annual growth rates chained into an index, with the year before the first as its base.

    Formula: index = index of the year before x (1 + rate/100). Range: 0 upwards; missing from the
    first missing year on, for each line of the Series. The base is one exact number above 0.
    Cautions: annual rates only. Year-to-date rates, and rates of halves, quarters and months
    against the year before, cannot be chained from row to row and are refused.
    Source: compounding, as the System of National Accounts 2008, chapter 15, links year-to-year
    volume growth; the links here are published rates, not indices weighted anew.

    >>> chain(pd.Series([10.0, 20.0], index=["2016", "2017"])).round(9).to_dict()
    {'2015': 100.0, '2016': 110.0, '2017': 132.0}
    """
    first = _one_base(base)
    if _is_empty(rates):
        return pd.Series(numbers(rates), index=rates.index)
    chains = chains_of(rates)
    return pd.Series(chains.chained(numbers(rates), first), index=chains.index, copy=False)
