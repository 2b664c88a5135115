"""The shares of GDP that are drawn: stated, implied by a stated change, or computed."""

from __future__ import annotations

import pandas as pd

from sei_metrics import measures, text
from sei_metrics.captions import wording
from sei_metrics.dataset import Dataset, paired_levels
from sei_metrics.dataset.catalog import Subject
from sei_metrics.dataset.select import known_on, published
from sei_metrics.options import Choice, Option
from sei_metrics.options.choices import first, listed
from sei_metrics.rows import computed, falling, in_time, joined_ids, rising

OURS = "calculated"
SUBJECT = Option("subject", "choice", "subject", listed("subject"), first(listed("subject")))


def subject_of(dataset: Dataset, choice: Choice) -> Subject:
    """The chosen subject: its share, its industry and the level that shares are computed from."""
    return dataset.catalog.subjects[choice.one("subject")]


def _bases(dataset: Dataset, choice: Choice) -> tuple[str, ...]:
    return ("release", "today") if subject_of(dataset, choice).level else ("stated",)


BASIS = Option("basis", "choice", "basis_choice", _bases, first(_bases))


def shares(dataset: Dataset, choice: Choice) -> pd.DataFrame:
    """All shares of the chosen subject up to the as-of date, in time.

    The series `calculated` holds the shares computed here, the other what was stated or follows
    from a stated change. Adds to the columns of `preferred` series, series_name, segment (shares
    of one segment stand on one basis) and basis_period (the period whose basis a share stands on).
    """
    subject, lang = subject_of(dataset, choice), choice.lang
    indicator, industry, level = subject.share, subject.industry, subject.level
    name = dataset.catalog.name("indicator", indicator, lang)
    stated = dataset.preferred(indicator, region="CN", industry=industry, as_of=choice.asof or None)
    stated = stated.assign(basis_period=stated["period"])
    found = [stated, _implied(dataset, choice, stated) if subject.id == "sei" else stated[:0]]
    both = pd.concat(found).assign(series=subject.id, series_name=name, tone="accent")
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


def _in_time(rows: pd.DataFrame) -> pd.DataFrame:
    return in_time(rows, after=("series",)).reset_index(drop=True)


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
    operands = rising(both), falling(both, after="_change")
    level = computed(measures.implied_reference, *operands, otherwise="implied")
    implied = both.assign(
        period=both["period_change"],
        basis_period=both["end"],
        step=both["step_change"],
        **level,
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
        industry=subject_of(dataset, choice).industry,
        as_of=choice.asof or None,
    )
    share = computed(measures.gdp_share, rising(pairs, "part_"), falling(pairs, "whole_"))
    kept = pairs[["region", "industry", "period", "span", "coverage", "prices", "definition"]]
    return kept.assign(
        indicator=level,
        **share,
        unit="percent",
        source=pairs["part_source"] + ";" + pairs["whole_source"],
        vintage=joined_ids(pairs["part_vintage"], pairs["whole_vintage"]),
        step=float("nan"),
        inferred="",
        early="",
        note="",
        basis_period=pairs["period"],
    )


def other_voices(dataset: Dataset, choice: Choice, chosen: pd.DataFrame) -> pd.DataFrame:
    """Published levels that were not chosen for a period and say something else, in time."""
    subject = subject_of(dataset, choice)
    indicator, place = subject.share, {"region": "CN", "industry": subject.industry}
    said = known_on(published(dataset, indicator, **place), choice.asof or None)
    shown = chosen[["period", "value", "standing"]].add_prefix("shown_")
    both = said.merge(shown, left_on="period", right_on="shown_period")
    other = (both["value"] != both["shown_value"]) | (both["standing"] != both["shown_standing"])
    told = _in_time(both[other].assign(series=indicator)).drop_duplicates(
        ["period", "value", "standing"]
    )
    return wording.with_digits(told, dataset)
