"""The lead over GDP that a target asks for."""

import pytest

from sei_metrics import figures


@pytest.fixture
def rows(dataset):
    choice, _ = figures.read("target-path", dataset, {})
    return figures.draw("target-path", dataset, choice).rows.set_index("period")


@pytest.mark.parametrize(("start", "need"), [("2022", 9.4), ("2019", 30.4)])
def test_worked_examples(rows, start, need):
    assert round(rows.loc[start, "value"], 1) == need


def test_no_path_crosses_the_suspected_break(rows):
    assert not {"2015", "2016", "2017"} & set(rows.index)


def test_open_bounds_leave_the_range_open(rows):
    assert rows.loc["2022", "high"] == float("inf")
