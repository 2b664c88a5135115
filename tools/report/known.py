"""Indicators and series: how many figures, from when to when, and what is missing between."""

from __future__ import annotations

from datetime import date

import pandas as pd

from sei_metrics import period
from sei_metrics.dataset import Dataset
from sei_metrics.dataset.series import chosen_points
from tools.report.markdown import section, table

LONG = 4
_LAST = 10


def long_series(dataset: Dataset) -> pd.DataFrame:
    """The chosen points of every series that is long enough to be looked at."""
    points = chosen_points(dataset)
    return points[points.groupby("series").period.transform("nunique") >= LONG]


def indicators(dataset: Dataset) -> str:
    """Each indicator without a long series: its series, points and span."""
    points = chosen_points(dataset)
    short = points[~points.indicator.isin(long_series(dataset).indicator)]
    rows = [
        (f"`{name}`", of.series.nunique(), len(of), *_span(of.period))
        for name, of in short.groupby("indicator")
    ]
    lead = f"Indicators of which no series has {LONG} points, all their series together."
    header = ("indicator", "series", "points", "first", "last")
    return section("Short indicators", lead, table(header, rows))


def series(dataset: Dataset) -> str:
    """Each long series with its span and the years between without a figure."""
    long = long_series(dataset)
    rows = [
        (f"`{name}`", len(of), *_span(of.period), missing_years(of.period))
        for name, of in long.groupby("series")
    ]
    lead = (
        f"Series of {LONG} points or more. The id is indicator, region, industry, coverage, "
        "definition, unit, prices and span, joined by points. Missing are the years between the "
        "first and the last annual figure without one of their own."
    )
    header = ("series", "points", "first", "last", "missing years")
    return section("Series", lead, table(header, rows))


def missing_years(periods: pd.Series[str]) -> str:
    """The years without an annual figure between the first and the last that have one."""
    years = {int(one) for one in periods if period.frequency(one) == "annual"}
    if not years:
        return "no annual figures"
    return ", ".join(str(one) for one in range(min(years), max(years)) if one not in years)


def silent(dataset: Dataset) -> str:
    """What no document of the last twelve months gives, by the year of the last one."""
    today = date.fromisoformat(dataset.version[:_LAST])
    since = f"{today.year - 1}{today.isoformat()[4:]}"
    observed = dataset.candidates[dataset.candidates.nature == "observed"]
    told = observed.indicator + ", " + observed.coverage
    last = observed.groupby(told).known_from.max()
    old = last[last < since]
    years = old.str[:4].where(old != "", "no known date")
    rows = [
        (year, len(names), ", ".join(f"`{name}`" for name in names))
        for year, names in sorted((year, sorted(of.index)) for year, of in old.groupby(years))
    ]
    lead = (
        f"Indicators, each with its coverage, without a figure that became known after {since}, by "
        "the year in which the last one did. Many appear once in a single document; others may "
        "have gone on unread."
    )
    return section("Not published since", lead, table(("last known in", "count", "names"), rows))


def _span(periods: pd.Series[str]) -> tuple[str, str]:
    ordered = period.ordered(set(periods))
    return ordered[0], ordered[-1]
