"""Targets: what was aimed at, for when, and what can be told of whether it was reached."""

from __future__ import annotations

import pandas as pd

from sei_metrics import measures, period, text
from sei_metrics.captions import wording
from sei_metrics.dataset import Dataset, targets_left_out
from sei_metrics.options import Choice
from sei_metrics.panels.paths import aims_of, breaks_on
from sei_metrics.rows import Row, ranged


def of(dataset: Dataset, indicator: str, asof: str = "") -> pd.DataFrame:
    """The targets of an indicator in China, with the digits that they are written with."""
    return wording.with_digits(aims_of(dataset, indicator, region="CN", as_of=asof), dataset)


def left_out(dataset: Dataset, choice: Choice, indicator: str) -> tuple[str, ...]:
    """What an as-of date hides of the targets, where it hides any."""
    counts = targets_left_out(dataset, indicator, choice.asof)
    return wording.hidden(counts, choice, of="targets")


def is_over(dataset: Dataset, choice: Choice, spelling: str) -> bool:
    """Whether a period was over on the as-of day; without one, on the day of the data."""
    return period.parse(spelling).last_day.isoformat() < (choice.asof or dataset.version[:10])


def with_verdicts(
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
    for level in levels[levels["period"] == aim["period"]].to_dict("records"):
        met = measures.target_met(ranged(level), ranged(aim))
        return ("undecided" if met == "untold" else met), aim["period"]
    outcomes = {
        level["period"]: measures.target_met(ranged(level), ranged(aim))
        for level in levels.to_dict("records")
        if breaks_on(dataset, level, aim, choice.asof).empty
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


def as_rows(judged: pd.DataFrame, lang: str) -> pd.DataFrame:
    """The targets as rows of a figure."""
    return judged.assign(
        series="target",
        series_name=text.say("standing.target", lang),
        standing="target",
        note=judged[f"document_{lang}"],
        **dict.fromkeys(("span", "coverage", "prices", "vintage"), ""),
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
    name = text.say("standing.target", lang)
    tips = wording.with_labels(judged.assign(series_name=name), dataset, lang)
    spoken = tips[[*wording.tip_titles(lang)]].assign(tip_standing=name)
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
