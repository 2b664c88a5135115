"""By how much must SEI outgrow GDP to reach a target from each published share?"""

from __future__ import annotations

import altair as alt
import pandas as pd

from sei_metrics import period, text
from sei_metrics.captions import wording
from sei_metrics.charts import bars
from sei_metrics.dataset import Dataset
from sei_metrics.figures.figure import Figure, answer
from sei_metrics.figures.gdp_share import selection, targets
from sei_metrics.options import Choice
from sei_metrics.panels.paths import breaks_on, following, needed_lead
from sei_metrics.rows import Row, opened

NAME = "target-path"
OPTIONS = (selection.SUBJECT, selection.BASIS)
_HOLLOW = ("about", "implied", "sources_differ")


def draw(dataset: Dataset, choice: Choice) -> Figure:
    """The yearly lead over GDP needed from each share to the next target on its own basis."""
    lang, subject = choice.lang, selection.subject_of(dataset, choice)
    indicator = subject.share
    paths, across = _paths(dataset, choice)
    drawn = _needs(dataset, choice, paths)
    listed = text.join([period.label(each, lang) for each in across], lang)
    return answer(
        NAME,
        dataset,
        choice,
        drawn,
        title=text.say("target_path.title", lang, subject=subject.name),
        subtitle=text.say("target_path.subtitle", lang),
        caption=_caption(drawn, lang),
        takeaway=lambda: _takeaway(drawn, lang),
        chart=lambda: _chart(dataset, drawn, lang),
        nothing=text.say("target_path.none", lang),
        counted={indicator: None},
        notes=[
            *targets.left_out(dataset, choice, indicator),
            *([text.say("target_path.across", lang, periods=listed)] if across else []),
            *wording.year_inferred(drawn, lang),
        ],
    )


def _paths(dataset: Dataset, choice: Choice) -> tuple[pd.DataFrame, list[str]]:
    """Each share with the next target after it, as `goal_`, the latest with all later ones.

    Paths with a break between are left out; their periods come second.
    """
    levels = selection.leading(selection.shares(dataset, choice))
    aims = targets.of(dataset, selection.subject_of(dataset, choice).share, choice.asof)
    found, across = [], []
    for level in levels.to_dict("records"):
        later = following(aims, level["period"])
        latest = level["period"] == levels["period"].iloc[-1]
        for aim in later.head(len(later) if latest else 1).to_dict("records"):
            if breaks_on(dataset, level, aim, choice.asof).empty:
                found.append(level | {f"goal_{name}": value for name, value in aim.items()})
            else:
                across.append(level["period"])
    columns = [*levels, *(f"goal_{name}" for name in aims)]
    return pd.DataFrame(found, columns=columns), list(dict.fromkeys(across))


def _needs(dataset: Dataset, choice: Choice, paths: pd.DataFrame) -> pd.DataFrame:
    """The paths as rows of a figure: the lead over GDP that each asks for, in percent a year.

    A floor at both ends tells nothing: the row has a word and no value.
    """
    ends = list(zip(paths["period"], paths["goal_period"], strict=True))
    years = pd.Series([period.years_between(*each) for each in ends], paths.index, dtype=float)
    lead, standing = needed_lead(paths.assign(years=years), start="", target="goal_")
    names = [_names(path, choice.lang) for path in paths.to_dict("records")]
    needs = paths.assign(
        **opened(lead, standing),
        **{f"start_{name}": paths[name] for name in ("standing", "period")},
        **{name: [each[name] for each in names] for name in ("start", "goal", "series_name")},
        series=paths["period"] + "-" + paths["goal_period"],
        source=paths["source"] + ";" + paths["goal_source"],
        is_over=[targets.is_over(dataset, choice, each) for _, each in ends],
        step=float("nan"),
        unit="percent",
        tone="accent",
    )
    return wording.with_digits(needs.drop(columns="indicator"), dataset)


def _names(path: Row, lang: str) -> dict[str, str]:
    """Start and target in words."""
    aim = {name.removeprefix("goal_"): path[name] for name in path if name.startswith("goal_")}
    start, goal = wording.amount(path, lang), wording.amount(aim, lang)
    periods = {"period": period.label(path["period"], lang)}
    periods |= {"goal_period": period.label(aim["period"], lang)}
    name = text.say("target_path.path", lang, start=start, goal=goal, **periods)
    return {"start": start, "goal": goal, "series_name": name}


def _caption(drawn: pd.DataFrame, lang: str) -> str:
    said = [text.say("target_path.legend", lang)] if len(drawn) else []
    return text.sentences([*said, *wording.key_to_marks(_marked(drawn), lang)], lang)


def _marked(drawn: pd.DataFrame) -> pd.DataFrame:
    """The rows with the word by which their dots are drawn: a lead from about 13% is about."""
    hollow = drawn["start_standing"].isin(_HOLLOW) | drawn["rough"]
    return drawn.assign(standing=drawn["standing"].mask(hollow, "about"))


def _chart(dataset: Dataset, drawn: pd.DataFrame, lang: str) -> alt.LayerChart:
    spoken = _marked(wording.with_labels(drawn, dataset, lang))
    points = spoken.assign(
        x=spoken["value"], y_label=spoken["series_name"], label=spoken["tip_value"]
    )
    return bars.intervals(points, order=list(points["y_label"]), titles=wording.tip_titles(lang))


def _takeaway(drawn: pd.DataFrame, lang: str) -> str:
    """What the latest share that tells anything asks for, target by target."""
    told = drawn[drawn["standing"] != "not_told"]
    if told.empty:
        return text.say("target_path.none", lang)
    said = []
    for row in told[told["period"] == told["period"].iloc[-1]].to_dict("records"):
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
