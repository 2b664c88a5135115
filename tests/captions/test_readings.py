"""All readings of one comparison and the sentence about them."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sei_metrics.captions.readings import GrowthReadings, comparison, growth_readings
from sei_metrics.errors import SeiError
from sei_metrics.rounding import Rounded, rounded


def read(rate: float, reference: float, step: float = 0.1) -> GrowthReadings:
    return growth_readings(rounded(rate, step), rounded(reference, step))


@pytest.mark.parametrize(
    ("rate", "reference", "english"),
    [
        (11.0, 6.6, "4.4 points faster; 1.67 times; 66.7% higher (64.7 to 68.7 by rounding)"),
        (8.7, 6.7, "2.0 points faster; 1.30 times; 29.9% higher (28.1 to 31.6 by rounding)"),
        (10.5, 6.0, "4.5 points faster; 1.75 times; 75.0% higher (72.7 to 77.3 by rounding)"),
        (4.0, 6.0, "2.0 points slower; 0.67 times; 33.3% lower (31.9 to 34.7 by rounding)"),
        (
            6.0,
            6.0,
            "the same rate; 1.00 times; 0.0% higher (1.7% lower to 1.7% higher by rounding)",
        ),
        (2.4, -2.5, "4.9 points faster; no multiple, as the reference did not grow"),
        (2.4, 0.0, "2.4 points faster; no multiple, as the reference did not grow"),
        (-3.0, 5.0, "8.0 points slower; it fell while the reference grew"),
        (math.nan, 5.0, "not published"),
        (5.0, math.nan, "not published"),
        (
            6.05,
            6.0,
            "0.05 points faster; 1.01 times; 0.8% higher (0.8% lower to 2.5% higher by rounding)",
        ),
    ],
)
def test_the_sentence(rate: float, reference: float, english: str) -> None:
    assert read(rate, reference).sentence("en") == english


@pytest.mark.parametrize(
    ("rate", "reference", "chinese"),
    [
        (11.0, 6.6, "快4.4个百分点；为参照增速的1.67倍；高66.7%（按四舍五入为64.7%至68.7%）"),
        (4.0, 6.0, "慢2.0个百分点；为参照增速的0.67倍；低33.3%（按四舍五入为31.9%至34.7%）"),
        (6.0, 6.0, "增速相同；为参照增速的1.00倍；高0.0%（按四舍五入为低1.7%至高1.7%）"),
        (2.4, -2.5, "快4.9个百分点；参照未增长，不计倍数"),
        (-3.0, 5.0, "慢8.0个百分点；自身下降而参照增长"),
        (math.nan, 5.0, "未公布"),
    ],
)
def test_the_chinese_sentence(rate: float, reference: float, chinese: str) -> None:
    assert read(rate, reference).sentence("zh") == chinese


def test_exact_numbers_have_no_range_to_tell() -> None:
    assert growth_readings(9.0, 6.0).sentence("en") == "3.0 points faster; 1.50 times; 50.0% higher"
    assert growth_readings(6.0, 6.0).sentence("en") == "the same rate; 1.00 times"


def test_an_unknown_step_is_said() -> None:
    found = growth_readings(rounded(9.0), rounded(6.0, 0.1)).sentence("en")
    assert found == "3.0 points faster; 1.50 times; 50.0% higher (range not known)"


def test_a_reference_within_rounding_of_zero_has_values_but_no_range() -> None:
    found = read(0.5, 0.4, step=1.0)
    assert found.multiple.value == 1.25
    for each in (found.multiple, found.excess):
        assert math.isnan(each.low)
        assert math.isnan(each.high)
    assert found.gap.low < found.gap.high
    assert found.relative.low < found.relative.high
    assert found.sentence("en").endswith("25.0% higher (range not known)")


def test_open_ends_are_said() -> None:
    over = growth_readings(rounded(13.0, 0.1, ">"), rounded(6.5, 0.1))
    assert over.sentence("en").endswith("100.0% higher (from 98.5% up)")
    under = growth_readings(rounded(5.0, 0.1, "<"), rounded(10.0, 0.1))
    assert under.sentence("en").endswith("50.0% lower (up to −49.7%)")
    assert over.sentence("zh").endswith("（98.5%及以上）")
    nothing = growth_readings(Rounded(9.0, -math.inf, math.inf), 6.0)
    assert nothing.sentence("en").endswith("50.0% higher")


def test_a_stated_gap_narrows_the_gap_alone() -> None:
    found = growth_readings(rounded(10.5, 0.1), rounded(6.0, 0.1), gap=rounded(4.5, 0.1))
    assert (found.gap.low, found.gap.high) == pytest.approx((4.45, 4.55))
    assert (round(found.excess.low, 1), round(found.excess.high, 1)) == (72.7, 77.3)


def test_the_finer_of_two_gaps_gives_the_value() -> None:
    stated = growth_readings(rounded(10.96, 0.1), rounded(6.6, 0.1), gap=rounded(4.3, 0.1))
    assert stated.gap.value == pytest.approx(4.3)
    coarse = growth_readings(rounded(11.0, 0.1), rounded(6.6, 0.1), gap=rounded(4.0, 1.0))
    assert coarse.gap.value == pytest.approx(4.4)
    assert (coarse.gap.low, coarse.gap.high) == pytest.approx((4.3, 4.5))


def test_a_gap_without_rates_or_rates_without_a_gap() -> None:
    gap_alone = growth_readings(math.nan, math.nan, gap=rounded(4.5, 0.1)).gap
    assert (gap_alone.value, gap_alone.low, gap_alone.high) == pytest.approx((4.5, 4.45, 4.55))
    rates_alone = growth_readings(9.0, 6.0, gap=rounded(math.nan, 0.1)).gap
    assert rates_alone == Rounded(3.0, 3.0, 3.0)


@pytest.mark.parametrize(
    ("rate", "reference"), [(math.nan, 6.6), (11.0, math.nan), (math.nan, math.nan)]
)
def test_a_gap_alone_says_nothing_of_a_reference_that_is_not_published(
    rate: float, reference: float
) -> None:
    found = growth_readings(rate, reference, gap=4.4)
    assert found.sentence("en") == "4.4 points faster; no multiple can be told"
    assert found.sentence("zh") == "快4.4个百分点；无法计算倍数"


def test_tables_are_read_like_columns() -> None:
    index = pd.Index(["2016", "2017"])
    ends = ("value", "low", "high")
    rates, references, gaps = (
        pd.DataFrame({end: getattr(rounded(pd.Series(each, index), 0.1), end) for end in ends})
        for each in ([10.5, 11.0], [6.0, 6.6], [4.5, math.nan])
    )
    found = growth_readings(rates, references, gap=gaps)
    said = found.sentences("en")
    assert said["2016"] == "4.5 points faster; 1.75 times; 75.0% higher (72.7 to 77.3 by rounding)"
    assert said["2017"] == read(11.0, 6.6).sentence("en")
    assert found.gap.high.tolist() == pytest.approx([4.55, 4.5])
    with pytest.raises(SeiError, match="these are 2 in a column"):
        found.sentence("en")
    with pytest.raises(SeiError, match="this one lacks low"):
        growth_readings(rates, references, gap=gaps.drop(columns="low"))


def test_a_gap_that_no_rates_give_is_refused() -> None:
    with pytest.raises(SeiError, match=r"stated gap of 5\.0 points .* 4\.4, do not agree"):
        growth_readings(rounded(11.0, 0.1), rounded(6.6, 0.1), gap=rounded(5.0, 0.1))
    with pytest.raises(SeiError, match=r"stated gap of 5\.0 points .* 1\.234568, do not agree"):
        growth_readings(1.23456789, 0.0, gap=rounded(5.0, 0.1))


def test_one_row_of_a_column_that_disagrees_is_named() -> None:
    rates, gaps = pd.Series([10.5, 11.0, 9.0]), pd.Series([4.5, 5.0, 3.0])
    references = pd.Series([6.0, 6.6, 6.0])
    with pytest.raises(SeiError, match=r"stated gap of 5\.0 points .* 4\.4, do not agree"):
        growth_readings(rounded(rates, 0.1), rounded(references, 0.1), gap=rounded(gaps, 0.1))


def test_of_two_gaps_as_fine_the_computed_one_gives_the_value() -> None:
    found = growth_readings(rounded(11.0, 0.5), 6.5, gap=rounded(4.25, 0.5)).gap
    assert found == Rounded(4.5, 4.25, 4.5)


def test_gaps_that_only_float_noise_parts_meet_in_order() -> None:
    for stated in (Rounded(9.0, 8.0, 10.0 - 1e-10), Rounded(13.0, 12.0 + 1e-10, 14.0)):
        found = growth_readings(Rounded(11.0, 10.0, 12.0), 0.0, gap=stated).gap
        assert found.low < found.high
        assert found.low <= found.value <= found.high
        assert found.high - found.low == pytest.approx(1e-10, rel=1e-3)


def test_columns() -> None:
    index = ["2016", "2017"]
    rates, reference = pd.Series([10.5, 11.0], index=index), pd.Series([6.0, math.nan], index=index)
    found = growth_readings(rounded(rates, 0.1), rounded(reference, 0.1))
    assert found.gap.value["2016"] == 4.5
    said = found.sentences("en")
    assert said["2016"].startswith("4.5 points faster; 1.75 times")
    assert said["2017"] == "not published"
    assert list(said.index) == index
    with pytest.raises(SeiError, match="about one comparison; these are 2 in a column"):
        found.sentence("en")
    arrays = growth_readings(rates.to_numpy(), reference.to_numpy())
    assert arrays.sentences("en")[1] == "not published"
    assert read(11.0, 6.6).sentences("zh") == [read(11.0, 6.6).sentence("zh")]


def test_a_column_with_stated_gaps() -> None:
    rates, reference = pd.Series([10.5, 11.0]), pd.Series([6.0, 6.6])
    gaps = rounded(pd.Series([4.5, math.nan]), 0.1)
    found = growth_readings(rounded(rates, 0.1), rounded(reference, 0.1), gap=gaps).gap
    assert found.low.tolist() == pytest.approx([4.45, 4.3])
    assert found.high.tolist() == pytest.approx([4.55, 4.5])


def test_one_figure_against_itself_has_no_range() -> None:
    nation = rounded(6.6, 0.1)
    found = growth_readings(nation, nation)
    assert found.gap == Rounded(0.0, 0.0, 0.0)
    assert found.multiple == Rounded(1.0, 1.0, 1.0)
    assert found.sentence("en") == "the same rate; 1.00 times"


tenths = st.integers(-200, 400).map(lambda tenth: tenth / 10)


@given(rate=tenths, reference=tenths, step=st.sampled_from([0.1, 0.01, 1.0]))
def test_all_four_agree_on_who_is_faster(rate: float, reference: float, step: float) -> None:
    found = read(rate, reference, step)
    faster = rate > reference
    assert (found.gap.value > 0) == faster
    assert (found.relative.value > 1e-9) == faster
    if reference > 0:
        assert (found.multiple.value > 1) == faster
        assert (found.excess.value > 1e-9) == faster
    for lang in ("en", "zh"):
        assert np.ndim(found.gap.value) == 0
        assert "nan" not in found.sentence(lang)
        assert "{" not in found.sentence(lang)


@pytest.mark.parametrize(
    ("excess", "ending"),
    [
        (Rounded(50.0, math.nan, 60.0), "50.0% higher (range not known)"),
        (Rounded(50.0, 40.0, math.nan), "50.0% higher (range not known)"),
        (Rounded(2.0, 0.0, 5.0), "2.0% higher (0.0 to 5.0 by rounding)"),
        (Rounded(1.5, 0.5, 2.0), "1.5% higher (0.5 to 2.0 by rounding)"),
        (Rounded(-2.0, -5.0, 0.0), "2.0% lower (0.0 to 5.0 by rounding)"),
        (Rounded(0.0, -5.0, 5.0), "0.0% higher (5.0% lower to 5.0% higher by rounding)"),
    ],
)
def test_the_range_in_words(excess: Rounded, ending: str) -> None:
    assert comparison(3.0, 1.5, excess, "en") == f"3.0 points faster; 1.50 times; {ending}"


def test_a_lead_of_half_a_digit_and_of_less() -> None:
    assert growth_readings(0.05, 0.0).sentence("en").startswith("0.1 points faster;")
    assert growth_readings(0.0, 0.05).sentence("en").startswith("0.1 points slower;")
    assert growth_readings(0.04, 0.0).sentence("en").startswith("0.04 points faster;")


def test_what_rounds_to_nothing_is_the_same_rate() -> None:
    assert growth_readings(10.003, 10.0).sentence("en") == "the same rate; 1.00 times"
