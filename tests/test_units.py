"""Numbers as readers see them."""

import pytest

from sei_metrics import units


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [(1234029.4, 1, "1,234,029.4"), (-2.5, 1, "−2.5"), (-0.04, 1, "0.0"), (float("nan"), 1, "–")],
)
def test_numbers_have_a_true_minus_and_a_dash_for_nothing(value, decimals, written):
    assert units.number(value, decimals) == written


def test_a_unit_is_written_as_each_language_counts():
    assert units.amount(1234029.4, "CNY_100m", "en") == "123,402.94 billion yuan"
    assert units.amount(1234029.4, "CNY_100m", "zh") == "1,234,029.4亿元"


def test_hundred_millions_have_their_own_word_in_chinese():
    beside = {"decimals": 1, "largest": 1240.0, "counter": "phones"}
    assert units.amount(286.2, "million_units", "zh", **beside) == "2.862亿部"
    assert units.amount(99.9, "million_units", "zh", decimals=1, counter="phones") == "9,990万部"
    assert units.amount(286.2, "million_units", "en", **beside) == "286.2 million"
    assert units.amount(12000, "10k_units", "zh", decimals=0) == "1.2000亿台（辆）"


def test_a_thousand_thousands_are_millions_in_english():
    assert units.amount(99.9, "10k_units", "en") == "999 thousand"
    assert units.amount(1300, "10k_units", "en", decimals=0) == "13.00 million"
    assert units.amount(1300, "10k_units", "zh", decimals=0) == "1,300万台（辆）"
    assert units.amount(141260, "10k_persons", "en", decimals=0) == "1,412.60 million persons"


def test_what_is_counted_has_its_own_word():
    assert units.amount(28.62, "million_units", "zh", decimals=0, counter="phones").endswith("万部")
    assert units.amount(20400, "count", "zh", decimals=-2, counter="firms") == "20,400家"
    assert units.name("count", "en", counter="firms") == "firms"
    assert units.published_name("10k_units", "en", "vehicles") == "10 thousand vehicles"


def test_numbers_side_by_side_share_a_scale():
    beside = {"largest": 1662.6, "decimals": 1}
    assert units.amount(1.8, "10k_units", "en", **beside) == "0.018 million"
    assert units.scale("10k_units", "en", 1662.6) == 0.01
    assert units.name("10k_units", "en", 1662.6) == "million units"
    assert units.name("10k_units", "en", 99.9) == "thousand units"


def test_percent_is_not_percentage_points():
    assert units.amount(3.9, "percent", "en") == "3.9%"
    assert units.amount(3.9, "percentage_points", "en", signed=True) == "+3.9 points"
    assert units.amount(3.9, "percentage_points", "zh") == "3.9个百分点"


def test_digits_that_were_not_printed_are_not_written():
    assert units.last_digit(0.01) == 2
    assert units.last_digit(100.0) == -2
    assert units.amount(1300, "10k_units", "en", decimals=-2) == "13 million"
    assert units.amount(200000, "CNY_100m", "zh", decimals=-4) == "200,000亿元"


@pytest.mark.parametrize(("step", "decimals"), [(0.1, 1), (0.01, 2), (1.0, 0), (10000.0, 0)])
def test_decimals_follow_the_last_printed_digit(step, decimals):
    assert units.decimals_of(step) == decimals
