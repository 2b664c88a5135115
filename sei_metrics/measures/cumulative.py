"""Single periods out of year-to-date levels."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from sei_metrics.errors import SeiError
from sei_metrics.measures.relative import growth_gap
from sei_metrics.measures.rows import Timeline, period_level, taken, timeline
from sei_metrics.period import Period
from sei_metrics.rounding import Rounded, rounded_by, with_rounding

# Months a step of the cumulation, and how its single periods are spelt.
_SPELT = {12: "{year}", 6: "{year}-H{part}", 3: "{year}-Q{part}", 1: "{year}-{part:02d}"}


def _steps(levels: pd.Series) -> tuple[Timeline, int]:
    rows = timeline(levels, "split_cumulative")
    for each in rows.periods:
        if each.frequency in ("month", "span") or each.first_month != (each.year, 1):
            raise SeiError("refusal.not_cumulative", period=each.spelling)
    ends = {each.last_month[1] for each in rows.periods}
    return rows, next(months for months in _SPELT if all(end % months == 0 for end in ends))


def _opens_year(each: Period, months: int) -> bool:
    return each.last_month[1] == (2 if months == 1 else months)


def _before(levels: pd.Series) -> pd.Series:
    """The cumulative level one step earlier in the same year; 0 at the year's first step."""
    rows, months = _steps(levels)
    places = rows.partner(_months, lambda each: _months(each) - months)
    first = np.array([_opens_year(each, months) for each in rows.periods], dtype=bool)[rows.column]
    earlier = taken(levels, places)
    return earlier.where(~first, 0.0)


def _months(each: Period) -> int:
    return each.year * 100 + each.last_month[1]


def _single(each: Period, months: int) -> str:
    if months == 1 and _opens_year(each, months):
        return each.spelling
    return _SPELT[months].format(year=each.year, part=each.last_month[1] // months)


def _respelt(levels: pd.Series) -> pd.Series:
    rows, months = _steps(levels)
    spelt = np.array([_single(each, months) for each in rows.periods], dtype=object)[rows.column]
    index = levels.index
    if not isinstance(index, pd.MultiIndex):
        return levels.set_axis(pd.Index(spelt, name=index.name))
    parts = [index.get_level_values(place) for place in range(index.nlevels)]
    parts[period_level(index)] = pd.Index(spelt)
    return levels.set_axis(pd.MultiIndex.from_arrays(parts, names=index.names))


def _rounded_split(
    levels: Rounded, *, kind: str = "flow", vintages: Iterable[str] | str = ()
) -> Rounded:
    _refuse_mixes(kind, vintages)
    return with_rounding(growth_gap, levels, levels.map(_before)).map(
        lambda each: _respelt(each.set_axis(levels.value.index))
    )


@rounded_by(_rounded_split)
def split_cumulative(
    levels: pd.Series, *, kind: str = "flow", vintages: Iterable[str] | str = ()
) -> pd.Series:
    """Year-to-date levels split into single periods, in the unit of the levels.

    Formula: level from January to a month - level from January to the step before. The step is the
    largest that fits all rows: half-years, quarters or months; January and February are one step,
    spelt `YTD02`. Range: any number; missing after a missing step.
    Cautions: levels of a flow, of one vintage; year-to-date rates are no sums and cannot be split.
    `kind` is the catalog's kind of the indicator, `vintages` the rows' vintages: any kind but a
    flow, and more than one vintage, is refused.
    Source: arithmetic of cumulated levels. That January and February are one step follows the
    National Bureau of Statistics, which publishes them so because of the Spring Festival.

    >>> split_cumulative(pd.Series([4.0, 9.0], index=["2018-Q1", "2018-H1"])).to_dict()
    {'2018-Q1': 4.0, '2018-Q2': 5.0}
    """
    _refuse_mixes(kind, vintages)
    return _respelt(growth_gap(levels, _before(levels)))


def _refuse_mixes(kind: str, vintages: Iterable[str] | str) -> None:
    if kind != "flow":
        raise SeiError("refusal.not_a_flow", kind=kind)
    found = sorted({vintages} if isinstance(vintages, str) else set(vintages))
    if len(found) > 1:
        raise SeiError("refusal.mixed_vintages", first=found[0], second=found[1])
