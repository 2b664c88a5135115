"""A comparison in words where its numbers are at an edge."""

from __future__ import annotations

import math

import pytest

from sei_metrics.measures import growth_readings
from sei_metrics.rounding import Rounded
from sei_metrics.rounding.words import comparison


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
