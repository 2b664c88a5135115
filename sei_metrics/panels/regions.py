"""Regions side by side in one period, as far as they count by one list."""

from __future__ import annotations

import pandas as pd

from sei_metrics.dataset import Dataset, refuse_no_data, refuse_unlike, when
from sei_metrics.dataset.select import Day, Ids
from sei_metrics.errors import SeiError
from sei_metrics.period import parse
from sei_metrics.rows import PANEL_COLUMNS

_KINDS = ("province", "city")
RANKS = ("rank_best", "rank_worst")


def between_regions(
    dataset: Dataset,
    indicator: str,
    *,
    period: str,
    region: Ids = None,
    industry: str = "all",
    span: str = "",
    definition: Ids = None,
    as_of: Day = None,
) -> pd.DataFrame:
    """The published figure of each province and city in one period, the largest first.

    Columns: those of the other panels, with `measure` `published` and the figure's own `standing`,
    and `rank_best` and `rank_worst`: the places, counted from 1, that the ranges of all leave open.
    `region` names those wanted, by default all that have a figure, cities among their provinces.
    `span` is that of the period: `average`, `total` or `change` of `2016/2020`, `alone` of a
    quarter by itself. Without a `definition` every list counts. Each region draws up a list of its
    own: two lists cannot be ranked.
    Raises SeiError, naming both regions and both lists, where two figures differ in definition,
    coverage, price basis or unit, for what is no period, and for one of which no region has a
    figure.
    """
    refuse_no_data(dataset, "between_regions")
    chosen = dataset.preferred(
        indicator, region=region, industry=industry, definition=definition or "*", as_of=as_of
    )
    places = [one.id for one in dataset.catalog.regions.values() if one.kind in _KINDS]
    asked = parse(period).spelling
    at = (chosen.period == asked) & (chosen.span == span)
    rows = chosen[at & chosen.region.isin(places)]
    if rows.empty:
        name = dataset.catalog.indicators[indicator].name
        raise SeiError("panel.no_region", indicator=name, period=when(asked))
    refuse_unlike(dataset.catalog, rows)
    low, high = rows.low.fillna(rows.value), rows.high.fillna(rows.value)
    ranked = rows.assign(
        measure="published",
        before="",
        rank_best=[1 + int((low > own).sum()) for own in high],
        rank_worst=[int((high >= own).sum()) for own in low],
    )
    in_order = ranked.sort_values(["value", "region"], ascending=[False, True])
    return in_order[[*PANEL_COLUMNS, *RANKS]].reset_index(drop=True)


def published_by_region(dataset: Dataset) -> pd.DataFrame:
    """What each province and city publishes: a row a region, indicator and list.

    Columns: `region`, `within` (of a city its province), `indicator`, `industry`, `definition`,
    `points`, `first` and `last` period. A province without a figure has one row, its indicator
    empty and 0 points.
    """
    refuse_no_data(dataset, "published_by_region")
    regions = {one.id: one for one in dataset.catalog.regions.values() if one.kind in _KINDS}
    seen = dataset.candidates[dataset.candidates.region.isin([*regions])]
    seen = seen[seen.nature == "observed"].sort_values("period_order", kind="stable")
    key = ["region", "indicator", "industry", "definition"]
    found = seen.groupby(key, as_index=False).agg(
        points=("period", "nunique"), first=("period", "first"), last=("period", "last")
    )
    silent = pd.DataFrame({"region": [one for one in regions if one not in {*seen.region}]})
    rows = pd.concat([found, silent.assign(points=0)]).fillna("")
    order = {one: place for place, one in enumerate(regions)}
    rows = rows.assign(within=[regions[one].within for one in rows.region])
    rows = rows.sort_values(
        ["region", *key[1:]], key=lambda each: each.map(order) if each.name == "region" else each
    )
    return rows[["region", "within", *key[1:], "points", "first", "last"]].reset_index(drop=True)
