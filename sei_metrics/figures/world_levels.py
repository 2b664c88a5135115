"""How much does China add or hold, and how much the world?"""

from __future__ import annotations

import altair as alt
import pandas as pd

from sei_metrics import measures, period, text, units
from sei_metrics.charts import columns, dumbbell
from sei_metrics.charts.blank import blank
from sei_metrics.dataset import Dataset
from sei_metrics.figures import rows, world_points
from sei_metrics.figures.figure import Figure
from sei_metrics.figures.option import Choice
from sei_metrics.figures.choices import MARKET, WAYS, spanned

NAME = "world-levels"
OPTIONS = (MARKET, WAYS, spanned(world_points.periods))
_SIDES = (("world", "WORLD", "nation"), ("part", "CN", "accent"))
_ENDS = ("value", "low", "high")


def draw(dataset: Dataset, choice: Choice) -> Figure:
    """Levels of one product by its first chosen definition, or how many times all have grown."""
    lang, market = choice.lang, choice.one("market")
    everything = market == "all"
    found = _found(dataset, choice)
    drawn = _sides(dataset, found, lang)
    named = rows.finished(drawn)
    return Figure(
        name=NAME,
        lang=lang,
        title=_title(dataset, market, lang),
        subtitle=text.say(f"world_levels.subtitle_{'all' if everything else 'one'}", lang),
        takeaway=_takeaway(found, everything, lang),
        caption=rows.standard(drawn, dataset, lang) + _legend(dataset, choice),
        sources=rows.credits(named, dataset, lang),
        rows=named,
        chart=_chart(dataset, found, drawn, everything, lang),
    )


def _title(dataset: Dataset, market: str, lang: str) -> str:
    if market == "all":
        return text.say("world_levels.title_all", lang)
    return text.say("world_levels.title", lang, market=dataset.catalog.markets[market].name[lang])


def _found(dataset: Dataset, choice: Choice) -> pd.DataFrame:
    market = choice.one("market")
    if market == "all":
        found = world_points.all_markets(dataset, choice)
    elif choice.many("way"):
        way = choice.many("way")[0]
        found = world_points.shares(dataset, choice, market, way).assign(market=market, way=way)
    else:
        return pd.DataFrame(columns=["period", "market", "unit", "coverage", "prices", "source"])
    found = rows.trimmed(found, *choice.many("period"))
    if market != "all":
        return found
    in_time = found.sort_values(["market", "period"])
    kept = pd.concat([in_time.groupby("market").head(1), in_time.groupby("market").tail(1)])
    return kept.drop_duplicates(["market", "period"]).sort_values(["market", "period"])


def _sides(dataset: Dataset, found: pd.DataFrame, lang: str) -> pd.DataFrame:
    if found.empty:
        return found
    sides = []
    for prefix, region, tone in _SIDES:
        renamed = {f"{prefix}_{end}": end for end in (*_ENDS, "standing")}
        side = found.drop(columns=["source"]).rename(
            columns=renamed | {f"{prefix}_source": "source"}
        )
        products = found["market"].map(lambda each: dataset.catalog.markets[each].name[lang])
        place = dataset.catalog.name("region", region, lang)
        sides.append(
            side.assign(
                series=found["market"] + "_" + region,
                series_name=products + text.say("word.comma", lang) + place,
                region=region,
                tone=tone,
                step=float("nan"),
            )
        )
    return pd.concat(sides, ignore_index=True)


def _chart(
    dataset: Dataset, found: pd.DataFrame, drawn: pd.DataFrame, everything: bool, lang: str
) -> alt.LayerChart:
    if found.empty:
        return blank(text.say("world_share.choose", lang))
    spoken = rows.told(drawn, dataset, lang, decimals=_decimals(drawn))
    titles = rows.tip_titles(lang)
    if everything:
        return _multiples(spoken, lang)
    world = spoken[spoken["region"] == "WORLD"].reset_index(drop=True)
    part = spoken[spoken["region"] == "CN"].reset_index(drop=True)
    order = [period.label(each, lang) for each in part["period"]]
    shares = [f"{units.number(each, 0)}%" for each in found["share_value"]]
    levels = part.assign(
        x_label=order,
        part=part["value"],
        world=world["value"],
        label=shares,
        **{f"world_{name}": world[name] for name in titles},
    )
    return columns.parts(levels, order=order, titles=titles)


def _decimals(drawn: pd.DataFrame) -> int:
    return 2 if drawn["value"].abs().max() < 10 else 1


def _multiples(spoken: pd.DataFrame, lang: str) -> alt.LayerChart:
    titles = rows.tip_titles(lang)
    records = []
    for market in dict.fromkeys(spoken["market"]):
        ends = {
            region: spoken[(spoken["market"] == market) & (spoken["region"] == region)]
            for region in ("WORLD", "CN")
        }
        times = {
            region: measures.share(side["value"].iloc[-1], side["value"].iloc[0]) / 100
            for region, side in ends.items()
        }
        last = ends["CN"].iloc[-1]
        records.append(
            {
                "y_label": last["series_name"].split(text.say("word.comma", lang))[0],
                "first": times["WORLD"],
                "last": times["CN"],
                "first_label": units.number(times["WORLD"], 1),
                "last_label": text.say(
                    "unit.times.amount", lang, value=units.number(times["CN"], 1)
                ),
            }
            | {f"first_{name}": ends["WORLD"].iloc[-1][name] for name in titles}
            | {f"last_{name}": last[name] for name in titles}
        )
    frame = pd.DataFrame(records).sort_values("last", ascending=False)
    upper = float(frame[["first", "last"]].max(axis=None)) * 1.25
    return dumbbell.flat(
        frame, order=list(frame["y_label"]), upper=upper, half=False, titles=titles
    )


def _legend(dataset: Dataset, choice: Choice) -> str:
    if choice.one("market") == "all":
        return text.say("world_levels.legend_all", choice.lang)
    if not choice.many("way"):
        return ""
    way = dataset.catalog.markets[choice.one("market")].ways[choice.many("way")[0]]
    return text.say("world_levels.legend", choice.lang, way=way.name[choice.lang])


def _takeaway(found: pd.DataFrame, everything: bool, lang: str) -> str:
    if found.empty:
        return text.say("world_share.choose", lang)
    if everything:
        return text.say("world_levels.takeaway_all", lang, count=found["market"].nunique())
    last = found.iloc[-1].to_dict()
    fields = {
        name: units.amount(
            last[f"{name}_value"], last["unit"], lang, decimals=2 if last["world_value"] < 10 else 1
        )
        for name in ("part", "world")
    }
    return text.say(
        "world_levels.takeaway",
        lang,
        period=period.label(last["period"], lang),
        share=units.amount(last["share_value"], "percent", lang),
        **fields,
    )
