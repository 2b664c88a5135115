"""Targets as ranges, and those set by a day."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from sei_metrics.dataset import Dataset, targets_known, targets_left_out, with_ranges
from sei_metrics.errors import SeiError


@pytest.mark.parametrize(
    ("qualifier", "low", "high"),
    [("", 15, 15), ("~", 14, 16), (">", 15, math.inf), ("<", -math.inf, 15), ("<~", 14, 15)],
)
def test_what_a_target_asks_for(small: Dataset, qualifier: str, low: float, high: float) -> None:
    one = with_ranges(small.targets.assign(qualifier=qualifier)).iloc[0]
    assert (one.low, one.high) == (low, high)


def test_about_without_a_step_has_no_range(small: Dataset) -> None:
    one = with_ranges(small.targets.assign(step=math.nan)).iloc[0]
    assert math.isnan(one.low) and math.isnan(one.high)


def test_a_target_counts_from_the_day_it_was_set(small: Dataset) -> None:
    days = ["2016-12-20", "2016-12", "2016", ""]
    rows = pd.concat([small.targets.assign(set_on=each) for each in days], ignore_index=True)
    made = small.with_tables(targets=rows, sources=small.sources.assign(published=""))
    assert list(targets_known(made, "2016-12-20").set_on) == days[:1]
    assert list(targets_known(made, "2016-12-31").set_on) == days[:3]
    assert len(targets_known(made)) == 4
    with pytest.raises(SeiError):
        targets_known(made, "soon")


def test_a_target_without_a_day_counts_from_its_document(small: Dataset) -> None:
    undated = small.targets.assign(set_on="")
    made = small.with_tables(targets=undated, sources=small.sources.assign(published="2024"))
    assert targets_known(made, "2024-12-30").empty
    assert len(targets_known(made, "2024-12-31")) == len(undated)


def test_how_many_targets_a_day_hides(small: Dataset) -> None:
    (name,) = small.targets.indicator
    twice = pd.concat([small.targets.assign(set_on=each) for each in ("2010", "2016")])
    others = [small.targets.assign(period="2025", set_on="2021"), small.targets.assign(set_on="")]
    rows = pd.concat([twice, others[0], others[1].assign(period="2030")], ignore_index=True)
    made = small.with_tables(targets=rows, sources=small.sources.assign(published=""))
    hidden = [targets_left_out(made, name, day) for day in ("2009-12-31", "2012-01-01", "", None)]
    assert [(each.not_yet, each.undated) for each in hidden] == [(2, 1), (1, 1), (0, 0), (0, 0)]
    assert targets_left_out(made, "gdp_nominal", "2009-12-31").undated == 0
