"""How much does China add or hold, and how much the world?"""

from __future__ import annotations

import altair as alt
import pandas as pd

from sei_metrics import measures, period, text
from sei_metrics.captions import wording
from sei_metrics.charts import columns, dumbbell
from sei_metrics.dataset import Dataset
from sei_metrics.figures.figure import Figure, answer
from sei_metrics.figures.world import selection
from sei_metrics.options import Choice
from sei_metrics.rows import ENDS, computed, falling, rising, trimmed

NAME = "world-levels"
_SIDES = (("world", "WORLD"), ("part", "CN"))
OPTIONS = (selection.MARKET, selection.WAYS, selection.PERIODS)


def draw(dataset: Dataset, choice: Choice) -> Figure:
    """Levels of one product by its first chosen definition, or the yearly growth of all."""
    lang, market = choice.lang, choice.one("market")
    everything = market == "all"
    found = _found(dataset, choice)
    sides = _growth if everything else _sides
    drawn = wording.with_digits(sides(dataset, found, lang), dataset)
    # Growth needs two years of a product.
    short = text.say("world_levels.one_year", lang) if everything and len(found) else ""
    return answer(
        NAME,
        dataset,
        choice,
        drawn,
        known=selection.periods(dataset, choice),
        title=_title(dataset, market, lang),
        subtitle=text.say(f"world_levels.subtitle_{'all' if everything else 'one'}", lang),
        caption=wording.captioned(drawn, dataset, lang, *_legend(dataset, drawn, choice)),
        takeaway=lambda: _takeaway(dataset, found, drawn, choice),
        chart=lambda: _chart(dataset, found, drawn, choice),
        nothing=short or selection.unchosen(choice),
        counted=selection.parts(dataset, choice),
        where={"definition": "*"},
        notes=selection.not_counted(dataset, drawn, choice),
    )


def _title(dataset: Dataset, market: str, lang: str) -> str:
    if market == "all":
        return text.say("world_levels.title_all", lang)
    return text.say("world_levels.title", lang, market=dataset.catalog.markets[market].name[lang])


def _found(dataset: Dataset, choice: Choice) -> pd.DataFrame:
    market = choice.one("market")
    if market == "all":
        found = selection.all_markets(dataset, choice.asof)
    else:
        chosen = choice.many("way") or selection.ways(dataset, choice)[:1]
        found = selection.shares(dataset, choice.asof, market, chosen[0])
        found = found.assign(market=market, way=chosen[0])
    return trimmed(found, *choice.many("period"))


def _sides(dataset: Dataset, found: pd.DataFrame, lang: str) -> pd.DataFrame:
    """China and the world as rows of a figure."""
    sides = []
    for prefix, region in _SIDES:
        renamed = {f"{prefix}_{name}": name for name in (*ENDS, "standing", "step", "source")}
        side = found.drop(columns=[*renamed.values(), "unit"])
        side = side.rename(columns=renamed | {"level_unit": "unit"})
        sides.append(_named(dataset, side, region, lang))
    return pd.concat(sides, ignore_index=True)


