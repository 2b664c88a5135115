"""Two years in one around 2020: the average of a growth rate, of its reference, and their gap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from sei_metrics import measures, period
from sei_metrics.dataset import Dataset, refuse_no_data, refuse_unlike, when
from sei_metrics.dataset.select import Day
from sei_metrics.errors import SeiError
from sei_metrics.panels.steps import refuse_break, refuse_unlike_periods
from sei_metrics.rounding import Rounded, with_rounding
from sei_metrics.rows import ENDS, joined_ids, panel_rows, ranged

_UNITED = ("vintage", "source")
_COPIED = [*ENDS, *_UNITED]
_BASIS = ["prices", "coverage", "definition"]


def two_year_averages(
    dataset: Dataset,
    indicator: str,
    *,
    reference: str | None = None,
    region: str = "CN",
    industry: str | Sequence[str] = "all",
    reference_industry: str = "all",
    definition: str | None = None,
    last: str = "2021",
    as_of: Day = None,
) -> pd.DataFrame:
    """The average growth of a period and of the same one a year before, beside the reference's.

    Rows by `measure`: `two_year_average` of each industry, `reference_average` beside each, in
    percent a year, and their `gap` in percentage points. The other columns are those of
    `panels.structure`, the earlier year in `before`; `source` and `vintage` are the unions of the
    rates used. `reference` None is the catalog's comparator. Each rate stands on the edition of its
    own year before, so the two may be of two editions, as in the Bureau's own averages. A rate not
    published leaves its average and the gap missing.
    Raises SeiError for an indicator that is no rate or has no reference, and, naming both sides,
    for rates unlike in price basis, coverage or definition, for periods of two kinds, and for a
    break between the two years.
    """
    refuse_no_data(dataset, "two_year_averages")
    before = f"{period.parse(last).year - 1:04d}{last[4:]}"
    refuse_unlike_periods(before, last)
    dataset.catalog.entry("region", region)
    named: Any = (industry,) if industry is None else industry
    listed = [*dict.fromkeys(dataset.catalog.listed("industry", named) or ())]
    asked = {"region": region, "as_of": as_of}
    rates = _rates(dataset, indicator, listed, definition=definition, **asked)
    other = _comparator(dataset, indicator) if reference is None else reference
    beside = _rates(dataset, other, [reference_industry], definition=definition, **asked)
    _refuse_kinds(dataset, rates, beside, (before, last))
    used = pd.concat([rates, beside], ignore_index=True)
    used = used[used.period.isin([before, last])]
    refuse_unlike(dataset.catalog, used)
    for name, each in ((indicator, listed), (other, [reference_industry])):
        for one in each:
            refuse_break(dataset, name, region, one, before, last, as_of=as_of)
    basis = {column: "".join(used[column][:1]) for column in _BASIS}
    kept = basis | {"region": region, "before": before, "period": last}
    own = _pairs(rates, indicator, listed, kept)
    return _averaged(own, _pairs(beside, other, [reference_industry] * len(listed), kept))


def _comparator(dataset: Dataset, indicator: str) -> str:
    entry = dataset.catalog.indicator(indicator)
    if not entry.comparator:
        raise SeiError("refusal.average_no_reference", indicator=entry.name)
    return entry.comparator


def _rates(
    dataset: Dataset, indicator: str, industries: Sequence[str], **asked: Any
) -> pd.DataFrame:
    entry = dataset.catalog.indicator(indicator)
    if entry.kind != "rate":
        raise SeiError("refusal.average_no_rate", indicator=entry.name)
    found = dataset.preferred(indicator, industry=industries, **asked)
    return found[found.span == ""]


def _refuse_kinds(
    dataset: Dataset, rates: pd.DataFrame, beside: pd.DataFrame, asked: tuple[str, str]
) -> None:
    """Raises where the reference is published for these years, but in other kinds of period."""
    years = beside[beside.period.str[:4].isin([each[:4] for each in asked])]
    own = rates[rates.period.isin(asked)]
    if own.empty or years.empty or years.period.isin(asked).any():
        return
    names = [dataset.catalog.indicators[each.indicator.iloc[0]].name for each in (own, years)]
    first, second = when(own.period.iloc[-1]), when(years.period.iloc[-1])
    raise SeiError(
        "refusal.average_kinds", one=names[0], first=first, other=names[1], second=second
    )


def _pairs(
    rates: pd.DataFrame, indicator: str, industries: Sequence[str], kept: dict[str, str]
) -> pd.DataFrame:
    """One row an industry: its rate of the last period, and the one of the year before."""
    index = pd.Index(industries, name="industry")
    last, before = (
        rates[rates.period == kept[end]].set_index("industry")[_COPIED].reindex(index).reset_index()
        for end in ("period", "before")
    )
    words = dict.fromkeys(("vintage", "source", "before_vintage", "before_source"), "")
    both = last.join(before.drop(columns="industry").add_prefix("before_"))
    return both.fillna(words).assign(indicator=indicator, **kept)


def _averaged(own: pd.DataFrame, beside: pd.DataFrame) -> pd.DataFrame:
    averages, frames = [], []
    for rows, measure in ((own, "two_year_average"), (beside, "reference_average")):
        averages.append(
            with_rounding(measures.two_year_average, ranged(rows), ranged(rows, "before_"))
        )
        united = {each: joined_ids(rows[f"before_{each}"], rows[each]) for each in _UNITED}
        whole = rows.assign(**united)
        frames.append(panel_rows(whole, averages[-1], measure, "percent", _known(rows)))
    gap = _exact(with_rounding(measures.growth_gap, *averages), own, beside)
    united = {each: joined_ids(*(frame[each] for frame in frames)) for each in _UNITED}
    known = _known(own) & _known(beside)
    lead = panel_rows(frames[0].assign(**united), gap, "gap", "percentage_points", known)
    return pd.concat([*frames, lead], ignore_index=True)


def _known(rows: pd.DataFrame) -> pd.Series[bool]:
    return rows.value.notna() & rows.before_value.notna()


def _exact(gap: Rounded, own: pd.DataFrame, beside: pd.DataFrame) -> Rounded:
    """A rate against itself is one figure, not two: its gap is 0 without a range."""
    same = (own.indicator == beside.indicator) & (own.industry == beside.industry) & _known(own)
    return gap.map(lambda each: each.mask(same, 0.0))
