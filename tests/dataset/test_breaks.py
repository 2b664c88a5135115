"""A line is never joined across a break."""

from __future__ import annotations

import pandas as pd
import pytest

from sei_metrics.dataset.breaks import breaks_between, breaks_known
from sei_metrics.dataset.store import Dataset


def test_segments_change_at_a_break_and_its_doubt_is_told(small: Dataset) -> None:
    marked = small.with_breaks(small.preferred("sei_share_of_gdp")).set_index("period")
    before, after = marked.loc[["2014", "2015", "2017"]], marked.loc[["2019", "2022"]]
    assert before.segment.nunique() == after.segment.nunique() == 1
    assert before.segment.iloc[0] != after.segment.iloc[0]
    assert marked.break_certain.to_dict() == {
        "2014": "", "2015": "", "2017": "", "2019": "no", "2022": "",
    }  # fmt: skip
    assert marked.break_reason_en["2019"].endswith("classification may apply.")
    assert marked.break_reason_zh["2019"]


def test_a_point_between_the_two_sides_joins_neither(small: Dataset) -> None:
    shares = small.preferred("sei_share_of_gdp")
    between = shares.assign(period=shares.period.replace("2015", "2018"))
    marked = small.with_breaks(between).set_index("period").segment
    assert marked.nunique() == 3
    assert marked["2017"] < marked["2018"] < marked["2019"]


def test_other_series_are_not_broken(small: Dataset) -> None:
    frame = pd.concat([small.preferred("gdp_nominal"), small.preferred("sei_share_of_gdp")])
    marked = small.with_breaks(frame)
    assert list(marked.index) == list(frame.index)
    assert set(marked[marked.indicator == "gdp_nominal"].segment) == {0}
    elsewhere = small.with_breaks(frame.assign(region="CN-31"))
    assert set(elsewhere.segment) == {0}


def test_a_break_without_a_region_is_a_break_of_all(small: Dataset) -> None:
    everywhere = small.with_tables(breaks=small.breaks.assign(region="", industry=""))
    frame = small.preferred("sei_share_of_gdp").assign(region="CN-31")
    assert everywhere.with_breaks(frame).segment.nunique() == 2


@pytest.mark.parametrize(
    ("first", "last", "crossed"),
    [
        ("2015", "2017", 0),
        ("2017", "2019", 1),
        ("2014", "2022", 1),
        ("2019", "2022", 0),
        ("2017", "2018", 1),
        ("2018", "2022", 1),
    ],
)
def test_breaks_between(small: Dataset, first: str, last: str, crossed: int) -> None:
    found = breaks_between(small, "sei_share_of_gdp", "CN", "all", first, last)
    assert len(found) == crossed
    assert breaks_between(small, "sei_share_of_gdp", "CN-31", "all", first, last).empty


def test_a_break_counts_from_the_day_of_its_document(small: Dataset) -> None:
    (source,) = small.breaks.source
    dated = small.sources.assign(published="2020-07-14")
    told = small.with_tables(sources=dated[dated.source == source])
    shares = small.preferred("sei_share_of_gdp")
    for day, counted in (("2020-07-13", 0), ("2020-07-14", 1), (None, 1)):
        assert len(breaks_known(told, day)) == counted
        place = ("sei_share_of_gdp", "CN", "all", "2017", "2019")
        assert len(breaks_between(told, *place, as_of=day)) == counted
        assert told.with_breaks(shares, as_of=day).segment.nunique() == counted + 1
    undated = told.with_tables(sources=told.sources.assign(published=""))
    assert breaks_known(undated, "2026-01-01").empty and len(breaks_known(undated)) == 1


def test_nothing_to_mark(small: Dataset) -> None:
    assert "segment" in small.with_breaks(small.preferred("sei_share_of_gdp")[:0])
