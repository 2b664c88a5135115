"""What all figures share of their rows: pieces of line, bounds, and the ends of ranges."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sei_metrics import figures, measures, period, rows, text
from sei_metrics.captions.wording import HOLLOW
from sei_metrics.dataset import Dataset
from sei_metrics.figures import Figure
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


def test_rows_without_their_segment_are_no_line() -> None:
    drawn = points(("2010", "stated"), ("2011", "stated")).drop(columns="segment")
    with pytest.raises(LookupError, match="the rows lack segment; they have period, standing"):
        rows.with_pieces(drawn)


def drawn(dataset: Dataset, name: str) -> Iterator[Figure]:
    """A figure for each value of its first option, as lines where it can be."""
    start, _ = figures.read(name, dataset, {})
    options = figures.options(name)
    view = {"view": "lines"} if start.has("view") else {}
    for each in options[0].choices(dataset, start):
        choice, _ = figures.read(name, dataset, {options[0].name: each, **view})
        yield figures.draw(name, dataset, choice)


def lines_of(spec: dict[str, Any]) -> Iterator[pd.DataFrame]:
    """The pieces of line in a chart."""
    for layer in spec["layer"]:
        points = pd.DataFrame(spec["datasets"][layer.get("data", spec.get("data"))["name"]])
        if layer["mark"].get("type") == "line" and "period" in points:
            yield from (piece for _, piece in points.groupby("piece"))


@pytest.mark.parametrize("name", figures.names())
def test_lines_are_true_and_their_marks_explained(dataset: Dataset, name: str) -> None:
    """What a line joins follows at once and is a number; why it is cut, and what hollow means."""
    for figure in some(drawn(dataset, name)):
        spec = figure.screen()
        pieces = [*lines_of(spec)]
        for piece in pieces:
            periods = list(piece.sort_values("x")["period"])
            after = zip(periods[1:], periods, strict=False)
            assert not [pair for pair in after if not period.follows(*pair)]
            assert len(piece) == 1 or not piece["standing"].isin(BOUNDS).any()
            assert len(set(piece["segment"])) == 1
        shown = {row["standing"] for row in marks_of(spec) if row.get("fill") == "ground"}
        key = re.findall(r"Hollow: ([^.]*)\.", figure.caption)
        hollow = {text.say(f"standing.{each}", "en") for each in shown & {*HOLLOW}}
        assert key == ["world"] or hollow <= set(", ".join(key).split(", ")), figure.caption
        arrows = {f"Arrow {row['shape']}: " for row in marks_of(spec) if "shape" in row}
        arrows &= {"Arrow up: ", "Arrow down: "}
        assert not [each for each in arrows if each not in figure.caption], figure.caption
        assert not pieces or not is_cut(figure) or says_why(figure, dataset)


def marks_of(spec: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for rows_of_layer in spec.get("datasets", {}).values():
        yield from rows_of_layer


def is_cut(figure: Figure) -> bool:
    """Whether points of one series that are neighbours stand on two bases."""
    ordered = rows.in_time(figure.rows, "series").to_dict("records")
    return any(
        one["series"] == other["series"]
        and one["segment"] != other["segment"]
        and period.follows(other["period"], one["period"])
        for one, other in pairwise(ordered)
    )


def says_why(figure: Figure, dataset: Dataset) -> bool:
    said = " ".join(figure.notes)
    return any(reason in said for reason in dataset.breaks["reason_en"])


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
