"""The points of the share of GDP: stated, implied by a stated change, or computed."""

from __future__ import annotations

import pandas as pd

from sei_metrics import measures, period, text
from sei_metrics.dataset import Dataset, paired_levels
from sei_metrics.dataset.select import known_on, published
from sei_metrics.options import Choice
from sei_metrics.options.choices import SHARES
from sei_metrics.points import credits, rows, wording
from sei_metrics.points.sides import nudges_of, sides_of
from sei_metrics.rounding import with_rounding

OURS = "calculated"


def shares(dataset: Dataset, choice: Choice) -> pd.DataFrame:
    """All points of the chosen subject up to the as-of date, in time.

    The series `calculated` holds the shares computed here, the other what was stated or follows
    from a stated change. Adds to the columns of `preferred` series, series_name, segment (points
    of one segment stand on one basis) and basis_period (the period whose basis a point stands on).
    """
    subject, lang = choice.one("subject"), choice.lang
    indicator, industry, level = SHARES[subject]
    name = dataset.catalog.name("indicator", indicator, lang)
    stated = dataset.preferred(indicator, region="CN", industry=industry, as_of=choice.asof or None)
    stated = stated.assign(basis_period=stated["period"])
    found = [stated, _implied(dataset, choice, stated) if subject == "sei" else stated[:0]]
    both = pd.concat(found).assign(series=subject, series_name=name, tone="accent")
    if level:
        ours = _computed(dataset, choice, level)
        said = text.say("word.beside", lang, what=name, more=text.say(f"standing.{OURS}", lang))
        both = pd.concat([both, ours.assign(series=OURS, series_name=said, tone="nation")])
    both = _in_time(both)
    ends = both.assign(period=both["basis_period"])
    breaks = [
        dataset.with_breaks(ends.assign(indicator=each), as_of=choice.asof)["segment"].astype(str)
        for each in (indicator, level)
    ]
    both = both.assign(segment=breaks[0] + "|" + breaks[1])
    return wording.with_digits(both, dataset, decimals=2)


def leading(shares: pd.DataFrame) -> pd.DataFrame:
    """One row a period: a published share comes before a computed one."""
    ranked = shares.assign(_ours=shares["series"] == OURS).sort_values("_ours", kind="stable")
    return _in_time(ranked.drop_duplicates("period").drop(columns="_ours"))


def _implied(dataset: Dataset, choice: Choice, stated: pd.DataFrame) -> pd.DataFrame:
    """Levels implied by a stated change and the stated level at its end."""
    changes = dataset.preferred(
        "sei_share_of_gdp_change", region="CN", industry="all", as_of=choice.asof or None
    )
    start, end = (changes["period"].str.split("/").str[side] for side in (0, 1))
    changes = changes.assign(period=start, end=end)[~start.isin(stated["period"])]
    both = changes[["period", "end", "value", "low", "high", "step", "standing", "source"]].merge(
        stated, left_on="end", right_on="period", suffixes=("_change", "")
    )
    level = with_rounding(
        measures.implied_reference, rows.closed(both), rows.closed(both, after="_change")
    )
    standing = rows.computed_standing(
        [both["standing"]], [both["standing_change"]], otherwise="implied"
    )
    implied = both.assign(
        period=both["period_change"],
        basis_period=both["end"],
        step=both["step_change"],
        **rows.opened(level, standing),
        source=both["source"] + ";" + both["source_change"],
    )
    return implied[list(stated.columns)]


def _computed(dataset: Dataset, choice: Choice, level: str) -> pd.DataFrame:
    """Shares of two levels; their breaks are those of the level."""
    pairs = paired_levels(
        dataset,
        level,
        "gdp_nominal",
        basis=choice.one("basis"),
        region="CN",
        industry=SHARES[choice.one("subject")][1],
        as_of=choice.asof or None,
    )
    share = with_rounding(
        measures.gdp_share, rows.closed(pairs, "part_"), rows.closed(pairs, "whole_")
    )
    standing = rows.computed_standing([pairs["part_standing"]], [pairs["whole_standing"]])
    kept = pairs[["region", "industry", "period", "span", "coverage", "prices", "definition"]]
    return kept.assign(
        indicator=level,
        **rows.opened(share, standing),
        unit="percent",
        source=pairs["part_source"] + ";" + pairs["whole_source"],
        vintage=(pairs["part_vintage"] + ";" + pairs["whole_vintage"]).map(credits.once),
        step=float("nan"),
        note="",
        basis_period=pairs["period"],
    )


def _in_time(frame: pd.DataFrame) -> pd.DataFrame:
    order = frame["period"].map(lambda each: period.parse(each).order)
    in_time = frame.assign(_order=order).sort_values(["_order", "series"], ignore_index=True)
    return in_time.drop(columns="_order")


def placed(drawn: pd.DataFrame, dataset: Dataset, lang: str) -> pd.DataFrame:
    """The points, which have their pieces of line, with place, label side and words.

    A computed share stands a little to the right of a stated one of its period, on the other side
    of the line, and is `beside` it: its label may give way.
    """
    spoken = wording.told(drawn, dataset, lang)
    stated = spoken["series"] != OURS
    beside = ~stated & spoken["period"].isin(spoken["period"][stated])
    x = spoken["period"].map(rows.decimal_year) + 0.16 * beside
    spoken = spoken.assign(x=x, y=spoken["value"], beside=beside)
    first = spoken[~beside]
    sides = dict(zip(first["period"], sides_of(first), strict=True))
    nudges = dict(zip(sides, nudges_of(first, list(sides.values())), strict=True))
    opposite = spoken["period"].map(lambda each: -sides.get(each, 1))
    return spoken.assign(
        side=spoken["period"].map(sides).fillna(1).astype(int).where(~beside, opposite),
        nudge=spoken["period"].map(nudges).fillna(0).where(~beside, 0).astype(int),
        label=_unlike(spoken, beside),
    )


def _unlike(spoken: pd.DataFrame, beside: pd.Series) -> pd.Series:
    """The labels, without those of computed shares that say what the stated one says."""
    stated = spoken[~beside].set_index("period")
    apart = (spoken["value"] - spoken["period"].map(stated["value"])).abs()
    same = beside & (apart <= spoken["period"].map(stated["step"]).fillna(0.01))
    return spoken["label"].mask(same, "")


def other_voices(dataset: Dataset, choice: Choice, chosen: pd.DataFrame) -> pd.DataFrame:
    """Published levels that were not chosen for a period and say something else, in time."""
    indicator, industry, _ = SHARES[choice.one("subject")]
    said = known_on(
        published(dataset, indicator, region="CN", industry=industry), choice.asof or None
    )
    shown = chosen[["period", "value", "standing"]].rename(
        columns={"value": "shown", "standing": "shown_standing"}
    )
    both = said.merge(shown, on="period")
    other = (both["value"] != both["shown"]) | (both["standing"] != both["shown_standing"])
    told = _in_time(both[other].assign(series=indicator)).drop_duplicates(
        ["period", "value", "standing"]
    )
    return wording.with_digits(told, dataset)
