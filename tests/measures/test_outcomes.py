"""The outcome of every public measure for odd operands, as `outcomes.csv` states it.

A row is an operand of a measure: its `value` in the example that gives `result`, and what comes out
where it is missing, zero, its own negative, infinite either way; the range where it is "over" or
"under" its value; and what is left where it is 0.4, from -0.1 to 0.9. An empty cell is missing, a
word with a point names the refusal, `none` is a value without a range, `nothing` neither. Operands
of one letter in `unit` must be of one unit; without a letter it takes no table.
"""

from __future__ import annotations

import csv
import inspect
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import sei_metrics as sei
from sei_metrics import measures
from sei_metrics.dataset import Dataset
from sei_metrics.errors import SeiError
from sei_metrics.rounding import Rounded, rounded
from tests.measures.rowwise import ROWWISE, call, operands_of
from tests.some import some

Run = Callable[..., Any]
with (Path(__file__).with_name("outcomes.csv")).open(encoding="utf-8", newline="") as file:
    TABLE = list(csv.DictReader(file))
NAMES = sorted({row["measure"] for row in TABLE})
PUBLIC = [
    name
    for name in (*measures.__all__, "growth_readings")
    if inspect.isfunction(getattr(sei, name)) and name != "with_rounding"
]
PERIODS = {
    "change": ("2015", "2016"),
    "year_on_year": ("2015", "2016"),
    "index_to": ("2015", "2016"),
    "chain": ("2016", "2017"),
    "split_cumulative": ("2018-Q1", "2018-H1"),
}
COLUMNS = ("herfindahl", "equivalent_number")
ENDS = ("value", "low", "high")
TOUCHING = Rounded(0.4, -0.1, 0.9)
every_operand = pytest.mark.parametrize(
    "row", TABLE, ids=[f"{row['measure']}-{row['operand']}" for row in TABLE]
)


def example(name: str) -> dict[str, Any]:
    return {row["operand"]: float(row["value"]) for row in TABLE if row["measure"] == name}


def outcome(name: str, given: dict[str, Any]) -> Any:
    """What the measure gives for its operands by name, some of which may have ranges."""
    measure = getattr(sei, name)
    if name in ROWWISE:
        return by_row(measure, given)
    if name in PERIODS:
        more = {"index_to": ("2015",), "chain": (given.get("base"),)}.get(name, ())
        rows = {each: given[each] for each in given if (name, each) != ("chain", "base")}
        found = of_column(measure, rows, *more, index=list(PERIODS[name]))
        return last(found) if isinstance(found, Rounded) else float(found.iloc[-1])
    if name in COLUMNS:
        return of_column(measure, given)
    if name == "total":
        return with_ranges(measure, *given.values())
    if name == "growth_readings":
        return measure(*given.values()).sentence("en")
    if name == "target_met":
        return measure(*(in_ends(operand) for operand in given.values()))
    raise LookupError(f"tell here how {name} takes its operands")


def with_ranges(measure: Run, *operands: Any, **keywords: Any) -> Any:
    if any(isinstance(each, Rounded) for each in (*operands, *keywords.values())):
        return measures.with_rounding(measure, *operands, **keywords)
    return measure(*operands, **keywords)


def by_row(measure: Run, given: dict[str, Any]) -> Any:
    places, keywords = operands_of(measure)
    named = {name: given[name] for name in keywords}
    return with_ranges(measure, *(given[name] for name in places if name in given), **named)


def in_ends(operand: Any) -> Rounded:
    return operand if isinstance(operand, Rounded) else Rounded(operand, operand, operand)


def of_column(measure: Run, given: dict[str, Any], *more: Any, index: Any = None) -> Any:
    if not any(isinstance(each, Rounded) for each in (*given.values(), *more)):
        return measure(pd.Series(list(given.values()), index=index), *more)
    rows = [in_ends(each) for each in given.values()]
    ends = [pd.Series([getattr(row, end) for row in rows], index=index) for end in ENDS]
    return measures.with_rounding(measure, Rounded(*ends), *more)


def last(found: Rounded) -> Rounded:
    return found.map(lambda rows: float(rows.iloc[-1]))


def expect(name: str, given: dict[str, Any], cell: str) -> Any:
    """The outcome, or None once the refusal that the cell names has been seen."""
    if not cell.startswith("refusal."):
        return outcome(name, given)
    with pytest.raises(SeiError) as refused:
        outcome(name, given)
    assert refused.value.key == cell
    return None


def is_told(found: Any, cell: str) -> bool:
    if isinstance(found, str):
        return found == cell
    return math.isnan(found) if cell == "" else found == pytest.approx(float(cell), rel=1e-12)


def test_every_public_measure_has_its_outcomes() -> None:
    assert sorted(PUBLIC) == NAMES


@pytest.mark.parametrize("name", ROWWISE)
def test_every_operand_of_a_rowwise_measure_stands_there(name: str) -> None:
    places, keywords = operands_of(getattr(sei, name))
    assert set(example(name)) == {*places, *keywords} - {"overlapping"}


