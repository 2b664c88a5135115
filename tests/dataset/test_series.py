"""Series by name, and what is known of each."""

from __future__ import annotations

import sei_metrics as sei
from sei_metrics import period, text
from sei_metrics.dataset import Dataset, series_id, with_series_id
from sei_metrics.dataset.series import ID


def test_a_series_has_one_id_and_an_id_one_series(dataset: Dataset) -> None:
    named = with_series_id(dataset.candidates)
    assert (named.groupby("series")[list(ID)].nunique() == 1).all(axis=None)
    assert named.series.nunique() == len(named[list(ID)].drop_duplicates())
    assert named.series.iloc[0] == series_id(named.iloc[0])


def test_empty_parts_keep_their_place(dataset: Dataset) -> None:
    assert set(with_series_id(dataset.candidates).series.str.count(r"\.")) == {len(ID) - 1}


def test_coverage_has_a_row_a_series_and_a_column_a_period(dataset: Dataset) -> None:
    known = sei.coverage(dataset)
    named = with_series_id(dataset.candidates)
    assert set(known.series) == set(named.series)
    assert known.series.is_unique
    periods = list(known.columns[1 + len(ID) :])
    assert periods == list(period.ordered(set(dataset.candidates.period)))
    filled = (known[periods] != "").sum(axis=None)
    assert filled == len(named[["series", "period"]].drop_duplicates())
    assert all(text.has(f"standing.{one}") for one in set(known[periods].stack()) - {""})


def test_coverage_tells_standing_and_says_nothing_of_what_is_missing(frozen: Dataset) -> None:
    known = sei.coverage(frozen)
    share = known[(known.indicator == "sei_share_of_gdp") & (known.region == "CN")]
    share = share[share.industry == "all"]
    assert list(share["2010"]) == ["stated"]
    assert list(share["2016"]) == [""]
    told = set(known.drop(columns=[*ID, "series"]).stack())
    assert {"about", "over", "forecast", "sources_differ"} <= told


def test_coverage_changes_nothing(dataset: Dataset) -> None:
    before = dataset.candidates.copy(deep=True)
    sei.coverage(dataset)
    assert dataset.candidates.equals(before)
