"""How numbers are written: to the digit that was printed or that the range allows."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from sei_metrics.captions import wording
from sei_metrics.dataset import Dataset
from sei_metrics.options import Choice


def one(frozen: Dataset, **cells: object) -> dict[str, object]:
    """A row with its digits."""
    usual = {"unit": "percent", "step": math.nan, "standing": "calculated", "indicator": ""}
    frame = pd.DataFrame([usual | cells])
    return wording.with_digits(frame, frozen).to_dict("records")[0]


@pytest.mark.parametrize(
    ("value", "low", "high", "english", "chinese"),
    [
        (64.57, 62.05, 67.26, "about 65% (62 to 67)", "约65%（62%至67%）"),
        (48.33, 47.06, 49.58, "about 48% (47 to 50)", "约48%（47%至50%）"),
        (68.226, 67.93, 68.52, "68.2%", "68.2%"),
        (57.9, -math.inf, 57.95, "57.9%", "57.9%"),
    ],
)
def test_a_computed_number_has_the_digits_that_its_range_allows(
    frozen: Dataset, value: float, low: float, high: float, english: str, chinese: str
) -> None:
    row = one(frozen, value=value, low=low, high=high)
    if math.isinf(low):
        row = one(frozen, value=value, low=low, high=high, standing="under")
        english, chinese = f"under {english}", f"低于{chinese}"
    assert wording.amount(row, "en") == english
    assert wording.amount(row, "zh") == chinese


def test_a_bound_far_from_its_number_says_both(frozen: Dataset) -> None:
    row = one(frozen, value=14.354, low=10.195, high=math.inf, standing="over")
    assert wording.amount(row, "en") == "about 14% (at least 10%)"
    assert wording.amount(row, "zh") == "约14%（至少10%）"
    assert wording.short(row, "en") == "≈14"


@pytest.mark.parametrize(
    ("value", "step", "written"),
    [(11.0, 0.1, "11.0%"), (56.74834, 0.00001, "56.7%"), (13.04, 0.01, "13.04%"), (13, 1, "13%")],
)
def test_a_printed_number_has_its_printed_digits_but_no_machine_digits(
    frozen: Dataset, value: float, step: float, written: str
) -> None:
    asked = {"value": value, "step": step, "low": value, "high": value, "standing": "stated"}
    assert wording.amount(one(frozen, **asked, indicator="share_of_gdp"), "en") == written


@pytest.mark.parametrize(
    ("value", "step", "standing", "english", "chinese"),
    [
        (0.0019, 0.0001, "stated", "0.0019 million", "0.19万辆"),
        (0.0237, 0.0001, "stated", "0.024 million", "2.4万辆"),
        (0.579, 0.001, "stated", "0.58 million", "58万辆"),
        (0.00143, math.nan, "calculated", "0.0014 million", "0.14万辆"),
        (11.3, math.nan, "calculated", "11.3 million", "1,130万辆"),
        (0.0, 0.0001, "stated", "0.00 million", "0万辆"),
    ],
)
def test_a_small_number_keeps_two_of_its_digits(
    frozen: Dataset, value: float, step: float, standing: str, english: str, chinese: str
) -> None:
    known = {"unit": "million_units", "indicator": "electric_car_sales", "industry": "nev"}
    half = 0.0 if math.isnan(step) else step / 2
    asked = {"value": value, "low": value - half, "high": value + half}
    row = one(frozen, **asked, **known, step=step, standing=standing)
    assert wording.amount(row, "en") == english
    assert wording.amount(row, "zh") == chinese


def test_digits_that_were_not_told_are_not_written(frozen: Dataset) -> None:
    ends = {"low": math.nan, "high": math.nan, "standing": "stated", "unit": "CNY_100m"}
    row = one(frozen, value=160.0, **ends, indicator="output_value")
    assert wording.amount(row, "en") == "16 billion yuan"
    assert wording.amount(row, "zh") == "160亿元"


@pytest.mark.parametrize(
    ("cells", "english", "chinese"),
    [
        ({"unit": "count", "indicator": "sei_firms", "industry": "biotech"}, "firms", "家"),
        ({"unit": "count", "indicator": "sei_firms", "industry": "nev"}, "firms", "家"),
        ({"unit": "count", "industry": "industrial_robots", "indicator": "output"}, "robots", "台"),
        ({"unit": "count", "indicator": "gdp_nominal"}, "number", "个"),
        ({"unit": "10k_units", "industry": "nev"}, "thousand vehicles", "万辆"),
        ({"unit": "million_units", "industry": "electric_cars"}, "million cars", "万辆"),
        ({"unit": "10k_units", "industry": "biotech"}, "thousand units", "万台（辆）"),
        ({"unit": "percent", "industry": "smartphones"}, "percent", "%"),
    ],
)  # fmt: skip
def test_things_are_counted_by_their_own_word(
    frozen: Dataset, cells: dict[str, str], english: str, chinese: str
) -> None:
    asked = {"value": 20.0, "low": 19.5, "high": 20.5, "step": 1.0, "standing": "stated"}
    row = pd.DataFrame([one(frozen, **asked, **cells)]).assign(coverage="", prices="")
    assert wording.standard(row, frozen, "en") == f"Unit: {english}."
    assert wording.standard(row, frozen, "zh") == f"单位：{chinese}。"
    assert wording.amount(row.to_dict("records")[0], "zh").endswith(chinese)


def test_an_average_and_an_implied_number_are_called_so(frozen: Dataset) -> None:
    asked = {"value": 14.8, "low": 14.75, "high": 14.85, "step": 0.1}
    row = one(frozen, **asked, standing="about", span="average")
    assert wording.amount(row, "en") == "about 14.8% a year"
    assert wording.amount(row, "zh") == "年均约14.8%"
    row = one(frozen, **asked, standing="implied", span="")
    assert wording.amount(row, "en") == "14.8% (implied)"
    assert wording.amount(row, "zh") == "14.8%（推算）"
    assert wording.was(row, "zh") == "为14.8%（推算）"


@pytest.mark.parametrize(
    ("standing", "english", "chinese"),
    [
        ("stated", "13%", "为13%"),
        ("about", "about 13%", "约为13%"),
        ("over", "over 13%", "超过13%"),
        ("sources_differ", "12 to 14% (sources differ)", "为12%至14%（来源不一）"),
        ("not_told", "cannot be told", "无法判断"),
    ],
)
def test_a_predicate_has_its_verb_in_chinese(
    frozen: Dataset, standing: str, english: str, chinese: str
) -> None:
    row = one(frozen, value=13.0, low=12.0, high=14.0, step=1.0, standing=standing)
    assert wording.was(row, "en") == english
    assert wording.was(row, "zh") == chinese


@pytest.mark.parametrize(
    ("indicator", "period", "said"),
    [
        ("sei_share_of_gdp", "2021", "2021 (year inferred)"),
        ("sei_share_of_gdp", "2023", "2023 (year inferred)"),
        ("sei_share_of_gdp", "2019", "2019"),
        ("industrial_value_added_growth", "2018-07", "Jul 2018 (year inferred)"),
        ("sei_services_revenue_growth", "2019-YTD05", "Jan–May 2019 (year inferred)"),
    ],
)
def test_a_year_that_its_text_does_not_name_is_called_inferred(
    frozen: Dataset, indicator: str, period: str, said: str
) -> None:
    rows = frozen.preferred(indicator, industry="all")
    (row,) = rows[rows.period == period].to_dict("records")
    assert wording.dated(row, "en") == said


@pytest.mark.parametrize(
    ("first", "last", "asof", "said"),
    [
        ("2018", "2018", "", "No figure was found for 2018. Nearest: 2017 and 2019."),
        ("2020", "2021", "", "No figure was found for 2020 to 2021. Nearest: 2019."),
        ("2017", "2019", "2016-05-01", "No figure for this choice was known by 2016-05-01."),
        ("2017", "2019", "", "No figure was found for this choice."),
    ],
)  # fmt: skip
def test_why_nothing_is_drawn_is_said(first: str, last: str, asof: str, said: str) -> None:
    choice = Choice("en", asof, {"period": (first, last)})
    assert wording.nothing(choice, ("2017", "2019")) == said


def test_a_range_of_one_number_is_exact(frozen: Dataset) -> None:
    row = one(frozen, value=15.0, low=15.0, high=15.0, step=1.0, standing="stated")
    assert wording.range_words(row, "en") == "exact"
    assert wording.range_words(row, "zh") == "确切值"


def test_rows_get_labels_once_their_digits_are_decided(frozen):
    rows = frozen.preferred("gdp_nominal").assign(series_name="GDP")
    with pytest.raises(LookupError, match="the rows lack places, rough, largest, counter"):
        wording.with_labels(rows, frozen, "en")
