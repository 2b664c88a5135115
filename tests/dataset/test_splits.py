"""The levels of a whole and its parts, each period in one edition."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from sei_metrics.dataset import Dataset, split_levels, split_of
from sei_metrics.dataset.splits import COLUMNS
from sei_metrics.errors import SeiError
from tests.panels.made import holding, split

LEVELS, WHOLE = "three_new_value_added", "three_new_economy"


def test_each_part_stands_beside_the_whole_of_its_edition(frozen: Dataset) -> None:
    found = split_levels(frozen, LEVELS, WHOLE)
    assert tuple(found.columns) == COLUMNS
    first = found[found.period == "2018"]
    # nbs-2019-07-value-added-three-economic-information
    assert first.value.tolist() == [6227.0, 62453.0, 76689.0]
    assert set(first.whole_value) == {145369.0}
    assert set(first.vintage) == {"three_new_2018_first"}
    alone = split_levels(frozen, LEVELS, WHOLE, vintage="three_new_2018_final")
    assert alone.value.isna().all()
    assert set(alone.whole_value) == {148109.0}


def test_a_part_not_printed_has_a_row_without_a_figure(small: Dataset) -> None:
    found = split_levels(holding(small, *split("2020", whole=200, goods=50)), LEVELS, WHOLE)
    assert found.value.tolist() == pytest.approx([50.0, math.nan], nan_ok=True)
    assert found.source.tolist() == ["three_new_2020", ""]
    assert found.whole_source.tolist() == ["three_new_2020"] * 2


@pytest.mark.parametrize(
    ("qualifier", "low", "high"), [("", 199.5, 200.5), (">", 200, 201), ("<", 199, 200)]
)
def test_the_parts_bound_a_whole_with_an_open_end(
    small: Dataset, qualifier: str, low: float, high: float
) -> None:
    whole = {"value": 200.0, "qualifier": qualifier}
    made = holding(small, *split("2020", whole=whole, goods=50, services=150))
    first = split_levels(made, LEVELS, WHOLE).iloc[0]
    assert (first.whole_low, first.whole_high) == (low, high)
    made = holding(small, *split("2020", whole=whole, goods=50))
    ends = split_levels(made, LEVELS, WHOLE).iloc[0][["whole_low", "whole_high"]]
    assert ends.map(math.isinf).any() == bool(qualifier)


def test_the_split_is_the_declared_one(small: Dataset) -> None:
    assert split_of(small, LEVELS, WHOLE).id == "three_new_halves"
    with pytest.raises(SeiError):
        split_of(small, "wind_new_installed", "wind")


def test_the_data_stay_as_they_were(small: Dataset) -> None:
    made = holding(small, *split("2020", whole=200, goods=50, services=150))
    before = made.candidates.copy(deep=True)
    found = split_levels(made, LEVELS, WHOLE)
    found["value"] = 0.0
    pd.testing.assert_frame_equal(made.candidates, before)
