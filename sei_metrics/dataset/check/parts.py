"""Parts that pass their total: an industry its group, the nation the world."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from sei_metrics.dataset.catalog import Catalog
from sei_metrics.dataset.check.ranges import above, widest
from sei_metrics.dataset.schema import SERIES, records
from sei_metrics.errors import Fault

_LEVELS = ("flow", "stock", "count")


def faults(figures: pd.DataFrame, catalog: Catalog) -> Iterator[Fault]:
    """Single parts, and sums of parts that do not overlap, above the total of the same release."""
    levels = [one.id for one in catalog.indicators.values() if one.kind in _LEVELS]
    rows = figures[figures.indicator.isin(levels) & (figures.nature == "observed")]
    once = rows.vintage == "as_published"
    rows = widest(rows).assign(line=rows.index, release=rows.source.where(once, rows.vintage))
    industries = rows.assign(total=rows.industry.map(lambda one: _total(catalog, one)))
    overlapping = {one.id for one in catalog.industries.values() if one.overlaps}
    yield from _beyond(_beside(industries, "industry"), "industry", overlapping)
    nations = [one.id for one in catalog.regions.values() if one.kind == "nation"]
    worlds = [one.id for one in catalog.regions.values() if one.kind == "world"]
    world = dict.fromkeys(nations, "".join(worlds[:1]))
    regions = rows.assign(total=rows.region.map(world).fillna(""))
    yield from _beyond(_beside(regions, "region"), "region", set())


def _total(catalog: Catalog, industry: str) -> str:
    """The industry that this one is a part of; SEI industries without a parent are parts of all."""
    entry = catalog.industries.get(industry)
    if entry is None or industry == "all":
        return ""
    return entry.parent or ("all" if entry.scheme == "sei" else "")


def _beside(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    key = [name for name in (*SERIES, "period", "release") if name != column]
    totals = rows.drop(columns="total").rename(columns={column: "total"})
    parts = rows[rows.total != ""]
    return parts.merge(totals, on=[*key, "total"], suffixes=("", "_total"))


def _beyond(pairs: pd.DataFrame, column: str, overlapping: set[str]) -> Iterator[Fault]:
    for part in records(pairs[above(pairs.low, pairs.high_total)]):
        told = {"part": part[column], "total": part["total"], "whole": f"{part['value_total']:g}"}
        where = ("observations.csv", part["line"], "value", f"{part['value']:g}")
        yield Fault(*where, "part_above_total", told)
    apart = pairs[~pairs[column].isin(overlapping) & ~pairs.total.isin(overlapping)]
    of_total = apart.groupby("line_total")
    several = of_total[column].transform("size") > 1
    once_each = ~apart.duplicated(["line_total", column], keep=False).groupby(
        apart.line_total
    ).transform("any")
    too_much = above(of_total.low.transform("sum"), apart.high_total) & several & once_each
    for line, parts in apart[too_much].groupby("line_total"):
        told = {"parts": ", ".join(parts[column]), "sum": f"{parts.value.sum():g}"}
        where = ("observations.csv", int(str(line)), "value", f"{parts.value_total.iloc[0]:g}")
        yield Fault(*where, "parts_above_total", told)
