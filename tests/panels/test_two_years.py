"""Averages of two years around 2020, beside those of the reference."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sei_metrics.dataset import Dataset
from sei_metrics.panels import two_year_averages
from sei_metrics.rows import PANEL_COLUMNS
from tests.panels.made import RATE, holding, values

SEI, ALL = "sei_industrial_value_added_growth", "industrial_value_added_growth"


def rates(indicator: str, before: float | None, last: float | None, **own: Any) -> list[Any]:
    pairs = (("2020", before), ("2021", last))
    return [
        {**RATE, "indicator": indicator, "period": period, "value": value, **own}
        for period, value in pairs
        if value is not None
    ]


def test_by_head(small: Dataset) -> None:
    made = holding(small, *rates(SEI, 0.0, 21.0), *rates(ALL, 0.0, 10.25))
    found = two_year_averages(made, SEI)
    assert tuple(found.columns) == PANEL_COLUMNS
    assert found.measure.tolist() == ["two_year_average", "reference_average", "gap"]
    assert found.value.tolist() == pytest.approx([10.0, 5.0, 5.0])
    assert found.unit.tolist() == ["percent", "percent", "percentage_points"]
    low, high = (
        (math.sqrt((1 + z / 100) * (1 + r / 100)) - 1) * 100
        for z, r in ((-0.05, 20.95), (0.05, 21.05))
    )
    assert (found.low[0], found.high[0]) == pytest.approx((low, high))
    assert found.low[2] == pytest.approx(found.low[0] - found.high[1])
    assert set(found.standing) == {"calculated"}
    assert set(zip(found.before, found.period, strict=True)) == {("2020", "2021")}


def test_gdp_as_known_early_in_2022(frozen: Dataset) -> None:
    """The Bureau's 5.1 percent: 2.2 for 2020 as verified, 8.1 for 2021 as first counted."""
    found = two_year_averages(
        frozen, "gdp_growth_real", reference="gdp_growth_real", as_of="2022-02-01"
    )
    assert round(found.value[0], 1) == 5.1
    assert found.vintage[0] == "gdp_2020_final;gdp_2021_first"
    assert found.iloc[2][["value", "low", "high"]].tolist() == [0.0, 0.0, 0.0]


def test_manufacturing_beside_gdp(frozen: Dataset) -> None:
    found = two_year_averages(
        frozen, "value_added_growth", industry="manufacturing", reference="gdp_growth_real"
    )
    # 2.3 and 11.3 percent; 2.3 and 8.6 after the fifth census
    assert [round(each, 1) for each in found.value] == [6.7, 5.4, 1.3]
    assert found.industry.tolist() == ["manufacturing", "all", "manufacturing"]
    assert set(found.source[2].split(";")) == {
        *found.source[0].split(";"), *found.source[1].split(";"),
    }  # fmt: skip


def test_parts_beside_their_whole(frozen: Dataset) -> None:
    """nbs-2021-07-value-added-three-chinacom-text and nbs-2022-07-value-added-three-cctv-text."""
    parts = [f"three_new_{name}" for name in ("primary", "secondary", "tertiary", "economy")]
    found = two_year_averages(
        frozen,
        "three_new_value_added_growth",
        industry=parts,
        reference="three_new_value_added_growth",
        reference_industry="three_new_economy",
    )
    own, gaps = values(found, "two_year_average"), values(found, "gap")
    assert list(own) == parts
    assert own["three_new_economy"] == pytest.approx((math.sqrt(1.045 * 1.166) - 1) * 100)
    assert gaps["three_new_economy"] == 0.0
    assert gaps["three_new_secondary"] == pytest.approx(
        own["three_new_secondary"] - own["three_new_economy"]
    )
    assert (found[found.measure == "gap"].low <= found[found.measure == "gap"].value).all()


@pytest.mark.parametrize("before", [None, 5.0])
def test_a_rate_not_published_stays_missing(small: Dataset, before: float | None) -> None:
    made = holding(small, *rates(SEI, before, None), *rates(ALL, 0.0, 10.25))
    found = two_year_averages(made, SEI)
    assert found.value.isna().tolist() == [True, False, True]
    assert found.standing.tolist() == ["not_published", "calculated", "not_published"]
    assert found.source[0] == ("nbs_sei" if before else "")


def test_national_sei_growth_is_not_published_for_these_years(frozen: Dataset) -> None:
    found = two_year_averages(frozen, SEI)
    assert set(found.standing) == {"not_published"}
    assert found.value.isna().all()


def test_zero_negative_and_impossible_rates(small: Dataset) -> None:
    made = holding(small, *rates(SEI, -19.0, 0.0), *rates(ALL, -150.0, 5.0))
    found = two_year_averages(made, SEI)
    assert found.value[0] == pytest.approx(-10.0)
    assert found.value[1:].isna().all()
    assert set(found.standing) == {"calculated"}


def test_open_bounds_pass_through(small: Dataset) -> None:
    over = rates(SEI, 0.0, 21.0)
    over[1]["qualifier"] = ">"
    found = two_year_averages(holding(small, *over, *rates(ALL, 0.0, 10.25)), SEI)
    assert found.high[0] == math.inf
    assert found.high[2] == math.inf
    assert found.low[0] == pytest.approx((math.sqrt(0.9995 * 1.21) - 1) * 100)


def test_halves_are_averaged_with_halves(small: Dataset) -> None:
    rows = [*rates(SEI, 0.0, 21.0), *rates(ALL, 0.0, 10.25)]
    halves = [{**row, "period": f"{row['period']}-H1", "value": 2 * row["value"]} for row in rows]
    found = two_year_averages(holding(small, *rows, *halves), SEI, last="2021-H1")
    assert found.value[0] == pytest.approx((math.sqrt(1.42) - 1) * 100)
    assert set(found.before) == {"2020-H1"}


def test_the_same_industry_twice_stands_once(small: Dataset) -> None:
    made = holding(small, *rates(SEI, 0.0, 21.0), *rates(ALL, 0.0, 10.25))
    assert len(two_year_averages(made, SEI, industry=["all", "all"])) == 3
    assert two_year_averages(made, SEI, industry=[]).empty


def test_spans_of_years_are_not_taken_for_rates(small: Dataset) -> None:
    span = {**RATE, "indicator": SEI, "period": "2020/2021", "span": "average", "value": 3.0}
    made = holding(small, *rates(SEI, 0.0, 21.0), *rates(ALL, 0.0, 10.25), span)
    assert two_year_averages(made, SEI).value[0] == pytest.approx(10.0)


def test_the_data_stay_as_they_were(small: Dataset) -> None:
    made = holding(small, *rates(SEI, 0.0, 21.0), *rates(ALL, 0.0, 10.25))
    before = made.candidates.copy(deep=True)
    found = two_year_averages(made, SEI)
    found["value"] = 0.0
    pd.testing.assert_frame_equal(made.candidates, before)


@settings(max_examples=20)
@given(st.tuples(*[st.floats(-90, 100)] * 4))
def test_the_average_lies_between_its_rates_and_the_gap_between_its_averages(
    small: Dataset, drawn: tuple[float, float, float, float]
) -> None:
    made = holding(small, *rates(SEI, *drawn[:2]), *rates(ALL, *drawn[2:]))
    own, other, gap = two_year_averages(made, SEI).value
    assert min(drawn[:2]) - 1e-9 <= own <= max(drawn[:2]) + 1e-9
    assert gap == pytest.approx(own - other, abs=1e-9)
