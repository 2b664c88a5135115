"""How concentrated a whole is in its parts, period by period."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from sei_metrics import measures
from sei_metrics.dataset import Dataset, refuse_no_data
from sei_metrics.dataset.select import Day
from sei_metrics.kinds import Array, like, numbers
from sei_metrics.panels.structure import Periods, levels_of
from sei_metrics.rounding import Rounded, with_rounding
from sei_metrics.rows import ENDS, joined_ids, panel_rows, ranged

_MEASURES: tuple[tuple[str, Callable[..., Any], str], ...] = (
    ("herfindahl", measures.herfindahl, "ratio"),
    ("equivalent_number", measures.equivalent_number, "count"),
)


def concentration(
    dataset: Dataset,
    indicator: str,
    *,
    whole: str,
    periods: Periods = None,
    region: str = "CN",
    definition: str | None = None,
    vintage: str | None = None,
    as_of: Day = None,
) -> pd.DataFrame:
    """The Herfindahl index of a whole's parts and the number of equal parts it stands for.

    Rows by `measure`: `herfindahl` (1/n to 1) and `equivalent_number` (1 to n), one each a period;
    the other columns are those of `panels.structure`, `industry` being the whole. The shares are
    those of the parts in their own sum, which agrees with the printed whole within rounding, so
    that they sum to 100. A period with a part not printed has no index.
    Raises SeiError for what `panels.structure` refuses.
    """
    refuse_no_data(dataset, "concentration")
    asked: Any = {"region": region, "definition": definition, "vintage": vintage, "as_of": as_of}
    levels = levels_of(dataset, indicator, whole, periods, **asked)
    shares = with_rounding(measures.share_of_parts, ranged(levels), _rest(levels))
    parts = levels.assign(**vars(shares))
    wholes = levels.drop_duplicates("period").assign(
        indicator=indicator, region=region, industry=whole, before=""
    )
    known = wholes.period.map(levels.groupby("period").value.count()) == len(set(levels.industry))
    rows = wholes.assign(source=wholes.period.map(_sources(levels)))
    found = [
        panel_rows(rows, _by_period(parts, measure), name, unit, known)
        for name, measure, unit in _MEASURES
    ]
    return pd.concat(found, ignore_index=True)


def _rest(levels: pd.DataFrame) -> Rounded:
    """The sum of a period's other parts, end by end; missing where one of them is."""
    parts = levels.industry.nunique()
    return ranged(levels).map(lambda each: like(each, _others(each.to_numpy(), parts)))


def _others(levels: Array, parts: int) -> Array:
    """Each period has a row for each part, in one order."""
    table = levels.reshape(-1, parts) if parts else levels.reshape(0, 0)
    sums = [np.delete(table, place, axis=1).sum(axis=1) for place in range(parts)]
    return np.column_stack(sums).ravel() if sums else levels


def _by_period(parts: pd.DataFrame, measure: Callable[..., Any]) -> Rounded:
    found = [
        with_rounding(measure, ranged(rows).map(numbers))
        for _, rows in parts.groupby("period", sort=False)
    ]
    index = parts.drop_duplicates("period").index
    return Rounded(*(pd.Series([getattr(one, end) for one in found], index=index) for end in ENDS))


def _sources(levels: pd.DataFrame) -> pd.Series[str]:
    joined = levels.groupby("period").source.agg(";".join)
    return joined_ids(joined)
