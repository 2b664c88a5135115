"""A series as a small picture, with what a reader should know at a glance."""

from __future__ import annotations

from sei_metrics.dataset import Dataset
from tools.contact_sheet import drawn, flags, picture


def test_a_small_picture_has_the_points_and_the_flags(frozen: Dataset) -> None:
    points = drawn(frozen)
    share = points[(points.indicator == "sei_share_of_gdp") & (points.industry == "all")]
    spec = picture(share.series.iloc[0], share)
    assert [one["period"] for one in spec["data"]["values"]] == list(share.period)
    assert flags(share) == ["suspected break at 2019"]
