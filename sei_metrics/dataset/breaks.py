"""Where a series breaks, so that no line and no comparison is drawn across."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from sei_metrics import period
from sei_metrics.dataset import select
from sei_metrics.dataset.known import known_by
from sei_metrics.dataset.tables import SERIES, records

if TYPE_CHECKING:
    from sei_metrics.dataset.store import Dataset


def breaks_known(dataset: Dataset, as_of: select.Day = None) -> pd.DataFrame:
    """The breaks whose document was published by a day; None keeps all."""
    until, every = select.day(as_of), dataset.breaks
    if not until:
        return every
    told = every.source.map(dataset.sources.set_index("source").published)
    return every[pd.Series(known_by(told, until), index=every.index, dtype=bool)]


def breaks_between(
    dataset: Dataset,
    indicator: str,
    region: str,
    industry: str,
    first: str,
    last: str,
    *,
    as_of: select.Day = None,
) -> pd.DataFrame:
    """The breaks, known on a day, that a comparison of two periods would cross."""
    every = breaks_known(dataset, as_of)
    here = every.region.isin([region, ""]) & every.industry.isin([industry, ""])
    found = every[here & (every.indicator == indicator)]
    begun = found.before.map(_ends(found.before)) > _end(first)
    crossed = begun & (found.after.map(_ends(found.after)) < _end(last))
    return found[crossed.astype(bool)].reset_index(drop=True)


def with_breaks(dataset: Dataset, frame: pd.DataFrame, *, as_of: select.Day = None) -> pd.DataFrame:
    """The frame with `segment`, a number that changes at each break of a row's own series.

    A break counts from the day its document was published: before, nothing told of it.
    Points of different segments are never joined. `break_certain` (`yes`, `no`), `break_reason_en`
    and `break_reason_zh` stand on the first row of a series after a break and are empty elsewhere.
    """
    ends = frame.period.map(_ends(frame.period))
    marked = frame.assign(segment=0, break_certain="", break_reason_en="", break_reason_zh="")
    series = frame.groupby([name for name in SERIES if name in frame], sort=False).ngroup()
    known = breaks_known(dataset, as_of)
    for one in records(known[known.indicator.isin(frame.indicator)]):
        here = _of(frame, one["indicator"], one["region"], one["industry"])
        after, before = (_end(one[side]) for side in ("after", "before"))
        marked["segment"] += (here & (ends > after)).astype(int) + (here & (ends >= before))
        later = ends.where(here & (ends > after))
        first = later.notna() & (later == later.groupby(series).transform("min"))
        for word in ("certain", "reason_en", "reason_zh"):
            marked[f"break_{word}"] = marked[f"break_{word}"].mask(first, one[word])
    return marked


def _of(rows: pd.DataFrame, indicator: str, region: str, industry: str) -> pd.Series[bool]:
    """Which rows a break is of; it may name no region and no industry and is then of all."""
    here = rows.indicator == indicator
    for column, wanted in (("region", region), ("industry", industry)):
        here &= (rows[column] == wanted) | (wanted == "")
    return here


def _ends(periods: pd.Series[str]) -> dict[str, int]:
    return {spelling: _end(spelling) for spelling in set(periods)}


def _end(spelling: str) -> int:
    year, month = period.parse(spelling).last_month
    return 12 * year + month
