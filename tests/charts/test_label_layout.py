"""Labels of a timeline keep apart."""

import pandas as pd
import pytest

from sei_metrics.charts.label_layout import nudges_of


@pytest.mark.parametrize(
    ("levels", "sides", "nudges"),
    [
        ([8.0, 8.3, 8.7], [-1, -1, -1], [-6, 0, 6]),
        ([8.0, 8.3, 8.7], [-1, -1, 1], [-3, 3, 0]),
        ([8.0, 8.3, 12.0], [1, -1, -1], [0, 0, 0]),
        ([8.0, 8.1, 8.2, 8.3], [1, 1, 1, 1], [0, 0, 0, 0]),
    ],
)
def test_labels_on_one_side_give_way(levels, sides, nudges):
    points = pd.DataFrame({"x": [2015.0 + place for place in range(len(levels))], "y": levels})
    assert nudges_of(points, sides) == nudges


def test_neighbours_far_apart_stay():
    points = pd.DataFrame({"x": [2010.0, 2015.0], "y": [3.0, 3.1]})
    assert nudges_of(points, [1, 1]) == [0, 0]
