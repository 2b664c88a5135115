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


def test_a_break_told_later_than_the_day_forbids_no_path(dataset):
    """nbs-2020-07-index-growth-drivers-copy of 2020-07-14 gives rise to the suspected break."""
    before = figures.make("target-path", dataset, asof="2020-07-13")
    assert {"2015", "2017"} <= set(before.rows["period"])
    assert not any("break" in note for note in before.notes)
    after = figures.make("target-path", dataset, asof="2020-07-14")
    assert not {"2015", "2016", "2017"} & set(after.rows["period"])
    assert any("break" in note for note in after.notes)


def test_a_target_of_unknown_day_counts_from_the_document_that_tells_it(dataset):
    """state-council-2024-14th-five-year-copy prints 13 percent for 2025 and is of 2024."""
    for name in ("target-path", "gdp-share"):
        asked = {"subject": "patent_intensive", "lang": "zh"}
        before = figures.make(name, dataset, asof="2024-12-30", **asked)
        assert any("确定日期不详的1个" in note for note in before.notes)
        after = figures.make(name, dataset, asof="2024-12-31", **asked)
        assert "2025" in "".join(after.rows["period"] + after.rows["series"])
        assert not any("未知的目标" in note for note in after.notes)
