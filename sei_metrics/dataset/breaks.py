"""Where a series breaks, so that no line and no comparison is drawn across."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from sei_metrics import period
from sei_metrics.dataset import select
from sei_metrics.dataset.known import known_by
from sei_metrics.dataset.model import Data, kept
from sei_metrics.dataset.schema import SERIES, records

_PLACE = ("indicator", "region", "industry")
_WORDS = ("certain", "reason_en", "reason_zh")
_SIDES = {"after_end": "after", "before_end": "before"}
Months: TypeAlias = np.ndarray[Any, Any]
_NEVER = np.iinfo(np.int64).max


def breaks_known(dataset: Data, as_of: select.Day = None) -> pd.DataFrame:
    """The breaks whose document was published by a day; None keeps all."""
    return _known(dataset, select.day(as_of)).drop(columns=[*_SIDES])


@kept
def _known(dataset: Data, until: str) -> pd.DataFrame:
    """Those breaks, with the months in which the periods beside them end."""
    every = dataset.breaks
    if until:
        told = every.source.map(dataset.sources.set_index("source").published)
        every = every[pd.Series(known_by(told, until), index=every.index, dtype=bool)]
    return every.assign(**{end: every[side].map(_end) for end, side in _SIDES.items()})


def breaks_between(
    dataset: Data,
    indicator: str,
    region: str,
    industry: str,
    first: str,
    last: str,
    *,
    as_of: select.Day = None,
) -> pd.DataFrame:
    """The breaks, known on a day, that a comparison of two periods would cross."""
    every = _known(dataset, select.day(as_of))
    found = every[every.indicator == indicator]
    here = found.region.isin([region, ""]) & found.industry.isin([industry, ""])
    crossed = (found.before_end > _end(first)) & (found.after_end < _end(last))
    return found[here & crossed].drop(columns=[*_SIDES]).reset_index(drop=True)


def with_breaks(dataset: Data, frame: pd.DataFrame, *, as_of: select.Day = None) -> pd.DataFrame:
    """The frame with `segment`, a number that changes at each break of a row's own series.

    A break counts from the day its document was published: before, nothing told of it.
    Points of different segments are never joined. `break_certain` (`yes`, `no`), `break_reason_en`
    and `break_reason_zh` stand on the first row of a series after a break and are empty elsewhere.
    """
    known = _known(dataset, select.day(as_of))
    places = {name: frame[name].to_numpy(dtype=object) for name in _PLACE}
    ends = np.array([_end(one) for one in frame.period], dtype=np.int64)
    segment = np.zeros(len(frame), dtype=np.int64)
    words = {f"break_{word}": np.full(len(frame), "", dtype=object) for word in _WORDS}
    key = [name for name in SERIES if name in frame]
    series = frame.groupby(key, sort=False, dropna=False).ngroup().to_numpy(np.int64)
    for one in records(known[known.indicator.isin(set(places["indicator"]))]):
        here = np.logical_and.reduce(
            [(cells == one[name]) | (one[name] == "") for name, cells in places.items()]
        )
        later = here & (ends > one["after_end"])
        segment += later.astype(np.int64) + (here & (ends >= one["before_end"]))
        first = later & (ends == _first_of(series, np.where(later, ends, _NEVER)))
        for word in _WORDS:
            words[f"break_{word}"][first] = one[word]
    told = {name: pd.Series(cells, frame.index, dtype="str") for name, cells in words.items()}
    return frame.assign(segment=segment, **told)


def _first_of(series: Months, ends: Months) -> Months:
    """The smallest end of each row's series."""
    smallest = np.full(int(series.max(initial=-1)) + 1, _NEVER)
    np.minimum.at(smallest, series, ends)
    found: Months = smallest[series]
    return found


def _end(spelling: str) -> int:
    """The month in which a period ends, counted from the year 0."""
    year, month = period.parse(spelling).last_month
    return 12 * year + month
