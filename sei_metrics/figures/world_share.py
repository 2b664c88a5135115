"""What part of the world market does China hold?"""

from __future__ import annotations

import altair as alt
import pandas as pd

from sei_metrics import period, text, units
from sei_metrics.charts import dumbbell, lines
from sei_metrics.charts.blank import blank
from sei_metrics.dataset import Dataset
from sei_metrics.figures.figure import Figure
from sei_metrics.options import Choice
from sei_metrics.options.choices import MARKET, WAYS, spanned
from sei_metrics.points import credits, rows, wording
from sei_metrics.points import world as world_points

NAME = "world-share"
OPTIONS = (MARKET, WAYS, spanned(world_points.periods))
_TONES = ("accent", "c2", "c1", "c5", "c4", "c8", "c3", "c9")


def draw(dataset: Dataset, choice: Choice) -> Figure:
    """The share of one product by one or more definitions, or of all products by their first."""
    lang, market = choice.lang, choice.one("market")
    points = _points(dataset, choice)
    if len(points):
        points = rows.trimmed(points, *choice.many("period"))
    everything = market == "all"
    parts = world_points.parts(dataset, choice)
    drawn = world_points.ends(points, "series") if everything else points
    named = rows.finished(drawn)
    return Figure(
        name=NAME,
        lang=lang,
        title=_title(dataset, market, lang),
        subtitle=text.say("world_share.subtitle", lang),
        takeaway=_takeaway(drawn, choice),
        caption=wording.captioned(drawn, dataset, lang, _legend(dataset, choice)),
        sources=credits.of(named, dataset, lang),
        rows=named,
        chart=_chart(dataset, drawn, choice),
        notes=wording.left_out(dataset, choice, parts, of=parts, definition="*"),
    )


def _title(dataset: Dataset, market: str, lang: str) -> str:
    if market == "all":
        return text.say("world_share.title_all", lang)
    name = dataset.catalog.markets[market].name[lang]
    return text.say("world_share.title", lang, market=name)


def _points(dataset: Dataset, choice: Choice) -> pd.DataFrame:
    market, lang = choice.one("market"), choice.lang
    if market == "all":
        found = world_points.all_markets(dataset, choice.asof)
        names = found["market"].map(lambda each: dataset.catalog.markets[each].name[lang])
        return _as_shares(found, found["market"], names, "accent")
    series = []
    for tone, way in zip(_TONES, choice.many("way"), strict=False):
        one = world_points.shares(dataset, choice.asof, market, way)
        name = dataset.catalog.markets[market].ways[way].name[lang]
        series.append(_as_shares(one.assign(way=way, market=market), way, name, tone))
    if not series:
        return pd.DataFrame(columns=["period", "value", "unit", "coverage", "prices", "source"])
    return pd.concat(series, ignore_index=True)


def _as_shares(
    found: pd.DataFrame, series: pd.Series | str, name: pd.Series | str, tone: str
) -> pd.DataFrame:
    return found.rename(columns={f"share_{end}": end for end in ("value", "low", "high")}).assign(
        unit="percent",
        standing="calculated",
        series=series,
        series_name=name,
        tone=tone,
        region="CN",
        step=float("nan"),
    )


def _chart(dataset: Dataset, drawn: pd.DataFrame, choice: Choice) -> alt.LayerChart:
    lang = choice.lang
    if drawn.empty:
        return blank(world_points.nothing(choice))
    spoken = wording.told(drawn, dataset, lang)
    if choice.one("market") == "all":
        return _ladder(spoken, lang)
    ends = spoken.groupby("series")["period"].transform("max").eq(spoken["period"])
    placed = spoken.assign(
        x=spoken["period"].map(rows.decimal_year),
        y=spoken["value"],
        label=spoken["label"].where(ends, ""),
    )
    placed = placed.assign(segment=rows.pieces(placed))
    names = dict(zip(placed["tone"], placed["series_name"], strict=True))
    upper = 100.0 if placed["y"].max() > 85 else None
    return lines.lines(
        placed,
        names=names,
        upper=upper,
        half=placed["y"].max() > 40,
        titles=wording.tip_titles(lang),
    )


def _ladder(spoken: pd.DataFrame, lang: str) -> alt.LayerChart:
    newest = period.ordered(set(spoken["period"]))[-1]
    pairs = [_pair(product, newest, lang) for _, product in spoken.groupby("series")]
    frame = pd.DataFrame(pairs).sort_values("last", ascending=False)
    return dumbbell.flat(
        frame,
        order=list(frame["y_label"]),
        upper=108.0,
        half=True,
        titles=wording.tip_titles(lang),
    )


def _pair(product: pd.DataFrame, newest: str, lang: str) -> dict[str, object]:
    """First and last share of a product; its last year is written where it is not the newest."""
    first, last = product.iloc[0], product.iloc[-1]
    number = units.number(last["value"], 1)
    year = period.label(last["period"], lang)
    tips = {
        f"{end}_{column}": row[column]
        for end, row in (("first", first), ("last", last))
        for column in wording.tip_titles(lang)
    }
    return tips | {
        "y_label": last["series_name"],
        "first": first["value"],
        "last": last["value"],
        "first_label": "" if len(product) == 1 else period.label(first["period"], lang),
        "last_label": number if last["period"] == newest else f"{number} · {year}",
    }


def _legend(dataset: Dataset, choice: Choice) -> str:
    if choice.one("market") == "all":
        return text.say("world_share.legend_all", choice.lang)
    market = dataset.catalog.markets[choice.one("market")]
    return " " + " ".join(market.ways[way].note[choice.lang] for way in choice.many("way"))


def _takeaway(drawn: pd.DataFrame, choice: Choice) -> str:
    lang = choice.lang
    if drawn.empty:
        return world_points.nothing(choice)
    latest = drawn.sort_values("period").groupby("series").tail(1)
    latest = latest.sort_values("value", ascending=False)
    said = [
        text.say(
            "world_share.each",
            lang,
            name=row["series_name"],
            value=wording.amount(row, lang),
            period=period.label(row["period"], lang),
        )
        for row in latest.head(3).to_dict("records")
    ]
    if choice.one("market") != "all":
        return text.say("world_share.takeaway", lang, shares=text.join(said, lang))
    above = int((latest["low"].fillna(latest["value"]) > 50).sum())
    return text.say(
        "world_share.takeaway_all",
        lang,
        above=above,
        count=len(latest),
        shares=text.join(said, lang),
    )
