"""Growth against the nation: pairs and readings."""

import pytest

from sei_metrics import figures

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


def test_annual_rates_of_industry(dataset):
    drawn = _drawn(dataset)
    rates = _series(drawn, "sei_")
    nation = _series(drawn, "industrial_value_added_growth")
    assert {year: (rates[year], nation[year]) for year in rates} == ANNUAL


def test_excess_of_2016_with_its_rounding(dataset):
    rows = _drawn(dataset, reading="excess").rows
    row = rows[(rows["series"] == "reading_excess") & (rows["period"] == "2016")].iloc[0]
    assert round(row["value"], 1) == 75.0
    assert (round(row["low"], 1), round(row["high"], 1)) == (72.7, 77.3)


def test_services_take_references_that_are_stated_or_implied(dataset):
    rows = _drawn(dataset, sector="services", frequency="span").rows
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


def test_single_months_are_months(dataset):
    periods = set(_drawn(dataset, frequency="month").rows["period"])
    assert {"2018-07", "2018-08", "2018-10", "2018-11"} <= periods
    assert all(len(each) == 7 and each[4] == "-" and each[5:].isdigit() for each in periods)


def test_the_takeaway_gives_all_readings(dataset):
    said = _drawn(dataset, to="2017").takeaway
    assert "**11.0%** against **6.6%**" in said
    assert "4.4 points faster; 1.67 times; 66.7% higher (64.7 to 68.7 by rounding)" in said


def test_services_open_at_a_frequency_that_has_a_reference(dataset):
    """Annual rates of services have no national rate beside them; the first quarter of 2018 has."""
    choice, _ = figures.read("growth-premium", dataset, {"sector": "services"})
    assert choice.one("frequency") == "quarter"
    assert len(figures.draw("growth-premium", dataset, choice).rows)
    assert figures.read("growth-premium", dataset, {})[0].one("frequency") == "annual"


def test_one_period_is_no_span(dataset):
    """nbs: services of the first quarter of 2018, the only one with a national rate."""
    alone = figures.make("growth-pairs", dataset, sector="services")
    assert alone.takeaway.startswith("In Q1 2018, the only period with both rates")
    assert "5 of 5" in figures.make("growth-pairs", dataset).takeaway
