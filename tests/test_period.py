"""Periods in one spelling, in time, and as readers write them."""

import pytest

from sei_metrics import period
from sei_metrics.errors import SeiError


@pytest.mark.parametrize(
    ("spelling", "frequency", "last_day"),
    [
        ("2018", "annual", "2018-12-31"),
        ("2018-H1", "half_year", "2018-06-30"),
        ("2018-Q1", "quarter", "2018-03-31"),
        ("2018-YTD08", "year_to_date", "2018-08-31"),
        ("2016-02", "month", "2016-02-29"),
        ("2015/2017", "span", "2017-12-31"),
    ],
)
def test_each_kind_is_told_by_its_spelling(spelling, frequency, last_day):
    assert period.frequency(spelling) == frequency
    assert period.parse(spelling).last_day.isoformat() == last_day


@pytest.mark.parametrize(
    ("earlier", "later", "follows"),
    [
        ("2017", "2018", True),
        ("2017", "2019", False),
        ("2018", "2017", False),
        ("2017-Q4", "2018-Q1", True),
        ("2017-Q1", "2018-Q1", False),
        ("2017-H2", "2018-H1", True),
        ("2018-09", "2018-10", True),
        ("2018-12", "2019-01", True),
        ("2018-YTD04", "2018-YTD05", True),
        ("2018-YTD05", "2018-YTD07", False),
        ("2018-YTD11", "2019-YTD02", False),
        ("2015/2016", "2016/2017", False),
        ("2018-H1", "2018-YTD07", False),
    ],
)
def test_a_period_follows_the_one_just_before_of_its_kind(earlier, later, follows):
    assert period.follows(later, earlier) is follows


@pytest.mark.parametrize(
    "spelling",
    ["2018-YTD06", "2018-YTD12", "2018-YTD03", "2018-13", "2018-H3", "2017/2015", "abc", ""],
)
def test_any_other_spelling_is_refused(spelling):
    with pytest.raises(SeiError):
        period.parse(spelling)


@pytest.mark.parametrize("year", [2018, None, float("nan")])
def test_a_period_that_is_no_text_is_refused_as_such(year):
    with pytest.raises(SeiError, match=r"text in quotes, such as '2018'.*not as"):
        period.parse(year)


def test_periods_are_ordered_by_their_end():
    given = ("2019", "2018", "2018-H1", "2018-08", "2018-YTD08")
    assert period.ordered(given) == ("2018-H1", "2018-YTD08", "2018-08", "2018", "2019")


def test_missing_years_are_put_back_in_their_place():
    assert period.without_gaps(("2015", "2013")) == ("2013", "2014", "2015")
    assert period.without_gaps(("2018-H1", "2016-H1")) == ("2016-H1", "2018-H1")


@pytest.mark.parametrize(
    ("spelling", "english", "chinese"),
    [
        ("2018-H1", "H1 2018", "2018年上半年"),
        ("2018-YTD08", "Jan–Aug 2018", "2018年1—8月"),
        ("2018-08", "Aug 2018", "2018年8月"),
    ],
)
def test_periods_are_written_in_both_languages(spelling, english, chinese):
    assert period.label(spelling, "en") == english
    assert period.label(spelling, "zh") == chinese


def test_years_between_counts_from_end_to_end():
    assert period.years_between("2022", "2025") == 3
    assert period.years_between("2018-H1", "2019") == 1.5
