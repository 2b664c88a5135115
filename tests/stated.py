"""What releases in data/ state that is itself computed, beside what our measures make of it.

Each relation joins to the stated figures of one kind the published figures that they are computed
from; where several editions were published, each pair of them. Which figures belong together, and
what a printed one may stand for, is told here once more, and not asked of the code that is judged.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

import sei_metrics as sei
from sei_metrics.dataset import Dataset
from sei_metrics.dataset.catalog import Catalog
from sei_metrics.rounding import Rounded

Row = dict[str, Any]
PLACE = ("region", "industry", "period", "span", "coverage", "definition")
ENDS = ("value", "low", "high")
LEVELS = ("flow", "stock", "count")
# Parts of stated shares that the catalog does not name.
PARTS_OF_GDP = {
    "secondary_sector": "sector_value_added",
    "tertiary_sector": "sector_value_added",
    "industry_sector": "sector_value_added",
    "manufacturing": "value_added",
}
# Steps of the last digit below and above the printed number.
MARGINS = {"": (0.5, 0.5), "~": (1, 1), ">": (0, math.inf), "<": (math.inf, 0), "<~": (1, 0)}
NEAR = 1e-9


@dataclass(frozen=True)
class Attempt:
    """One stated figure, and what a measure gives for one set of published figures."""

    relation: str
    stated: Row
    found: Rounded
    sources: tuple[str, ...]

    @property
    def place(self) -> tuple[str, ...]:
        """What is stated, of whom and when."""
        return tuple(str(self.stated[name]) for name in ("indicator", *PLACE[:3]))

    @property
    def stated_range(self) -> Rounded:
        """The stated figure with the range of its rounding."""
        return ranged(self.stated)

    @property
    def agrees(self) -> bool:
        """Whether both ranges have a number in common."""
        one, other = self.stated_range, self.found
        near = NEAR * (1 + abs(self.stated["value"]))
        return bool(one.low <= other.high + near and other.low <= one.high + near)


class Published:
    """The observed figures by indicator and place."""

    def __init__(self, dataset: Dataset) -> None:
        self.catalog: Catalog = dataset.catalog
        self.rows: dict[tuple[str, ...], list[Row]] = {}
        observed = dataset.candidates[dataset.candidates.nature == "observed"]
        for row in observed.to_dict("records"):
            self.rows.setdefault(key(row), []).append(row | range_of(row))

    def of(self, indicator: str) -> list[Row]:
        """Every figure of an indicator."""
        return [row for place, rows in self.rows.items() if place[0] == indicator for row in rows]

    def at(self, row: Row, **other: str) -> list[Row]:
        """The figures in the place of this one, save for what is told otherwise."""
        place = {**row, **other}
        self.catalog.indicator(place["indicator"])
        return self.rows.get(key(place), [])


def key(row: Row) -> tuple[str, ...]:
    return tuple(str(row[name]) for name in ("indicator", *PLACE))


def range_of(row: Row) -> dict[str, float]:
    """What the printed number may stand for; without a step, what its own last digit leaves."""
    below, above = (side and side * last_digit(row) for side in MARGINS[row["qualifier"]])
    return {"low": row["value"] - below, "high": row["value"] + above}


def last_digit(row: Row) -> float:
    """The step, else one unit of the last digit that is no zero: trailing zeros may be lost."""
    if row["step"] > 0:
        return float(row["step"])
    digits = f"{row['value']:.10f}".rstrip("0")
    whole, _, decimals = digits.partition(".")
    zeros = 0 if decimals or not row["value"] else len(whole) - len(whole.rstrip("0"))
    return float(10.0 ** (zeros - len(decimals)))


def ranged(row: Row) -> Rounded:
    return Rounded(*(float(row[end]) for end in ENDS))


def attempt(relation: str, stated: Row, measure: Callable[..., Any], *rows: Row) -> Attempt:
    found = sei.with_rounding(measure, *(ranged(row) for row in rows))
    return Attempt(relation, stated, found, names(*rows))


def names(*rows: Row) -> tuple[str, ...]:
    """The sources of the rows, each once."""
    return tuple(dict.fromkeys(row["source"] for row in rows))


def attempts(dataset: Dataset) -> list[Attempt]:
    """Every stated figure with every set of figures that it can be computed from."""
    published = Published(dataset)
    relations = (gaps, shares, group_shares, world_shares, growth, averages, totals)
    return [each for relation in relations for each in relation(published)]


def gaps(published: Published) -> Iterable[Attempt]:
    """Lead over GDP at current prices, grown from the levels that were known on the day."""
    for stated in published.of("three_new_growth_premium"):
        total = {"indicator": "gdp_nominal", "industry": "all"}
        for one in published.at(stated, indicator="three_new_value_added_growth"):
            for last in published.at(stated, **total):
                for first in published.at(last, period=year_before(stated)):
                    if goes_before(first, last) and one["known_from"] >= last["known_from"] > "":
                        lead = sei.with_rounding(
                            sei.growth_gap, ranged(one), growth_of(first, last)
                        )
                        yield Attempt("lead over GDP", stated, lead, names(one, last, first))


def goes_before(first: Row, last: Row) -> bool:
    """Whether a count of GDP may be grown from: of the same edition, or final below a first."""
    return bool(first["vintage"] == last["vintage"] or first["vintage"].endswith("_final"))


def year_before(stated: Row) -> str:
    return f"{int(stated['period'][:4]) - 1}{stated['period'][4:]}"


def shares(published: Published) -> Iterable[Attempt]:
    """A part in its whole, as the catalog or the table above names them."""
    for indicator, industry, part, whole in named_shares(published):
        for stated in published.of(indicator):
            if stated["industry"] == industry or not industry:
                for one in published.at(stated, indicator=part):
                    for other in wholes(published, indicator, one, whole):
                        if other["low"] > 0:
                            yield attempt("share", stated, sei.share, one, other)


def wholes(published: Published, share: str, part: Row, whole: str) -> list[Row]:
    """The wholes of the part's own place, by its own definition or else by the usual one."""
    catalog = published.catalog.indicators
    place = {"indicator": whole, "industry": catalog[share].denominator_industry or "all"}
    usual = {**place, "definition": catalog[whole].default_definition}
    found = published.at(part, **place) or published.at(part, **usual)
    return [
        each for each in found if each["unit"] == part["unit"] and each["prices"] == part["prices"]
    ]


