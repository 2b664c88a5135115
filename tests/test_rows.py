"""What all figures share of their rows: pieces of line, bounds, and the ends of ranges."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sei_metrics import figures, measures, period, rows
from sei_metrics.dataset import Dataset
from sei_metrics.rounding import Rounded
from tests.some import some

BOUNDS = ("over", "under")


def points(*cells: tuple[str, str], segment: str = "") -> pd.DataFrame:
    """Points of one series from periods and their words of doubt."""
    found = pd.DataFrame(cells, columns=["period", "standing"])
    return found.assign(series="one", segment=segment, value=1.0)


def pieces(found: pd.DataFrame) -> list[list[str]]:
    """The periods of each piece of line."""
    drawn = rows.with_pieces(found)
    return [list(piece["period"]) for _, piece in drawn.groupby("piece")]


def test_a_line_joins_neighbouring_years_only() -> None:
    drawn = points(("2010", "stated"), ("2011", "stated"), ("2015", "stated"))
    assert pieces(drawn) == [["2010", "2011"], ["2015"]]


@pytest.mark.parametrize("doubt", ["over", "under", "nearly", "sources_differ", "not_told"])
def test_a_bound_is_never_a_point_of_a_line(doubt: str) -> None:
    drawn = points(("2010", "stated"), ("2011", doubt), ("2012", "stated"))
    assert pieces(drawn) == [["2010"], ["2011"], ["2012"]]


def test_a_break_ends_a_line() -> None:
    drawn = points(("2010", "stated"), ("2011", "stated"))
    assert pieces(drawn.assign(segment=["0", "1"])) == [["2010"], ["2011"]]


def test_the_order_of_rows_does_not_matter() -> None:
    drawn = points(("2012", "about"), ("2010", "stated"), ("2011", "implied"))
    assert sorted(map(sorted, pieces(drawn))) == [["2010", "2011", "2012"]]


def test_each_kind_of_period_has_its_own_neighbour() -> None:
    quarters = points(("2018-Q1", "stated"), ("2018-Q2", "stated"), ("2018-Q4", "stated"))
    assert pieces(quarters) == [["2018-Q1", "2018-Q2"], ["2018-Q4"]]
    halves = points(("2018-H1", "stated"), ("2019-H1", "stated"))
    assert pieces(halves) == [["2018-H1"], ["2019-H1"]]


def lines_of(dataset: Dataset, name: str) -> Iterator[pd.DataFrame]:
    """The pieces of line that the charts of a figure draw, whatever is chosen."""
    asked = {"world-share": "market", "industry-comparison": "indicator", "gdp-share": "subject"}
    choice, _ = figures.read(name, dataset, {})
    known = {option.name: option for option in figures.options(name)}
    for each in known[asked[name]].choices(dataset, choice):
        view = {"view": "lines"} if "view" in known else {}
        choice, _ = figures.read(name, dataset, {asked[name]: each, **view})
        spec = figures.draw(name, dataset, choice).screen()
        for layer in spec["layer"]:
            if layer["mark"].get("type") == "line":
                drawn = pd.DataFrame(spec["datasets"][layer["data"]["name"]])
                yield from (piece for _, piece in drawn.groupby("piece") if len(piece) > 1)


@pytest.mark.parametrize("name", ["gdp-share", "world-share", "industry-comparison"])
def test_no_figure_draws_a_line_over_a_gap_or_a_bound(dataset: Dataset, name: str) -> None:
    """Read from the charts themselves: what a line joins follows at once and is a number."""
    for piece in some(lines_of(dataset, name)):
        periods = list(piece.sort_values("x")["period"])
        after = zip(periods[1:], periods, strict=False)
        assert not [pair for pair in after if not period.follows(*pair)]
        assert not piece["standing"].isin(BOUNDS).any()


@pytest.mark.parametrize(
    ("part", "whole", "word"),
    [
        ("stated", "stated", "calculated"),
        ("over", "stated", "over"),
        ("stated", "over", "under"),
        ("under", "about", "under"),
        ("about", "under", "over"),
        ("over", "under", "over"),
        ("over", "over", "not_told"),
        ("under", "under", "not_told"),
    ],
)
def test_a_share_of_bounds_is_a_bound_or_nothing(part: str, whole: str, word: str) -> None:
    found = rows.computed_standing([pd.Series([part])], [pd.Series([whole])])
    assert found.tolist() == [word]


def test_an_open_end_is_closed_at_the_value_and_opened_again() -> None:
    frame = pd.DataFrame({"value": [13.0], "low": [13.0], "high": [math.inf]})
    assert rows.closed(frame).high.tolist() == [13.0]
    told = rows.opened(Rounded([26.0], [26.0], [26.0]), pd.Series(["over"]))
    assert (told["low"][0], told["high"][0]) == (26.0, math.inf)
    hidden = rows.opened(Rounded([26.0], [26.0], [26.0]), pd.Series(["not_told"]))
    assert all(np.isnan(hidden[end][0]) for end in ("value", "low", "high"))


def test_what_is_computed_has_its_range_and_its_word() -> None:
    """Over 10 in 50 is over 20 percent; 10 in over 50 is under it."""
    frame = pd.DataFrame({
        "value": [10.0, 10.0], "low": [10.0, 9.5], "high": [math.inf, 10.5],
        "standing": ["over", "stated"], "all_value": [50.0, 50.0], "all_low": [50.0, 50.0],
        "all_high": [50.0, math.inf], "all_standing": ["stated", "over"],
    })  # fmt: skip
    found = rows.computed(measures.share, rows.rising(frame), rows.falling(frame, "all_"))
    assert found["value"].tolist() == [20.0, 20.0]
    assert found["standing"].tolist() == ["over", "under"]
    assert found["low"].tolist() == [20.0, -math.inf]
    assert found["high"].tolist() == [math.inf, 21.0]


def test_ids_are_joined_each_once() -> None:
    one, other = pd.Series(["a;b", "", "c"]), pd.Series(["b;d", "", "c;a"])
    assert rows.joined_ids(one, other).tolist() == ["a;b;d", "", "c;a"]


@given(
    st.floats(1, 100), st.floats(1, 100), st.sampled_from(["stated", "over", "under"]),
    st.sampled_from(["stated", "over", "under"]), st.floats(1, 3), st.floats(1, 3),
)  # fmt: skip
def test_what_a_bound_allows_lies_within_its_share(
    part: float, whole: float, first: str, second: str, more: float, less: float
) -> None:
    """Any true part and whole that their words allow give a share that the share's word allows."""
    moved = {"stated": 1.0, "over": more, "under": 1 / more}
    true_part = part * moved[first]
    true_whole = whole * {"stated": 1.0, "over": less, "under": 1 / less}[second]
    (word,) = rows.computed_standing([pd.Series([first])], [pd.Series([second])])
    share, truth = part / whole, true_part / true_whole
    assert word != "over" or truth >= share * (1 - 1e-9)
    assert word != "under" or truth <= share * (1 + 1e-9)
    assert word != "calculated" or truth == pytest.approx(share)
