"""Ranges through measures: every value the operands allow lies inside, and no range is too wide."""

from __future__ import annotations

import itertools
import math
import warnings
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sei_metrics.errors import SeiError
from sei_metrics.measures import (
    average_growth,
    chain,
    change,
    contribution,
    growth_excess,
    growth_gap,
    growth_multiple,
    herfindahl,
    implied_level,
    index_to,
    market_share,
    relative_growth,
    required_growth,
    required_relative_growth,
    share,
    share_of_parts,
    total,
    with_rounding,
)
from sei_metrics.rounding import Rounded, along, directions, rounded
from tests.measures.rowwise import COUNTED, ROWWISE, call, names_of, operands_of

SLACK = 1e-7
figures = st.floats(-80, 80).map(lambda value: round(value, 1))
widths = st.sampled_from([0.0, 0.1, 1.0, 10.0])
QUALIFIERS = ["", "~", ">", "<", "<~"]
every_rowwise = pytest.mark.parametrize("name", ROWWISE)


def ranged(measure: Any, operands: dict[str, Rounded]) -> Rounded:
    places, keywords = operands_of(measure)
    named = {name: operands[name] for name in keywords}
    return with_rounding(measure, *(operands[name] for name in places), **named)


def drawn(measure: Any, data: st.DataObject, qualifiers: list[str]) -> dict[str, Any]:
    names = names_of(measure)
    return {
        name: 3.0
        if name in COUNTED
        else rounded(
            data.draw(figures, name), data.draw(widths), data.draw(st.sampled_from(qualifiers))
        )
        for name in names
    }


def inside(operand: Any, at: float) -> float:
    """A number in the operand's range; far out where the range is open."""
    if not isinstance(operand, Rounded):
        return float(operand)
    low, high = (max(min(end, 1e6), -1e6) for end in (operand.low, operand.high))
    return float(min(max(low + (high - low) * at, operand.low), operand.high))


@every_rowwise
@given(data=st.data(), seed=st.integers(0, 2**31))
def test_what_the_operands_allow_lies_inside(name: str, data: st.DataObject, seed: int) -> None:
    measure = ROWWISE[name]
    operands = drawn(measure, data, QUALIFIERS)
    found = ranged(measure, operands)
    rng = np.random.default_rng(seed)
    for _ in range(20):
        spots = rng.choice([0, 1, rng.uniform()], len(operands))
        point = {key: inside(operands[key], at) for key, at in zip(operands, spots, strict=True)}
        value = call(measure, point)
        slack = SLACK * max(1.0, abs(value)) if math.isfinite(value) else 0.0
        assert not value < found.low - slack
        assert not value > found.high + slack


@every_rowwise
@given(data=st.data())
def test_both_ends_are_reached(name: str, data: st.DataObject) -> None:
    measure = ROWWISE[name]
    operands = drawn(measure, data, ["", "~", "<~"])
    found = ranged(measure, operands)
    named = list(operands.items())
    ends = [
        call(measure, {key: inside(each, at) for (key, each), at in zip(named, spots, strict=True)})
        for spots in itertools.product((0, 1), repeat=len(operands))
    ]
    if not np.isnan([found.low, *ends]).any():
        assert found.low == pytest.approx(min(ends))
        assert found.high == pytest.approx(max(ends))


@every_rowwise
@given(data=st.data())
def test_the_value_lies_in_its_range_and_is_the_bare_measure(
    name: str, data: st.DataObject
) -> None:
    measure = ROWWISE[name]
    operands = drawn(measure, data, QUALIFIERS)
    found = ranged(measure, operands)
    values = {key: getattr(each, "value", each) for key, each in operands.items()}
    if not math.isnan(found.value):
        assert found.value == call(measure, values)
        assert not found.value < found.low - SLACK * max(1, abs(found.value))
        assert not found.value > found.high + SLACK * max(1, abs(found.value))


@every_rowwise
@given(data=st.data(), steps=st.tuples(widths, widths))
def test_a_range_widens_with_the_step(
    name: str, data: st.DataObject, steps: tuple[float, float]
) -> None:
    measure = ROWWISE[name]
    values = drawn(measure, data, [""])
    narrow, wide = (
        ranged(
            measure,
            {
                key: rounded(each.value, step) if isinstance(each, Rounded) else each
                for key, each in values.items()
            },
        )
        for step in sorted(steps)
    )
    if not math.isnan(wide.low + narrow.low):
        assert wide.low <= narrow.low + SLACK
        assert narrow.high <= wide.high + SLACK


