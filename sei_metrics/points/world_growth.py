"""Average growth a year of China and of the world, product by product."""

from __future__ import annotations

import pandas as pd

from sei_metrics import measures, period, text
from sei_metrics.dataset import Dataset
from sei_metrics.points import credits
from sei_metrics.points import world as world_points
from sei_metrics.rounding import Rounded, with_rounding

SIDES = (("world", "WORLD"), ("part", "CN"))
_ENDS = ("value", "low", "high")
_GROWN = (
    "market", "region", "period", "span", "value", "low", "high", "unit", "standing", "coverage",
    "prices", "definition", "vintage", "source", "note",
)  # fmt: skip


def growth(dataset: Dataset, found: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Average growth a year from the first to the last level, of China and of the world."""
    grown = []
    for _, product in world_points.ends(found, "market").groupby("market", sort=False):
        first, last = product.iloc[0], product.iloc[-1]
        if first["period"] == last["period"]:
            continue
        years = period.years_between(first["period"], last["period"])
        grown += [_side_growth(first, last, prefix, region, years) for prefix, region in SIDES]
    sides = pd.DataFrame(grown, columns=[*_GROWN])
    return pd.concat(
        [named(dataset, sides[sides["region"] == region], region, lang) for _, region in SIDES],
        ignore_index=True,
    )


def _side_growth(
    first: pd.Series, last: pd.Series, prefix: str, region: str, years: float
) -> dict[str, object]:
    rate = with_rounding(
        measures.average_growth,
        *(Rounded(*(float(each[f"{prefix}_{end}"]) for end in _ENDS)) for each in (first, last)),
        steps=years,
    )
    sources = f"{first[f'{prefix}_source']};{last[f'{prefix}_source']}"
    kept = {name: last[name] for name in ("market", "coverage", "definition", "vintage")}
    return kept | {
        "region": region,
        "period": f"{first['period']}/{last['period']}",
        "span": "average",
        "value": float(rate.value),
        "low": float(rate.low),
        "high": float(rate.high),
        "unit": "percent",
        "standing": "calculated",
        "prices": "",
        "source": credits.once(sources),
        "note": "",
    }


def named(dataset: Dataset, side: pd.DataFrame, region: str, lang: str) -> pd.DataFrame:
    """One side of the world as rows of a figure, named by product and place."""
    products = side["market"].map(lambda each: dataset.catalog.markets[each].name[lang])
    place = dataset.catalog.name("region", region, lang)
    return side.assign(
        series=side["market"] + "_" + region,
        series_name=products + text.say("word.comma", lang) + place,
        region=region,
        step=float("nan"),
    )
