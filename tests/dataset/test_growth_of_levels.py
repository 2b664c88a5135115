"""Growth from levels: computed where they are comparable, refused with a sentence elsewhere."""

from __future__ import annotations

import pytest

from sei_metrics import text
from sei_metrics.dataset import Dataset, year_on_year_of
from sei_metrics.errors import SeiError
from tests.some import some

UNLIKE = [
    ("revenue", "ic_design", "2022", 28.66, ("217.4", "279.7")),
    ("profit", "electronic_information_manufacturing", "2023", -13.25, ("739.0", "641.1")),
]


@pytest.mark.parametrize(("indicator", "industry", "period", "change", "amounts"), UNLIKE)
def test_levels_that_are_not_comparable_are_refused_by_name(
    frozen: Dataset,
    indicator: str,
    industry: str,
    period: str,
    change: float,
    amounts: tuple[str, str],
) -> None:
    with pytest.raises(SeiError) as refused:
        year_on_year_of(frozen, indicator, period, industry=industry)
    assert refused.value.key == "growth_of_levels.not_comparable"
    before = str(int(period) - 1)
    for lang in text.LANGUAGES:
        told = refused.value.say(lang)
        assert before in told and period in told
        assert frozen.catalog.name("industry", industry, lang) in told
    assert all(amount in str(refused.value) for amount in some(amounts))


@pytest.mark.parametrize(("indicator", "industry", "period", "change", "amounts"), UNLIKE)
def test_the_change_of_the_published_level_is_given_when_asked_for(
    frozen: Dataset,
    indicator: str,
    industry: str,
    period: str,
    change: float,
    amounts: tuple[str, str],
) -> None:
    found = year_on_year_of(frozen, indicator, period, industry=industry, published_level=True)
    assert found.value == pytest.approx(change, abs=0.01)
    assert found.low < found.value < found.high
    assert not found.is_growth
    assert "not growth" in found.label("en")


def test_comparable_levels_give_growth(frozen: Dataset) -> None:
    found = year_on_year_of(frozen, "gdp_nominal", "2018")
    assert found.is_growth
    assert found.value == pytest.approx(100 * (936010 / 847383 - 1), abs=0.01)
    assert found.before == "2017"


def test_a_break_between_is_refused(frozen: Dataset) -> None:
    asked = {"industry": "three_new_economy"}
    with pytest.raises(SeiError) as refused:
        year_on_year_of(frozen, "three_new_value_added", "2024", **asked)
    assert refused.value.key == "growth_of_levels.broken"
    found = year_on_year_of(frozen, "three_new_value_added", "2024", published_level=True, **asked)
    assert not found.is_growth


@pytest.mark.parametrize(
    ("indicator", "period", "key"),
    [
        ("gdp_growth_real", "2018", "growth_of_levels.no_level"),
        ("gdp_nominal", "1950", "growth_of_levels.no_pair"),
        ("gdp_nominal", "2015/2017", "error.period_span"),
    ],
)
def test_what_has_no_year_before_is_a_sentence(
    frozen: Dataset, indicator: str, period: str, key: str
) -> None:
    with pytest.raises(SeiError) as refused:
        year_on_year_of(frozen, indicator, period)
    assert refused.value.key == key
    assert all(refused.value.say(lang) for lang in text.LANGUAGES)
