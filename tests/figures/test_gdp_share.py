"""The share of GDP: as stated, implied, and computed from two levels."""

import pytest

from sei_metrics import figures


def _rows(dataset, **params):
    choice, complaints = figures.read("gdp-share", dataset, params)
    assert complaints == ()
    return figures.draw("gdp-share", dataset, choice)


def _point(drawn, period, series=None):
    rows = drawn.rows[drawn.rows["period"] == period]
    return rows[rows["series"] == series] if series else rows


@pytest.mark.parametrize(
    ("period", "value", "standing"),
    [
        ("2014", 7.6, "implied"),
        ("2015", 8.0, "about"),
        ("2016", 8.3, "implied"),
        ("2017", 8.9, "stated"),
        ("2019", 11.5, "stated"),
        ("2021", 10.0, "over"),
        ("2022", 13.0, "over"),
        ("2023", 13.0, "about"),
    ],
)
def test_levels_stand_as_they_were_stated(frozen, period, value, standing):
    row = _point(_rows(frozen), period, "sei").iloc[0]
    assert row["value"] == pytest.approx(value)
    assert row["standing"] == standing


def test_2010_takes_the_best_grade_and_names_what_others_said(frozen):
    drawn = _rows(frozen)
    row = _point(drawn, "2010", "sei").iloc[0]
    assert (row["value"], row["standing"]) == (3.0, "stated")
    notes = " ".join(drawn.notes)
    assert "2010" in notes
    assert "about 4%" in notes
    assert "under 4%" in notes


def test_an_implied_level_carries_both_roundings(frozen):
    row = _point(_rows(frozen), "2014", "sei").iloc[0]
    assert (row["low"], row["high"]) == (pytest.approx(7.5), pytest.approx(7.7))
    assert row["source"].split(";") == ["nbs-2020-07-index-growth-drivers-copy"]


def test_forecasts_are_never_drawn(frozen):
    drawn = _rows(frozen)
    assert set(drawn.rows["standing"]) <= {
        "stated", "about", "over", "implied", "sources_differ", "target",
    }  # fmt: skip
    assert 10.0 not in set(_point(drawn, "2017", "sei")["value"])


def test_no_line_is_drawn_across_the_suspected_break(frozen):
    spec = _rows(frozen).screen()
    pieces = {}
    for frame in spec["datasets"].values():
        for row in frame:
            if "piece" in row:
                pieces.setdefault(row["piece"], []).append(row["x"])
    assert pieces
    assert [2017.0, 2019.0] not in [sorted(ends) for ends in pieces.values()]
    assert any("suspected break" in str(frame) for frame in spec["datasets"].values())


@pytest.mark.parametrize(("period", "value"), [("2015", 8.0), ("2020", 15.0), ("2025", 17.0)])
def test_targets_are_rows(frozen, period, value):
    assert _point(_rows(frozen), period, "target")["value"].tolist() == [value]


def test_the_takeaway_says_which_targets_were_met(frozen):
    said = _rows(frozen).takeaway
    assert "Target of about 8% for 2015: **met** (about 8%)." in said
    assert (
        "Target of 15% for 2020: no figure for 2020 was found; the share was still about 13% in "
        "2023 (12 to 14 by rounding), so it was **not reached by then**."
    ) in said
    assert (
        "Target of over 17% for 2025: **no figure found** for 2025; about 13% in 2023, below it."
    ) in said
    assert "cannot be told" not in said


@pytest.mark.parametrize(("basis", "value"), [("release", 17.25), ("today", 16.81)])
def test_the_three_new_economy_of_2021_on_two_vintages_of_gdp(frozen, basis, value):
    drawn = _rows(frozen, subject="three_new", basis=basis)
    row = _point(drawn, "2021", "calculated").iloc[0]
    assert round(row["value"], 2) == value
    assert row["standing"] == "calculated"


def test_release_is_the_first_basis_offered(frozen):
    choice, _ = figures.read("gdp-share", frozen, {"subject": "three_new"})
    assert choice.one("basis") == "release"


def test_as_of_leaves_out_what_came_later(frozen):
    drawn = _rows(frozen, asof="2019-01-01")
    assert "2019" not in set(drawn.rows[drawn.rows["series"] == "sei"]["period"])
    assert "2014" not in set(drawn.rows[drawn.rows["series"] == "sei"]["period"])


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Target of 13% for 2025, which is not over: **reached in 2023 already**"),
        ("zh", "2025年13%的目标尚未到期：**2023年已达到**"),
    ],
)
def test_a_target_reached_before_its_year_is_over_is_called_so(frozen, lang, said):
    """patent-intensive industries: 13.04 percent of GDP in 2023, told at the end of 2024."""
    asked = {"subject": "patent_intensive", "asof": "2024-12-31", "lang": lang}
    assert said in figures.make("gdp-share", frozen, **asked).takeaway


def test_as_of_a_day_no_gdp_is_called_that_of_today(frozen):
    asked = {"subject": "three_new", "basis": "today", "asof": "2024-12-31"}
    drawn = figures.make("gdp-share", frozen, **asked)
    assert "on the GDP known by 2024-12-31" in drawn.takeaway
    assert "today" not in f"{drawn.takeaway} {drawn.subtitle} {drawn.caption}"
