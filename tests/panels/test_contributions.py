"""What parts add to growth: by head, on real levels, and as laws."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sei_metrics.dataset import Dataset
from sei_metrics.panels import contributions
from sei_metrics.rows import PANEL_COLUMNS
from tests.panels.made import holding, split, values

STEP = {"whole": "three_new_economy", "first": "2020", "last": "2021"}
LEVELS = "three_new_value_added"
amounts = st.floats(1, 1e5)


def from_to(
    small: Dataset, first: tuple[float, ...], last: tuple[float, ...], **asked: str
) -> pd.DataFrame:
    names = ("whole", "goods", "services")
    rows = [
        row
        for period, levels in (("2020", first), ("2021", last))
        for row in split(period, **dict(zip(names, levels, strict=True)))
    ]
    return contributions(holding(small, *rows), LEVELS, **{**STEP, **asked})


def test_by_head(small: Dataset) -> None:
    found = from_to(small, (200, 50, 150), (250, 90, 160))
    assert tuple(found.columns) == PANEL_COLUMNS
    parts = ("three_new_goods", "three_new_services")
    assert values(found, "contribution") == dict(zip(parts, (20.0, 5.0), strict=True))
    assert values(found, "contribution_rate") == dict(zip(parts, (80.0, 20.0), strict=True))
    assert values(found, "growth") == {"three_new_economy": 25.0}
    units = dict(zip(found.measure, found.unit, strict=True))
    assert units == {
        "contribution": "percentage_points", "contribution_rate": "percent", "growth": "percent",
    }  # fmt: skip
    goods, growth = found.iloc[0], found.iloc[-1]
    assert goods.low == pytest.approx((89.5 - 50.5) / 200.5 * 100)
    assert goods.high == pytest.approx((90.5 - 49.5) / 199.5 * 100)
    assert growth.low == pytest.approx((249.5 / 200.5 - 1) * 100)
    rate = found[found.measure == "contribution_rate"].iloc[0]
    assert rate.low == pytest.approx((89.5 - 50.5) / (250.5 - 199.5) * 100)
    assert rate.high == pytest.approx((90.5 - 49.5) / (249.5 - 200.5) * 100)


def test_three_new_economy_of_2021(frozen: Dataset) -> None:
    """Levels of nbs-2021-07-value-added-three-chinacom-text, -2022-07-value-added-three-cctv-text.

    The latter states growth of 16.6 percent at current prices.
    """
    found = contributions(frozen, LEVELS, **STEP)
    points = values(found, "contribution")
    growth = values(found, "growth")["three_new_economy"]
    assert round(growth, 1) == 16.6
    assert [round(each, 2) for each in points.values()] == [0.29, 8.28, 7.98]
    own = found[found.measure == "contribution"]
    assert own.low.sum() <= growth <= own.high.sum()
    rates = found[found.measure == "contribution_rate"]
    assert rates.low.sum() <= 100 <= rates.high.sum()
    assert set(found.vintage) == {"as_published"}
    assert all(each.count(";") == 1 for each in found.source)


def test_stated_contributions_agree_with_rate_and_weight(frozen: Dataset) -> None:
    """Stated growth of 2020 times the weight of 2019, where the release states the rate."""
    rates = frozen.preferred("patent_intensive_value_added_growth").set_index(
        ["industry", "period"]
    )
    asked = {"whole": "patent_intensive_industries", "first": "2019", "last": "2020"}
    found = contributions(frozen, "patent_intensive_value_added", **asked).set_index("industry")
    services = "patent_intensive_ict_services"
    weight = 22822.9 / 114630.7
    low, high = (rates.loc[(services, "2020"), end] * weight for end in ("low", "high"))
    points = found[found.measure == "contribution"].value[services]
    assert low <= points <= high
    whole = found[found.measure == "growth"].value["patent_intensive_industries"]
    stated = rates.loc[("patent_intensive_industries", "2020")]
    assert stated.low <= whole <= stated.high


def test_a_part_that_was_nothing_before_has_a_contribution(small: Dataset) -> None:
    found = from_to(small, (200, 0, 200), (250, 60, 190))
    assert list(values(found, "contribution").values()) == [30.0, -5.0]
    assert list(values(found, "contribution_rate").values()) == [120.0, -20.0]


@pytest.mark.parametrize("last", [(200, 50, 150), (180, 40, 140), (201, 51, 150)])
def test_no_rate_where_the_whole_did_not_grow_beyond_rounding(
    small: Dataset, last: tuple[float, float, float]
) -> None:
    found = from_to(small, (200, 50, 150), last)
    rates = found[found.measure == "contribution_rate"]
    assert rates[["value", "low", "high"]].isna().all(axis=None)
    assert found[found.measure == "contribution"].value.notna().all()
    assert set(found.standing) == {"calculated"}


def test_zero_whole_and_negative_levels(small: Dataset) -> None:
    found = from_to(small, (0, 0, 0), (200, 50, 150))
    assert found[found.measure == "contribution"].value.isna().all()
    assert math.isnan(values(found, "growth")["three_new_economy"])
    found = from_to(small, (200, -50, 250), (300, 50, 250))
    assert list(values(found, "contribution").values()) == [50.0, 0.0]


def test_missing_parts_stay_missing_and_leave_the_others(frozen: Dataset) -> None:
    asked = {"whole": "patent_intensive_industries", "first": "2020", "last": "2021"}
    found = contributions(frozen, "patent_intensive_value_added", **asked)
    points = found[found.measure == "contribution"]
    assert points.value.notna().sum() == 4
    assert (points.value.isna() == (points.standing == "not_published")).all()
    assert values(found, "growth")["patent_intensive_industries"] == pytest.approx(
        (142983 / 121289 - 1) * 100
    )


def test_over_several_years_it_is_the_growth_of_all_of_them(frozen: Dataset) -> None:
    asked = {"whole": "patent_intensive_industries", "first": "2019", "last": "2022"}
    found = contributions(frozen, "patent_intensive_value_added", **asked)
    growth = found[found.measure == "growth"].iloc[0]
    assert growth.value == pytest.approx((153176 / 114630.7 - 1) * 100)
    assert (growth.before, growth.period) == ("2019", "2022")
    assert found[found.measure == "contribution"].value.sum() == pytest.approx(
        growth.value, abs=0.01
    )


def test_the_data_stay_as_they_were(small: Dataset) -> None:
    rows = [
        *split("2020", whole=200, goods=50, services=150),
        *split("2021", whole=250, goods=100, services=150),
    ]
    made = holding(small, *rows)
    before = made.candidates.copy(deep=True)
    found = contributions(made, LEVELS, **STEP)
    found["value"] = 0.0
    pd.testing.assert_frame_equal(made.candidates, before)


@settings(max_examples=20)
@given(first=st.tuples(amounts, amounts), last=st.tuples(amounts, amounts))
def test_contributions_sum_to_total_growth_and_rates_to_100(
    small: Dataset, first: tuple[float, float], last: tuple[float, float]
) -> None:
    found = from_to(small, (sum(first), *first), (sum(last), *last))
    growth = values(found, "growth")["three_new_economy"]
    assert sum(values(found, "contribution").values()) == pytest.approx(growth, abs=1e-6)
    rates = found[found.measure == "contribution_rate"].value
    if sum(last) > sum(first) + 1:
        assert rates.sum() == pytest.approx(100)
    else:
        assert rates.isna().all()
    ranged = found.dropna(subset=["low", "high"])
    assert ((ranged.low <= ranged.value) & (ranged.value <= ranged.high)).all()