@every_rowwise
@given(data=st.data())
def test_columns_give_what_each_row_gives(name: str, data: st.DataObject) -> None:
    measure = ROWWISE[name]
    lines = [drawn(measure, data, QUALIFIERS) for _ in range(3)]
    index = ["a", "b", "c"]
    columns = {
        key: 3.0
        if key in COUNTED
        else Rounded(
            *(pd.Series([getattr(line[key], end) for line in lines], index=index) for end in ENDS)
        )
        for key in lines[0]
    }
    found = ranged(measure, columns)
    for row, line in zip(index, lines, strict=True):
        alone = ranged(measure, line)
        for end in ENDS:
            np.testing.assert_allclose(getattr(found, end)[row], getattr(alone, end), rtol=1e-12)


ENDS = ("value", "low", "high")


@every_rowwise
def test_a_frame_goes_in_and_comes_out(name: str) -> None:
    measure = ROWWISE[name]
    places, keywords = operands_of(measure)
    frame = pd.DataFrame({"value": [4.0], "low": [3.5], "high": [4.5]}, index=["a"])
    others = dict.fromkeys((*places[1:], *keywords), 3.0)
    found = with_rounding(
        measure,
        frame,
        *(others[key] for key in places[1:]),
        **{key: others[key] for key in keywords},
    )
    alone = ranged(measure, {places[0]: Rounded(4.0, 3.5, 4.5), **others})
    assert found.columns.tolist() == list(ENDS)
    assert found.loc["a"].tolist() == pytest.approx([alone.value, alone.low, alone.high])


@every_rowwise
@given(data=st.data())
def test_no_warning_leaks(name: str, data: st.DataObject) -> None:
    measure = ROWWISE[name]
    odd = st.sampled_from([math.nan, 0.0, -100.0, math.inf, -math.inf, 1e300, 3.0])
    operands = {
        key: 3.0 if key in COUNTED else Rounded(*(data.draw(odd) for _ in ENDS))
        for key in names_of(measure)
    }
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ranged(measure, operands)


@every_rowwise
def test_operands_stay_as_they_are(name: str) -> None:
    measure = ROWWISE[name]
    columns = {
        key: 3.0 if key in COUNTED else rounded(np.array([4.0 + place, -2.0]), 1.0, ">")
        for place, key in enumerate(names_of(measure))
    }
    before = {key: each.map(np.copy) for key, each in columns.items() if isinstance(each, Rounded)}
    found = ranged(measure, columns)
    for end in ENDS:
        getattr(found, end)[:] = 0
    for key, each in before.items():
        for end in ENDS:
            np.testing.assert_array_equal(getattr(columns[key], end), getattr(each, end))


@pytest.mark.parametrize(("measure", "value"), [(total, 100.0), (herfindahl, 0.52)])
def test_a_frame_whose_rows_make_one_number_comes_out_as_one_row(
    measure: Any, value: float
) -> None:
    frame = pd.DataFrame({"value": [60.0, 40.0], "low": [59.5, 39.5], "high": [60.5, 40.5]})
    found = with_rounding(measure, frame)
    assert found.shape == (1, 3)
    assert found.loc[0, "value"] == pytest.approx(value)
    assert found.loc[0, "low"] < found.loc[0, "value"] < found.loc[0, "high"]


def test_the_worked_examples() -> None:
    for rate, reference, low, high in [
        (8.7, 6.7, 28.1, 31.6),
        (10.5, 6.0, 72.7, 77.3),
        (11.0, 6.6, 64.7, 68.7),
    ]:
        found = with_rounding(growth_excess, rounded(rate, 0.1), rounded(reference, 0.1))
        assert (round(found.low, 1), round(found.high, 1)) == (low, high)


@pytest.mark.parametrize("measure", [growth_multiple, growth_excess, share, market_share])
@pytest.mark.parametrize(
    "reference", [rounded(0.4, 1.0), rounded(0.5, 1.0), rounded(3.0, 1.0, "<")]
)
def test_a_reference_that_may_be_zero_leaves_the_value_and_no_range(
    measure: Any, reference: Rounded
) -> None:
    found = with_rounding(measure, rounded(2.0, 0.1), reference)
    assert found.value == measure(2.0, reference.value)
    assert math.isnan(found.low)
    assert math.isnan(found.high)


