"""Two periods of a split that can be compared, or the sentence that says why they cannot."""

from __future__ import annotations

from typing import Any

import pandas as pd

from sei_metrics import period, text, units
from sei_metrics.dataset import Dataset, breaks_between, split_levels, when
from sei_metrics.dataset.select import Day
from sei_metrics.errors import SeiError
from sei_metrics.rows import Row


def step(
    dataset: Dataset, indicator: str, *, whole: str, first: str, last: str, **asked: Any
) -> pd.DataFrame:
    """Each part in the last period, with the columns of the first as `before_`.

    `asked` are the choices of `split_levels`. Raises SeiError, naming both sides, for periods that
    are not the same part of a year, not in order or not published, for two editions and for a
    break between.
    """
    refuse_unlike_periods(first, last)
    levels = split_levels(dataset, indicator, whole, **asked)
    for each in (first, last):
        refuse_unknown(dataset, indicator, whole, levels, each)
    before, after = (levels[levels.period == each] for each in (first, last))
    _refuse_editions(dataset, before, after)
    for industry in (whole, *after.industry):
        region = asked.get("region", "CN")
        refuse_break(dataset, indicator, region, industry, first, last, as_of=asked.get("as_of"))
    parts = after.merge(
        before.add_prefix("before_"), left_on="industry", right_on="before_industry"
    )
    return parts.assign(before=first)


def refuse_unlike_periods(first: str, last: str) -> None:
    """Raises unless both are the same part of two years, the first before the last."""
    one, other = period.parse(first), period.parse(last)
    told = {"first": when(first), "last": when(last)}
    if one.frequency != other.frequency or first[4:] != last[4:] or one.frequency == "span":
        raise SeiError("refusal.step_kinds", **told)
    if one.order >= other.order:
        raise SeiError("refusal.step_order", **told)


def refuse_break(
    dataset: Dataset,
    indicator: str,
    region: str,
    industry: str,
    first: str,
    last: str,
    *,
    as_of: Day = None,
) -> None:
    """Raises where a known or suspected break of the series lies between, with its reason."""
    between = breaks_between(dataset, indicator, region, industry, first, last, as_of=as_of)
    refuse_breaks(dataset, {"indicator": indicator, "industry": industry}, first, last, between)


def refuse_breaks(
    dataset: Dataset, series: Row, first: str, last: str, between: pd.DataFrame
) -> None:
    """Raises for the first of the breaks that lie between two periods of a series."""
    for crossed in between.itertuples():
        raise SeiError(
            "refusal.step_break",
            indicator=dataset.catalog.indicators[series["indicator"]].name,
            industry=dataset.catalog.industries[series["industry"]].name,
            first=when(first),
            last=when(last),
            reason={lang: getattr(crossed, f"reason_{lang}") for lang in text.LANGUAGES},
        )


def refuse_incomparable_levels(dataset: Dataset, parts: pd.DataFrame, indicator: str) -> None:
    """Raises where the catalog says that levels of two years may count unlike units."""
    entry = dataset.catalog.indicators[indicator]
    if entry.comparable_levels or parts.empty:
        return
    row = parts.iloc[0]
    one, other = (
        {
            lang: units.amount(value, entry.unit, lang, decimals=entry.decimals)
            for lang in text.LANGUAGES
        }
        for value in (float(row.before_whole_value), float(row.whole_value))
    )
    told = {"first": when(row.before), "last": when(row.period), "one": one, "other": other}
    raise SeiError("refusal.step_levels", indicator=entry.name, **told)


def refuse_unknown(
    dataset: Dataset, indicator: str, whole: str, levels: pd.DataFrame, asked: str
) -> None:
    """Raises where no level is published for a period, naming those that have one."""
    if (levels.period == asked).any():
        return
    raise SeiError(
        "refusal.step_unknown",
        indicator=dataset.catalog.indicators[indicator].name,
        whole=dataset.catalog.industries[whole].name,
        period=when(asked),
        known=", ".join(dict.fromkeys(levels.period)) or "–",
    )


def _refuse_editions(dataset: Dataset, before: pd.DataFrame, after: pd.DataFrame) -> None:
    one, other = before.vintage.iloc[0], after.vintage.iloc[0]
    if one == other:
        return
    titles = dataset.vintages.set_index("vintage")
    first, second = (
        {lang: titles[f"title_{lang}"][each] for lang in text.LANGUAGES} for each in (one, other)
    )
    told = {"first": when(before.period.iloc[0]), "last": when(after.period.iloc[0])}
    raise SeiError("refusal.step_editions", **told, one=first, other=second)
