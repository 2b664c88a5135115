"""Growth against the nation: pairs and readings."""

import pytest

from sei_metrics import figures, text
from tests.some import some

ANNUAL = {
    "2015": (10.0, 6.1),
    "2016": (10.5, 6.0),
    "2017": (11.0, 6.6),
    "2018": (8.9, 6.2),
    "2019": (8.4, 5.7),
}


def _drawn(dataset, name="growth-premium", **params):
    choice, complaints = figures.read(name, dataset, params)
    assert complaints == ()
    return figures.draw(name, dataset, choice)


def _series(drawn, prefix):
    rows = drawn.rows[drawn.rows["series"].str.startswith(prefix)]
    return dict(zip(rows["period"], rows["value"], strict=True))


def test_annual_rates_of_industry(frozen):
    drawn = _drawn(frozen)
    rates = _series(drawn, "sei_")
    nation = _series(drawn, "industrial_value_added_growth")
    assert {year: (rates[year], nation[year]) for year in rates} == ANNUAL


def test_excess_of_2016_with_its_rounding(frozen):
    rows = _drawn(frozen, reading="excess").rows
    row = rows[(rows["series"] == "reading_excess") & (rows["period"] == "2016")].iloc[0]
    assert round(row["value"], 1) == 75.0
    assert (round(row["low"], 1), round(row["high"], 1)) == (72.7, 77.3)


def test_services_take_references_that_are_stated_or_implied(frozen):
    rows = _drawn(frozen, sector="services", frequency="span").rows
    reference = rows[rows["series"] == "services_revenue_growth"]
    assert reference["standing"].tolist() == ["implied"]
    assert reference["value"].iloc[0] == pytest.approx(11.3)


@pytest.mark.parametrize(
    ("frequency", "sign"),
    [("annual", ""), ("half_year", "-H"), ("year_to_date", "-YTD"), ("quarter", "-Q")],
)
def test_frequencies_never_mix(dataset, frequency, sign):
    for name in ("growth-premium", "growth-pairs"):
        periods = set(_drawn(dataset, name, frequency=frequency).rows["period"])
        assert periods
        assert all(sign in each if sign else each.isdigit() for each in periods)


def test_single_months_are_months(frozen):
    periods = set(_drawn(frozen, frequency="month").rows["period"])
    assert {"2018-07", "2018-08", "2018-10", "2018-11"} <= periods
    assert all(len(each) == 7 and each[4] == "-" and each[5:].isdigit() for each in periods)


def test_the_takeaway_gives_all_readings(frozen):
    said = _drawn(frozen, to="2017").takeaway
    assert "**11.0%** against **6.6%**" in said
    assert "4.4 points faster; 1.67 times; 66.7% higher (64.7 to 68.7 by rounding)" in said


def test_a_rate_without_a_reference_is_drawn_alone_and_the_reference_named(frozen):
    """Annual rates of services have no national rate beside them; the first quarter of 2018 has."""
    for reading in ("points", "multiple", "excess", "relative"):
        alone = _drawn(frozen, sector="services", frequency="annual", reading=reading)
        assert _series(alone, "sei_") == {"2016": 15.1, "2017": 17.3, "2019": 12.7}
        assert set(alone.rows["series"]) == {"sei_services_revenue_growth"}
        assert "**12.7%**; no rate of all services for the same period was found" in alone.takeaway
        notes = " ".join(alone.notes)
        assert "2016 (15.1%), 2017 (17.3%) and 2019 (12.7%)" in notes
        assert "Quarter (Q1 2018)" in notes
    pairs = _drawn(frozen, "growth-pairs", sector="services", frequency="annual")
    assert pairs.takeaway.startswith("No pair can be drawn: for 2016 (15.1%), 2017 (17.3%)")


@pytest.mark.parametrize(
    ("reading", "title", "said"),
    [
        ("points", "by how many points", "2.7 points faster; 1.47 times"),
        ("multiple", "How many times", "**1.47 times** the national rate"),
        ("excess", "By how many percent", "**47.4%** higher than the national rate"),
        ("relative", "gain on all industry", "a gain of **2.6%** on it"),
    ],
)
def test_title_and_takeaway_follow_the_reading(frozen, reading, title, said):
    drawn = _drawn(frozen, reading=reading)
    assert title in drawn.title
    assert said in drawn.takeaway


def test_an_average_over_years_is_called_one(frozen):
    """ndrc: 10.5 percent a year from 2015 to 2017, 4.4 points above an unstated national rate."""
    asked = {"frequency": "span", "reading": "multiple"}
    assert _drawn(frozen, **asked).takeaway.startswith(
        "In 2015–2017 SEI industry grew **10.5%** a year on average against **6.1% (implied)** for "
        "all industry, **1.72 times** the national rate: 4.4 points faster"
    )
    assert "工业战略性新兴产业年均增长**10.5%**，全部规模以上工业年均增长**6.1%（推算）**" in (
        _drawn(frozen, lang="zh", **asked).takeaway
    )


def test_one_period_is_no_span(frozen):
    """nbs: services of the first quarter of 2018, the only one with a national rate."""
    alone = figures.make("growth-pairs", frozen, sector="services", frequency="quarter")
    assert alone.takeaway.startswith("In Q1 2018, the only period shown, SEI services")
    assert "SEI industry grew faster than all industry beyond rounding in **5 of 5**" in (
        figures.make("growth-pairs", frozen).takeaway
    )


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_the_title_of_pairs_follows_the_sector(frozen, lang):
    titles = {
        figures.make("growth-pairs", frozen, sector=each, lang=lang).title
        for each in frozen.catalog.sectors
    }
    assert len(titles) == len(frozen.catalog.sectors)


def test_figures_of_one_selection_share_its_options():
    premium, pairs = (figures.options(f"growth-{each}") for each in ("premium", "pairs"))
    assert all(any(option is other for other in premium) for option in some(pairs))
