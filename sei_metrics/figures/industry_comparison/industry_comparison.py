"""Which industries, on one indicator?"""

from __future__ import annotations

import altair as alt
import pandas as pd

from sei_metrics import period, text
from sei_metrics.captions import wording
from sei_metrics.charts import bars, heatmap, lines
from sei_metrics.dataset import Dataset
from sei_metrics.errors import SeiError
from sei_metrics.figures.figure import Figure, answer
from sei_metrics.figures.industry_comparison import selection
from sei_metrics.options import Choice
from sei_metrics.options.choices import spanned
from sei_metrics.rows import decimal_year, trimmed, with_pieces

NAME = "industry-comparison"
OPTIONS = (
    selection.INDICATOR,
    selection.COVERAGE,
    selection.RHYTHM,
    selection.INDUSTRY,
    selection.VIEW,
    spanned(selection.periods),
)
_MOST_LISTED = 4
_TONES = ("c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9")


def draw(dataset: Dataset, choice: Choice) -> Figure:
    """Industries side by side: their latest figures as bars, all as a heatmap or as lines."""
    lang, view = choice.lang, choice.one("view")
    if not choice.one("indicator"):
        raise SeiError("industry_comparison.none")
    indicator = dataset.catalog.indicators[choice.one("indicator")]
    chosen, industries = selection.points(dataset, choice), choice.many("industry")
    chosen = selection.in_order(trimmed(chosen, *choice.many("period")), industries)
    named = wording.with_digits(_named(dataset, chosen, lang), dataset)
    drawn, notes = _viewed(named, view, lang)
    cut = wording.why_cut(dataset.with_breaks(drawn, as_of=choice.asof), lang)
    return answer(
        NAME,
        dataset,
        choice,
        drawn,
        known=selection.periods(dataset, choice),
        title=text.say("industry_comparison.title", lang, indicator=indicator.name[lang]),
        subtitle=_subtitle(drawn, view, lang),
        caption=_caption(dataset, drawn, choice),
        takeaway=lambda: _takeaway(dataset, drawn, choice),
        chart=lambda: _chart(dataset, drawn, choice),
        nothing="" if industries else text.say("industry_comparison.choose", lang),
        # What a day hides is told of the industries chosen, not of their total or the world.
        counted={indicator.id: industries},
        where={"region": "CN", "definition": "*"},
        notes=[*notes, *cut, *wording.year_inferred(drawn, lang)],
    )


def _caption(dataset: Dataset, drawn: pd.DataFrame, choice: Choice) -> str:
    """What is counted and how, and the key to dots, lines or shades."""
    lang = choice.lang
    definition = dataset.catalog.indicators[choice.one("indicator")].definition[lang]
    parts = [definition, wording.standard(drawn, dataset, lang)]
    if choice.one("view") == "lines" and len(drawn):
        parts += wording.key_to_marks(drawn, lang, "line")
    if choice.one("view") == "heatmap" and len(drawn):
        in_order = drawn.sort_values("value").to_dict("records")
        ends = {"faintest": in_order[0], "strongest": in_order[-1]}
        said = {name: wording.amount(row, lang) for name, row in ends.items()}
        parts.append(text.say("industry_comparison.shades", lang, **said))
    return text.sentences(parts, lang)


def _named(dataset: Dataset, chosen: pd.DataFrame, lang: str) -> pd.DataFrame:
    order = {each: place for place, each in enumerate(dict.fromkeys(chosen["industry"]))}
    tone = chosen["industry"].map(lambda each: _tone(dataset, each, order[each]))
    return chosen.assign(
        series=chosen["industry"],
        series_name=[dataset.catalog.short("industry", each, lang) for each in chosen["industry"]],
        tone=tone,
    )


def _tone(dataset: Dataset, industry: str, place: int) -> str:
    colour = dataset.catalog.industries[industry].colour
    return _TONES[(colour - 1 if colour else place) % len(_TONES)]