def test_one_row_near_zero_leaves_the_others_their_range() -> None:
    reference = rounded(np.array([0.4, 6.6]), np.array([1.0, 0.1]))
    found = with_rounding(growth_multiple, rounded(np.array([2.0, 11.0]), 0.1), reference)
    assert np.isnan(found.low).tolist() == [True, False]
    assert np.isnan(found.value).tolist() == [False, False]


def test_open_ends_pass_through_by_direction() -> None:
    over, plain = rounded(13.0, 1.0, ">"), rounded(10.0, 2.0)
    assert with_rounding(growth_gap, over, plain) == Rounded(3.0, 2.0, math.inf)
    assert with_rounding(growth_gap, plain, over) == Rounded(-3.0, -math.inf, -2.0)
    part = with_rounding(share, over, rounded(100.0, 0.0))
    assert (part.low, part.high) == (13.0, math.inf)
    whole = with_rounding(share, rounded(13.0, 0.0), rounded(100.0, 1.0, ">"))
    assert (whole.low, whole.high) == (0.0, 13.0)
    both = with_rounding(share, over, rounded(100.0, 1.0, ">"))
    assert (both.low, both.high) == (0.0, math.inf)


def test_open_ends_have_their_limit_where_infinity_has_none() -> None:
    over = rounded(5.0, 1.0, ">")
    assert with_rounding(share_of_parts, over, rounded(5.0, 0.0)).high == 100.0
    assert with_rounding(contribution, rounded(0.0, 0.0), over) == Rounded(0.0, 0.0, 0.0)
    assert with_rounding(relative_growth, over, over.map(lambda end: end + 5)).low == -100.0
    falling = with_rounding(growth_multiple, rounded(-5.0, 1.0, "<"), over)
    assert (falling.low, falling.high) == (-math.inf, 0.0)
    assert with_rounding(implied_level, rounded(0.0, 0.0), over).high == 0.0


def test_an_open_lower_end_of_one_row_has_its_limit_too() -> None:
    under = rounded(5.0, 1.0, "<")
    assert with_rounding(contribution, rounded(0.0, 0.0), under) == Rounded(0.0, 0.0, 0.0)
    rows = rounded(np.array([5.0, 5.0]), 1.0, np.array(["<", ""], dtype=object))
    found = with_rounding(contribution, np.array([0.0, 0.0]), rows)
    assert found.low.tolist() == found.high.tolist() == [0.0, 0.0]


def test_one_object_twice_is_one_operand() -> None:
    nation = rounded(6.6, 0.1)
    assert with_rounding(growth_gap, nation, nation) == Rounded(0.0, 0.0, 0.0)
    assert with_rounding(growth_multiple, nation, nation) == Rounded(1.0, 1.0, 1.0)
    assert with_rounding(share, nation, nation) == Rounded(100.0, 100.0, 100.0)
    assert with_rounding(growth_gap, nation, rounded(6.6, 0.1)).low < 0
    over = rounded(6.6, 0.1, ">")
    assert with_rounding(growth_gap, over, over) == Rounded(0.0, 0.0, 0.0)
    assert with_rounding(growth_multiple, over, over) == Rounded(1.0, 1.0, 1.0)
    frame = pd.DataFrame({"value": [6.6], "low": [6.5], "high": [6.7]})
    assert with_rounding(growth_gap, frame, frame).loc[0].tolist() == [0.0, 0.0, 0.0]


def test_one_object_in_a_keyword_is_one_operand_too() -> None:
    rate = rounded(6.6, 1.0)
    found = ROWWISE["projected_share"]
    kept = with_rounding(found, 10.0, rate, years=3, reference_growth=rate)
    assert (kept.low, kept.high) == (10.0, 10.0)


def test_one_object_twice_in_one_direction_keeps_its_direction() -> None:
    part = rounded(2.0, 1.0)
    assert with_rounding(total, part, part, rounded(1.0, 1.0)) == Rounded(5.0, 3.5, 6.5)


