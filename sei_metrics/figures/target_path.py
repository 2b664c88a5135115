"""By how much must SEI outgrow GDP to reach a target from each published share?"""

from __future__ import annotations

import altair as alt
import pandas as pd

from sei_metrics import measures, period, text
from sei_metrics.charts import bars
from sei_metrics.charts.blank import blank
from sei_metrics.dataset import Dataset
from sei_metrics.figures.figure import Figure
from sei_metrics.options import Choice
from sei_metrics.options.choices import BASIS, SHARES, SUBJECT
from sei_metrics.points import credits, rows, targets, wording
from sei_metrics.points import gdp_share as gdp_share_points
from sei_metrics.rounding import with_rounding

NAME = "target-path"
OPTIONS = (SUBJECT, BASIS)
_HOLLOW = ("about", "implied", "sources_differ")


def draw(dataset: Dataset, choice: Choice) -> Figure:
    """The yearly lead over GDP needed from each share to the next target on its own basis."""
    lang, subject = choice.lang, choice.one("subject")
    indicator = SHARES[subject][0]
    aims = targets.of(dataset, indicator, choice.asof)
    levels = gdp_share_points.leading(gdp_share_points.shares(dataset, choice))
    pairs, across = _pairs(dataset, choice, levels, aims)
    drawn = _needs(dataset, choice, pairs, lang)
    named = rows.finished(drawn)
    return Figure(
        name=NAME,
        lang=lang,
        title=text.say("target_path.title", lang, subject=text.say(f"subject.{subject}", lang)),
        subtitle=text.say("target_path.subtitle", lang),
        takeaway=_takeaway(drawn, choice),
        caption=text.say("target_path.legend", lang) if len(drawn) else "",
        sources=credits.of(named, dataset, lang),
        rows=named,
        chart=_chart(dataset, drawn, choice),
        notes=_notes(dataset, choice, indicator, drawn, across),
    )


def _pairs(
    dataset: Dataset, choice: Choice, levels: pd.DataFrame, aims: pd.DataFrame
) -> tuple[pd.DataFrame, list[str]]:
    """Each share with the next target after it, the latest with all later ones.

    Pairs with a break between are left out; their periods come second.
    """
    found, across = [], []
    for level in levels.to_dict("records"):
        later = aims[aims["period"] > level["period"]]
        latest = level["period"] == levels["period"].iloc[-1]
        for aim in later.head(len(later) if latest else 1).to_dict("records"):
            if targets.broken(dataset, choice, level, aim):
                across.append(level["period"])
            else:
                found.append(level | {f"goal_{name}": value for name, value in aim.items()})
    columns = [*levels, *(f"goal_{name}" for name in aims)]
    return pd.DataFrame(found, columns=columns), list(dict.fromkeys(across))


def _needs(dataset: Dataset, choice: Choice, pairs: pd.DataFrame, lang: str) -> pd.DataFrame:
    """The pairs as rows of a figure: the lead over GDP that each asks for, in percent a year.

    A floor at both ends tells nothing: the row has a word and no value.
    """
    years = [
        period.years_between(*ends)
        for ends in zip(pairs["period"], pairs["goal_period"], strict=True)
    ]
    need = with_rounding(
        measures.required_relative_growth,
        rows.closed(pairs),
        rows.closed(pairs, "goal_"),
        years=pd.Series(years, index=pairs.index, dtype=float),
    )
    standing = rows.computed_standing([pairs["goal_standing"]], [pairs["standing"]])
    names = [_names(pair, lang) for pair in pairs.to_dict("records")]
    needs = pairs.assign(
        **rows.opened(need, standing),
        **{f"start_{name}": pairs[name] for name in ("standing", "period")},
        **{name: [each[name] for each in names] for name in ("start", "goal", "series_name")},
        series=pairs["period"] + "-" + pairs["goal_period"],
        source=pairs["source"] + ";" + pairs["goal_source"],
        is_over=[targets.is_over(dataset, choice, each) for each in pairs["goal_period"]],
        step=float("nan"),
        unit="percent",
        tone="accent",
    )
    return wording.with_digits(needs.drop(columns="indicator"), dataset)


def _names(pair: rows.Row, lang: str) -> dict[str, str]:
    """Start and target in words."""
    aim = {name.removeprefix("goal_"): pair[name] for name in pair if name.startswith("goal_")}
    start, goal = wording.amount(pair, lang), wording.amount(aim, lang)
    periods = {"period": period.label(pair["period"], lang)}
    periods |= {"goal_period": period.label(aim["period"], lang)}
    name = text.say("target_path.path", lang, start=start, goal=goal, **periods)
    return {"start": start, "goal": goal, "series_name": name}


def _chart(dataset: Dataset, drawn: pd.DataFrame, choice: Choice) -> alt.LayerChart:
    lang = choice.lang
    if drawn.empty:
        return blank(_takeaway(drawn, choice))
    spoken = wording.told(drawn, dataset, lang)
    hollow = spoken["start_standing"].isin(_HOLLOW) | spoken["rough"]
    points = spoken.assign(
        x=spoken["value"],
        y_label=spoken["series_name"],
        label=spoken["tip_value"],
        standing=spoken["standing"].mask(hollow, "about"),
    )
    return bars.intervals(points, order=list(points["y_label"]), titles=wording.tip_titles(lang))


def _takeaway(drawn: pd.DataFrame, choice: Choice) -> str:
    """What the latest share that tells anything asks for, target by target."""
    lang = choice.lang
    told = drawn[drawn["standing"] != "not_told"]
    if told.empty:
        return text.say("target_path.none", lang)
    latest = told[told["period"] == told["period"].iloc[-1]]
    said = []
    for row in latest.to_dict("records"):
        fields = {name: row[name] for name in ("start", "goal")}
        fields |= {"period": wording.dated(row, lang)}
        fields |= {"goal_period": period.label(row["goal_period"], lang)}
        reached = "reached" if row["high"] <= 0 else "needed"
        if reached == "reached":
            row |= {"value": abs(row["value"]), "low": abs(row["high"]), "high": abs(row["low"])}
        tense = "past" if row["is_over"] else "now"
        key = f"target_path.{reached}_{tense}"
        said.append(text.say(key, lang, need=wording.amount(row, lang), **fields))
    return text.sentences(said, lang)


def _notes(
    dataset: Dataset, choice: Choice, indicator: str, drawn: pd.DataFrame, across: list[str]
) -> tuple[str, ...]:
    notes = wording.left_out(dataset, choice, [indicator], region="CN")
    notes = (*notes, *targets.left_out(dataset, choice, indicator))
    if across:
        listed = text.join([period.label(each, choice.lang) for each in across], choice.lang)
        notes = (*notes, text.say("target_path.across", choice.lang, periods=listed))
    return (*notes, *wording.year_inferred(drawn, choice.lang))
