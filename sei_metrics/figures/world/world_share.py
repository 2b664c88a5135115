"""What part of the world market does China hold?"""

from __future__ import annotations

import altair as alt
import pandas as pd

from sei_metrics import period, text
from sei_metrics.captions import wording
from sei_metrics.charts import dumbbell, lines
from sei_metrics.dataset import Dataset
from sei_metrics.figures.figure import Figure, answer
from sei_metrics.figures.world import selection
from sei_metrics.options import Choice
from sei_metrics.rows import decimal_year, trimmed, with_pieces

NAME = "world-share"
OPTIONS = (selection.MARKET, selection.WAYS, selection.PERIODS)
_TONES = ("accent", "c2", "c1", "c5", "c4", "c8", "c3", "c9")


def draw(dataset: Dataset, choice: Choice) -> Figure:
    """The share of one product by one or more definitions, or of all products by their first."""
    lang, market = choice.lang, choice.one("market")
    found = trimmed(_shares(dataset, choice), *choice.many("period"))
    drawn = selection.ends(found, "series") if market == "all" else found
    drawn = wording.with_digits(drawn, dataset)
    return answer(
        NAME,
        dataset,
        choice,
        drawn,
        known=selection.periods(dataset, choice),
        title=_title(dataset, market, lang),
        subtitle=text.say("world_share.subtitle", lang),
        caption=wording.captioned(drawn, dataset, lang, *_legend(dataset, drawn, choice)),
        takeaway=lambda: _takeaway(drawn, choice),
        chart=lambda: _chart(dataset, drawn, choice),
        nothing=selection.unchosen(choice),
        counted=selection.parts(dataset, choice),
        where={"definition": "*"},
        notes=selection.not_counted(dataset, drawn, choice),
    )


def _title(dataset: Dataset, market: str, lang: str) -> str:
    if market == "all":
        return text.say("world_share.title_all", lang)
    name = dataset.catalog.markets[market].name[lang]
    return text.say("world_share.title", lang, market=name)


def _shares(dataset: Dataset, choice: Choice) -> pd.DataFrame:
    market, lang = choice.one("market"), choice.lang
    if market == "all":
        found = selection.all_markets(dataset, choice.asof)
        names = found["market"].map(lambda each: dataset.catalog.markets[each].name[lang])
        return found.assign(series=found["market"], series_name=names, tone="accent", region="CN")
    every = selection.shares(dataset, choice.asof, market, selection.ways(dataset, choice)[0])
    series = [every[:0].assign(series="", series_name="", tone="", region="", market="")]
    for tone, way in zip(_TONES, choice.many("way"), strict=False):
        one = selection.shares(dataset, choice.asof, market, way)
        name = dataset.catalog.markets[market].ways[way].name[lang]
        named = {"series": way, "series_name": name, "tone": tone, "region": "CN"}
        series.append(one.assign(**named, market=market))
    return pd.concat(series, ignore_index=True)


def _chart(dataset: Dataset, drawn: pd.DataFrame, choice: Choice) -> alt.LayerChart:
    lang = choice.lang
    spoken = wording.with_labels(drawn, dataset, lang)
    if choice.one("market") == "all":
        return _ladder(spoken, lang)
    last = spoken.groupby("series")["period"].transform("max").eq(spoken["period"])
    placed = with_pieces(spoken).assign(
        x=spoken["period"].map(decimal_year),
        y=spoken["value"],
        label=spoken["label"].where(last, ""),
    )
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
        frame, order=list(frame["y_label"]), upper=100.0, half=True, titles=wording.tip_titles(lang)
    )


def _pair(product: pd.DataFrame, newest: str, lang: str) -> dict[str, object]:
    """First and last share of a product; its last year is written where it is not the newest."""
    first, last = product.iloc[0], product.iloc[-1]
    year = period.label(last["period"], lang)
    tips = {
        f"{end}_{column}": row[column]
        for end, row in (("first", first), ("last", last))
        for column in (*wording.tip_titles(lang), "standing")
    }
    return tips | {
        "y_label": last["series_name"],
        "first": first["value"],
        "last": last["value"],
        "first_label": "" if len(product) == 1 else period.label(first["period"], lang),
        "last_label": last["label"],
        "last_year": "" if last["period"] == newest else year,
    }


def _legend(dataset: Dataset, drawn: pd.DataFrame, choice: Choice) -> list[str]:
    lang = choice.lang
    ours = text.say("world_share.ours", lang)
    if choice.one("market") == "all":
        legend = text.say("world_share.legend_all", lang)
        return [legend, ours, *wording.key_to_bounds(drawn, lang)]
    market = dataset.catalog.markets[choice.one("market")]
    notes = [market.ways[way].note[lang] for way in choice.many("way")]
    return [*notes, ours, *wording.key_to_marks(drawn, lang, "line")]


def _takeaway(drawn: pd.DataFrame, choice: Choice) -> str:
    """The latest shares, of all products the largest and how many are more than half."""
    lang, everything = choice.lang, choice.one("market") == "all"
    latest = drawn.sort_values("period").groupby("series").tail(1)
    latest = latest[selection.of_like_age(latest) | (not everything)]
    largest = latest.sort_values("value", ascending=False).head(3).to_dict("records")
    key = "caption.named" if everything else "world_share.each"
    shares = text.join([wording.named_amount(row, lang, key) for row in largest], lang)
    if not everything:
        return text.say("world_share.takeaway", lang, shares=shares)
    fields = {"above": int((latest["low"] > 50).sum()), "count": len(latest), "shares": shares}
    return text.say("world_share.takeaway_all", lang, **fields)
