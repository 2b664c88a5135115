"""Labels near their marks and clear of each other."""

from __future__ import annotations

from itertools import pairwise

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
