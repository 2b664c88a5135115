"""Observed figures one by one, and those that stand beside them in all but one column."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

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
    known_from: str
    value: float
    low: float
    high: float

    def with_other(self, column: str, word: str) -> tuple[str, ...]:
        """Its series with another word in one column."""
        place = SERIES.index(column)
        return (*self.series[:place], word, *self.series[place + 1 :])


def observed(candidates: pd.DataFrame) -> list[Figure]:
    """The observed figures in the order of their lines."""
    columns = {*SERIES, *Figure._fields, "step", "qualifier"} & {*candidates.columns}
    rows = widest(candidates.loc[candidates.nature == "observed", sorted(columns)])
    cells = {name: rows[name].tolist() for name in columns}
    cells["line"] = rows.index.tolist()
    keys: dict[tuple[str, ...], tuple[str, ...]] = {}
    series = zip(*(cells[name] for name in SERIES), strict=True)
    cells["series"] = [keys.setdefault(one, one) for one in series]
    return list(map(Figure._make, zip(*(cells[name] for name in Figure._fields), strict=True)))