def _growth(dataset: Dataset, found: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Average growth a year from the first to the last level, of China and of the world."""
    products = selection.ends(found, "market").groupby("market", sort=False)
    first, last = (each.set_index("market") for each in (products.head(1), products.tail(1)))
    apart = first["period"] != last["period"]
    sides = [
        _named(dataset, _side_growth(first[apart], last[apart], prefix), region, lang)
        for prefix, region in _SIDES
    ]
    return pd.concat(sides, ignore_index=True)


def _side_growth(first: pd.DataFrame, last: pd.DataFrame, prefix: str) -> pd.DataFrame:
    years = [
        period.years_between(*each) for each in zip(first["period"], last["period"], strict=True)
    ]
    operands = falling(first, f"{prefix}_"), rising(last, f"{prefix}_")
    steps = pd.Series(years, index=first.index, dtype=float)
    grown = last[["industry", "coverage", "definition", "vintage"]].assign(
        region="",
        period=first["period"] + "/" + last["period"],
        span="average",
        **computed(measures.average_growth, *operands, steps=steps),
        unit="percent",
        step=float("nan"),
        prices="",
        source=first[f"{prefix}_source"] + ";" + last[f"{prefix}_source"],
        note="",
    )
    return grown.reset_index()


def _named(dataset: Dataset, side: pd.DataFrame, region: str, lang: str) -> pd.DataFrame:
    """One side of the world as rows of a figure, named by product and place."""
    products = side["market"].map(lambda each: dataset.catalog.markets[each].name[lang])
    place = dataset.catalog.name("region", region, lang)
    return side.assign(
        series=side["market"] + "_" + region,
        series_name=products + text.say("word.comma", lang) + place,
        region=region,
    )


def _chart(
    dataset: Dataset, found: pd.DataFrame, drawn: pd.DataFrame, choice: Choice
) -> alt.LayerChart:
    lang = choice.lang
    spoken = wording.with_scale(wording.with_labels(drawn, dataset, lang), lang)
    titles = wording.tip_titles(lang)
    if choice.one("market") == "all":
        return _race(dataset, spoken, lang)
    world = spoken[spoken["region"] == "WORLD"].reset_index(drop=True)
    part = spoken[spoken["region"] == "CN"].reset_index(drop=True)
    labels = [period.label(each, lang) for each in part["period"]]
    order = [period.label(each, lang) for each in period.without_gaps(tuple(part["period"]))]
    shares = wording.with_digits(found, dataset).assign(places=0)
    levels = part.assign(
        x_label=labels,
        part=part["scaled"],
        world=world["scaled"],
        label=[f"{wording.short(each, lang)}%" for each in shares.to_dict("records")],
        **{f"world_{name}": world[name] for name in titles},
    )
    return columns.parts(levels, order=order, titles=titles)


def _race(dataset: Dataset, spoken: pd.DataFrame, lang: str) -> alt.LayerChart:
    titles = wording.tip_titles(lang)
    sides = {region: spoken[spoken["region"] == region] for _, region in _SIDES}
    china, world = (sides[region].set_index("market") for region in ("CN", "WORLD"))
    names = [dataset.catalog.markets[each].name[lang] for each in china.index]
    pairs = pd.DataFrame({
        "y_label": names,
        "first": world["scaled"],
        "last": china["scaled"],
        "first_label": world["label"] + "%",
        "last_label": china["label"] + "%",
        "last_year": "",
        "first_standing": world["standing"],
        "last_standing": china["standing"],
    } | {f"first_{name}": world[name] for name in titles}
      | {f"last_{name}": china[name] for name in titles})  # fmt: skip
    pairs = pairs.sort_values("last", ascending=False)
    upper = max(*pairs["first"], *pairs["last"])
    return dumbbell.flat(pairs, order=list(pairs["y_label"]), upper=upper, half=False,
                         titles=titles)  # fmt: skip


def _legend(dataset: Dataset, drawn: pd.DataFrame, choice: Choice) -> list[str]:
    lang = choice.lang
    if choice.one("market") == "all":
        return [text.say("world_levels.legend_all", lang), *wording.key_to_bounds(drawn, lang)]
    chosen = choice.many("way") or selection.ways(dataset, choice)[:1]
    way = dataset.catalog.markets[choice.one("market")].ways[chosen[0]]
    legend = text.say("world_levels.legend", lang, way=way.name[lang])
    return [legend, text.say("world_share.ours", lang)]


def _takeaway(dataset: Dataset, found: pd.DataFrame, drawn: pd.DataFrame, choice: Choice) -> str:
    lang = choice.lang
    if choice.one("market") == "all":
        counted = drawn[selection.of_like_age(drawn)]
        sides = counted.pivot_table(index="market", columns="region", values=["low", "high"])
        faster = int((sides["low"]["CN"] > sides["high"]["WORLD"]).sum())
        years = text.join(_years(counted, lang), lang)
        fields = {"faster": faster, "count": len(sides), "years": years}
        return text.say("world_levels.takeaway_all", lang, **fields)
    shares = wording.with_digits(found, dataset)
    last = shares.iloc[-1].to_dict()
    sides = drawn[drawn["period"] == last["period"]].set_index("region")
    return text.say(
        "world_levels.takeaway",
        lang,
        period=wording.dated(last, lang),
        share=wording.was(last, lang),
        part=wording.amount(sides.loc["CN"].to_dict(), lang),
        world=wording.amount(sides.loc["WORLD"].to_dict(), lang),
    )


def _years(counted: pd.DataFrame, lang: str) -> list[str]:
    """The last years of the spans, in time."""
    return [period.label(each, lang) for each in sorted(set(counted["period"].str[-4:]))]
