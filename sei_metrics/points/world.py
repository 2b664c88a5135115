"""China's part of the world: one definition for both, or none."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from sei_metrics import measures, period, text
from sei_metrics.dataset import Dataset
from sei_metrics.dataset.catalog import Way
from sei_metrics.errors import SeiError
from sei_metrics.options import Choice
from sei_metrics.rounding import Rounded, with_rounding

_ENDS = ("value", "low", "high")
_LIKE = ("unit", "definition")


@lru_cache(maxsize=256)
def shares(dataset: Dataset, asof: str, market: str, way_id: str) -> pd.DataFrame:
    """China's share of the world a year by one way of counting.

    Columns: period, `part_`, `world_` and `share_` value, low and high, unit, definition, vintage,
    coverage, prices, source, note.
    """
    entry = dataset.catalog.markets[market]
    china, world = (
        levels(dataset, asof, entry.industry, entry.ways[way_id], region)
        for region in ("CN", "WORLD")
    )
    return share_of(china, world)


def share_of(china: pd.DataFrame, world: pd.DataFrame) -> pd.DataFrame:
    """The share from two frames of levels; refuses definitions or units that are not alike."""
    both = china.merge(world, on="period", suffixes=("_china", "_world"))
    for column in _LIKE:
        for one, other in zip(both[f"{column}_china"], both[f"{column}_world"], strict=True):
            if one != other:
                raise SeiError("refusal.mixed", column=column, one=one, other=other)
    share = with_rounding(
        measures.market_share,
        Rounded(*(both[f"{end}_china"] for end in _ENDS)),
        Rounded(*(both[f"{end}_world"] for end in _ENDS)),
    )
    named = {f"part_{end}": both[f"{end}_china"] for end in _ENDS}
    named |= {f"world_{end}": both[f"{end}_world"] for end in _ENDS}
    kept = {name: both[f"{name}_china"] for name in ("unit", "definition", "vintage", "coverage")}
    kept |= {"part_source": both["source_china"], "world_source": both["source_world"]}
    kept |= {"part_standing": both["standing_china"], "world_standing": both["standing_world"]}
    return pd.DataFrame(
        {"period": both["period"]}
        | named
        | {"share_value": share.value, "share_low": share.low, "share_high": share.high}
        | kept
        | {"source": both["source_china"] + ";" + both["source_world"], "prices": "", "note": ""}
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
    annual = found[found["period"].map(period.frequency).eq("annual")]
    return annual.sort_values("period", ignore_index=True)


def _total(parts: list[pd.DataFrame]) -> pd.DataFrame:
    first, *others = parts
    for other in others:
        both = first.merge(other, on="period", suffixes=("", "_other"))
        total = with_rounding(
            measures.total,
            Rounded(*(both[end] for end in _ENDS)),
            Rounded(*(both[f"{end}_other"] for end in _ENDS)),
        )
        first = both[list(first.columns)].assign(
            value=total.value,
            low=total.low,
            high=total.high,
            standing="calculated",
            source=both["source"] + ";" + both["source_other"],
        )
    return first


def _changes(stocks: pd.DataFrame) -> pd.DataFrame:
    before = stocks.assign(period=(stocks["period"].astype(int) + 1).astype(str))
    both = stocks.merge(before, on="period", suffixes=("", "_before"))
    added = with_rounding(
        measures.growth_gap,
        Rounded(*(both[end] for end in _ENDS)),
        Rounded(*(both[f"{end}_before"] for end in _ENDS)),
    )
    return both[list(stocks.columns)].assign(
        value=added.value,
        low=added.low,
        high=added.high,
        standing="calculated",
        source=both["source"] + ";" + both["source_before"],
    )


def leading(dataset: Dataset) -> tuple[str, ...]:
    """One product an industry: the first that the catalog names."""
    first: dict[str, str] = {}
    for market, entry in dataset.catalog.markets.items():
        first.setdefault(entry.industry, market)
    return tuple(first.values())


@lru_cache(maxsize=64)
def all_markets(dataset: Dataset, asof: str) -> pd.DataFrame:
    """The shares of one product an industry by its first way, with `market` and `way`."""
    found = []
    for market in leading(dataset):
        way = next(iter(dataset.catalog.markets[market].ways))
        found.append(shares(dataset, asof, market, way).assign(market=market, way=way))
    return pd.concat(found, ignore_index=True)


def periods(dataset: Dataset, choice: Choice) -> tuple[str, ...]:
    """Years in which any of the chosen shares can be had, whatever the as-of date."""
    market = choice.one("market")
    if market == "all":
        return period.ordered(set(all_markets(dataset, "")["period"]))
    found = [shares(dataset, "", market, way) for way in choice.many("way")]
    return period.ordered({each for one in found for each in one["period"]})


def nothing(choice: Choice) -> str:
    """Why there is nothing to draw: no count is chosen, or none has figures."""
    unchosen = choice.one("market") != "all" and not choice.many("way")
    return text.say("world_share.choose" if unchosen else "note.nothing", choice.lang)


def ends(points: pd.DataFrame, series: str) -> pd.DataFrame:
    """First and last year of each series."""
    in_time = points.sort_values([series, "period"])
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
