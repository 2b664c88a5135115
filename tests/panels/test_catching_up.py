"""What a share needs to reach its target."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sei_metrics as sei
from sei_metrics.dataset import Dataset
from sei_metrics.errors import SeiError
from sei_metrics.panels import catching_up
from sei_metrics.rows import PANEL_COLUMNS
from tests.panels.made import SHARE, holding, said

INDICATOR = "sei_share_of_gdp"
AIM = {
    "indicator": INDICATOR, "region": "CN", "industry": "all", "period": "2022", "value": 12.1,
    "step": 0.1, "qualifier": "", "unit": "percent", "definition": "nbs", "set_on": "2016-12-20",
    "document_en": "Plan", "document_zh": "规划", "source": "plan_2016",
}  # fmt: skip


def towards(small: Dataset, *aims: dict[str, Any], **start: Any) -> Dataset:
    made = holding(small, {**SHARE, "period": "2020", "value": 10.0, **start})
    targets = pd.DataFrame([{**AIM, **aim} for aim in aims or ({},)], columns=list(AIM))
    return made.with_tables(targets=targets)


def ends(frame: pd.DataFrame, place: int = 0) -> tuple[float, float, float]:
    row = frame.iloc[place]
    return row.value, row.low, row.high


def test_by_head(small: Dataset) -> None:
    found = catching_up(towards(small), INDICATOR, national_growth=(0.0, 5.0))
    assert tuple(found.columns[: len(PANEL_COLUMNS)]) == PANEL_COLUMNS
    assert found.measure.tolist() == ["required_relative_growth", *["required_growth"] * 2]
    assert found.value.tolist() == pytest.approx([10.0, 10.0, 15.5])
    assert found.national_growth.tolist()[1:] == [0.0, 5.0]
    assert math.isnan(found.national_growth[0])
    assert found.prices.tolist() == ["", "current", "current"]
    low, high = ((math.sqrt(12.1 / start) - 1) * 100 for start in (10.05, 9.95))
    assert (found.low[0], found.high[0]) == pytest.approx((low, high))
    assert set(found.standing) == {"calculated"}
    assert set(found.source) == {"index_2019;plan_2016"}
    assert set(found.years) == {2.0}
    assert set(zip(found.before, found.period, strict=True)) == {("2020", "2022")}


def test_the_published_shares_and_targets(frozen: Dataset) -> None:
    """Over 13 in 2022 to over 17 in 2025; 11.5 in 2019 to 15 in 2020."""
    found = catching_up(frozen, INDICATOR, start="2022")
    assert [round(each, 1) for each in found.value] == [9.4, 13.7, 14.8, 15.9]
    assert found.national_growth.tolist()[1:] == [4.0, 5.0, 6.0]
    assert set(found.bound) == {"both"}
    found = catching_up(frozen, INDICATOR, start="2019", target="2020", national_growth=())
    assert [round(each, 1) for each in ends(found)] == [30.4, 29.9, 31.0]
    found = catching_up(frozen, INDICATOR)
    assert (found.before[0], found.period[0]) == ("2023", "2025")


def test_an_open_start_gives_the_highest_need(small: Dataset) -> None:
    found = catching_up(towards(small, qualifier=">"), INDICATOR)
    assert set(found.bound) == {"highest"}
    assert ends(found) == (pytest.approx(10.0), pytest.approx(-100.0), pytest.approx(10.0))
    assert found.high.tolist() == pytest.approx(found.value.tolist())
    assert set(found.start_standing) == {"over"}


def test_an_open_target_gives_the_lowest_need(small: Dataset) -> None:
    found = catching_up(towards(small, {"qualifier": ">"}, step=0.0), INDICATOR)
    assert set(found.bound) == {"lowest"}
    assert ends(found) == (pytest.approx(10.0), pytest.approx(10.0), math.inf)


def test_a_target_of_about_leaves_a_step_on_each_side(small: Dataset) -> None:
    aim = {"value": 12.0, "step": 1.0, "qualifier": "~"}
    found = catching_up(towards(small, aim, step=0.0), INDICATOR)
    low, high = ((math.sqrt(goal / 10) - 1) * 100 for goal in (11, 13))
    assert (found.low[0], found.high[0]) == pytest.approx((low, high))
    assert (found.target_low[0], found.target_high[0]) == (11.0, 13.0)


def test_the_latest_document_of_a_target_counts_as_known_on_a_day(small: Dataset) -> None:
    aims = ({"value": 14.4, "set_on": "2010-10-18"}, {"value": 12.1}, {"value": 9, "set_on": ""})
    made = towards(small, *aims, source="nbs_sei")
    assert catching_up(made, INDICATOR).value[0] == pytest.approx(10.0)
    early = catching_up(towards(small, *aims, source="nbs_sei"), INDICATOR, as_of="2017-06-01")
    assert early.value[0] == pytest.approx(10.0)
    before = [{**aims[0], "set_on": "2010-10-18"}, {**aims[1], "set_on": "2018-01-01"}]
    found = catching_up(towards(small, *before, source="nbs_sei"), INDICATOR, as_of="2017-06-01")
    assert found.value[0] == pytest.approx(20.0)


def test_the_next_target_after_the_start_is_taken(small: Dataset) -> None:
    made = towards(small, {"period": "2030"}, {"period": "2022"}, {"period": "2015"})
    assert set(catching_up(made, INDICATOR).period) == {"2022"}
    assert set(catching_up(made, INDICATOR, target="2030").years) == {10.0}


@pytest.mark.parametrize("start", [0.0, -1.0, math.nan])
def test_no_need_from_nothing(small: Dataset, start: float) -> None:
    found = catching_up(towards(small, value=start), INDICATOR)
    assert found.value.isna().all()
    known = "not_published" if math.isnan(start) else "calculated"
    assert set(found.standing) == {known}


def test_an_assumption_that_is_missing_or_impossible_gives_no_need(small: Dataset) -> None:
    found = catching_up(towards(small), INDICATOR, national_growth=(math.nan, -150.0, -100.0))
    assert found.value.isna().tolist() == [False, True, True, False]
    assert found.value[3] == pytest.approx(-100.0)


def test_an_industry_is_named_where_there_are_several(small: Dataset) -> None:
    other = {**SHARE, "period": "2020", "value": 5.0, "industry": "biotech"}
    made = holding(small, {**SHARE, "period": "2020", "value": 10.0}, other)
    made = made.with_tables(targets=towards(small).targets)
    with pytest.raises(SeiError) as refused:
        catching_up(made, INDICATOR)
    said(refused.value, en=("All industries", "Biotechnology"), zh=("全部产业", "生物产业"))
    assert catching_up(made, INDICATOR, industry="all").value[0] == pytest.approx(10.0)


def test_the_data_stay_as_they_were(small: Dataset) -> None:
    made = towards(small)
    before, aims = made.candidates.copy(deep=True), made.targets.copy(deep=True)
    found = catching_up(made, INDICATOR)
    found["value"] = 0.0
    pd.testing.assert_frame_equal(made.candidates, before)
    pd.testing.assert_frame_equal(made.targets, aims)


@settings(max_examples=20)
@given(start=st.floats(1, 50), goal=st.floats(1, 90), growth=st.floats(-50, 50))
def test_at_the_growth_needed_the_target_is_reached(
    small: Dataset, start: float, goal: float, growth: float
) -> None:
    made = towards(small, {"value": goal}, value=start, step=0.01)
    found = catching_up(made, INDICATOR, national_growth=[growth])
    need = found.value[1]
    reached = sei.projected_share(start, need, years=2, reference_growth=growth)
    assert reached == pytest.approx(goal)
    assert found.value[0] == pytest.approx(sei.relative_growth(need, growth), abs=1e-6)
    assert ((found.low <= found.value) & (found.value <= found.high)).all()
