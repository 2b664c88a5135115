"""The figures of industries on one indicator: which indicators, series and periods there are."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from sei_metrics import period
from sei_metrics.dataset import Dataset, kept
from sei_metrics.options import Choice, Option
from sei_metrics.options.choices import first

_SERIES = ("coverage", "definition", "unit", "prices", "span")
MOST_LINES = 6


@kept
def _published(dataset: Dataset) -> pd.DataFrame:
    seen = dataset.observations
    here = (seen["region"] == "CN") & (seen["nature"] == "observed") & (seen["industry"] != "all")
    return seen[here]


def indicators(dataset: Dataset, _choice: Choice) -> tuple[str, ...]:
    """Indicators of which at least two industries have figures of one kind."""
    return _indicators(dataset)


@kept
def _indicators(dataset: Dataset) -> tuple[str, ...]:
    kinds = _published(dataset).groupby(["indicator", *_SERIES])["industry"].nunique()
    enough = set(kinds[kinds > 1].index.get_level_values("indicator"))
    return tuple(each for each in dataset.catalog.indicators if each in enough)


def _first_indicator(dataset: Dataset, choice: Choice) -> str:
    known = indicators(dataset, choice)
    return "sei_firms" if "sei_firms" in known else next(iter(known), "")


INDICATOR = Option("indicator", "choice", "indicator", indicators, _first_indicator)


def coverages(dataset: Dataset, choice: Choice) -> tuple[str, ...]:
    """Coverages in which at least two industries stand, the fullest first."""
    return _coverages(dataset, choice.one("indicator"))


@kept
def _coverages(dataset: Dataset, indicator: str) -> tuple[str, ...]:
    seen = _published(dataset)
    seen = seen[seen["indicator"] == indicator]
    kinds = seen.groupby(list(_SERIES))["industry"].agg(["nunique", "size"])
    enough = kinds[kinds["nunique"] > 1].sort_values("size", ascending=False)
    return tuple(dict.fromkeys(enough.index.get_level_values("coverage")))


COVERAGE = Option(
    "coverage",
    "choice",
    "coverage",
    coverages,
    first(coverages),
)


def family(dataset: Dataset, choice: Choice) -> pd.DataFrame:
    """The chosen rows of one indicator and coverage that may stand side by side.

    One definition, unit, price basis and span: the fullest of those published.
    """
    return _family(dataset, choice.only("indicator", "coverage"))


@kept
def _family(dataset: Dataset, choice: Choice) -> pd.DataFrame:
    if not choice.one("indicator"):
        return _published(dataset).head(0)
    found = dataset.preferred(
        choice.one("indicator"), region="CN", definition="*", as_of=choice.asof or None
    )
    found = found[(found["industry"] != "all") & (found["coverage"] == choice.one("coverage"))]
    if found.empty:
        return found
    kinds = found.groupby(["definition", "unit", "prices", "span"])["industry"].agg(
        ["nunique", "size"]
    )
    best = kinds.sort_values(["nunique", "size"]).index[-1]
    for column, value in zip(("definition", "unit", "prices", "span"), best, strict=True):
        found = found[found[column] == value]
    return found


def frequencies(dataset: Dataset, choice: Choice) -> tuple[str, ...]:
    """Frequencies of those rows, the fullest first."""
    found = family(dataset, replace(choice, asof=""))["period"].map(period.frequency)
    return tuple(found.value_counts().index)


RHYTHM = Option(
    "frequency",
    "choice",
    "frequency",
    frequencies,
    first(frequencies),
)


def points(dataset: Dataset, choice: Choice) -> pd.DataFrame:
    """The rows of one frequency."""
    found = family(dataset, choice)
    return found[found["period"].map(period.frequency).eq(choice.one("frequency"))]


def industries(dataset: Dataset, choice: Choice) -> tuple[str, ...]:
    """Industries with a figure, as the catalog orders them."""
    have = set(points(dataset, replace(choice, asof=""))["industry"])
    order = sorted(have, key=lambda each: (dataset.catalog.industries[each].order, each))
    return tuple(order)


INDUSTRY = Option("industry", "choices", "industry", industries, industries)


def periods(dataset: Dataset, choice: Choice) -> tuple[str, ...]:
    """Periods with a figure."""
    return period.ordered(set(points(dataset, replace(choice, asof=""))["period"]))


def views(dataset: Dataset, choice: Choice) -> tuple[str, ...]:
    """Bars always; a heatmap and lines where there is more than one period."""
    if len(periods(dataset, choice)) < 2:
        return ("bars",)
    return ("bars", "heatmap", "lines")


VIEW = Option("view", "choice", "view", views, first(views))


def ranked(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that may be ranked: of one scheme and one parent, those of which there are most.

    A whole is never ranked among its parts, nor a part of one industry among the others.
    """
    known = dataset.catalog.industries
    kin = rows["industry"].map(lambda each: f"{known[each].scheme}/{known[each].parent}")
    return rows[kin == kin.value_counts().index[0]] if len(rows) else rows


def siblings(dataset: Dataset, industry: str) -> tuple[str, ...]:
    """The industries beside which one stands in its scheme: of the strategic emerging ones nine."""
    known = dataset.catalog.industries
    own = known[industry]
    return tuple(
        each.id
        for each in known.values()
        if (each.scheme, each.parent) == (own.scheme, own.parent) and each.id != "all"
    )


def above(dataset: Dataset, industry: str) -> tuple[str, ...]:
    """The wholes that an industry is part of, the nearest first."""
    parent = dataset.catalog.industries[industry].parent
    return (parent, *above(dataset, parent)) if parent else ()


def in_order(found: pd.DataFrame, industries: tuple[str, ...]) -> pd.DataFrame:
    """The rows of these industries, in their order."""
    places = {each: place for place, each in enumerate(industries)}
    chosen = found[found["industry"].isin(industries)]
    return chosen.sort_values("industry", key=lambda each: each.map(places), kind="stable")