def named_shares(published: Published) -> Iterable[tuple[str, str, str, str]]:
    for entry in published.catalog.indicators.values():
        if entry.share_of:
            part, whole = entry.share_of
            yield entry.id, "", part, whole
    for industry, part in PARTS_OF_GDP.items():
        yield "share_of_gdp", industry, part, "gdp_nominal"


def group_shares(published: Published) -> Iterable[Attempt]:
    """An industry in its group, or its firms in those of all, by one indicator and vintage."""
    for stated in published.of("share_of_group_value_added"):
        group = published.catalog.industries[stated["industry"]].parent
        for one, other in of_one_indicator(published, stated, industry=group):
            yield attempt("share of group", stated, sei.share, one, other)
    for stated in published.of("share_of_sei_firms"):
        for one, other in of_one_indicator(published, stated, industry="all"):
            yield attempt("share of group", stated, sei.share, one, other)


def world_shares(published: Published) -> Iterable[Attempt]:
    """A country in the world, both by one indicator and one vintage."""
    for stated in published.of("world_share"):
        for one, other in of_one_indicator(published, stated, region="WORLD"):
            yield attempt("share of world", stated, sei.market_share, one, other)


def of_one_indicator(published: Published, stated: Row, **whole: str) -> Iterable[tuple[Row, Row]]:
    for entry in published.catalog.indicators.values():
        if entry.kind in LEVELS:
            for one in published.at(stated, indicator=entry.id):
                for other in published.at(one, **whole):
                    if other["vintage"] == one["vintage"] and other["unit"] == one["unit"]:
                        yield one, other


