"""Single periods out of year-to-date levels."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from sei_metrics.errors import SeiError
from sei_metrics.kinds import Array, numbers
from sei_metrics.measures.relative import growth_gap
from sei_metrics.measures.rows import Timeline, period_level, timeline
from sei_metrics.period import parse
from sei_metrics.rounding import Rounded, rounded_by, with_rounding

# Months a step of the cumulation, and how its single periods are spelt.
_SPELT = {12: "{year}", 6: "{year}-H{part}", 3: "{year}-Q{part}", 1: "{year}-{part:02d}"}


@dataclass(frozen=True)
class Cumulation:
    """Rows of year-to-date levels: year and last month of each column, and months a step."""

    rows: Timeline
    ends: tuple[tuple[int, int], ...]
    months: int

    def before(self, levels: pd.Series) -> Array:
        """The cumulative level one step earlier in the same year; 0 at the year's first step."""
        columns, absent = _columns_before(self.ends, self.months)
        return self.rows.table.taken(numbers(levels), np.array(columns, np.int64), np.array(absent))

    def index(self) -> pd.Index:
        """The index with single periods in place of cumulative ones."""
        labels, places = _spelt(self.ends, self.months)
        codes = self.rows.table.spread(np.array(places, dtype=np.int32))
        index = self.rows.index
        if not isinstance(index, pd.MultiIndex):
            return labels.take(codes).rename(index.name)
        parts = list(zip(index.levels, index.codes, strict=True))
        parts[period_level(index)] = (labels, codes)
        levels, places = zip(*parts, strict=True)
        return pd.MultiIndex(levels, places, names=index.names, verify_integrity=False)


def _cumulation(levels: pd.Series) -> Cumulation:
    rows = timeline(levels, "split_cumulative")
    met = [_end(each.spelling) for each in rows.periods]
    if None in met:
        raise SeiError("refusal.not_cumulative", period=rows.periods[met.index(None)].spelling)
    ends = tuple(end for end in met if end)
    months = next(months for months in _SPELT if all(month % months == 0 for _, month in ends))
    return Cumulation(rows, ends, months)


@functools.lru_cache
def _columns_before(
    ends: tuple[tuple[int, int], ...], months: int
) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """The column one step before each, -1 for none, and what stands for none."""
    known = {end: column for column, end in enumerate(ends)}
    first = 2 if months == 1 else months
    columns = tuple(known.get((year, month - months), -1) for year, month in ends)
    return columns, tuple(0.0 if month == first else np.nan for _, month in ends)


@functools.lru_cache
def _spelt(ends: tuple[tuple[int, int], ...], months: int) -> tuple[pd.Index, tuple[int, ...]]:
    """The single periods in order of their spelling, and the place of each column's among them."""
    spelt = [_single(year, month, months) for year, month in ends]
    labels = sorted(spelt)
    known = {label: place for place, label in enumerate(labels)}
    return pd.Index(labels, dtype="str"), tuple(known[label] for label in spelt)


def _single(year: int, month: int, months: int) -> str:
    if months == 1 and month == 2:
        return f"{year}-YTD02"
    return _SPELT[months].format(year=year, part=month // months)


@functools.cache
def _end(spelling: str) -> tuple[int, int] | None:
    """Year and last month of a period that begins in January and may add up; else None."""
    each = parse(spelling)
    if each.frequency in ("month", "span") or each.first_month != (each.year, 1):
        return None
    return each.last_month


def _rounded_split(
    levels: Rounded, *, kind: str = "flow", vintages: Iterable[str] | str = ()
) -> Rounded:
    _refuse_mixes(kind, vintages)
    cumulation = _cumulation(levels.value)
    index = cumulation.index()
    found = with_rounding(growth_gap, levels, levels.map(cumulation.before))
    return found.map(lambda each: each.set_axis(index))


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
    cumulation = _cumulation(levels)
    singles = growth_gap(numbers(levels), cumulation.before(levels))
    return pd.Series(singles, index=cumulation.index(), copy=False)


def _refuse_mixes(kind: str, vintages: Iterable[str] | str) -> None:
    if kind != "flow":
        raise SeiError("refusal.not_a_flow", kind=kind)
    found = sorted({vintages} if isinstance(vintages, str) else set(vintages))
    if len(found) > 1:
        raise SeiError("refusal.mixed_vintages", first=found[0], second=found[1])
