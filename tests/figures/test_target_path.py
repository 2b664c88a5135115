"""The lead over GDP that a target asks for."""

import math

import pytest

from sei_metrics import figures, panels
from sei_metrics.errors import SeiError
from tests.some import some


@pytest.fixture
def rows(frozen):
    choice, _ = figures.read("target-path", frozen, {})
    return figures.draw("target-path", frozen, choice).rows.set_index("period")


@pytest.mark.parametrize(
    ("start", "need", "low"), [("2010", 21.7, 14.9), ("2019", 30.4, 29.9), ("2023", 14.4, 10.2)]
)
def test_worked_examples(rows, start, need, low):
    assert round(rows.loc[start, "value"], 1) == need
    assert round(rows.loc[start, "low"], 1) == low


@pytest.mark.parametrize("start", ["2021", "2022"])
def test_two_floors_tell_nothing(frozen, rows, start):
    """Over 13 to over 17 may be any growth at all: the row has a word, no number and no mark."""
    assert rows.loc[start, "standing"] == "not_told"
    assert rows.loc[start, ["value", "low", "high"]].isna().all()
    spec = figures.make("target-path", frozen).screen()
    named = [
        row
        for frame in spec["datasets"].values()
        for row in frame
        if str(row.get("y_label", "")).startswith("over") and "shape" in row
    ]
    assert named == []
    assert "cannot be told" in str(spec["datasets"])


def test_no_path_crosses_the_suspected_break(rows):
    assert not {"2015", "2016", "2017"} & set(rows.index)


def test_open_bounds_leave_the_range_open(rows):
    assert rows.loc["2023", "high"] == float("inf")
    assert rows.loc["2023", "standing"] == "over"


def test_a_target_of_the_past_is_told_in_the_past_tense(frozen):
    past = figures.make("target-path", frozen)
    assert "**about 14% (at least 10%)** a year" in past.takeaway
    assert past.takeaway.endswith("would have been needed.")
    early = figures.make("target-path", frozen, asof="2024-12-31")
    assert early.takeaway.endswith("is needed.")
    assert "(year inferred)" in past.takeaway


def test_a_break_told_later_than_the_day_forbids_no_path(frozen):
    """nbs-2020-07-index-growth-drivers-copy of 2020-07-14 gives rise to the suspected break."""
    before = figures.make("target-path", frozen, asof="2020-07-13")
    assert {"2015", "2017"} <= set(before.rows["period"])
    assert not any("break" in note for note in before.notes)
    after = figures.make("target-path", frozen, asof="2020-07-14")
    assert not {"2015", "2016", "2017"} & set(after.rows["period"])
    assert any("break" in note for note in after.notes)


def test_a_target_of_unknown_day_counts_from_the_document_that_tells_it(frozen):
    """state-council-2024-14th-five-year-copy prints 13 percent for 2025 and is of 2024."""
    for name in ("target-path", "gdp-share"):
        asked = {"subject": "patent_intensive", "lang": "zh"}
        before = figures.make(name, frozen, asof="2024-12-30", **asked)
        assert any("确定日期不详的1个" in note for note in before.notes)
        after = figures.make(name, frozen, asof="2024-12-31", **asked)
        assert "2025" in "".join(after.rows["period"] + after.rows["series"])
        assert not any("未知的目标" in note for note in after.notes)


def test_the_panel_asks_for_the_same(frozen, rows):
    published = frozen.preferred("sei_share_of_gdp", region="CN", industry="all")
    known = rows[rows.index.isin(published["period"]) & rows["value"].notna()]
    for start, row in some(known.iterrows()):
        target = row["series"].partition("-")[2]
        panel = panels.catching_up(frozen, "sei_share_of_gdp", start=start, target=target)
        lead = panel[panel["measure"] == "required_relative_growth"].iloc[0]
        assert lead["value"] == row["value"]
        for end in ("low", "high"):
            if math.isfinite(row[end]):
                assert lead[end] == row[end]


def test_the_panel_refuses_the_break_that_the_figure_leaves_out(frozen, rows):
    assert "2017" not in rows.index
    with pytest.raises(SeiError) as refused:
        panels.catching_up(frozen, "sei_share_of_gdp", start="2017", target="2020")
    assert refused.value.key == "refusal.step_break"
