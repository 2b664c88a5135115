"""The levels of a whole and of the parts that make it up, each period in one edition."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sei_metrics import period, text
from sei_metrics.dataset import select
from sei_metrics.dataset.catalog import Catalog, Split
from sei_metrics.dataset.check.ranges import above, widest
from sei_metrics.dataset.comparable import ALIKE, refuse_unlike, when
from sei_metrics.dataset.model import Data
from sei_metrics.dataset.overlaps import amount, overlap, overlapping_parts
from sei_metrics.dataset.schema import records
from sei_metrics.errors import SeiError

COLUMNS = (
    "period", "industry", "value", "low", "high", "vintage", "source",
    "whole_value", "whole_low", "whole_high", "whole_source", *ALIKE,
)  # fmt: skip
_LEVELS = ("flow", "stock", "count")
_ENDS = ["value", "low", "high"]


def split_levels(
    dataset: Data,
    indicator: str,
    whole: str,
    *,
    region: str = "CN",
    definition: str | None = None,
    vintage: str | None = None,
    as_of: select.Day = None,
) -> pd.DataFrame:
    """Each part of a whole beside the whole, one row a period and part, in COLUMNS.

    A period keeps to one edition: the one with the whole and the most parts, the newest of equals;
    `vintage` keeps to that edition alone. A part that it does not print is missing. A whole printed
    as over or under is bounded by the sum of its parts where all are printed. Raises SeiError where
    the catalog does not say that the parts make up the whole, where they do not add up to it, where
    figures are unlike, and for levels at other than current prices.
    """
    split = split_of(dataset, indicator, whole, region)
    rows = select.published(
        dataset, indicator, region=region, industry=(whole, *split.parts), definition=definition
    )
    rows = select.known_on(rows[rows.span == ""], as_of)
    chosen = _one_edition(select.of_edition(dataset, rows, vintage), whole)
    refuse_unlike(dataset.catalog, chosen)
    _refuse_prices(dataset.catalog, chosen)
    sums = _sums(chosen, split)
    _refuse_sums(dataset.catalog, indicator, whole, sums)
    return _beside(chosen, split, sums)


def split_of(dataset: Data, indicator: str, whole: str, region: str = "CN") -> Split:
    """The declared split of a whole for an indicator; raises SeiError where there is none."""
    catalog = dataset.catalog
    entry = catalog.indicator(indicator)
    for kind, one in (("industry", whole), ("region", region)):
        catalog.entry(kind, one)
    if entry.kind not in _LEVELS:
        raise SeiError("refusal.split_no_level", indicator=entry.name)
    for split in catalog.splits.values():
        if split.whole == whole and indicator in split.indicators:
            return split
    told = {"indicator": entry.name, "whole": catalog.industries[whole].name}
    overlapping = overlapping_parts(dataset, indicator, whole, region)
    if len(overlapping):
        raise SeiError("refusal.split_overlaps", **told, **overlap(catalog, overlapping, whole))
    splits = {lang: _known_splits(catalog, indicator, lang) for lang in text.LANGUAGES}
    raise SeiError("refusal.no_split", **told, splits=splits)


def _known_splits(catalog: Catalog, indicator: str, lang: str) -> str:
    own = [one for one in catalog.splits.values() if indicator in one.indicators]
    known = text.join([one.name[lang] for one in own or catalog.splits.values()], lang)
    return text.say("panel.own_splits" if own else "panel.other_splits", lang, known=known)


def _one_edition(rows: pd.DataFrame, whole: str) -> pd.DataFrame:
    """The rows of one edition a period, one row a point."""
    editions = rows.assign(has_whole=rows.industry == whole).groupby(["period", "vintage"])
    listed = editions.agg(
        has_whole=("has_whole", "any"), listed=("industry", "nunique"), stage=("stage", "first")
    ).reset_index()
    best = listed.sort_values(["has_whole", "listed", "stage"], ascending=[False, False, True])
    kept = rows.merge(best.drop_duplicates("period")[["period", "vintage"]])
    return select.choose(kept).sort_values(["period_order", "industry"], ignore_index=True)


def _refuse_prices(catalog: Catalog, rows: pd.DataFrame) -> None:
    """At constant or unknown prices the parts of a whole need not add up to it."""
    for row in records(rows[~rows.prices.isin(["", "current"])]):
        raise SeiError(
            "refusal.split_prices",
            indicator=catalog.indicators[row["indicator"]].name,
            prices=catalog.prices[row["prices"]].name,
            current=catalog.prices["current"].name,
        )


def _sums(chosen: pd.DataFrame, split: Split) -> pd.DataFrame:
    """By period: value and widest range of the whole, and of the sum of the parts printed."""
    digits = widest(chosen)
    ranged = chosen.assign(low=chosen.low.fillna(digits.low), high=chosen.high.fillna(digits.high))
    own = ranged.industry == split.whole
    whole = ranged[own].set_index("period")[_ENDS].add_prefix("whole_")
    sums = ranged[~own].groupby("period")[_ENDS].sum()
    count = ranged[~own].groupby("period").size()
    listed = sums.join(whole, how="outer").assign(complete=count == len(split.parts))
    return listed.assign(complete=listed.complete.eq(True))


def _refuse_sums(catalog: Catalog, indicator: str, whole: str, sums: pd.DataFrame) -> None:
    over = above(sums.low, sums.whole_high)
    short = above(sums.whole_low, sums.high) & sums.complete
    for row in sums[over | short].head(1).itertuples():
        raise SeiError(
            "refusal.split_sum",
            indicator=catalog.indicators[indicator].name,
            whole=catalog.industries[whole].name,
            period=when(str(row.Index)),
            sum=amount(catalog, indicator, row.value),
            total=amount(catalog, indicator, row.whole_value),
        )


def _beside(chosen: pd.DataFrame, split: Split, sums: pd.DataFrame) -> pd.DataFrame:
    periods = list(period.ordered(set(chosen.period)))
    grid = pd.MultiIndex.from_product([periods, split.parts], names=["period", "industry"])
    own = chosen.industry == split.whole
    parts = chosen[~own].set_index(["period", "industry"])[[*_ENDS, "source"]]
    whole = chosen[own].set_index("period")[[*_ENDS, "source"]].add_prefix("whole_")
    shared = chosen.drop_duplicates("period").set_index("period")[["vintage", *ALIKE]]
    beside = _bounded(whole.reindex(periods), sums.reindex(periods)).join(shared)
    levels = parts.reindex(grid).join(beside, on="period").reset_index()
    words = {name: levels[name].fillna("") for name in ("source", "whole_source")}
    return levels.assign(**words)[list(COLUMNS)]


def _bounded(whole: pd.DataFrame, sums: pd.DataFrame) -> pd.DataFrame:
    """The whole with an open end closed by the sum of all its parts."""
    low = np.minimum(sums.low, whole.whole_value)
    high = np.maximum(sums.high, whole.whole_value)
    return whole.assign(
        whole_low=whole.whole_low.mask(sums.complete & np.isneginf(whole.whole_low), low),
        whole_high=whole.whole_high.mask(sums.complete & np.isposinf(whole.whole_high), high),
    )
