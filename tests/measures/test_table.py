"""Rows as a table of lines and periods: however they lie, each finds its partner."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sei_metrics.errors import SeiError
from sei_metrics.measures import (
    chain,
    change,
    growth_gap,
    index_to,
    split_cumulative,
    table,
    with_rounding,
    year_on_year,
)
from sei_metrics.measures.rows import timeline
from sei_metrics.measures.table import joined
from sei_metrics.rounding import Rounded, rounded

YEARS = ["2015", "2016", "2017", "2018"]
CELLS = [(line, year) for line in ("x", "y", "z") for year in YEARS]
some_cells = st.lists(st.sampled_from(CELLS), min_size=1, max_size=12, unique=True)


def panel(cells: list[tuple[str, str]]) -> pd.Series:
    index = pd.MultiIndex.from_tuples(cells, names=["line", "period"])
    values = [float(CELLS.index(cell) ** 2 + 1) for cell in cells]
    return pd.Series(values, index=index)


def test_a_whole_panel_needs_no_search() -> None:
    table = timeline(panel(CELLS), "change").table
    assert (table.lines, table.width, table.cell) == (3, 4, None)
    backwards = [(line, year) for line in ("z", "x") for year in reversed(YEARS)]
    assert timeline(panel(backwards), "change").table.cell is None
    alone = timeline(pd.Series([1.0, 2.0], index=YEARS[:2]), "change").table
    assert (alone.lines, alone.width, alone.cell) == (1, 2, None)


def test_a_whole_panel_is_looked_at_and_not_copied() -> None:
    levels = panel(CELLS)
    table = timeline(levels, "change").table
    assert np.shares_memory(table.filled(levels.to_numpy()), levels.to_numpy())


def test_the_codes_of_one_index_level_tell_its_lines_apart_by_themselves() -> None:
    codes = np.array([1, 0, 1])
    assert joined([codes], 3) is codes


def test_no_rows_of_several_lines_give_no_rows() -> None:
    lines = [("A", "x", "2015")]
    index = pd.MultiIndex.from_tuples(lines, names=["region", "line", "period"])
    assert change(pd.Series([1.0], index=index)[:0]).empty


def test_columns_of_any_other_panel_stand_in_the_order_of_their_labels() -> None:
    rows = timeline(panel([("x", "2017"), ("x", "2015"), ("y", "2016")]), "change")
    assert [each.spelling for each in rows.periods] == ["2015", "2016", "2017"]


def test_a_line_that_changes_between_like_years_is_another_line() -> None:
    lines = [("A", "x", "2015"), ("A", "x", "2016"), ("A", "y", "2015"), ("A", "z", "2016")]
    index = pd.MultiIndex.from_tuples(lines, names=["region", "line", "period"])
    found = change(pd.Series([1.0, 2.0, 4.0, 8.0], index=index))
    np.testing.assert_array_equal(found, [np.nan, 1.0, np.nan, np.nan])


@pytest.mark.parametrize(
    ("years", "changes"),
    [
        ("2015 2016 2020 2030 2021 2031", [np.nan, 1.0, np.nan, np.nan, 12.0, 24.0]),
        ("2015 2017 2018", [np.nan, np.nan, 2.0]),
        ("2016 2015 2014", [-1.0, -2.0, np.nan]),
        ("2015 2017", [np.nan, np.nan]),
    ],
)
def test_years_in_a_queer_order_find_the_year_before(years: str, changes: list[float]) -> None:
    index = years.split()
    levels = pd.Series([1.0, 2.0, 4.0, 8.0, 16.0, 32.0][: len(index)], index=index)
    np.testing.assert_array_equal(change(levels), changes)


@pytest.mark.parametrize(
    "cells",
    [
        CELLS[:-1],
        sorted(CELLS, key=lambda cell: cell[1]),
        [*CELLS[:4], *reversed(CELLS[4:8])],
        [("x", "2015"), ("x", "2016"), ("y", "2015"), ("y", "2017")],
    ],
)
def test_any_other_order_is_searched(cells: list[tuple[str, str]]) -> None:
    assert timeline(panel(cells), "change").table.cell is not None
    assert_by_hand(cells)


@given(cells=some_cells)
def test_every_order_gives_what_a_search_by_hand_gives(cells: list[tuple[str, str]]) -> None:
    assert_by_hand(cells)


@given(cells=some_cells)
def test_labels_left_over_in_an_index_do_not_count(cells: list[tuple[str, str]]) -> None:
    left = panel(CELLS).take([CELLS.index(cell) for cell in cells])
    assert len(left.index.levels[1]) == len(YEARS)
    pd.testing.assert_series_equal(change(left), change(panel(cells)))
    pd.testing.assert_series_equal(chain(left), chain(panel(cells)))


ENDS = st.sampled_from([np.nan, -3.0, 0.0, 4.0])
WORDS = st.sampled_from(["", "~", ">", "<"])


@given(rows=st.lists(st.tuples(ENDS, WORDS), min_size=2, max_size=4))
def test_what_was_added_has_the_range_of_a_gap(rows: list[tuple[float, str]]) -> None:
    values, words = (np.array(each, dtype=object) for each in zip(*rows, strict=True))
    bare = rounded(values.astype(float), 1.0, words)
    found = with_rounding(change, bare.map(lambda end: pd.Series(end, index=YEARS[: len(rows)])))
    gaps = with_rounding(growth_gap, bare.map(lambda end: end[1:]), bare.map(lambda end: end[:-1]))
    for end in ("value", "low", "high"):
        np.testing.assert_array_equal(getattr(found, end)[1:], getattr(gaps, end))
        assert np.isnan(getattr(found, end).iloc[0])


def test_what_was_added_lacks_both_ends_where_a_level_lacks_one() -> None:
    levels = Rounded(*(pd.Series(each, index=YEARS) for each in ([4.0] * 4, [3.0] * 4, [5.0] * 4)))
    levels.low.iloc[1] = levels.high.iloc[3] = np.nan
    found = with_rounding(change, levels)
    assert found.value.tolist()[1:] == [0.0, 0.0, 0.0]
    assert np.isnan([found.low, found.high]).all()


def assert_by_hand(cells: list[tuple[str, str]]) -> None:
    levels = panel(cells)
    known = levels.to_dict()
    before = [known.get((line, str(int(year) - 1)), np.nan) for line, year in cells]
    found = change(levels)
    np.testing.assert_array_equal(found, levels.to_numpy() - before)
    assert found.index.equals(levels.index)
    year = cells[0][1]
    base = [known.get((line, year), np.nan) for line, _ in cells]
    np.testing.assert_allclose(index_to(levels, year), levels.to_numpy() / base * 100)


@given(cells=some_cells)
def test_a_chain_of_lines_is_the_chain_of_each(cells: list[tuple[str, str]]) -> None:
    rates = panel(cells)
    found = chain(rates)
    alone = {line: chain(rates.xs(line)) for line in sorted({line for line, _ in cells})}
    expected = pd.concat(alone, names=["line", "period"])
    pd.testing.assert_series_equal(found, expected)
    ranged = with_rounding(chain, rounded(rates, 1.0))
    pd.testing.assert_series_equal(ranged.value, expected)


def test_years_as_numbers_are_periods_too() -> None:
    index = pd.MultiIndex.from_tuples([("x", 2015), ("x", 2016)], names=["line", "period"])
    assert change(pd.Series([1.0, 3.0], index=index)).tolist()[1] == 2.0


def test_periods_left_over_in_an_index_do_not_count() -> None:
    cells = [*CELLS, ("x", "2019-H1")]
    levels = panel([cell for cell in cells if cell in CELLS])
    whole = pd.concat([levels, pd.Series([1.0], index=pd.MultiIndex.from_tuples(cells[-1:]))])
    kept = whole[whole.index.get_level_values(1) != "2019-H1"]
    assert "2019-H1" in kept.index.levels[1]
    np.testing.assert_array_equal(change(kept), change(levels))


def test_a_period_twice_is_named_wherever_it_stands() -> None:
    with pytest.raises(SeiError, match=r"twice in the series: \('y', '2016'\)"):
        change(panel([("y", "2016"), ("x", "2015"), ("x", "2016"), ("y", "2016")]))


def test_split_lines_of_unlike_length() -> None:
    cells = [("b", "2018-H1"), ("a", "2018-Q1"), ("a", "2018-H1"), ("a", "2018")]
    index = pd.MultiIndex.from_tuples(cells, names=["line", "period"])
    found = split_cumulative(pd.Series([9.0, 4.0, 9.0, 20.0], index=index))
    assert list(found.index) == [
        ("b", "2018-Q2"),
        ("a", "2018-Q1"),
        ("a", "2018-Q2"),
        ("a", "2018-Q4"),
    ]
    np.testing.assert_array_equal(found, [np.nan, 4.0, 5.0, np.nan])


def test_an_open_rate_far_out_makes_no_warning() -> None:
    years = [str(1900 + place) for place in range(60)]
    words = pd.Series([">", *[""] * 59], index=years)
    found = with_rounding(chain, rounded(pd.Series(10.0, index=years), 0.1, words))
    assert np.isposinf(found.high["1959"])
    assert found.low["1959"] < found.value["1959"]


@given(some_cells, st.sampled_from([year_on_year, change, split_cumulative]))
def test_rows_are_looked_up_as_they_would_be_laid_out(
    cells: list[tuple[str, str]], measure: Callable[[pd.Series], pd.Series]
) -> None:
    """However many cells are empty, and whichever way is the quicker."""
    levels, found = panel(cells), []
    for cells_a_row in (0, 1_000_000):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(table, "_CELLS_A_ROW", cells_a_row)
            found.append(measure(levels))
    pd.testing.assert_series_equal(*found)


def test_rows_far_apart_take_room_for_themselves_alone() -> None:
    """Twenty thousand lines of one row each, in 432 months: some 350 bytes a row, not 7,000."""
    count = 20_000
    months = [f"{year}-{month:02d}" for year in range(1990, 2026) for month in range(1, 13)]
    places = [np.arange(count), [months[place % len(months)] for place in range(count)]]
    levels = pd.Series(1.0, index=pd.MultiIndex.from_arrays(places, names=["line", "period"]))
    year_on_year(levels[:10])
    tracemalloc.start()
    year_on_year(levels)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 700 * count
