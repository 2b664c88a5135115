"""By how much must SEI outgrow GDP to reach a target from each published share?"""

from __future__ import annotations

import altair as alt
import pandas as pd

from sei_metrics import measures, period, text
from sei_metrics.charts import bars
from sei_metrics.charts.blank import blank
from sei_metrics.dataset import Dataset, breaks_known
from sei_metrics.figures.figure import Figure
from sei_metrics.options import Choice
from sei_metrics.options.choices import BASIS, SHARES, SUBJECT
from sei_metrics.points import credits, rows, targets, wording
from sei_metrics.points import gdp_share as gdp_share_points
from sei_metrics.points.rows import Row
from sei_metrics.rounding import Rounded, with_rounding

NAME = "target-path"
OPTIONS = (SUBJECT, BASIS)


def draw(dataset: Dataset, choice: Choice) -> Figure:
    """The yearly lead over GDP needed from each share to the next target on its own basis."""
    lang, subject = choice.lang, choice.one("subject")
    indicator = SHARES[subject][0]
    aims = targets.of(dataset, indicator, choice.asof)
    levels = gdp_share_points.shares(dataset, choice)
    levels = levels[levels["series"] != "stated_beside"]
    breaks = breaks_known(dataset, choice.asof)
    paths, across = _paths(breaks[breaks["indicator"] == indicator], levels, aims)
    drawn = _rows(paths, lang)
    named = rows.finished(drawn)
    return Figure(
        name=NAME,
        lang=lang,
        title=text.say("target_path.title", lang, subject=text.say(f"subject.{subject}", lang)),
        subtitle=text.say("target_path.subtitle", lang),
        takeaway=_takeaway(drawn, lang),
        caption=text.say("target_path.legend", lang) if len(drawn) else "",
        sources=credits.of(named, dataset, lang),
        rows=named,
        chart=_chart(dataset, drawn, lang),
        notes=_notes(dataset, choice, indicator, across),
    )


def _paths(
    breaks: pd.DataFrame, levels: pd.DataFrame, aims: pd.DataFrame
) -> tuple[pd.DataFrame, list[str]]:
    """Pairs of a share and the next target after it, and the pairs that a break forbids."""
    found, across = [], []
    for level in levels.to_dict("records"):
        later = aims[aims["period"] > level["period"]]
        if later.empty:
            continue
        aim = later.iloc[0].to_dict()
        if _crosses(breaks, level, aim):
            across.append(level["period"])
            continue
        years = period.years_between(level["period"], aim["period"])
        found.append(_path(level, aim, years))
    return pd.DataFrame(found), across


def _crosses(breaks: pd.DataFrame, level: Row, aim: Row) -> bool:
    """Whether share and target stand on two bases; an implied level is on that of its source."""
    ends = str(level["basis_period"]), str(aim["period"])
    first, last = (int((breaks["before"] <= each).sum()) for each in ends)
    return first != last


def _path(level: Row, aim: Row, years: float) -> Row:
    start = Rounded(*(float(str(level[end])) for end in ("value", "low", "high")))
    goal = Rounded(*(float(str(aim[end])) for end in ("value", "low", "high")))
    need = with_rounding(measures.required_relative_growth, start, goal, years=years)
    return level | {
        "value": float(need.value),
        "low": float(need.low),
        "high": float(need.high),
        "start": level["value"],
        "start_standing": level["standing"],
        "start_step": level["step"],
        "start_low": level["low"],
        "start_high": level["high"],
        "goal": aim["value"],
        "goal_period": aim["period"],
        "goal_standing": aim["standing"],
        "source": f"{level['source']};{aim['source']}",
    }


def _rows(paths: pd.DataFrame, lang: str) -> pd.DataFrame:
    if paths.empty:
        return pd.DataFrame(columns=["series", "period", "value", "source", "unit"])
    records = []
    for path in paths.to_dict("records"):
        start = {name: path[f"start_{name}"] for name in ("standing", "step", "low", "high")}
        start |= {"value": path["start"], "unit": "percent"}
        goal = {
            "value": path["goal"],
            "standing": path["goal_standing"],
            "step": 1.0,
            "unit": "percent",
            "low": path["goal"],
            "high": path["goal"],
        }
        name = text.say(
            "target_path.path",
            lang,
            start=wording.short(start, lang, 2),
            goal=wording.short(goal, lang, 0),
            period=period.label(path["period"], lang),
            goal_period=period.label(path["goal_period"], lang),
        )
        records.append(
            path
            | {
                "series": f"{path['period']}-{path['goal_period']}",
                "series_name": name,
                "standing": "calculated",
                "step": float("nan"),
                "unit": "percent",
                "tone": "accent",
            }
        )
    return pd.DataFrame(records)


def _chart(dataset: Dataset, drawn: pd.DataFrame, lang: str) -> alt.LayerChart:
    if drawn.empty:
        return blank(text.say("target_path.none", lang))
    spoken = wording.told(drawn, dataset, lang)
    points = spoken.assign(
        x=spoken["value"],
        y_label=spoken["series_name"],
        label=spoken["tip_value"],
        standing=_mark_of(drawn),
    )
    order = list(points["y_label"])
    return bars.intervals(points, order=order, titles=wording.tip_titles(lang))


def _mark_of(drawn: pd.DataFrame) -> pd.Series:
    """A highest need points down, a lowest up; with both ends open the value is hollow."""
    opened = drawn["start_standing"].eq("over"), drawn["goal_standing"].eq("over")
    marks = pd.Series("stated", index=drawn.index)
    marks = marks.mask(
        drawn["start_standing"].isin(["about", "implied", "sources_differ"]), "about"
    )
    marks = marks.mask(opened[0] & ~opened[1], "under").mask(~opened[0] & opened[1], "over")
    return marks.mask(opened[0] & opened[1], "about")


def _takeaway(drawn: pd.DataFrame, lang: str) -> str:
    if drawn.empty:
        return text.say("target_path.none", lang)
    last = drawn.iloc[-1].to_dict()
    need = wording.amount(last | {"value": abs(last["value"])}, lang)
    fields = {"path": last["series_name"], "need": need}
    if last["value"] < 0:
        return text.say("target_path.takeaway_reached", lang, **fields)
    opened = (last["start_standing"] == "over", last["goal_standing"] == "over")
    key = {(True, False): "highest", (False, True): "lowest", (True, True): "both"}
    return text.say(f"target_path.takeaway_{key.get(opened, 'plain')}", lang, **fields)


def _notes(dataset: Dataset, choice: Choice, indicator: str, across: list[str]) -> tuple[str, ...]:
    notes = wording.left_out(dataset, choice, [indicator], region="CN")
    notes = (*notes, *targets.left_out(dataset, choice, indicator))
    if across:
        listed = text.join([period.label(each, choice.lang) for each in across], choice.lang)
        notes = (*notes, text.say("target_path.across", choice.lang, periods=listed))
    return notes