@every_operand
def test_the_example(row: dict[str, str]) -> None:
    assert is_told(outcome(row["measure"], example(row["measure"])), row["result"])


ODD: dict[str, Callable[[float], float]] = {
    "missing": lambda _: math.nan,
    "zero": lambda _: 0.0,
    "negative": lambda value: -value,
    "infinite": lambda _: math.inf,
    "minus infinite": lambda _: -math.inf,
}


@pytest.mark.parametrize("odd", ODD)
@every_operand
def test_an_odd_operand(row: dict[str, str], odd: str) -> None:
    name = row["measure"]
    given = {**example(name), row["operand"]: ODD[odd](float(row["value"]))}
    found = expect(name, given, row[odd])
    assert found is None or is_told(found, row[odd])


@pytest.mark.parametrize("side", ["over", "under"])
@every_operand
def test_an_open_operand(row: dict[str, str], side: str) -> None:
    name, value = row["measure"], float(row["value"])
    qualifier = {"over": ">", "under": "<"}[side]
    given = {**example(name), row["operand"]: rounded(value, 1.0, qualifier)}
    found = expect(name, given, row[side])
    if isinstance(found, str):
        assert found == row[side]
    elif found is not None:
        assert is_told(found.value, "" if row[side] == "nothing" else row["result"])
        low, _, high = row[side].partition("..") if ".." in row[side] else ("", "", "")
        assert is_told(found.low, low)
        assert is_told(found.high, high)


@every_operand
def test_an_operand_whose_range_reaches_below_zero(row: dict[str, str]) -> None:
    name, cell = row["measure"], row["touching"]
    found = expect(name, {**example(name), row["operand"]: TOUCHING}, cell)
    if isinstance(found, str):
        assert found == cell
    elif found is not None:
        assert math.isnan(found.value) == (cell == "nothing")
        assert math.isnan(found.low) == math.isnan(found.high) == (cell != "range")
        if cell == "range":
            assert found.low < found.value < found.high


def tables(name: str, units: dict[str, str]) -> Any:
    """The measure's outcome where the operands are tables, each row of which says its unit."""
    ends = {"low": 1.0, "value": 2.0, "high": 3.0}
    if name in ROWWISE or name in ("total", "growth_readings"):
        index = ["a"]
        given = {each: pd.DataFrame({**ends, "unit": unit}, index) for each, unit in units.items()}
        bare = {key: each for key, each in example(name).items() if key not in units}
        if name == "growth_readings":
            return sei.growth_readings(*given.values())
        places = operands_of(getattr(sei, name))[0] if name in ROWWISE else [*given]
        by_place = [{**bare, **given}[key] for key in places if key in {**bare, **given}]
        named = {key: each for key, each in {**bare, **given}.items() if key not in places}
        return measures.with_rounding(getattr(sei, name), *by_place, **named)
    shares = 100.0 / len(units) if name in COLUMNS else 2.0
    rows = {"low": shares, "value": shares, "high": shares, "unit": [*units.values()]}
    more = ("2015",) if name == "index_to" else ()
    frame = pd.DataFrame(rows, index=list(PERIODS.get(name, units)))
    return measures.with_rounding(getattr(sei, name), frame, *more)


@pytest.mark.parametrize("name", sorted({row["measure"] for row in TABLE if row["unit"]}))
def test_operands_of_unlike_units(name: str) -> None:
    letters = {
        row["operand"]: row["unit"] for row in TABLE if row["measure"] == name and row["unit"]
    }
    names = {"a": "percent", "b": "percentage_points"}
    tables(name, {each: names[letter] for each, letter in letters.items()})
    for odd, letter in some(letters.items()):
        units = {each: names[other] for each, other in letters.items()} | {odd: "GW"}
        if [*letters.values()].count(letter) > 1:
            with pytest.raises(SeiError) as refused:
                tables(name, units)
            assert refused.value.key == "refusal.mixed_units"
        else:
            tables(name, units)


def figure(dataset: Dataset, indicator: str, period: str, value: float) -> Rounded:
    rows = dataset.preferred(indicator, region="CN", industry="all")
    row = rows[(rows.period == period) & (rows.value == value)].iloc[0]
    return Rounded(float(row.value), float(row.low), float(row.high))


def test_readings_over_growth_of_0_4_percent_in_the_second_quarter_of_2022(
    frozen: Dataset,
) -> None:
    nation = figure(frozen, "gdp_growth_real", "2022-Q2", 0.4)
    assert (nation.low, nation.high) == pytest.approx((0.35, 0.45))
    rate = rounded(0.9, 0.1)
    multiple = measures.with_rounding(measures.growth_multiple, rate, nation)
    assert [multiple.low, multiple.value, multiple.high] == pytest.approx(
        [0.85 / 0.45, 0.9 / 0.4, 0.95 / 0.35]
    )
    coarse = rounded(nation.value, 1.0)
    assert sei.growth_readings(rate, coarse).sentence("en") == (
        "0.5 points faster; 2.25 times; 125.0% higher (range not known)"
    )
    part = measures.with_rounding(measures.contribution_rate, rounded(0.2, 0.1), coarse)
    assert math.isnan(part.value)


