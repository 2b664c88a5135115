"""Growth against a reference."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sei_metrics.measures import (
    growth_excess,
    growth_gap,
    growth_multiple,
    implied_reference,
    location_quotient,
    relative_growth,
)

rates = st.floats(-99, 500)
faster_than_zero = st.floats(0.01, 500)
levels = st.floats(0.01, 1e6)


@pytest.mark.parametrize(
    ("rate", "reference", "gap"),
    [
        (10.0, 6.1, 3.9),  # SEI industry 2015, NBS reform report series
        (10.5, 6.0, 4.5),  # 2016, same
        (11.0, 6.6, 4.4),  # 2017, same
        (8.6, 5.4, 3.2),  # SEI industry, November 2018, NBS via Economic Observer
        (10.8, 5.4, 5.4),  # high-tech manufacturing, November 2018, same
        (8.1, 7.0, 1.1),  # SEI industry, July over June 2018, NBS
        (10.1, 8.4, 1.7),  # SEI industry, October over September 2018, Xinhua
        (11.8, 10.0, 1.8),  # SEI industry, second quarter over first, 2016, NDRC
    ],
)
def test_gaps_that_releases_state(rate: float, reference: float, gap: float) -> None:
    assert growth_gap(rate, reference) == pytest.approx(gap)
    assert implied_reference(rate, gap) == pytest.approx(reference)


def test_readings_by_head() -> None:
    assert growth_multiple(12.0, 6.0) == 2.0
    assert growth_excess(12.0, 6.0) == 100.0
    assert growth_excess(3.0, 6.0) == -50.0
    assert growth_multiple(-3.0, 6.0) == -0.5
    assert relative_growth(50.0, 20.0) == pytest.approx(25.0)
    assert relative_growth(-100.0, 20.0) == -100.0


def test_the_claim_of_2018_is_a_relative_one() -> None:
    assert growth_excess(8.7, 6.7) == pytest.approx(29.85, abs=0.005)
    assert growth_excess(11.0, 6.6) > 40
    assert growth_gap(11.0, 6.6) < 40


@pytest.mark.parametrize("reference", [0.0, -0.1, -2.5, -math.inf])
def test_no_multiple_over_a_reference_that_did_not_grow(reference: float) -> None:
    assert math.isnan(growth_multiple(5.0, reference))
    assert math.isnan(growth_excess(5.0, reference))
    assert growth_gap(5.0, reference) == 5.0 - reference


def test_infinite_operands() -> None:
    assert growth_gap(math.inf, 5.0) == math.inf
    assert math.isnan(growth_gap(math.inf, math.inf))
    assert growth_multiple(5.0, math.inf) == 0.0
    assert growth_excess(5.0, math.inf) == -100.0
    assert math.isnan(growth_multiple(math.inf, math.inf))


@pytest.mark.parametrize("reference", [-100.0, -101.0])
def test_relative_growth_needs_a_reference_that_leaves_something(reference: float) -> None:
    assert math.isnan(relative_growth(5.0, reference))


@given(rate=faster_than_zero)
def test_an_industry_against_itself(rate: float) -> None:
    assert growth_gap(rate, rate) == 0
    assert growth_multiple(rate, rate) == 1
    assert growth_excess(rate, rate) == 0
    assert relative_growth(rate, rate) == 0


@given(rate=rates, reference=rates)
def test_gap_and_relative_growth_share_their_sign(rate: float, reference: float) -> None:
    gap, relative = growth_gap(rate, reference), relative_growth(rate, reference)
    assert gap * relative >= 0
    assert abs(gap) < 1e-9 or relative != 0


@given(rate=rates, reference=faster_than_zero)
def test_excess_is_the_multiple_less_one_and_the_gap_over_the_reference(
    rate: float, reference: float
) -> None:
    excess = growth_excess(rate, reference)
    assert excess == pytest.approx((growth_multiple(rate, reference) - 1) * 100)
    assert excess == pytest.approx(growth_gap(rate, reference) / reference * 100, abs=1e-6)


@given(rate=rates, reference=st.floats(-90, 500), share=st.floats(0.1, 50))
def test_relative_growth_is_growth_of_the_share(
    rate: float, reference: float, share: float
) -> None:
    later = share * (1 + rate / 100) / (1 + reference / 100)
    assert later / share * 100 - 100 == pytest.approx(relative_growth(rate, reference), abs=1e-9)


@given(rate=rates, gap=rates)
def test_implied_reference_gives_the_gap_back(rate: float, gap: float) -> None:
    assert growth_gap(rate, implied_reference(rate, gap)) == pytest.approx(gap, abs=1e-9)


def test_location_quotient_of_farhauer_and_kroell_as_in_reat() -> None:
    assert round(location_quotient(1714.0, 79006.0, 879213.0, 15593224.0), 7) == 0.3847623


@given(part=levels, whole=levels)
def test_a_region_against_itself_has_quotient_one(part: float, whole: float) -> None:
    assert location_quotient(part, whole, part, whole) == pytest.approx(1)


@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize("value", [0.0, -1.0])
def test_location_quotient_needs_levels_above_zero(place: int, value: float) -> None:
    levels = [1.0, 2.0, 3.0, 4.0]
    levels[place] = value
    found = location_quotient(*levels)
    assert found == 0.0 if (place, value) == (0, 0.0) else math.isnan(found)
