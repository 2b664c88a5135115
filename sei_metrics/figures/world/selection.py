"""China's part of the world: one definition for both, or none."""

from __future__ import annotations

import pandas as pd

from sei_metrics import measures, period, text
from sei_metrics.dataset import Dataset, kept, refuse_unlike
from sei_metrics.dataset.catalog import Catalog, Way
from sei_metrics.options import Choice, Option
from sei_metrics.options.choices import first_of, spanned
from sei_metrics.rows import ENDS, computed, falling, rising

_LIKE = ("unit", "definition")
_KEPT = ("indicator", *_LIKE, "vintage", "early", "inferred", "coverage")
_SIDE = (*ENDS, "standing", "step", "source", "segment")
OLDEST = 2


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


@kept
def shares(dataset: Dataset, asof: str, market: str, way_id: str) -> pd.DataFrame:
    """China's share of the world a year by one way of counting; see `share_of`."""
    entry = dataset.catalog.markets[market]
    china, world = (
        levels(dataset, asof, entry.industry, entry.ways[way_id], region)
        for region in ("CN", "WORLD")
    )
    return share_of(dataset.catalog, china, world).assign(industry=entry.industry)


def share_of(catalog: Catalog, china: pd.DataFrame, world: pd.DataFrame) -> pd.DataFrame:
    """The share from two frames of levels; refuses definitions or units that are not alike.

    One row a year: `value`, `low`, `high` and `standing` of the share, the same, `step`, `source`
    and `segment` of both sides with `part_` and `world_`, and what the sides have in common.
    """
    both = china.merge(world, on="period", suffixes=("_china", "_world"))
    for column in _LIKE:
        for unlike in both["period"][both[f"{column}_china"] != both[f"{column}_world"]][:1]:
            sides = pd.concat([each[each["period"] == unlike] for each in (china, world)])
            refuse_unlike(catalog, sides.assign(prices="", coverage=""))
    operands = rising(both, after="_china"), falling(both, after="_world")
    sides = {
        f"{prefix}_{name}": both[f"{name}_{side}"]
        for prefix, side in (("part", "china"), ("world", "world"))
        for name in _SIDE
    }
    kept = {name: both[f"{name}_china"] for name in _KEPT}
    return pd.DataFrame(
        {"period": both["period"], "step": float("nan")}
        | computed(measures.market_share, *operands)
        | {"level_unit": kept.pop("unit"), "unit": "percent", "prices": "", "note": ""}
        | {"source": both["source_china"] + ";" + both["source_world"]}
        | {"segment": both["segment_china"] + "|" + both["segment_world"]}
        | kept
        | sides
    )


def levels(dataset: Dataset, asof: str, industry: str, way: Way, region: str) -> pd.DataFrame:
    """The level of one region by a way: stated, a sum of parts, or a change of stocks."""
    place = {"region": region, "industry": industry}
    parts = [_published(dataset, asof, way, indicator, place) for indicator in way.parts]
    whole = parts[0] if len(parts) == 1 else _total(parts)
    return _changes(whole) if way.reading == "change" else whole


def _published(
    dataset: Dataset, asof: str, way: Way, indicator: str, place: dict[str, str]
) -> pd.DataFrame:
    found = dataset.preferred(
        indicator,
        **place,
        definition=way.definition,
        as_of=asof or None,
        vintage=way.vintage or None,
    )
    annual = dataset.with_breaks(found[found["period"].map(period.frequency).eq("annual")])
    annual = annual.assign(segment=annual["segment"].astype(str))
    return annual.sort_values("period", ignore_index=True)


def _total(parts: list[pd.DataFrame]) -> pd.DataFrame:
    first, *others = parts
    for other in others:
        both = first.merge(other, on="period", suffixes=("", "_other"))
        total = computed(measures.total, rising(both), rising(both, after="_other"))
        first = _level(both, total, "_other", first.columns)
    return first


