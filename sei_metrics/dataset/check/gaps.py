"""Stated gaps that disagree with the two rates they are the gap of."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from sei_metrics.dataset.catalog import Catalog, Indicator
from sei_metrics.dataset.check.ranges import meet, widest
from sei_metrics.errors import Fault

_BESIDE = ["region", "period", "span", "coverage"]


def faults(figures: pd.DataFrame, catalog: Catalog) -> Iterator[Fault]:
    """Gaps that no pair of published rates leaves within rounding; a gap without rates is none."""
    observed = figures[figures.nature == "observed"]
    for entry in catalog.indicators.values():
        if len(entry.gap_of) == 2:
            stated = observed[observed.indicator == entry.id]
            yield from _disagreeing(entry, stated, observed)


def _disagreeing(entry: Indicator, stated: pd.DataFrame, rows: pd.DataFrame) -> Iterator[Fault]:
    rate, reference = entry.gap_of
    pairs = _pairs(
        widest(stated).assign(line=stated.index),
        widest(rows[rows.indicator == rate]),
        widest(rows[rows.indicator == reference]),
    )
    agree = meet(
        pairs.low, pairs.high, pairs.low_rate - pairs.high_whole, pairs.high_rate - pairs.low_whole
    )
    for line, found in pairs.assign(agree=agree).groupby("line"):
        if not found.agree.any():
            one = found.iloc[0]
            told = {"rate": f"{one.value_rate:g}", "reference": f"{one.value_whole:g}"}
            value = f"{one.value:g}"
            where = ("observations.csv", int(str(line)), "value", value)
            yield Fault(*where, "gap_disagrees", {**told, "gap_of": " - ".join(entry.gap_of)})


def _pairs(stated: pd.DataFrame, rates: pd.DataFrame, references: pd.DataFrame) -> pd.DataFrame:
    """Each gap with each rate of its industry and each reference, its industry's own or of all."""
    with_rate = stated.merge(rates, on=[*_BESIDE, "industry"], suffixes=("", "_rate"))
    own = references.industry == "all"
    whole = references[own].drop(columns="industry")
    beside = with_rate.merge(whole, on=_BESIDE, suffixes=("", "_whole"))
    special = references[~own]
    return pd.concat(
        [beside, with_rate.merge(special, on=[*_BESIDE, "industry"], suffixes=("", "_whole"))]
    )
