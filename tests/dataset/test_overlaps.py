"""Parts that overlap, and parts that only fall short of their whole."""

from __future__ import annotations

import pytest

from sei_metrics.dataset import Dataset, split_levels
from sei_metrics.dataset.overlaps import overlapping_parts
from sei_metrics.errors import SeiError


def test_firms_of_the_nine_industries_overlap(frozen: Dataset) -> None:
    """nbs-2024-12-communique-fifth-national-nbs-website: 97.4 of 96.0 thousand firms."""
    found = overlapping_parts(frozen, "sei_firms", "all")
    assert found[found.industry != "all"].value.sum() == 97400
    assert found[found.industry == "all"].value.tolist() == [96000]


def test_parts_below_their_whole_are_not_said_to_overlap(frozen: Dataset) -> None:
    """Nuclear, solar and wind power are 2,286.9 of 10,086.9 TWh of 2024: the rest is coal."""
    assert overlapping_parts(frozen, "electricity_generation", "all").empty
    with pytest.raises(SeiError) as caught:
        split_levels(frozen, "electricity_generation", "all")
    assert caught.value.key == "refusal.no_split"


def test_what_has_no_whole_does_not_overlap(frozen: Dataset) -> None:
    assert overlapping_parts(frozen, "wind_cumulative", "all").empty
