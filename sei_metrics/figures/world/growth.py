"""Average growth a year of China and of the world, product by product."""

from __future__ import annotations

import pandas as pd

from sei_metrics import measures, period, text
from sei_metrics.dataset import Dataset
from sei_metrics.figures.world.shares import ends
from sei_metrics.rounding import with_rounding
from sei_metrics.rows import closed, computed_standing, opened

SIDES = (("world", "WORLD"), ("part", "CN"))


def growth(dataset: Dataset, found: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Average growth a year from the first to the last level, of China and of the world."""
    products = ends(found, "market").groupby("market", sort=False)
    first, last = (each.set_index("market") for each in (products.head(1), products.tail(1)))
    apart = first["period"] != last["period"]
    first, last = first[apart], last[apart]
    sides = [_side_growth(first, last, prefix, region) for prefix, region in SIDES]
    named_sides = [
        named(dataset, side.reset_index(), region, lang)
        for side, (_, region) in zip(sides, SIDES, strict=True)
    ]
    return pd.concat(named_sides, ignore_index=True)


def _side_growth(first: pd.DataFrame, last: pd.DataFrame, prefix: str, region: str) -> pd.DataFrame:
    years = [
        period.years_between(*each) for each in zip(first["period"], last["period"], strict=True)
    ]
    rate = with_rounding(
        measures.average_growth,
        closed(first, f"{prefix}_"),
        closed(last, f"{prefix}_"),
        steps=pd.Series(years, index=first.index, dtype=float),
    )
    standing = computed_standing([last[f"{prefix}_standing"]], [first[f"{prefix}_standing"]])
    return last[["industry", "coverage", "definition", "vintage"]].assign(
        region=region,
        period=first["period"] + "/" + last["period"],
        span="average",
        **opened(rate, standing),
        unit="percent",
        step=float("nan"),
        prices="",
        source=first[f"{prefix}_source"] + ";" + last[f"{prefix}_source"],
        note="",
    )


def named(dataset: Dataset, side: pd.DataFrame, region: str, lang: str) -> pd.DataFrame:
    """One side of the world as rows of a figure, named by product and place."""
    products = side["market"].map(lambda each: dataset.catalog.markets[each].name[lang])
    place = dataset.catalog.name("region", region, lang)
    return side.assign(
        series=side["market"] + "_" + region,
        series_name=products + text.say("word.comma", lang) + place,
        region=region,
    )
