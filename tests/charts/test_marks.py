"""Labels near their marks and clear of each other."""

from __future__ import annotations

import re
from itertools import pairwise

import altair as alt
import pandas as pd
import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st

from sei_metrics.charts import marks

VALUES = st.lists(st.floats(0, 100, allow_nan=False), min_size=1, max_size=9)


def test_labels_at_the_foot_of_an_axis_are_pushed_up() -> None:
    placed = marks.spread([0.5, 1.0, 90.0], domain=(0.0, 100.0), height=320, gap=16)
    assert placed[0] >= 0
    assert placed[1] - placed[0] > 4.99
    assert placed[2] == 90.0


@given(VALUES)
def test_labels_stay_inside_and_apart(values: list[float]) -> None:
    placed = marks.spread(values, domain=(0.0, 100.0), height=320, gap=16)
    assert all(-1e-6 <= each <= 100 + 1e-6 for each in placed)
    assert all(upper - lower > 4.99 for lower, upper in pairwise(sorted(placed)))


def test_a_name_stands_beside_its_mark_in_however_many_lines() -> None:
    names = [
        "One line",
        "A name that needs two lines",
        "A name so long that it takes three lines all told",
    ]
    lined = [marks.lined(each) for each in names]
    assert [each.count("\n") for each in lined] == [0, 1, 2]
    rows = pd.DataFrame({"y_label": lined, "x": [1, 2, 3]})
    dots = alt.Chart(rows, height=180).mark_point().encode(marks.named("y_label", names), x="x")
    drawn = vl_convert.vegalite_to_svg(dots.to_dict())
    labels = re.findall(
        r'<text text-anchor="end"[^>]*translate\([-\d.]+,([\d.]+)\)[^>]*>(.*?)</text>', drawn
    )
    middles = [float(y) + 7 * each.count('dy="14"') for y, each in labels[-3:]]
    assert middles == pytest.approx([30 + 4, 90 + 4, 150 + 4], abs=2)