def _viewed(named: pd.DataFrame, view: str, lang: str) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """The rows that a view draws, and what it leaves out."""
    if named.empty:
        return named, ()
    if view == "bars":
        shown = _last_compared(named)
        missing = named[~named["industry"].isin(named[named["period"] == shown]["industry"])]
        said = text.join(list(dict.fromkeys(missing["series_name"])), lang)
        note = text.say(
            "industry_comparison.missing", lang, industries=said, period=period.label(shown, lang)
        )
        return named[named["period"] == shown], (note,) if said else ()
    if view == "lines" and named["industry"].nunique() > selection.MOST_LINES:
        fullest = named["industry"].value_counts().index[: selection.MOST_LINES]
        note = text.say("industry_comparison.most_lines", lang, count=selection.MOST_LINES)
        return named[named["industry"].isin(fullest)], (note,)
    return named, ()


def _last_compared(rows: pd.DataFrame) -> str:
    """The last period with figures of several industries, else the last of all."""
    counts = rows.groupby("period")["industry"].nunique()
    several = set(counts[counts > 1].index) or set(counts.index)
    return period.ordered(several)[-1]


def _subtitle(drawn: pd.DataFrame, view: str, lang: str) -> str:
    if drawn.empty:
        return ""
    periods = period.ordered(set(drawn["period"]))
    labels = [period.label(each, lang) for each in (periods[0], periods[-1])]
    return text.say(
        "industry_comparison.subtitle",
        lang,
        view=text.say(f"view.{view}", lang),
        period=" – ".join(dict.fromkeys(labels)),
    )


def _chart(dataset: Dataset, drawn: pd.DataFrame, choice: Choice) -> alt.LayerChart:
    lang, view = choice.lang, choice.one("view")
    spoken = wording.with_scale(wording.with_labels(drawn, dataset, lang), lang)
    if view == "lines":
        return _lines(dataset.with_breaks(spoken, as_of=choice.asof), lang)
    return {"bars": _bars, "heatmap": _heatmap}[view](spoken, lang)


def _bars(spoken: pd.DataFrame, lang: str) -> alt.LayerChart:
    placed = spoken.assign(x=spoken["scaled"], y_label=spoken["series_name"], tone="accent")
    order = list(placed.sort_values("x", ascending=False)["y_label"])
    return bars.bars(placed, order=order, titles=wording.tip_titles(lang))


def _heatmap(spoken: pd.DataFrame, lang: str) -> alt.LayerChart:
    low, high = spoken["scaled"].min(), spoken["scaled"].max()
    placed = spoken.assign(
        y=spoken["scaled"],
        y_label=spoken["series_name"],
        x_label=[period.label(each, lang) for each in spoken["period"]],
        strength=(spoken["scaled"] - low) / ((high - low) or 1.0),
        tone="accent",
    )
    periods = period.without_gaps(tuple(spoken["period"]))
    return heatmap.heatmap(
        placed,
        order=list(dict.fromkeys(placed["y_label"])),
        columns=[period.label(each, lang) for each in periods],
        titles=wording.tip_titles(lang),
    )


def _lines(spoken: pd.DataFrame, lang: str) -> alt.LayerChart:
    last = spoken.groupby("series")["period"].transform("max").eq(spoken["period"])
    placed = spoken.assign(
        x=spoken["period"].map(decimal_year),
        y=spoken["scaled"],
        label=spoken["label"].where(last, ""),
    )
    placed = with_pieces(placed)
    names = dict(zip(placed["tone"], placed["series_name"], strict=True))
    return lines.lines(placed, names=names, upper=None, half=False, titles=wording.tip_titles(lang))


