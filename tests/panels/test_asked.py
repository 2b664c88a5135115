"""What a panel is asked for: periods, editions, days and assumed growth, and how it is refused."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest

from sei_metrics import panels
from sei_metrics.dataset import Dataset
from sei_metrics.errors import SeiError, UnknownId
from tests.panels.made import holding, said, split
from tests.panels.test_catching_up import INDICATOR, towards
from tests.panels.test_refusals import BOTH, COMPARING, LEVELS, SINGLE, STEP, WHOLE
from tests.some import some

single = pytest.mark.parametrize("panel", SINGLE)
Panel = Callable[..., pd.DataFrame]


@single
@pytest.mark.parametrize("periods", ["2020", ("2020",), pd.Series(["2020"], index=[7])])
def test_one_period_or_several(small: Dataset, panel: Panel, periods: Any) -> None:
    made = holding(small, *BOTH)
    expected = panel(made, LEVELS, **WHOLE, periods=["2020"])
    pd.testing.assert_frame_equal(panel(made, LEVELS, **WHOLE, periods=periods), expected)
    assert set(expected.period) == {"2020"}


@single
def test_a_period_that_is_a_number(small: Dataset, panel: Panel) -> None:
    with pytest.raises(SeiError) as caught:
        panel(holding(small, *BOTH), LEVELS, **WHOLE, periods=[2020])
    assert caught.value.key == "error.period_text"
    said(caught.value, "2020", "'2018'")


@pytest.mark.parametrize(
    ("panel", "asked"),
    [
        (panels.structure_change, {"first": 2020, "last": 2021}),
        (panels.contributions, {"first": "2020", "last": 2021}),
        (panels.catching_up, {"start": 2020}),
        (panels.catching_up, {"target": 2022}),
        (panels.two_year_averages, {"last": 2021}),
    ],
)
def test_a_year_that_is_a_number(small: Dataset, panel: Panel, asked: dict[str, Any]) -> None:
    indicator = LEVELS if panel in COMPARING else INDICATOR
    made = holding(small, *BOTH) if panel in COMPARING else towards(small)
    with pytest.raises(SeiError) as caught:
        panel(made, indicator, **(WHOLE if panel in COMPARING else {}), **asked)
    assert caught.value.key == "error.period_text"


ONE_ID = [
    (panels.structure, ("indicator", "whole", "region", "vintage")),
    (panels.structure_change, ("indicator", "whole", "region", "vintage")),
    (panels.contributions, ("indicator", "whole", "region", "vintage")),
    (panels.concentration, ("indicator", "whole", "region", "vintage")),
    (panels.catching_up, ("indicator", "region")),
    (panels.two_year_averages, ("indicator", "region", "reference", "reference_industry")),
]


@pytest.mark.parametrize("odd", [5, ["CN", "WORLD"], [None], {}], ids=repr)
@pytest.mark.parametrize(
    ("panel", "name"), [(panel, name) for panel, names in ONE_ID for name in names]
)
def test_what_is_no_single_id_is_refused(
    frozen: Dataset, panel: Panel, name: str, odd: Any
) -> None:
    assert_no_id(frozen, panel, name, odd)


@pytest.mark.parametrize(
    ("panel", "name", "odd"),
    [
        *((panel, name, None) for panel, names in ONE_ID for name in names[:2]),
        *((panel, "definition", odd) for panel, _ in ONE_ID for odd in (5, [None])),
        *((panels.two_year_averages, "industry", odd) for odd in (None, 5, [None])),
        (panels.two_year_averages, "reference_industry", None),
        *((panels.catching_up, "industry", odd) for odd in (5, [None])),
    ],
)
def test_nothing_is_no_id_either(frozen: Dataset, panel: Panel, name: str, odd: Any) -> None:
    assert_no_id(frozen, panel, name, odd)


def assert_no_id(dataset: Dataset, panel: Panel, name: str, odd: Any) -> None:
    asked: dict[str, Any] = {"indicator": "three_new_value_added", "whole": "three_new_economy"}
    if panel in (panels.structure_change, panels.contributions):
        asked |= {"first": "2020", "last": "2021"}
    elif panel is panels.catching_up:
        asked = {"indicator": "sei_share_of_gdp"}
    elif panel is panels.two_year_averages:
        asked = {"indicator": "value_added_growth", "reference": "gdp_growth_real"}
    with pytest.raises(UnknownId) as caught:
        panel(dataset, **{**asked, name: odd})
    assert caught.value.key == "error.no_id"
    assert "as text in quotes" in str(caught.value)


@single
@pytest.mark.parametrize("periods", [2020, 2020.0])
def test_a_period_alone_that_is_a_number(small: Dataset, panel: Panel, periods: Any) -> None:
    with pytest.raises(SeiError) as caught:
        panel(holding(small, *BOTH), LEVELS, **WHOLE, periods=periods)
    assert caught.value.key == "error.period_text"


def test_a_start_that_is_empty_is_no_start(small: Dataset) -> None:
    with pytest.raises(SeiError, match="is not a period"):
        panels.catching_up(towards(small), INDICATOR, start="")


@pytest.mark.parametrize("panel", [*SINGLE, *COMPARING])
def test_an_edition_that_there_is_not(small: Dataset, panel: Panel) -> None:
    step = STEP if panel in COMPARING else {}
    with pytest.raises(UnknownId) as caught:
        panel(holding(small, *BOTH), LEVELS, **WHOLE, **step, vintage="gdp_census")
    said(caught.value, "gdp_census5", en=("vintage",), zh=("数据版次",))


@pytest.mark.parametrize("day", [pd.NaT, 2021, "2021", "2021-13-01"])
def test_a_day_that_is_none_is_refused_and_not_passed_over(small: Dataset, day: Any) -> None:
    with pytest.raises(SeiError) as caught:
        panels.structure(holding(small, *BOTH), LEVELS, **WHOLE, as_of=day)
    assert caught.value.key == "dataset.bad_day"
    said(caught.value, str(day))


@pytest.mark.parametrize("growth", [5, 5.0, np.float64(5), Decimal(5), [5], (x for x in (5.0,))])
def test_one_assumed_growth_or_several(small: Dataset, growth: Any) -> None:
    found = panels.catching_up(towards(small), INDICATOR, national_growth=growth)
    assert found.value.tolist() == pytest.approx([10.0, 15.5])
    assert found.national_growth.tolist() == pytest.approx([math.nan, 5.0], nan_ok=True)


@pytest.mark.parametrize("growth", ["45", ["a"], [4.0, "5"], [[4]]])
def test_an_assumed_growth_that_is_no_number(small: Dataset, growth: Any) -> None:
    with pytest.raises(SeiError) as caught:
        panels.catching_up(towards(small), INDICATOR, national_growth=growth)
    assert caught.value.key == "refusal.assumed_growth"
    said(caught.value, str(growth if isinstance(growth, str) else growth[-1]))


@pytest.mark.parametrize("growth", [None, [pd.NA], pd.array([None], dtype="Float64")])
def test_a_missing_assumption_gives_no_need(small: Dataset, growth: Any) -> None:
    found = panels.catching_up(towards(small), INDICATOR, national_growth=growth)
    assert found.value.isna().tolist() == [False, True]


@pytest.mark.parametrize(
    ("asked", "en", "zh"),
    [
        ({"target": "2023"}, "no target for 2023", "2023年没有目标"),
        ({"start": "2020", "target": "2019"}, "no target for 2019", "2019年没有目标"),
    ],
)
def test_a_target_named_is_not_said_to_be_after_the_start(
    small: Dataset, asked: dict[str, str], en: str, zh: str
) -> None:
    """A target of 2022 stands after the share of 2020."""
    with pytest.raises(SeiError) as caught:
        panels.catching_up(towards(small), INDICATOR, **asked)
    said(caught.value, "2020", "2022", en=(en,), zh=(zh,))


def test_no_target_after_the_last(small: Dataset) -> None:
    with pytest.raises(SeiError) as caught:
        panels.catching_up(towards(small, period="2023"), INDICATOR)
    said(caught.value, en=("no target after 2023",), zh=("2023年之后没有目标",))


def test_what_is_no_rate_is_said_to_be_none_before_a_reference_is_asked_for(
    frozen: Dataset,
) -> None:
    with pytest.raises(SeiError) as caught:
        panels.two_year_averages(frozen, "sei_share_of_gdp")
    assert caught.value.key == "refusal.average_no_rate"
    with pytest.raises(UnknownId):
        panels.two_year_averages(frozen, "value_added_growth", reference="")


def test_a_whole_of_another_indicator(frozen: Dataset) -> None:
    with pytest.raises(SeiError) as caught:
        panels.structure(frozen, "sei_value_added", whole="three_new_economy")
    said(caught.value, en=("other indicators: Three-new",), zh=("属于其他指标：“三新”经济按",))
    with pytest.raises(SeiError) as caught:
        panels.structure(frozen, LEVELS, whole="three_new_primary")
    said(
        caught.value, en=("these splits: Three-new economy by sector.",), zh=("已有的分组：“三新”",)
    )


def test_no_chinese_quotation_marks_within_their_own(small: Dataset, frozen: Dataset) -> None:
    sentences = []
    made = holding(small, *split("2020", whole=200, goods=202))
    for data, panel, asked in (
        (frozen, panels.structure, {"whole": "three_new_primary"}),
        (frozen, panels.structure, {**WHOLE, "periods": "2050"}),
        (frozen, panels.contributions, {**WHOLE, "first": "2018", "last": "2019"}),
        (made, panels.structure, WHOLE),
    ):
        with pytest.raises(SeiError) as caught:
            panel(data, LEVELS, **asked)
        sentences.append(caught.value.say("zh"))
    for sentence in some(sentences):
        depth = [{"“": 1, "”": -1}.get(sign, 0) for sign in sentence]
        assert max(np.cumsum(depth)) <= 1, sentence
