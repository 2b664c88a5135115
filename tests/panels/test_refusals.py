"""What the data cannot bear is refused with a sentence that names both sides, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from sei_metrics import panels
from sei_metrics.dataset import Dataset
from sei_metrics.errors import SeiError, UnknownId
from tests.panels.made import SHARE, holding, knowing, said, split
from tests.panels.test_catching_up import AIM, towards
from tests.panels.test_two_years import ALL, SEI, rates

LEVELS = "three_new_value_added"
WHOLE = {"whole": "three_new_economy"}
STEP = {"first": "2020", "last": "2021"}
BOTH = [
    *split("2020", whole=200, goods=50, services=150),
    *split("2021", whole=250, goods=100, services=150),
]
SINGLE = [panels.structure, panels.concentration]
COMPARING = [panels.structure_change, panels.contributions]
Panel = Callable[..., pd.DataFrame]


def refused(panel: Panel, dataset: Dataset, *asked: str, **chosen: Any) -> SeiError:
    if panel in COMPARING:
        chosen = {**STEP, **chosen}
    with pytest.raises(SeiError) as caught:
        panel(dataset, *asked, **chosen)
    return caught.value


def changed(rows: list[dict[str, Any]], place: int, **cells: Any) -> list[dict[str, Any]]:
    return [{**row, **cells} if row is rows[place] else row for row in rows]


every_split = pytest.mark.parametrize("panel", [*SINGLE, *COMPARING])
comparing = pytest.mark.parametrize("panel", COMPARING)


@every_split
@pytest.mark.parametrize(
    ("column", "other", "en", "zh"),
    [
        ("coverage", "industry_above_designated_size",
         ("coverage", "Whole economy", "Industry above designated size",
          "Ask for periods, an edition or a reference that agree in it."),
         ("统计范围", "全部经济活动", "规模以上工业", "请改选")),
        ("definition", "wdi", ("definition", "National Bureau of Statistics", "World Development",
          "Name one of them."),
         ("口径", "国家统计局", "世界发展指标", "请指定其一")),
        ("prices", "constant", ("price basis", "Current prices", "Constant prices"),
         ("价格基础", "现价", "不变价")),
        ("prices", "", ("price basis", "Current prices", "not stated"), ("现价", "未说明")),
        ("unit", "USD_bn", ("unit", "billion yuan", "billion US dollars"), ("单位", "亿元")),
    ],
)  # fmt: skip
def test_figures_unlike_in_basis(
    small: Dataset, panel: Panel, column: str, other: str, en: tuple[str, ...], zh: tuple[str, ...]
) -> None:
    """2020 is counted by one, 2021 by another; or a part by one, its whole by another."""
    years = [*BOTH[:3], *({**row, column: other} for row in BOTH[3:])]
    error = refused(panel, holding(small, *years), LEVELS, **WHOLE)
    assert error.key == "refusal.unlike_figures"
    said(error, "2020", "2021", en=en, zh=zh)
    one_part = changed(BOTH, 1, **{column: other})
    error = refused(panel, holding(small, *one_part), LEVELS, **WHOLE)
    said(error, en=(*en, "Goods", "Three-new economy"), zh=(*zh, "货物", "“三新”经济"))


@every_split
def test_overlapping_parts(frozen: Dataset, panel: Panel) -> None:
    """nbs-2024-12-communique-fifth-national-nbs-website: 97.4 of 96.0 thousand firms."""
    error = refused(panel, frozen, "sei_firms", whole="all")
    assert error.key == "refusal.split_overlaps"
    said(error, "2023", "97,400", "96,000", en=("overlap", "Biotech"), zh=("重叠", "生物产业"))


@every_split
@pytest.mark.parametrize(("goods", "total"), [(48.0, "19.8"), (53.0, "20.3")])
def test_parts_that_do_not_add_up(small: Dataset, panel: Panel, goods: float, total: str) -> None:
    made = holding(small, *changed(BOTH, 1, value=goods))
    error = refused(panel, made, LEVELS, **WHOLE)
    assert error.key == "refusal.split_sum"
    in_hundred_millions = str(round(float(total) * 10))
    said(error, "2020", en=(total, "20.0"), zh=(in_hundred_millions, "200"))


def test_parts_within_rounding_of_their_whole_are_not_refused(small: Dataset) -> None:
    for goods in (48.5, 51.5):
        made = holding(small, *changed(BOTH, 1, value=goods))
        assert len(panels.structure(made, LEVELS, **WHOLE)) == 4


def test_a_part_alone_above_its_whole(small: Dataset) -> None:
    made = holding(small, *split("2020", whole=200, goods=202))
    said(refused(panels.structure, made, LEVELS, **WHOLE), en=("20.2", "20.0"), zh=("202", "200"))


@every_split
def test_a_split_that_nobody_calls_exhaustive(small: Dataset, panel: Panel) -> None:
    error = refused(panel, small, "gdp_nominal", whole="all")
    assert error.key == "refusal.no_split"
    said(
        error,
        en=("Gross domestic product", "All industries", "goods and services"),
        zh=("国内生产总值", "全部产业", "货物与服务"),
    )


@every_split
def test_what_is_no_level(small: Dataset, panel: Panel) -> None:
    error = refused(panel, small, "gdp_growth_real", whole="all")
    assert error.key == "refusal.split_no_level"
    said(error, en=("Growth of GDP",), zh=("国内生产总值增速",))
    with pytest.raises(UnknownId):
        panel(small, "three_new_valu_added", **WHOLE, **(STEP if panel in COMPARING else {}))
    with pytest.raises(UnknownId):
        panel(small, LEVELS, whole="three", **(STEP if panel in COMPARING else {}))


@every_split
@pytest.mark.parametrize("prices", ["constant"])
def test_levels_at_other_than_current_prices(small: Dataset, panel: Panel, prices: str) -> None:
    made = holding(small, *({**row, "prices": prices} for row in BOTH))
    error = refused(panel, made, LEVELS, **WHOLE)
    assert error.key == "refusal.split_prices"
    said(error, en=("Constant prices", "Current prices"), zh=("不变价", "现价"))


@pytest.mark.parametrize("panel", SINGLE)
def test_two_kinds_of_period_in_one_panel(small: Dataset, panel: Panel) -> None:
    error = refused(panel, holding(small, *BOTH), LEVELS, **WHOLE, periods=["2020", "2021-H1"])
    assert error.key == "refusal.mixed_kinds"
    said(error, "2020", "2021", en=("H1 2021",), zh=("2021年上半年",))


@comparing
@pytest.mark.parametrize(
    ("first", "last", "en", "zh"),
    [
        ("2020", "2021-H1", ("2020", "H1 2021"), ("2020年", "2021年上半年")),
        ("2020-Q2", "2021-H1", ("Q2 2020", "H1 2021"), ("2020年2季度", "2021年上半年")),
        ("2020-YTD08", "2021-08", ("Jan–Aug 2020", "Aug 2021"), ("1—8月", "2021年8月")),
        ("2020-Q1", "2021-Q2", ("Q1 2020", "Q2 2021"), ("1季度", "2季度")),
        ("2011/2015", "2016/2020", ("2011–2015", "2016–2020"), ("2011—2015", "2016—2020")),
    ],
)
def test_periods_that_are_not_the_same_part_of_a_year(
    small: Dataset, panel: Panel, first: str, last: str, en: tuple[str, ...], zh: tuple[str, ...]
) -> None:
    error = refused(panel, holding(small, *BOTH), LEVELS, **WHOLE, first=first, last=last)
    assert error.key == "refusal.step_kinds"
    said(error, en=en, zh=zh)


@comparing
@pytest.mark.parametrize("first", ["2021", "2022"])
def test_periods_out_of_order(small: Dataset, panel: Panel, first: str) -> None:
    error = refused(panel, holding(small, *BOTH), LEVELS, **WHOLE, first=first)
    assert error.key == "refusal.step_order"
    said(error, first, "2021")


@comparing
def test_a_period_without_figures(small: Dataset, panel: Panel) -> None:
    error = refused(panel, holding(small, *BOTH), LEVELS, **WHOLE, first="2019")
    assert error.key == "refusal.step_unknown"
    said(error, "2019", "2020", "2021")


@pytest.mark.parametrize("panel", SINGLE)
def test_a_period_named_without_figures(small: Dataset, panel: Panel) -> None:
    error = refused(panel, holding(small, *BOTH), LEVELS, **WHOLE, periods=["2020", "2050"])
    assert error.key == "refusal.step_unknown"
    said(error, "2050", "2020, 2021")


@comparing
def test_two_editions(small: Dataset, panel: Panel) -> None:
    rows = [
        *({**row, "vintage": "gdp_2020_first"} for row in BOTH[:3]),
        *({**row, "vintage": "gdp_census5"} for row in BOTH),
    ]
    assert len(panel(holding(small, *rows), LEVELS, **WHOLE, **STEP)) > 0
    rows = [row for row in rows if (row["period"], row["vintage"]) != ("2020", "gdp_census5")]
    error = refused(panel, holding(small, *rows), LEVELS, **WHOLE)
    assert error.key == "refusal.step_editions"
    said(
        error, "2020", "2021",
        en=("First count", "Fifth census"), zh=("初步核算", "第五次经济普查"),
    )  # fmt: skip


@comparing
def test_editions_of_the_three_new_economy_of_2018(frozen: Dataset, panel: Panel) -> None:
    error = refused(panel, frozen, LEVELS, **WHOLE, first="2018", last="2019")
    assert error.key == "refusal.step_editions"
    said(error, "2018", "2019", en=("first count",), zh=("首次公布数",))


@comparing
@pytest.mark.parametrize(
    ("indicator", "whole", "first", "last"),
    [
        (LEVELS, "three_new_economy", "2023", "2024"),
        ("patent_intensive_value_added", "patent_intensive_industries", "2022", "2023"),
        ("patent_intensive_value_added", "patent_intensive_industries", "2019", "2023"),
    ],
)
def test_a_census_between(
    frozen: Dataset, panel: Panel, indicator: str, whole: str, first: str, last: str
) -> None:
    error = refused(panel, frozen, indicator, whole=whole, first=first, last=last)
    assert error.key == "refusal.step_editions"
    said(error, first, last, en=("fifth economic census",), zh=("第五次全国经济普查",))


@comparing
def test_a_break_between(small: Dataset, panel: Panel) -> None:
    told = {"after": "2020", "before": "2021", "reason_en": "A new list.", "reason_zh": "新目录。"}
    whole = {**small.breaks.iloc[0], "indicator": LEVELS, "industry": "three_new_economy", **told}
    made = holding(small, *BOTH).with_tables(breaks=pd.DataFrame([whole]))
    error = refused(panel, made, LEVELS, **WHOLE)
    assert error.key == "refusal.step_break"
    said(error, "2020", "2021", en=("A new list.",), zh=("新目录。",))


@comparing
def test_a_break_of_one_part_alone(small: Dataset, panel: Panel) -> None:
    told = {"after": "2020", "before": "2021", "reason_en": "A new list.", "reason_zh": "新目录。"}
    one = {**small.breaks.iloc[0], "indicator": LEVELS, "industry": "three_new_goods", **told}
    made = holding(small, *BOTH).with_tables(breaks=pd.DataFrame([one]))
    error = refused(panel, made, LEVELS, **WHOLE)
    said(error, "2020", "2021", en=("goods", "A new list."), zh=("货物", "新目录。"))


def test_levels_that_are_not_comparable_have_no_contributions(small: Dataset) -> None:
    made = knowing(holding(small, *BOTH), LEVELS, comparable_levels=False)
    error = refused(panels.contributions, made, LEVELS, **WHOLE)
    assert error.key == "refusal.step_levels"
    said(error, "2020", "2021", en=("20.0 billion", "25.0 billion"), zh=("200亿元", "250亿元"))
    assert len(panels.structure_change(made, LEVELS, **WHOLE, **STEP)) == 2


def test_a_path_of_what_is_no_share(small: Dataset) -> None:
    error = refused(panels.catching_up, small, "gdp_nominal")
    assert error.key == "refusal.path_no_share"
    said(error, en=("Gross domestic product",), zh=("国内生产总值",))


def test_a_path_across_a_break(frozen: Dataset) -> None:
    error = refused(panels.catching_up, frozen, "sei_share_of_gdp", start="2017")
    assert error.key == "refusal.step_break"
    said(error, "2017", "2020", en=("widened in 2018",), zh=("分类增加",))


def test_a_path_between_two_definitions(small: Dataset) -> None:
    made = towards(small, {"definition": "wdi"})
    error = refused(panels.catching_up, made, "sei_share_of_gdp")
    assert error.key == "refusal.path_definitions"
    said(
        error, "2020", "2022",
        en=("National Bureau of Statistics", "World Development Indicators"),
        zh=("国家统计局", "世界发展指标"),
    )  # fmt: skip


def test_a_start_that_is_counted_in_two_ways(small: Dataset) -> None:
    two = ({**SHARE, "period": "2020", "value": 10.0, "definition": one} for one in ("nbs", "wdi"))
    made = holding(small, *two).with_tables(targets=pd.DataFrame([AIM]))
    error = refused(panels.catching_up, made, "sei_share_of_gdp")
    assert error.key == "refusal.unlike_figures"
    said(error, "2020", en=("definition", "World Development"), zh=("口径", "世界发展指标"))
    assert len(panels.catching_up(made, "sei_share_of_gdp", definition="nbs")) == 4


@pytest.mark.parametrize(
    ("asked", "key", "both"),
    [
        ({"start": "2019"}, "path_no_start", ("2019", "2020")),
        ({"target": "2023"}, "path_no_target", ("2020", "2022")),
        ({"target": "2020"}, "path_nothing", ("2020",)),
        ({"start": "2020", "target": "2019"}, "path_no_target", ("2020", "2022")),
        ({"as_of": "2001-01-01"}, "path_nothing", ()),
        ({"as_of": "2025-01-01", "industry": "biotech"}, "path_nothing", ()),
    ],
)
def test_a_path_without_an_end(
    small: Dataset, asked: dict[str, str], key: str, both: tuple[str, ...]
) -> None:
    error = refused(panels.catching_up, towards(small), "sei_share_of_gdp", **asked)
    assert error.key == f"refusal.{key}"
    said(error, *both, en=("SEI as a share",), zh=("占国内生产总值比重",))


def test_a_path_from_part_of_a_year_or_backwards(small: Dataset) -> None:
    made = towards(small, period="2020-H1")
    error = refused(panels.catching_up, made, "sei_share_of_gdp")
    assert error.key == "refusal.step_kinds"
    said(error, en=("H1 2020", "2022"), zh=("2020年上半年", "2022年"))
    error = refused(
        panels.catching_up, towards(small, {"period": "2015"}), "sei_share_of_gdp",
        start="2020", target="2015",
    )  # fmt: skip
    assert error.key == "refusal.step_order"
    said(error, "2020", "2015")


@pytest.mark.parametrize(
    ("column", "other", "en", "zh"),
    [
        ("coverage", "whole_economy", ("coverage", "Whole economy", "Industry above"),
         ("全部经济活动", "规模以上工业")),
        ("definition", "wdi", ("definition", "National Bureau", "World Development"),
         ("国家统计局", "世界发展指标")),
        ("prices", "current", ("price basis", "Constant", "Current"), ("不变价", "现价")),
    ],
)  # fmt: skip
@pytest.mark.parametrize("side", [1, 2])
def test_rates_unlike_in_basis(
    small: Dataset, column: str, other: str, en: tuple[str, ...], zh: tuple[str, ...], side: int
) -> None:
    """The two years of a rate, or the rate and its reference."""
    rows = [*rates(SEI, 0.0, 21.0), *rates(ALL, 0.0, 10.25)]
    rows = changed(rows, side, **{column: other})
    error = refused(panels.two_year_averages, holding(small, *rows), SEI)
    assert error.key == "refusal.unlike_figures"
    sides = {1: (("2020", "2021"), ()), 2: (("2020",), ("Industry growth", "SEI growth"))}[side]
    said(error, *sides[0], en=en, zh=zh)


def test_definitions_of_pharmaceutical_growth(frozen: Dataset) -> None:
    asked = {"industry": "pharmaceutical_manufacturing"}
    error = refused(panels.two_year_averages, frozen, "value_added_growth", **asked)
    said(
        error, "2020", "2021",
        en=("National statistics", "industry association"), zh=("国家统计口径", "医药行业协会"),
    )  # fmt: skip


def test_rates_of_two_kinds_of_period(frozen: Dataset) -> None:
    asked = {"reference": "gdp_growth_real", "last": "2021-H1"}
    error = refused(panels.two_year_averages, frozen, "gdp_growth_real_ytd", **asked)
    assert error.key == "refusal.average_kinds"
    said(error, en=("H1 2021", "Q4 2021"), zh=("2021年上半年", "2021年4季度"))


def test_an_average_of_spans(small: Dataset) -> None:
    error = refused(panels.two_year_averages, small, SEI, last="2020/2021")
    assert error.key == "refusal.step_kinds"


def test_a_break_between_two_rates(small: Dataset) -> None:
    one = {**small.breaks.iloc[0], "indicator": ALL, "after": "2020", "before": "2021"}
    rows = [*rates(SEI, 0.0, 21.0), *rates(ALL, 0.0, 10.25)]
    made = holding(small, *rows).with_tables(breaks=pd.DataFrame([one]))
    error = refused(panels.two_year_averages, made, SEI)
    assert error.key == "refusal.step_break"
    said(error, "2020", "2021", en=("wider classification",), zh=("更宽的分类",))


@pytest.mark.parametrize(
    ("indicator", "reference", "key"),
    [
        ("gdp_nominal", "gdp_growth_real", "average_no_rate"),
        (SEI, "gdp_nominal", "average_no_rate"),
        ("gdp_growth_real", None, "average_no_reference"),
    ],
)
def test_averages_of_what_has_none(
    small: Dataset, indicator: str, reference: str | None, key: str
) -> None:
    error = refused(panels.two_year_averages, small, indicator, reference=reference)
    assert error.key == f"refusal.{key}"
    said(error, en=("GDP",) if key == "average_no_reference" else ("Gross",), zh=("国内生产总值",))
