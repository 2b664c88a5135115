"""Single periods out of year-to-date levels."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sei_metrics.errors import SeiError
from sei_metrics.kinds import numbers
from sei_metrics.measures.rows import Timeline, parsed, period_level, timeline
from sei_metrics.measures.table import Shift, shift_to
from sei_metrics.period import Period
from sei_metrics.rounding import OnRows, Rounded, rounded_by

Vintages = Iterable[str | None] | str | None

# Months a step of the cumulation, and how its single periods are spelt.
_SPELT = {12: "{year}", 6: "{year}-H{part}", 3: "{year}-Q{part}", 1: "{year}-{part:02d}"}


@dataclass(frozen=True)
class Steps:
    """How year-to-date columns become single periods.

    `before` shifts to the column one step before in the same year, to 0 at the year's first step.
    `labels` are the single periods in order of their spelling, `places` that of each column among
    them.
    """

    before: Shift
    labels: pd.Index
    places: NDArray[np.int16]


@functools.lru_cache
def _steps(spellings: tuple[str, ...]) -> Steps:
    ends = [_end(each) for each in parsed(spellings)]
    months = next(months for months in _SPELT if all(month % months == 0 for _, month in ends))
    known = {end: column for column, end in enumerate(ends)}
    columns = [known.get((year, month - months), -1) for year, month in ends]
    first = 2 if months == 1 else months
    absent = [0.0 if month == first else np.nan for _, month in ends]
    spelt = [_single(year, month, months) for year, month in ends]
    labels = sorted(spelt)
    places = [labels.index(label) for label in spelt]
    return Steps(
        shift_to(columns, absent),
        pd.Index(labels, dtype="str"),
        np.array(places, dtype=np.int16),
    )


def _end(each: Period) -> tuple[int, int]:
    """Year and last month of a period that begins in January and may add up."""
    if each.frequency in ("month", "span") or each.first_month != (each.year, 1):
        raise SeiError("refusal.not_cumulative", period=each.spelling)
    return each.last_month


def _single(year: int, month: int, months: int) -> str:
    if months == 1 and month == 2:
        return f"{year}-YTD02"
    return _SPELT[months].format(year=year, part=month // months)


def _single_index(rows: Timeline, steps: Steps) -> pd.Index:
    """The index with single periods in place of cumulative ones."""
    codes = rows.table.spread(steps.places)
    index = rows.index
    if not isinstance(index, pd.MultiIndex):
        return steps.labels.take(codes).rename(index.name)
    parts = list(zip(index.levels, index.codes, strict=True))
    parts[period_level(index)] = (steps.labels, codes)
    levels, places = zip(*parts, strict=True)
    return pd.MultiIndex(levels, places, names=index.names, verify_integrity=False)


def _rounded_split(levels: Rounded, *, kind: str = "flow", vintages: Vintages = ()) -> OnRows:
    _refuse_mixes(kind, vintages)
    rows = timeline(levels.value, "split_cumulative")
    steps = _steps(rows.spellings)
    return rows.table.added(levels.map(numbers), steps.before), _single_index(rows, steps)


@rounded_by(_rounded_split)
def split_cumulative(
    levels: pd.Series, *, kind: str = "flow", vintages: Vintages = ()
) -> pd.Series:
    """Year-to-date levels split into single periods, in the unit of the levels.

    Formula: level from January to a month - level from January to the step before. The step is the
    largest that fits all rows: half-years, quarters or months; January and February are one step,
    spelt `YTD02`. Range: any number; missing after a missing step.
    Cautions: levels of a flow, of one vintage; year-to-date rates are no sums and cannot be split.
    `kind` is the catalog's kind of the indicator, `vintages` the rows' vintages, None where they
    are not known: any kind but a flow is refused, and so are two vintages, and one beside a row
    that names none.
    Source: arithmetic of cumulated levels. That January and February are one step follows the
    National Bureau of Statistics, which publishes them so because of the Spring Festival.

    >>> split_cumulative(pd.Series([4.0, 9.0], index=["2018-Q1", "2018-H1"])).to_dict()
    {'2018-Q1': 4.0, '2018-Q2': 5.0}
    """
    _refuse_mixes(kind, vintages)
    rows = timeline(levels, "split_cumulative")
    steps = _steps(rows.spellings)
    bare = numbers(levels)
    singles = rows.table.less(bare, bare, steps.before)
    return pd.Series(singles, index=_single_index(rows, steps), copy=False)


def _refuse_mixes(kind: str, vintages: Vintages) -> None:
    if kind != "flow":
        raise SeiError("refusal.not_a_flow", kind=kind)
    single = isinstance(vintages, str) or not isinstance(vintages, Iterable)
    given: Any = [vintages] if single else vintages
    named = {_name(each) for each in set(given)}
    first, *others = [*sorted(named - {""}), *named & {""}] or [""]
    if others and others[0]:
        raise SeiError("refusal.mixed_vintages", first=first, second=others[0])
    if others:
        raise SeiError("refusal.unnamed_vintage", first=first)


def _name(vintage: Any) -> str:
    """The name of a vintage; empty where it is missing, as it is in a table without one."""
    missing = vintage is None or vintage is pd.NA or vintage != vintage
    return "" if missing else str(vintage)
