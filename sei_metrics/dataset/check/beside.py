"""Figures one by one, and those that stand beside them in all but one column."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from sei_metrics.dataset.catalog import Catalog
from sei_metrics.dataset.catalog.entries import LEVELS
from sei_metrics.dataset.check.ranges import widest
from sei_metrics.dataset.schema import SERIES


class Figure(NamedTuple):
    """An observed figure, the line it stands on, the widest range it may stand for.

    `series` is what it is a figure of, in the order of SERIES.
    """

    line: int
    series: tuple[str, ...]
    indicator: str
    region: str
    industry: str
    period: str
    span: str
    coverage: str
    vintage: str
    source: str
    value: float
    low: float
    high: float

    def with_other(self, column: str, word: str) -> tuple[str, ...]:
        """Its series with another word in one column."""
        place = SERIES.index(column)
        return (*self.series[:place], word, *self.series[place + 1 :])


def comparable(observed: pd.DataFrame, catalog: Catalog) -> list[Figure]:
    """The observed figures that may stand beside others, in the order of their lines.

    They are levels, gaps and the rates that a gap lies between, and what splits hold for.
    """
    gaps = [one for one in catalog.indicators.values() if one.gap_of]
    asked = {one.id for one in catalog.indicators.values() if one.kind in LEVELS}
    asked |= {name for one in gaps for name in (one.id, *one.gap_of)}
    asked |= {name for one in catalog.splits.values() for name in one.indicators}
    columns = {*SERIES, *Figure._fields, "step", "qualifier"} & {*observed.columns}
    rows = widest(observed.loc[observed.indicator.isin(asked), sorted(columns)])
    cells = {name: rows[name].tolist() for name in columns}
    cells["line"] = rows.index.tolist()
    keys: dict[tuple[str, ...], tuple[str, ...]] = {}
    series = zip(*(cells[name] for name in SERIES), strict=True)
    cells["series"] = [keys.setdefault(one, one) for one in series]
    return list(map(Figure._make, zip(*(cells[name] for name in Figure._fields), strict=True)))
