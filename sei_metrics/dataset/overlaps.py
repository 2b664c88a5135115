"""Parts that overlap: printed beside their whole they add up to more than it."""

from __future__ import annotations

import pandas as pd

from sei_metrics import text, units
from sei_metrics.dataset import select
from sei_metrics.dataset.catalog import Catalog
from sei_metrics.dataset.comparable import when
from sei_metrics.dataset.model import Data


def overlapping_parts(
    dataset: Data, indicator: str, whole: str, region: str = "CN"
) -> pd.DataFrame:
    """The newest levels of a whole and of the parts below it; none where these do not overlap.

    They do where the catalog says so of one and they add up to more than the whole. Of several
    coverages the one with the most parts.
    """
    catalog = dataset.catalog
    below = [one for one in catalog.industries if whole in _above(catalog, one)]
    every = select.published(dataset, indicator, region=region, industry=(whole, *below))
    rows = select.choose(every)
    rows = rows[rows.period.isin(rows[rows.industry == whole].period)]
    newest: pd.DataFrame = rows[rows.period_order == rows.period_order.max()]
    if len(newest):
        fullest = newest.groupby("coverage").industry.nunique().idxmax()
        newest = newest[newest.coverage == fullest]
    parts, total = newest[newest.industry != whole], newest[newest.industry == whole]
    overlap = any(catalog.industries[one].overlaps for one in parts.industry)
    return newest.head(len(newest) if overlap and parts.value.sum() > total.value.max() else 0)


def overlap(catalog: Catalog, rows: pd.DataFrame, whole: str) -> dict[str, object]:
    """The parts, their sum and their whole, for a sentence."""
    parts, total = rows[rows.industry != whole], rows[rows.industry == whole].iloc[0]
    names = {
        lang: text.join([catalog.short("industry", one, lang) for one in parts.industry], lang)
        for lang in text.LANGUAGES
    }
    return {
        "parts": names,
        "period": when(total.period),
        "sum": amount(catalog, total.indicator, parts.value.sum()),
        "total": amount(catalog, total.indicator, total.value),
    }


def amount(catalog: Catalog, indicator: str, value: float) -> dict[str, str]:
    """A level with its unit, in words."""
    entry = catalog.indicators[indicator]
    return {
        lang: units.amount(float(value), entry.unit, lang, decimals=entry.decimals)
        for lang in text.LANGUAGES
    }


def _above(catalog: Catalog, industry: str) -> list[str]:
    """The wholes that an industry is part of; every SEI industry is part of all."""
    entry = catalog.industries[industry]
    every = ["all"] if entry.scheme == "sei" and industry != "all" else []
    return [entry.parent, *_above(catalog, entry.parent)] if entry.parent else every