def _changes(stocks: pd.DataFrame) -> pd.DataFrame:
    before = stocks.assign(period=(stocks["period"].astype(int) + 1).astype(str))
    both = stocks.merge(before, on="period", suffixes=("", "_before"))
    both = both[both["segment"] == both["segment_before"]].reset_index(drop=True)
    added = computed(measures.growth_gap, rising(both), falling(both, after="_before"))
    return _level(both, added, "_before", stocks.columns)


def _level(
    both: pd.DataFrame, found: dict[str, pd.Series], other: str, columns: pd.Index
) -> pd.DataFrame:
    """Two sides as one level, on the columns of the first; its digits are those of the coarser."""
    return both[list(columns)].assign(
        **found,
        step=float("nan"),
        segment=both["segment"] + "," + both[f"segment{other}"],
        source=both["source"] + ";" + both[f"source{other}"],
    )[found["standing"] != "not_told"]


def leading(dataset: Dataset) -> tuple[str, ...]:
    """One product an industry, the first that the catalog names, none that is part of another."""
    first: dict[str, str] = {}
    for market, entry in dataset.catalog.markets.items():
        if entry.industry != "all" and not entry.part_of:
            first.setdefault(entry.industry, market)
    return tuple(first.values())


def of_like_age(latest: pd.DataFrame) -> pd.Series[bool]:
    """Which of the latest shares are at most OLDEST years older than the newest of them."""
    years = latest["period"].str[-4:].astype(int)
    return years >= years.max() - OLDEST


@kept
def all_markets(dataset: Dataset, asof: str) -> pd.DataFrame:
    """The shares of one product an industry by its first way, with `market` and `way`."""
    found = []
    for market in leading(dataset):
        way = next(iter(dataset.catalog.markets[market].ways))
        found.append(shares(dataset, asof, market, way).assign(market=market, way=way))
    every = pd.concat(found, ignore_index=True)
    return every[every["standing"] != "not_told"]


def not_counted(dataset: Dataset, drawn: pd.DataFrame, choice: Choice) -> tuple[str, ...]:
    """Which products are drawn but not counted, as their latest figure is old."""
    lang = choice.lang
    if choice.one("market") != "all" or drawn.empty:
        return ()
    latest = drawn.sort_values("period").groupby("market").tail(1)
    said = [
        text.say(
            "word.with",
            lang,
            what=dataset.catalog.markets[row["market"]].name[lang],
            more=period.label(row["period"][-4:], lang),
        )
        for row in latest[~of_like_age(latest)].to_dict("records")
    ]
    return (text.say("world_share.old", lang, products=text.join(said, lang)),) if said else ()


def periods(dataset: Dataset, choice: Choice) -> tuple[str, ...]:
    """Years in which any of the chosen shares can be had, whatever the as-of date."""
    market = choice.one("market")
    if market == "all":
        return period.ordered(set(all_markets(dataset, "")["period"]))
    found = [shares(dataset, "", market, way) for way in choice.many("way")]
    return period.ordered({each for one in found for each in one["period"]})


PERIODS = spanned(periods)


def unchosen(choice: Choice) -> str:
    """That no definition of a product is chosen, where none is."""
    lacking = choice.one("market") != "all" and not choice.many("way")
    return text.say("world_share.choose", choice.lang) if lacking else ""


def ends(points: pd.DataFrame, series: str) -> pd.DataFrame:
    """First and last year of each series, both on the basis of the last."""
    in_time = points.sort_values([series, "period"])
    last = in_time.groupby(series)["segment"].transform("last")
    in_time = in_time[in_time["segment"] == last]
    both = pd.concat([in_time.groupby(series).head(1), in_time.groupby(series).tail(1)])
    return both.drop_duplicates([series, "period"]).sort_values([series, "period"])


def parts(dataset: Dataset, choice: Choice) -> dict[str, tuple[str, ...]]:
    """The indicators that the chosen shares are made of, each with its industries."""
    market = choice.one("market")
    found: dict[str, tuple[str, ...]] = {}
    for each in leading(dataset) if market == "all" else [market]:
        entry = dataset.catalog.markets[each]
        for part in dict.fromkeys(part for way in entry.ways.values() for part in way.parts):
            found[part] = (*found.get(part, ()), entry.industry)
    return found