def test_one_object_in_places_that_disagree_tries_both_ends() -> None:
    @directions(+1, -1)
    def twice_less_once(first: float, second: float) -> float:
        return 2 * first - second

    @directions(+1, -1)
    def once_less_twice(first: float, second: float) -> float:
        return first - 2 * second

    figure = Rounded(2.0, 1.0, 3.0)
    assert with_rounding(twice_less_once, figure, figure) == figure
    assert with_rounding(once_less_twice, figure, figure) == Rounded(-2.0, -3.0, -1.0)


def test_bare_numbers_are_exact() -> None:
    assert with_rounding(growth_gap, 9.0, 6.0) == Rounded(3.0, 3.0, 3.0)
    assert with_rounding(growth_gap, 9.0, rounded(6.0, 1.0)) == Rounded(3.0, 2.5, 3.5)


def test_an_operand_without_a_range_leaves_the_result_without_one() -> None:
    found = with_rounding(growth_gap, rounded(9.0), rounded(6.0, 0.1))
    assert found.value == 3.0
    assert math.isnan(found.low)
    assert math.isnan(found.high)


def test_a_range_without_a_value_keeps_its_range() -> None:
    found = with_rounding(growth_gap, Rounded(math.nan, 8.0, 9.0), 6.0)
    assert math.isnan(found.value)
    assert (found.low, found.high) == (2.0, 3.0)


def test_a_measure_without_directions_is_refused() -> None:
    with pytest.raises(SeiError, match="hypot does not declare how it moves"):
        with_rounding(math.hypot, rounded(1.0, 0.1), 2.0)


def test_years_with_a_range_are_refused() -> None:
    with pytest.raises(SeiError, match="operand “years” of required_relative_growth"):
        with_rounding(required_relative_growth, 13.0, 17.0, years=rounded(3.0, 1.0))


def test_a_table_without_ends_is_refused() -> None:
    with pytest.raises(SeiError, match="lacks low, high"):
        with_rounding(growth_gap, pd.DataFrame({"value": [1.0]}), 1.0)


def test_rows_that_do_not_match_are_refused() -> None:
    one, other = (
        rounded(pd.Series([1.0, 2.0], index=index), 0.1) for index in (["a", "b"], ["a", "c"])
    )
    with pytest.raises(SeiError, match="b stands against c"):
        with_rounding(growth_gap, one, other)


def test_a_new_measure_declares_its_directions() -> None:
    @directions(along(1), along(0))
    def torque(force: float, arm: float) -> float:
        return force * arm

    found = with_rounding(torque, Rounded(2.0, 1.0, 3.0), Rounded(-4.0, -5.0, -3.0))
    assert (found.low, found.value, found.high) == (-15.0, -8.0, -3.0)


def test_a_sign_that_is_not_one_for_all_rows_tries_both_ends() -> None:
    rates = Rounded(*(np.array(each) for each in ([-2.0, 2.0], [-3.0, 1.0], [-1.0, 3.0])))
    found = with_rounding(growth_multiple, rates, Rounded(4.0, 2.0, 5.0))
    assert found.low.tolist() == [-1.5, 0.2]
    assert found.high.tolist() == [-0.2, 1.5]


def test_a_frame_in_a_keyword_makes_a_frame_too() -> None:
    growth = pd.DataFrame({"value": [50.0], "low": [45.0], "high": [55.0]}, index=["a"])
    found = with_rounding(required_growth, 10.0, 20.0, years=1, reference_growth=growth)
    assert found.loc["a"].tolist() == pytest.approx([200.0, 190.0, 210.0])


@pytest.mark.parametrize("name", ROWWISE)
def test_an_operand_by_name_is_the_one_in_its_place(name: str) -> None:
    measure = ROWWISE[name]
    operands: dict[str, Any] = {
        each: 3.0 if each in COUNTED else rounded(2.0 + place, 0.5)
        for place, each in enumerate(names_of(measure))
    }
    backwards = dict(reversed(operands.items()))
    assert with_rounding(measure, **backwards) == ranged(measure, operands)