def growth(published: Published) -> Iterable[Attempt]:
    """A level against the same period a year before, or against the first year of a span."""
    for entry in published.catalog.indicators.values():
        for level in entry.growth_of:
            for stated in published.of(entry.id):
                if stated["prices"] != "constant" and stated["span"] != "average":
                    yield from grown(published, stated, level)


def grown(published: Published, stated: Row, level: str) -> Iterable[Attempt]:
    before, _, after = stated["period"].partition("/")
    if not after:
        before, after = year_before(stated), stated["period"]
    for last in published.at(stated, indicator=level, period=after, span=""):
        for first in published.at(stated, indicator=level, period=before, span=""):
            alike = first["unit"] == last["unit"] and first["prices"] == last["prices"]
            if alike and first["low"] > 0:
                yield Attempt("growth", stated, growth_of(first, last), names(last, first))


def growth_of(first: Row, last: Row) -> Rounded:
    """By `year_on_year` from year to year, else over the whole span as one step."""
    if int(last["period"][:4]) - int(first["period"][:4]) > 1:
        return sei.with_rounding(sei.average_growth, ranged(first), ranged(last), 1.0)
    periods = [first["period"], last["period"]]
    levels = Rounded(*(pd.Series([first[end], last[end]], index=periods) for end in ENDS))
    found = sei.with_rounding(sei.year_on_year, levels)
    return found.map(lambda column: float(column[last["period"]]))


def averages(published: Published) -> Iterable[Attempt]:
    """An average a year over the chained rates of the years it covers."""
    for entry in published.catalog.indicators.values():
        for stated in published.of(entry.id) if entry.kind == "rate" or entry.gap_of else ():
            if stated["span"] == "average":
                yield from averaged(published, stated, entry.gap_of)


def averaged(published: Published, stated: Row, gap_of: tuple[str, ...]) -> Iterable[Attempt]:
    rate = gap_of[1] if gap_of else stated["indicator"]
    first, last = (int(year) for year in stated["period"].split("/"))
    years = [str(year) for year in range(first, last + 1)]
    found = [published.at(stated, indicator=rate, period=year, span="") for year in years]
    if not all(found):
        return
    chosen = [rows[0] for rows in found]
    rates = Rounded(*(pd.Series([row[end] for row in chosen], index=years) for end in ENDS))
    chained = sei.with_rounding(sei.chain, rates).map(lambda index: float(index[years[-1]]))
    average = sei.with_rounding(sei.average_growth, 100.0, chained, float(len(years)))
    if not gap_of:
        yield Attempt("average of yearly rates", stated, average, names(*chosen))
    for one in published.at(stated, indicator=gap_of[0]) if gap_of else ():
        gap = sei.with_rounding(sei.growth_gap, ranged(one), average)
        yield Attempt("lead of an average", stated, gap, names(one, *chosen))


def totals(published: Published) -> Iterable[Attempt]:
    """The sum of all parts of a group, of one vintage; the two kinds of electric cars."""
    industries = published.catalog.industries.values()
    groups = {one.parent for one in industries if one.parent}
    parts = {
        group: [one.id for one in industries if one.parent == group and not one.overlaps]
        for group in groups
    }
    levels = [entry.id for entry in published.catalog.indicators.values() if entry.kind in LEVELS]
    for indicator in levels:
        for stated in published.of(indicator):
            of_group = parts.get(stated["industry"], [])
            found = [of_vintage(published, stated, industry=one) for one in of_group]
            if stated["indicator"] == "electric_car_sales":
                kinds = ("electric_car_sales_bev", "electric_car_sales_phev")
                found = [published.at(stated, indicator=kind)[:1] for kind in kinds]
            if len(found) > 1 and all(found):
                yield attempt("total", stated, sei.total, *(each[0] for each in found))


def of_vintage(published: Published, stated: Row, **place: str) -> list[Row]:
    rows = published.at(stated, **place)
    return [row for row in rows if row["vintage"] == stated["vintage"]]
