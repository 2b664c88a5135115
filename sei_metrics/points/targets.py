"""Targets: what was aimed at, for when, and what can be told of whether it was reached."""

from __future__ import annotations

import pandas as pd

from sei_metrics import measures, period, text
from sei_metrics.dataset import (
    Dataset,
    breaks_between,
    targets_known,
    targets_left_out,
    with_ranges,
)
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
    standing = latest["qualifier"].map({"~": "about", ">": "over"}).fillna("stated")
    ranged = with_ranges(latest).assign(standing=standing)
    return wording.with_digits(ranged, dataset).sort_values("period", ignore_index=True)


def left_out(dataset: Dataset, choice: Choice, indicator: str) -> tuple[str, ...]:
    """What an as-of date hides of the targets, where it hides any."""
    hidden = targets_left_out(dataset, indicator, choice.asof)
    fields = {"date": choice.asof, "later": hidden.not_yet, "undated": hidden.undated}
    any_hidden = hidden.not_yet or hidden.undated
    return (text.say("note.asof_targets", choice.lang, **fields),) if any_hidden else ()


def is_over(dataset: Dataset, choice: Choice, spelling: str) -> bool:
    """Whether a period was over on the as-of day; without one, on the day of the data."""
    return period.parse(spelling).last_day.isoformat() < (choice.asof or dataset.version[:10])


def judged(
    dataset: Dataset, choice: Choice, aims: pd.DataFrame, levels: pd.DataFrame
) -> pd.DataFrame:
    """The targets with `verdict` and `told_by`, the period of the level that tells it.

    `levels` has one row a period. A level of the target's own year tells `met`, `missed` or, within
    rounding, `undecided`. Without one, a later level below the target tells `not_by` then, one that
    reaches it `reached_by` then, and an earlier one `reached_before`, or `reached_so_far` while its
    year is not over, where no break lies between. Else it is `open` until then and `unknown` after.
    The last level before it is then named in `told_by`, if there is one, and the verdict ends in
    `_below` where that was below the target.
    """
    found = [_verdict(dataset, choice, aim, levels) for aim in aims.to_dict("records")]
    told = pd.DataFrame(found, columns=["verdict", "told_by"], index=aims.index, dtype="str")
    return aims.join(told)


def _verdict(dataset: Dataset, choice: Choice, aim: Row, levels: pd.DataFrame) -> tuple[str, str]:
    own = levels[levels["period"] == aim["period"]]
    for level in own.to_dict("records"):
        met = measures.target_met(_interval(level), _interval(aim))
        return ("undecided" if met == "untold" else met), aim["period"]
    outcomes = {
        level["period"]: measures.target_met(_interval(level), _interval(aim))
        for level in levels.to_dict("records")
        if not broken(dataset, choice, level, aim)
    }
    earlier = {each: met for each, met in outcomes.items() if each < aim["period"]}
    later = {each: met for each, met in outcomes.items() if each > aim["period"]}
    reached = [each for each, met in later.items() if met == "met"]
    below = [each for each, met in later.items() if met == "missed"]
    before = [each for each, met in earlier.items() if met == "met"]
    if reached or below:
        return ("reached_by", reached[0]) if reached else ("not_by", below[-1])
    over = is_over(dataset, choice, aim["period"])
    if before:
        return "reached_before" if over else "reached_so_far", before[-1]
    nearest = "".join(levels["period"][levels["period"] < aim["period"]].tail(1))
    verdict = "unknown" if over else "open"
    return verdict + ("_below" if earlier.get(nearest) == "missed" else ""), nearest


def broken(dataset: Dataset, choice: Choice, level: Row, aim: Row) -> bool:
    """Whether a break, certain or suspected, lies between a level's basis and a target."""
    place = (level["indicator"], "CN", level["industry"])
    first, last = sorted((level["basis_period"], aim["period"]))
    return len(breaks_between(dataset, *place, first, last, as_of=choice.asof or None)) > 0


def _interval(row: Row) -> Rounded:
    return Rounded(row["value"], row["low"], row["high"])


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
        number = wording.short(aim, lang)
        alone = aim["verdict"] not in ("met", "missed", "undecided")
        last = aim["period"] == judged["period"].max()
        by = period.label(aim["told_by"], lang) if aim["told_by"] else ""
        records.append(
            {
                "x": float(aim["period"][:4]),
                "y": aim["value"],
                "label": text.say(f"target.label.{aim['verdict']}", lang, value=number, by=by),
                "dy": _above(aim) if alone else 34.0,
                "align": "right" if alone and last else "center" if alone else "left",
                "standing": aim["standing"],
                "tone": "target",
            }
        )
    tips = wording.told(judged.assign(series_name=text.say("standing.target", lang)), dataset, lang)
    spoken = tips[[*wording.tip_titles(lang)]].assign(
        tip_standing=text.say("standing.target", lang)
    )
    columns = ["x", "y", "label", "dy", "align", "standing", "tone"]
    return pd.DataFrame(records, columns=columns).join(spoken.reset_index(drop=True))


def _above(aim: Row) -> float:
    """A target that is a floor has an arrow over its tick, and its name above that."""
    return -21.0 if aim["standing"] == "over" else -14.0


def verdicts(judged: pd.DataFrame, levels: pd.DataFrame, lang: str) -> list[str]:
    """A sentence a target: whether it was reached, or what can be told of it."""
    by_period = {row["period"]: row for row in levels.to_dict("records")}
    sentences = []
    for aim in judged.to_dict("records"):
        level = by_period.get(aim["told_by"])
        fields = {"target": wording.amount(aim, lang), "period": period.label(aim["period"], lang)}
        key = f"target.{aim['verdict']}" if level else f"target.{aim['verdict']}_alone"
        if level:
            fields |= {
                "level": wording.amount(level, lang),
                "was": wording.was(level, lang),
                "range": wording.in_brackets(level, lang),
                "by": period.label(aim["told_by"], lang),
            }
        sentences.append(text.say(key, lang, **fields))
    return sentences