@pytest.mark.parametrize("name", ROWWISE)
def test_a_negative_operand_by_name_is_the_one_in_its_place(name: str) -> None:
    measure = ROWWISE[name]
    operands: dict[str, Any] = {
        each: 3.0 if each in COUNTED else rounded(-2.0 if place == 0 else 3.0, 0.5)
        for place, each in enumerate(names_of(measure))
    }
    found, expected = with_rounding(measure, **operands), ranged(measure, operands)
    for end in ("value", "low", "high"):
        np.testing.assert_equal(getattr(found, end), getattr(expected, end))


def test_a_series_by_name_is_the_first_operand() -> None:
    levels = rounded(pd.Series([10.0, 20.0], index=["2015", "2016"]), 1.0)
    found = with_rounding(index_to, base_period="2015", levels=levels)
    assert found.value.to_dict() == {"2015": 100.0, "2016": 200.0}
    assert [found.low["2016"], found.high["2016"]] == pytest.approx([19.5 / 0.105, 20.5 / 0.095])
    frame = pd.DataFrame({end: getattr(levels, end) for end in ("value", "low", "high")})
    pd.testing.assert_frame_equal(with_rounding(change, levels=frame), with_rounding(change, frame))


def test_python_says_which_operand_is_lacking_or_stands_twice() -> None:
    for measure in (share, index_to):
        with pytest.raises(TypeError, match=r"missing a required argument: '(part|levels)'"):
            with_rounding(measure)
    with pytest.raises(TypeError, match="missing a required argument: 'part'"):
        with_rounding(share, whole=rounded(2.0, 0.1))
    with pytest.raises(TypeError, match="multiple values for argument 'part'"):
        with_rounding(share, 1.0, part=rounded(2.0, 0.1))


def test_an_operand_that_must_be_exact_is_named_as_the_measure_names_it() -> None:
    levels, two = rounded(pd.Series([10.0], index=["2015"]), 1.0), rounded(2.0, 1.0)
    asked: list[tuple[Any, tuple[Any, ...], str]] = [
        (average_growth, (1.0, 2.0, two), "“steps” of average_growth"),
        (chain, (levels, two), "“base” of chain"),
        (index_to, (levels, two), "“base_period” of index_to"),
    ]
    for measure, operands, named in asked:
        with pytest.raises(SeiError, match=f"operand {named} must be an exact number"):
            with_rounding(measure, *operands)
    with pytest.raises(SeiError, match="operand “2” of share must be"):
        with_rounding(share, 1.0, 2.0, two)


def test_a_list_of_ranges_is_several_parts_of_a_total() -> None:
    one, other = rounded(1.0, 0.1), rounded(2.0, 0.1)
    found = with_rounding(total, one, other)
    assert (found.low, found.high) == pytest.approx((2.9, 3.1))
    assert with_rounding(total, [one, other]) == with_rounding(total, (one, other)) == found
    assert with_rounding(total, [one, one]) == with_rounding(total, one, one)
    assert with_rounding(total, [one]) == one
    assert with_rounding(total, [1.0, 2.0]) == Rounded(3.0, 3.0, 3.0)
    assert math.isnan(with_rounding(total, []).value)
    frame = pd.DataFrame({"value": [2.0], "low": [1.0], "high": [4.0]})
    assert with_rounding(total, [frame, other]).loc[0].tolist() == pytest.approx([4.0, 2.95, 6.05])


def test_a_list_of_one_column_is_a_part_and_a_column_alone_is_added_up() -> None:
    column = rounded(np.array([1.0, 2.0]), 1.0)
    assert with_rounding(total, [column]).high.tolist() == [1.5, 2.5]
    assert with_rounding(total, column).high == 4.0


def test_a_list_of_ranges_is_no_column() -> None:
    several = [rounded(50.0, 1.0), rounded(50.0, 1.0)]
    for measure, more in ((herfindahl, ()), (share, (3.0,))):
        with pytest.raises(SeiError, match="for a column of ranges give one Rounded of columns"):
            with_rounding(measure, several, *more)


def test_an_exact_operand_beside_a_column_stays_what_it_is() -> None:
    @directions(+1)
    def weighted(levels: Any, weight: float) -> float:
        return float(np.sum(levels)) * weight

    found = with_rounding(weighted, rounded(np.array([1.0, 2.0]), 1.0), 10.0)
    assert found == Rounded(30.0, 20.0, 40.0)
    assert with_rounding(weighted, rounded(np.array([1.0, 2.0]), 1.0), weight=10.0) == found
