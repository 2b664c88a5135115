"""Series by name: a stable id for each, and what is known of it period by period."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from sei_metrics import period
from sei_metrics.dataset import select
from sei_metrics.dataset.model import Data

ID = ("indicator", "region", "industry", "coverage", "definition", "unit", "prices", "span")


def series_id(row: Mapping[Any, Any] | pd.Series[Any]) -> str:
    """The stable id of the series a row belongs to; an empty part keeps its place.

    >>> series_id(dict.fromkeys(ID, "") | {"indicator": "gdp_nominal", "unit": "CNY_100m"})
    'gdp_nominal.....CNY_100m..'
    """
    return ".".join(str(row[name]) for name in ID)


def with_series_id(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with `series`, the stable id of each."""
    parts = rows[list(ID)].itertuples(index=False)
    return rows.assign(series=[".".join(part) for part in parts])


def chosen_points(dataset: Data) -> pd.DataFrame:
    """Every observed point of every series as chosen today, in time, with its `series` id."""
    named = with_series_id(select.chosen(dataset))
    return named.sort_values(["series", "period_order"]).reset_index(drop=True)


def coverage(dataset: Data) -> pd.DataFrame:
    """What is known, series by period: one row a series, one column a period, in time.

    The first columns are `series` (the stable id) and its parts; a cell of a period is the
    standing of the chosen figure (stated, about, sources_differ...), `forecast` where only
    forecasts exist, and empty where no document read here gives a figure.
    """
    select.refuse_no_data(dataset, "coverage")
    rows = dataset.candidates
    forecasts = with_series_id(rows[rows.nature == "forecast"])
    known = pd.concat([chosen_points(dataset), forecasts]).drop_duplicates(["series", "period"])
    wide = known.set_index(["series", "period"]).standing.unstack(fill_value="")  # noqa: PD010
    wide = wide[list(period.ordered(set(known.period)))].rename_axis(columns=None)
    places = known.drop_duplicates("series").set_index("series")[list(ID)]
    return places.join(wide).sort_index().reset_index()
