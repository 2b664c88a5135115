"""Periods of statistics in one canonical spelling, and what kind each is.

`2018` a year, `2018-H1` a half, `2018-Q1` a quarter, `2018-YTD08` January to August, `2018-08` a
month, `2015/2017` a span of years. `YTD06` is spelt `H1`, `YTD12` the year, `YTD03` `Q1`.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sei_metrics import text
from sei_metrics.errors import SeiError

FREQUENCIES = ("annual", "half_year", "quarter", "year_to_date", "month", "span")
_MONTHS = {"annual": 12, "half_year": 6, "quarter": 3, "month": 1}
_PATTERNS = (
    ("annual", re.compile(r"([12][0-9]{3})")),
    ("half_year", re.compile(r"([12][0-9]{3})-H([12])")),
    ("quarter", re.compile(r"([12][0-9]{3})-Q([1-4])")),
    ("year_to_date", re.compile(r"([12][0-9]{3})-YTD(0[24578]|09|10|11)")),
    ("month", re.compile(r"([12][0-9]{3})-(0[1-9]|1[0-2])")),
    ("span", re.compile(r"([12][0-9]{3})/([12][0-9]{3})")),
)


@dataclass(frozen=True)
class Period:
    """A parsed period; `part` is its half, quarter, (last) month, or a span's last year."""

    spelling: str
    frequency: str
    year: int
    part: int

    @property
    def first_month(self) -> tuple[int, int]:
        """Year and month in which the period begins."""
        starts = {"half_year": 6 * self.part - 5, "quarter": 3 * self.part - 2, "month": self.part}
        return self.year, starts.get(self.frequency, 1)

    @property
    def last_month(self) -> tuple[int, int]:
        """Year and month in which the period ends."""
        if self.frequency == "span":
            return self.part, 12
        ends = {
            "half_year": 6 * self.part,
            "quarter": 3 * self.part,
            "year_to_date": self.part,
            "month": self.part,
        }
        return self.year, ends.get(self.frequency, 12)

    @property
    def last_day(self) -> date:
        """The period's last day."""
        year, month = self.last_month
        return date(year, month, calendar.monthrange(year, month)[1])

    @property
    def order(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Sorts periods by their end, the longer first."""
        return self.last_month, self.first_month


def parse(spelling: str) -> Period:
    """The period of a canonical spelling; raises SeiError for any other and for what is no text."""
    if not isinstance(spelling, str):
        raise SeiError("error.period_text", value=repr(spelling))
    return _parsed(spelling)


@lru_cache(maxsize=4096)
def _parsed(spelling: str) -> Period:
    for frequency, pattern in _PATTERNS:
        match = pattern.fullmatch(spelling)
        if match:
            year, *rest = (int(group) for group in match.groups())
            period = Period(spelling, frequency, year, rest[0] if rest else 0)
            if frequency != "span" or period.part > year:
                return period
    raise SeiError("error.period", value=spelling)


def is_period(spelling: str) -> bool:
    """Whether the spelling is canonical."""
    try:
        parse(spelling)
    except SeiError:
        return False
    return True


def frequency(spelling: str) -> str:
    """One of FREQUENCIES."""
    return parse(spelling).frequency


def ordered(spellings: list[str] | tuple[str, ...] | set[str]) -> tuple[str, ...]:
    """The spellings once each, in time."""
    return tuple(sorted(set(spellings), key=lambda spelling: parse(spelling).order))


def lies_within(spelling: str, first: str, last: str) -> bool:
    """Whether a period stands in time from one to another, both counted in."""
    return parse(first).order <= parse(spelling).order <= parse(last).order


def without_gaps(spellings: tuple[str, ...]) -> tuple[str, ...]:
    """Years in time with those between that are missing; other periods as they are."""
    in_time = ordered(spellings)
    if not in_time or any(frequency(each) != "annual" for each in in_time):
        return in_time
    return tuple(str(year) for year in range(int(in_time[0]), int(in_time[-1]) + 1))


def follows(later: str, earlier: str) -> bool:
    """Whether one period comes straight after another of its kind, with none between them.

    Year-to-date figures follow each other within a year, by a month; spans of years never do.
    """
    one, other = parse(earlier), parse(later)
    if one.frequency != other.frequency or one.frequency == "span":
        return False
    if one.frequency == "year_to_date":
        return (other.year, other.part) == (one.year, one.part + 1)
    (year, month), (last_year, last_month) = one.last_month, other.last_month
    return 12 * (last_year - year) + last_month - month == _MONTHS[one.frequency]


def year_before(spelling: str) -> str:
    """The same part of the year before; raises SeiError for a span, which has none."""
    parsed = parse(spelling)
    if parsed.frequency == "span":
        raise SeiError("error.period_span", period=spelling)
    return f"{parsed.year - 1:04d}{spelling[4:]}"


def years_between(first: str, last: str) -> float:
    """Years from the end of one period to the end of another."""
    (year, month), (last_year, last_month) = parse(first).last_month, parse(last).last_month
    return (last_year - year) + (last_month - month) / 12


def label(spelling: str, lang: str) -> str:
    """The period as readers write it: `H1 2018`."""
    period = parse(spelling)
    month = text.pair(f"period.month_{period.last_month[1]:02d}")[lang]
    key = f"period.half_{period.part}" if period.frequency == "half_year" else None
    return text.say(
        key or f"period.{period.frequency}", lang, year=period.year, part=period.part, month=month
    )
