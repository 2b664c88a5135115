"""Options that several figures share, each stated once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from sei_metrics import period
from sei_metrics.dataset import Dataset
from sei_metrics.options.option import Choice, Option

SHARES = {
    "sei": ("sei_share_of_gdp", "all", ""),
    "three_new": ("three_new_share_of_gdp", "three_new_economy", "three_new_value_added"),
    "patent_intensive": (
        "patent_intensive_share_of_gdp",
        "patent_intensive_industries",
        "patent_intensive_value_added",
    ),
    "digital_core": (
        "digital_core_share_of_gdp",
        "digital_economy_core",
        "digital_core_value_added",
    ),
}
RATES = {
    "industry": (
        "sei_industrial_value_added_growth",
        "industrial_value_added_growth",
        "sei_industrial_growth_premium",
        "industry_above_designated_size",
    ),
    "services": (
        "sei_services_revenue_growth",
        "services_revenue_growth",
        "sei_services_growth_premium",
        "services_above_designated_size",
    ),
}
READINGS = ("points", "multiple", "excess", "relative")


def fixed(*values: str) -> Callable[[Dataset, Choice], tuple[str, ...]]:
    """Choices that depend on nothing."""
    return lambda _dataset, _choice: values


def first_of(*values: str) -> Callable[[Dataset, Choice], str]:
    """The first of fixed choices as default."""
    return lambda _dataset, _choice: values[0]


SUBJECT = Option("subject", "choice", "subject", fixed(*SHARES), first_of(*SHARES))
SECTOR = Option("sector", "choice", "sector", fixed(*RATES), first_of(*RATES))
READING = Option("reading", "choice", "reading", fixed(*READINGS), first_of(*READINGS))


def _bases(_dataset: Dataset, choice: Choice) -> tuple[str, ...]:
    return ("release", "today") if SHARES[choice.one("subject")][2] else ("stated",)


BASIS = Option(
    "basis", "choice", "basis_choice", _bases, lambda data, choice: _bases(data, choice)[0]
)


def _frequencies(dataset: Dataset, choice: Choice) -> tuple[str, ...]:
    rate, *_ = RATES[choice.one("sector")]
    found = {period.frequency(each) for each in dataset.preferred(rate, region="CN")["period"]}
    return tuple(each for each in period.FREQUENCIES if each in found)


FREQUENCY = Option(
    "frequency",
    "choice",
    "frequency",
    _frequencies,
    lambda data, choice: next(iter(_frequencies(data, choice)), ""),
)


@cache
def spanned(periods: Callable[[Dataset, Choice], tuple[str, ...]]) -> Option:
    """First and last period, of those that a figure can draw; all of them by default.

    Figures that draw the same periods state one and the same option.
    """

    def whole(dataset: Dataset, choice: Choice) -> tuple[str, ...]:
        known = periods(dataset, choice)
        return (known[0], known[-1]) if known else ("", "")

    return Option("period", "range", "period", periods, whole, parameters=("from", "to"))


def markets(dataset: Dataset, _choice: Choice) -> tuple[str, ...]:
    """All products together, then each product that has a world to be a part of."""
    return ("all", *dataset.catalog.markets)


MARKET = Option("market", "choice", "market", markets, first_of("all"))


def ways(dataset: Dataset, choice: Choice) -> tuple[str, ...]:
    """The definitions by which a product's world share can be had."""
    market = choice.one("market")
    return () if market == "all" else tuple(dataset.catalog.markets[market].ways)


def _first_way(dataset: Dataset, choice: Choice) -> tuple[str, ...]:
    return ways(dataset, choice)[:1]


def _way_name(dataset: Dataset, choice: Choice, way: str, lang: str) -> str:
    return dataset.catalog.markets[choice.one("market")].ways[way].name[lang]


WAYS = Option("way", "choices", _way_name, ways, _first_way)