def test_readings_over_a_fall_of_2_5_percent_in_2020(frozen: Dataset) -> None:
    services = figure(frozen, "services_revenue_growth", "2020-YTD08", -2.5)
    rate = rounded(2.4, 0.1)
    found = sei.growth_readings(rate, services)
    assert [found.gap.low, found.gap.value, found.gap.high] == pytest.approx([4.8, 4.9, 5.0])
    assert found.relative.value == pytest.approx((1.024 / 0.975 - 1) * 100)
    for none in (found.multiple, found.excess):
        assert all(math.isnan(getattr(none, end)) for end in ENDS)
    part = measures.with_rounding(measures.contribution_rate, rate, services)
    assert all(math.isnan(getattr(part, end)) for end in ENDS)
    average = measures.with_rounding(measures.two_year_average, rate, services)
    assert average.low < (math.sqrt(1.024 * 0.975) - 1) * 100 < average.high


SINGLE = {
    "change": {"2016": math.nan},
    "year_on_year": {"2016": math.nan},
    "index_to": {"2016": 100.0},
    "chain": {"2015": 100.0, "2016": 120.0},
    "split_cumulative": {"2016": 20.0},
}


def of_series(name: str, column: pd.Series, base: str) -> pd.Series:
    more = (base,) if name == "index_to" else ()
    found: pd.Series = getattr(sei, name)(column, *more)
    return found


@pytest.mark.parametrize("name", [*PERIODS])
def test_a_single_period(name: str) -> None:
    found = of_series(name, pd.Series([20.0], index=["2016"]), "2016")
    assert list(found.index) == [*SINGLE[name]]
    np.testing.assert_allclose(found.to_numpy(), [*SINGLE[name].values()])


@pytest.mark.parametrize("name", [*PERIODS])
def test_periods_in_reverse(name: str) -> None:
    column = pd.Series([20.0, 30.0, 40.0], index=["2016", "2017", "2018"])
    forward, backward = (of_series(name, rows, "2016") for rows in (column, column[::-1]))
    pd.testing.assert_series_equal(backward.sort_index(), forward)


@pytest.mark.parametrize("name", [*PERIODS])
def test_a_period_twice(name: str) -> None:
    twice = pd.Series([20.0, 30.0], index=["2016", "2016"])
    for column in (twice, pd.concat({"a": twice}, names=["industry", "period"])):
        with pytest.raises(SeiError) as refused:
            of_series(name, column, "2016")
        assert refused.value.key == "refusal.duplicate_period"


@pytest.mark.parametrize("name", sorted(ROWWISE))
def test_rows_in_reverse_twice_or_alone_stand_for_themselves(name: str) -> None:
    one, other = example(name), {**example(name), next(iter(example(name))): 7.0}
    told = [call(ROWWISE[name], each) for each in (one, other)]
    for index, order in ((["2017", "2016"], [0, 1]), (["2016", "2016"], [1, 0]), (["2016"], [0])):
        columns = {
            key: pd.Series([(one, other)[place][key] for place in order], index=index)
            for key in one
        }
        found = call(ROWWISE[name], columns)
        assert list(found.index) == index
        assert found.tolist() == [told[place] for place in order]


@pytest.mark.parametrize("name", [*COLUMNS, "total"])
def test_a_column_in_any_order_or_of_one_row(name: str) -> None:
    measure = getattr(sei, name)
    forward, backward = (measure(np.array(rows)) for rows in ([60.0, 40.0], [40.0, 60.0]))
    assert forward == pytest.approx(backward)
    assert measure(np.array([100.0])) == (100.0 if name == "total" else 1.0)


@pytest.mark.parametrize("name", [*PERIODS, *COLUMNS, "total"])
def test_columns_stay_as_they_are(name: str) -> None:
    index = list(PERIODS.get(name, ("a", "b")))
    given = Rounded(*(pd.Series([40.0, 60.0], index=index) for _ in ENDS))
    before = given.map(pd.Series.copy)
    more = (index[0],) if name == "index_to" else ()
    getattr(sei, name)(given.value, *more)
    measures.with_rounding(getattr(sei, name), given, *more)
    for end in ENDS:
        pd.testing.assert_series_equal(getattr(given, end), getattr(before, end))


def test_readings_and_verdicts_leave_their_operands_alone() -> None:
    rate, reference = (rounded(np.array([value, 5.0]), 0.1) for value in (9.0, 6.0))
    before = [each.map(np.copy) for each in (rate, reference)]
    found = sei.growth_readings(rate, reference, gap=rounded(np.array([3.0, 0.0]), 0.1))
    for reading in (found.gap, found.multiple, found.excess, found.relative):
        for end in ENDS:
            getattr(reading, end)[:] = 0.0
    for now, then in zip((rate, reference), before, strict=True):
        for end in ENDS:
            np.testing.assert_array_equal(getattr(now, end), getattr(then, end))
