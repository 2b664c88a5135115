"""Targets as ranges, and those that were set by a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from sei_metrics.dataset import select
from sei_metrics.dataset.known import last_day
from sei_metrics.rounding import bounds

if TYPE_CHECKING:
    from sei_metrics.dataset.store import Dataset


def with_ranges(targets: pd.DataFrame) -> pd.DataFrame:
    """The targets with low and high: a plain one is exact, "about" leaves one step each side."""
    steps = targets.step.where(targets.qualifier != "", 0.0)
    low, high = bounds(targets.value, steps, targets.qualifier)
    return targets.assign(low=low, high=high)


def targets_known(dataset: Dataset, as_of: select.Day = None) -> pd.DataFrame:
    """The targets set by a day; one without a date never counts. None keeps all."""
    until, every = select.day(as_of), dataset.targets
    if not until:
        return every
    set_by = [bool(each) and last_day(each).isoformat() <= until for each in every.set_on]
    return every[pd.Series(set_by, index=every.index, dtype=bool)]