def _takeaway(dataset: Dataset, drawn: pd.DataFrame, choice: Choice) -> str:
    """The ends of what may be ranked, its whole, and how many of all were published."""
    lang = choice.lang
    shown = _last_compared(drawn)
    latest = drawn[drawn["period"] == shown].sort_values("value", ascending=False)
    ranked = selection.ranked(dataset, latest)
    alone = text.say("industry_comparison.apart", lang, listed=_listed(latest, lang))
    together = len(latest) > 1 or len(set(drawn["industry"])) == 1
    order = _order(dataset, latest, ranked, choice) if together else alone
    whole = _wholes(dataset, latest, ranked)
    others = latest[~latest["industry"].isin([*ranked["industry"], *whole["industry"]])]
    said = [order]
    if len(ranked) > 1:
        said += [_whole(whole, lang), _others(others, lang)]
        if len(others):
            said.insert(0, text.say("industry_comparison.among", lang, count=len(ranked)))
    said.append(_selection(dataset, ranked, choice, shown))
    if choice.one("view") == "lines" and drawn["industry"].nunique() == selection.MOST_LINES:
        said.insert(0, text.say("industry_comparison.drawn", lang, count=selection.MOST_LINES))
    return text.sentences(said, lang)


def _order(dataset: Dataset, latest: pd.DataFrame, ranked: pd.DataFrame, choice: Choice) -> str:
    """Highest and lowest as far as ranges tell them apart; unlike things are only listed."""
    lang = choice.lang
    if len(ranked) < 2:
        key = "alone" if len(latest) == 1 else "unlike"
        return text.say(f"industry_comparison.{key}", lang, listed=_listed(latest, lang))
    low = ranked["low"].fillna(ranked["value"])
    high = ranked["high"].fillna(ranked["value"])
    top, bottom = ranked[high >= low.max()], ranked[low <= high.min()]
    if len(top.index.intersection(bottom.index)):
        return text.say("industry_comparison.same", lang, listed=_listed(ranked, lang))
    kind = dataset.catalog.indicators[choice.one("indicator")].kind
    scale = "level" if kind in ("flow", "stock", "count") else "rate"
    ends = {"most": top, "least": bottom}
    said = [
        text.say(f"industry_comparison.{scale}_{end}", lang, **{end: _apart(found, lang)})
        for end, found in ends.items()
    ]
    return text.sentences(said, lang)


def _apart(found: pd.DataFrame, lang: str) -> str:
    listed = _listed(found, lang)
    several = len(found) > 1
    return text.say("industry_comparison.not_apart", lang, listed=listed) if several else listed


def _listed(found: pd.DataFrame, lang: str) -> str:
    """The first few figures with industry and period."""
    listed = found.head(_MOST_LISTED).to_dict("records")
    return text.join([wording.named_amount(row, lang) for row in listed], lang)


def _wholes(dataset: Dataset, latest: pd.DataFrame, ranked: pd.DataFrame) -> pd.DataFrame:
    """The rows of what the ranked industries are part of."""
    return latest[latest["industry"].isin(selection.above(dataset, ranked["industry"].iloc[0]))]


def _whole(found: pd.DataFrame, lang: str) -> str:
    said = _listed(found, lang)
    return text.say("industry_comparison.whole", lang, listed=said) if len(found) else ""


def _others(found: pd.DataFrame, lang: str) -> str:
    """What is drawn beside the ranked: of many only the ends."""
    if found.empty:
        return ""
    if len(found) <= _MOST_LISTED:
        return text.say("industry_comparison.apart_listed", lang, listed=_listed(found, lang))
    ends = {"most": _listed(found.head(1), lang), "least": _listed(found.tail(1), lang)}
    return text.say("industry_comparison.apart_ends", lang, count=len(found), **ends)


def _selection(dataset: Dataset, ranked: pd.DataFrame, choice: Choice, shown: str) -> str:
    """How many of the strategic emerging industries have a figure, where not all have."""
    first = ranked["industry"].iloc[0]
    if dataset.catalog.industries[first].scheme != "sei":
        return ""
    every = selection.siblings(dataset, first)
    published = selection.points(dataset, choice)
    have = set(published[published["period"] == shown]["industry"]) & set(every)
    fields = {"count": len(have), "all": len(every), "period": period.label(shown, choice.lang)}
    if len(have) == len(every):
        return ""
    return text.say("industry_comparison.selection", choice.lang, **fields)
