"""Targets as ranges, those that were known by a day, and how many were not."""

from __future__ import annotations

import pandas as pd

from sei_metrics.dataset import select
from sei_metrics.dataset.known import known_by
from sei_metrics.dataset.model import Data
from sei_metrics.rounding import bounds

_AIM = ("indicator", "region", "industry", "period", "value")


def with_ranges(targets: pd.DataFrame) -> pd.DataFrame:
    """The targets with low and high: a plain one is exact, "about" leaves one step each side."""
    steps = targets.step.where(targets.qualifier != "", 0.0)
    low, high = bounds(targets.value, steps, targets.qualifier)
    return targets.assign(low=low, high=high)


def targets_known(dataset: Data, as_of: select.Day = None) -> pd.DataFrame:
    """The targets known by a day; None keeps all.

    One without a day of setting counts from the date of the document that tells it, at the latest
    that the date can mean; without either it never counts.
    """
    until, every = select.day(as_of), dataset.targets
    if not until:
        return every
    told = every.source.map(dataset.sources.set_index("source").published)
    known = known_by(every.set_on.where(every.set_on != "", told), until)
    return every[pd.Series(known, index=every.index, dtype=bool)]


def targets_left_out(
    dataset: Data, indicator: str, as_of: select.Day, *, region: str = "CN"
) -> select.LeftOut:
    """The targets of a region that a day hides.

    One of which no day of setting is known counts as undated.
    """
    every = dataset.targets
    every = every[(every.indicator == indicator) & (every.region == region)]
    known = targets_known(dataset, as_of)
    aims = pd.MultiIndex.from_frame(every[[*_AIM]])
    hidden = every[~aims.isin(pd.MultiIndex.from_frame(known[[*_AIM]]))]
    dated = hidden.assign(dated=hidden.set_on != "").groupby([*_AIM])["dated"].any()
    return select.LeftOut(int(dated.sum()), int((~dated).sum()))
