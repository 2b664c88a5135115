"""Shares of a whole and their change: by head, against stated shares, and as laws."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sei_metrics as sei
from sei_metrics.dataset import Dataset
from sei_metrics.panels import structure, structure_change
from sei_metrics.rows import PANEL_COLUMNS
from tests.panels.made import holding, split, values
from tests.some import some

WHOLE = {"whole": "three_new_economy"}
LEVELS = "three_new_value_added"
TWO_YEARS = [
    *split("2020", whole=200, goods=50, services=150),
    *split("2021", whole=250, goods=100, services=150),
]
amounts = st.floats(0, 1e6)


def shares_of(dataset: Dataset, **asked: object) -> pd.DataFrame:
    return structure(dataset, LEVELS, **WHOLE, **asked)  # type: ignore[arg-type]


def test_shares_by_head(small: Dataset) -> None:
    found = shares_of(holding(small, *TWO_YEARS))
    assert tuple(found.columns) == PANEL_COLUMNS
    assert values(found, "share") == {
        "three_new_goods 2020": 25.0,
        "three_new_services 2020": 75.0,
        "three_new_goods 2021": 40.0,
        "three_new_services 2021": 60.0,
    }
    goods = found.iloc[0]
    assert goods.low == pytest.approx(49.5 / 200.5 * 100)
    assert goods.high == pytest.approx(50.5 / 199.5 * 100)
    assert set(found.standing) == {"calculated"}
    assert set(found.unit) == {"percent"}
    assert set(found.prices) == {"current"}


def test_changes_by_head(small: Dataset) -> None:
    found = structure_change(holding(small, *TWO_YEARS), LEVELS, **WHOLE, first="2020", last="2021")
    assert values(found, "share_change") == {"three_new_goods": 15.0, "three_new_services": -15.0}
    assert set(found.unit) == {"percentage_points"}
    assert set(zip(found.before, found.period, strict=True)) == {("2020", "2021")}
    goods = found.iloc[0]
    assert goods.low == pytest.approx((99.5 / 250.5 - 50.5 / 199.5) * 100)
    assert goods.high == pytest.approx((100.5 / 249.5 - 49.5 / 200.5) * 100)


@pytest.mark.parametrize(
    ("indicator", "whole", "years"),
    [
        # nbs-cnipa-2020-12-value-added-patent-enterprise-news,
        # nbs-cnipa-2021-12-value-added-patent-workercn-text,
        # nbs-cnipa-2022-12-value-added-patent-cctv-text,
        # nbs-cnipa-2023-12-announcement-no-562-copy,
        # nbs-cnipa-2024-12-value-added-patent-gansu-net,
        # nbs-cnipa-2024-12-value-added-patent-copy
        ("patent_intensive_value_added", "patent_intensive_industries",
         {"2019": 7, "2020": 4, "2021": 4, "2022": 7, "2023": 7}),
        # nbs-2024-12-value-added-core-gansu-net
        ("digital_core_value_added", "digital_economy_core", {"2023": 4}),
    ],
)  # fmt: skip
def test_stated_shares_are_reproduced_for_every_year_stated(
    frozen: Dataset, indicator: str, whole: str, years: dict[str, int]
) -> None:
    stated = frozen.preferred("share_of_group_value_added").set_index(["industry", "period"])
    found = structure(frozen, indicator, whole=whole).dropna(subset="value")
    found = found.set_index(["industry", "period"])
    both = found.join(stated, how="inner", suffixes=("", "_stated"))
    assert both.groupby(level="period").size().to_dict() == years
    assert len(both) == len(found)
    assert ((both.low <= both.high_stated) & (both.low_stated <= both.high)).all()


def test_three_new_sectors_of_2023(frozen: Dataset) -> None:
    found = shares_of(frozen, periods=["2023"])
    # nbs-2024-07-value-added-three-news-service: 8,728, 93,491 and 121,309 of 223,528
    assert [round(each, 2) for each in found.value] == [3.9, 41.83, 54.27]
    assert set(found.source) == {"nbs-2024-07-value-added-three-news-service"}
    assert found.value.sum() == pytest.approx(100)


def test_a_period_keeps_to_one_edition(frozen: Dataset) -> None:
    """The newest total of 2018 is the final one, the parts were printed with the first alone."""
    newest = frozen.preferred(LEVELS, industry="three_new_economy").set_index("period")
    assert newest.vintage["2018"] == "three_new_2018_final"
    found = shares_of(frozen, periods=["2018"])
    assert set(found.vintage) == {"three_new_2018_first"}
    assert found.value.sum() == pytest.approx(100)


def test_of_two_full_editions_the_newest_counts_unless_one_is_named(small: Dataset) -> None:
    rows = [
        {**row, "vintage": vintage, "value": row["value"] * factor}
        for vintage, factor in (("gdp_2020_first", 1), ("gdp_2020_final", 2))
        for row in split("2020", whole=200, goods=50 * factor, services=150)
    ]
    rows[-1]["value"] = 200.0
    made = holding(small, *rows)
    assert values(shares_of(made), "share")["three_new_goods"] == 50.0
    assert set(shares_of(made).vintage) == {"gdp_2020_final"}
    first = shares_of(made, vintage="gdp_2020_first")
    assert values(first, "share")["three_new_goods"] == 25.0
    assert values(shares_of(made, as_of="2021-06-01"), "share")["three_new_goods"] == 25.0
    assert shares_of(made, as_of="2020-01-01").empty


def test_missing_stays_missing(small: Dataset) -> None:
    rows = [*split("2020", whole=200, goods=50), *split("2021", goods=100, services=150)]
    found = shares_of(holding(small, *rows))
    assert found.value.tolist()[0] == 25.0
    assert found.value.isna().tolist() == [False, True, True, True]
    assert found.standing.tolist() == ["calculated", *["not_published"] * 3]
    assert found[["low", "high"]].isna().all(axis=1).tolist() == [False, True, True, True]


def test_a_change_from_or_to_a_missing_part_is_missing(frozen: Dataset) -> None:
    asked = {"whole": "patent_intensive_industries", "first": "2019", "last": "2020"}
    found = structure_change(frozen, "patent_intensive_value_added", **asked)
    known = found.set_index("industry").standing == "calculated"
    assert known.sum() == 4
    assert found.value.notna().tolist() == known.tolist()


def test_sources_are_joined_each_once(small: Dataset) -> None:
    rows = [
        *split("2020", whole=200, goods={"value": 50.0, "source": "wdi"}, services=150),
        *split("2021", whole={"value": 250.0, "source": "three_new_2021"}, goods=100, services=150),
    ]
    made = holding(small, *rows)
    assert shares_of(made).source.tolist()[:2] == ["wdi;three_new_2020", "three_new_2020"]
    changes = structure_change(made, LEVELS, **WHOLE, first="2020", last="2021")
    assert changes.source.tolist() == [
        "wdi;three_new_2020;three_new_2021",
        "three_new_2020;three_new_2021",
    ]


@pytest.mark.parametrize(
    ("whole", "goods", "services", "shares"),
    [
        (200, 0, 200, [0.0, 100.0]),
        (200, -50, 250, [-25.0, 125.0]),
        (0, 0, 0, [math.nan, math.nan]),
        (-100, -50, -50, [math.nan, math.nan]),
    ],
)
def test_zero_and_negative_levels(
    small: Dataset, whole: float, goods: float, services: float, shares: list[float]
) -> None:
    rows = split("2020", whole=whole, goods=goods, services=services)
    found = shares_of(holding(small, *rows))
    assert found.value.tolist() == pytest.approx(shares, nan_ok=True)
    assert set(found.standing) == {"calculated"}


def test_a_whole_printed_as_over_is_bounded_by_the_sum_of_its_parts(frozen: Dataset) -> None:
    """miit-2024-03-lithium-ion-battery-mysteel: over 940; 675 + 185 + 80 is 938.5 to 941.5."""
    found = structure(frozen, "battery_output", whole="lithium_battery", periods=["2023"])
    power = found.iloc[0]
    assert power.value == pytest.approx(675 / 940 * 100)
    assert power.low == pytest.approx(674.5 / 941.5 * 100)
    assert power.high == pytest.approx(675.5 / 940 * 100)


def test_open_parts_leave_open_shares(small: Dataset) -> None:
    goods = {"value": 50.0, "qualifier": ">"}
    found = shares_of(holding(small, *split("2020", whole=200, goods=goods, services=150)))
    assert (found.low[0], found.high[0]) == (pytest.approx(50 / 200.5 * 100), math.inf)
    unknown = {"value": 50.0, "step": math.nan}
    found = shares_of(holding(small, *split("2020", whole=200, goods=unknown, services=150)))
    assert found.value[0] == 25.0
    assert math.isnan(found.low[0])


def test_two_documents_that_differ_give_one_row_with_the_range_of_both(small: Dataset) -> None:
    rows = split("2020", whole=200, goods=50, services=150)
    copy = {**rows[1], "value": 51.0, "source": "nbs_2020_first"}
    found = shares_of(holding(small, *rows, copy))
    assert len(found) == 2
    assert found.value[0] == pytest.approx(50.5 / 200 * 100)
    assert found.low[0] == pytest.approx(49.5 / 200.5 * 100)
    assert set(found.source[0].split(";")) == {"nbs_2020_first", "three_new_2020"}


def test_periods_once_each_and_one_alone(small: Dataset) -> None:
    made = holding(small, *TWO_YEARS)
    assert len(shares_of(made, periods=["2021", "2020", "2021"])) == 4
    assert shares_of(made, periods=("2021",)).period.tolist() == ["2021"] * 2
    assert shares_of(made, periods=[]).empty
    half = holding(small, *TWO_YEARS, *split("2021-H1", whole=110, goods=40, services=70))
    assert set(shares_of(half).period) == {"2020", "2021"}
    assert set(shares_of(half, periods=["2021-H1"]).period) == {"2021-H1"}


def test_nothing_published_gives_no_row(small: Dataset) -> None:
    found = shares_of(holding(small))
    assert found.empty
    assert tuple(found.columns) == PANEL_COLUMNS


def test_the_data_stay_as_they_were(small: Dataset) -> None:
    made = holding(small, *TWO_YEARS)
    before = made.candidates.copy(deep=True)
    found = shares_of(made)
    found["value"] = 0.0
    structure_change(made, LEVELS, **WHOLE, first="2020", last="2021")
    pd.testing.assert_frame_equal(made.candidates, before)
    assert shares_of(made).value.tolist() == [25.0, 75.0, 40.0, 60.0]


@settings(max_examples=15)
@given(first=st.tuples(amounts, amounts), last=st.tuples(amounts, amounts))
def test_shares_sum_to_100_and_their_changes_to_0(
    small: Dataset, first: tuple[float, float], last: tuple[float, float]
) -> None:
    rows = [
        *split("2020", whole=sum(first), goods=first[0], services=first[1]),
        *split("2021", whole=sum(last), goods=last[0], services=last[1]),
    ]
    made = holding(small, *rows)
    found = shares_of(made)
    changes = structure_change(made, LEVELS, **WHOLE, first="2020", last="2021")
    for year, levels in (("2020", first), ("2021", last)):
        own = found[found.period == year].value
        assert own.isna().all() if sum(levels) == 0 else own.sum() == pytest.approx(100)
    if sum(first) and sum(last):
        assert changes.value.sum() == pytest.approx(0, abs=1e-9)
    for frame in (found, changes):
        ranged = frame.dropna(subset=["low", "high"])
        assert ((ranged.low <= ranged.value) & (ranged.value <= ranged.high)).all()


@settings(max_examples=15)
@given(parts=st.tuples(st.integers(0, 999), st.integers(1, 999)), miss=st.integers(-1, 1))
def test_printed_shares_hold_100_within_their_rounding(
    small: Dataset, parts: tuple[int, int], miss: int
) -> None:
    whole = sum(parts) + miss
    found = shares_of(
        holding(small, *split("2020", whole=whole, goods=parts[0], services=parts[1]))
    )
    if whole > 1:
        assert found.low.sum() <= 100 <= found.high.sum()


def test_the_rows_are_those_of_the_catalog_in_its_order(dataset: Dataset) -> None:
    for each in some(dataset.catalog.splits.values()):
        found = sei.panels.structure(dataset, each.indicators[0], whole=each.whole)
        assert tuple(found.industry[: len(each.parts)]) == each.parts
        assert not found.duplicated(["industry", "period"]).any()
