"""Targets: what was aimed at, for when, and whether it was met."""

from __future__ import annotations

import pandas as pd

from sei_metrics import measures, period, text
from sei_metrics.dataset import Dataset, targets_known, targets_left_out, with_ranges
from sei_metrics.options import Choice
from sei_metrics.points import wording
from sei_metrics.points.rows import Row
from sei_metrics.rounding import Rounded


def of(dataset: Dataset, indicator: str, asof: str = "") -> pd.DataFrame:
    """The targets of an indicator, one a period and number, from the latest document.

    A plain target is exact; "about" leaves one step on each side; "over" is a floor. With a day,
    those that were known by then.
    """
    known = targets_known(dataset, asof or None)
    aims = known[known["indicator"] == indicator]
    latest = aims.sort_values("set_on").drop_duplicates(["period", "value"], keep="last")
    return (
        with_ranges(latest)
        .assign(
            standing=latest["qualifier"].map({"~": "about", ">": "over"}).fillna("stated"),
        )
        .sort_values("period", ignore_index=True)
    )


def left_out(dataset: Dataset, choice: Choice, indicator: str) -> tuple[str, ...]:
    """What an as-of date hides of the targets, where it hides any."""
    hidden = targets_left_out(dataset, indicator, choice.asof)
    fields = {"date": choice.asof, "later": hidden.not_yet, "undated": hidden.undated}
    any_hidden = hidden.not_yet or hidden.undated
    return (text.say("note.asof_targets", choice.lang, **fields),) if any_hidden else ()


def judged(aims: pd.DataFrame, drawn: pd.DataFrame) -> pd.DataFrame:
    """The targets with `verdict`: met, missed or untold, against the levels drawn."""
    levels = drawn[drawn.get("series", pd.Series(dtype=str)) != "stated_beside"]
    by_period = {row["period"]: row for row in levels.to_dict("records")}
    verdicts = [_verdict(by_period.get(aim["period"]), aim) for aim in aims.to_dict("records")]
    return aims.assign(verdict=pd.Series(verdicts, index=aims.index, dtype=str))


def _verdict(level: Row | None, aim: Row) -> str:
    if level is None:
        return "untold"
    return measures.target_met(_interval(level), _interval(aim))


def _interval(row: Row) -> Rounded:
    return Rounded(*(float(str(row[column])) for column in ("value", "low", "high")))


def as_rows(judged: pd.DataFrame, lang: str) -> pd.DataFrame:
    """The targets as rows of a figure."""
    name = text.say("standing.target", lang)
    return judged.assign(
        series="target",
        series_name=name,
        span="",
        standing="target",
        coverage="",
        prices="",
        vintage="",
        note=judged[f"document_{lang}"],
    )


def placed(judged: pd.DataFrame, dataset: Dataset, lang: str) -> pd.DataFrame:
    """The targets with their place and words on a timeline.

    A target with a mark at its year is named below it, to the right; one alone is named above.
    """
    records = []
    for aim in judged.to_dict("records"):
        number = wording.short(aim, lang, 0)
        alone = aim["verdict"] == "untold"
        last = aim["period"] == judged["period"].max()
        key = "target.label" if alone else f"target.label_{aim['verdict']}"
        records.append(
            {
                "x": float(aim["period"][:4]),
                "y": aim["value"],
                "label": text.say(key, lang, value=number),
                "dy": _above(aim) if alone else 34.0,
                "align": "right" if alone and last else "center" if alone else "left",
                "standing": aim["standing"],
                "tone": "target",
            }
        )
    tips = wording.told(
        judged.assign(series_name=text.say("standing.target", lang)), dataset, lang, decimals=0
    )
    spoken = tips[[*wording.tip_titles(lang)]].assign(
        tip_standing=text.say("standing.target", lang)
    )
    columns = ["x", "y", "label", "dy", "align", "standing", "tone"]
    return pd.DataFrame(records, columns=columns).join(spoken.reset_index(drop=True))


def _above(aim: Row) -> float:
    """A target that is a floor has an arrow over its tick, and its name above that."""
    return -21.0 if aim["standing"] == "over" else -14.0


def verdicts(judged: pd.DataFrame, levels: pd.DataFrame, lang: str) -> list[str]:
    """A sentence a target: met, missed, or not to be told with the nearest level before it."""
    sentences = []
    for aim in judged.to_dict("records"):
        fields = {
            "target": wording.amount(aim, lang, decimals=0),
            "period": period.label(aim["period"], lang),
        }
        before = levels[levels["period"] < aim["period"]]
        if aim["verdict"] == "untold" and len(before):
            nearest = before.iloc[-1].to_dict()
            fields |= {
                "level": wording.amount(nearest, lang, decimals=2),
                "near": period.label(nearest["period"], lang),
            }
            sentences.append(text.say("target.untold_near", lang, **fields))
        else:
            sentences.append(text.say(f"target.{aim['verdict']}", lang, **fields))
    return sentences
