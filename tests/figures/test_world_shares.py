"""Shares of the world as they are kept between two readers."""

from __future__ import annotations

import pandas as pd
import pytest

from sei_metrics.dataset import Dataset
from sei_metrics.figures.world import selection as world
from tests.some import some

ASKED = {world.shares: ("", "wind_new", "gwec"), world.all_markets: ("",)}


@pytest.mark.parametrize("asking", ASKED)
def test_what_one_reader_changes_is_the_same_for_the_next(frozen: Dataset, asking) -> None:
    first = asking(frozen, *ASKED[asking])
    before = first.copy(deep=True)
    first["value"] = 0.0
    first["mine"] = "mine"
    pd.testing.assert_frame_equal(asking(frozen, *ASKED[asking]), before)


def test_a_product_that_another_counts_too_is_not_counted_beside_it(dataset: Dataset) -> None:
    markets = dataset.catalog.markets
    parts = {each.id: each.part_of for each in markets.values() if each.part_of}
    counted = set(world.all_markets(dataset, "").market)
    assert all(each not in counted for each in some(parts))
    assert set(parts.values()) <= set(markets)
