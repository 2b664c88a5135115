"""What part of a whole each of its parts is, and by how many points that changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from sei_metrics import measures, period
from sei_metrics.dataset import Dataset, refuse_no_data, split_levels, when
from sei_metrics.dataset.select import Day
from sei_metrics.errors import SeiError
from sei_metrics.panels.steps import refuse_unknown, step
from sei_metrics.rounding import with_rounding
from sei_metrics.rows import joined_ids, panel_rows, ranged

Periods = str | Sequence[str] | None


def structure(
    dataset: Dataset,
    indicator: str,
    *,
    whole: str,
    periods: Periods = None,
    region: str = "CN",
    definition: str | None = None,
    vintage: str | None = None,
    as_of: Day = None,
) -> pd.DataFrame:
    """The share of each part in its printed whole, in percent, one row a period and part.

    Columns: `measure` (`share`), `indicator`, `region`, `industry` (the part), `before` (empty),
    `period`, `value`, `low`, `high`, `unit`, `standing` (`calculated`, or `not_published` where a
    part is not printed), `prices`, `coverage`, `definition`, `vintage` (the one edition of the
    period), `source` (of part and whole). In a period with all parts the shares sum to 100 within
    the rounding of the levels. `periods` None is every year, else one
    period or several of one kind.
    Raises SeiError for parts that overlap or that the catalog does not call exhaustive, for sums
    that miss the whole beyond rounding, for unlike figures, for two kinds of
    period, and for a period named that has no figure.
    """
    refuse_no_data(dataset, "structure")
    asked: Any = {"region": region, "definition": definition, "vintage": vintage, "as_of": as_of}
    levels = levels_of(dataset, indicator, whole, periods, **asked)
    found = with_rounding(measures.share, ranged(levels), ranged(levels, "whole_"))
    sources = joined_ids(levels.source, levels.whole_source)
    rows = levels.assign(indicator=indicator, region=region, before="", source=sources)
    known = levels.value.notna() & levels.whole_value.notna()
    return panel_rows(rows, found, "share", "percent", known)


def structure_change(
    dataset: Dataset,
    indicator: str,
    *,
    whole: str,
    first: str,
    last: str,
    region: str = "CN",
    definition: str | None = None,
    vintage: str | None = None,
    as_of: Day = None,
) -> pd.DataFrame:
    """The change of each part's share from the first period to the last, in percentage points.

    Columns: those of `structure` with `measure` `share_change` and the first period in `before`;
    `source` is the union of all four levels. Over all parts the changes sum to 0 within rounding.
    Raises SeiError for what `structure` refuses, and, naming both periods, for periods that are not
    the same part of a year, for two editions and for a break between.
    """
    refuse_no_data(dataset, "structure_change")
    asked = {"region": region, "definition": definition, "vintage": vintage, "as_of": as_of}
    parts = step(dataset, indicator, whole=whole, first=first, last=last, **asked)
    before, after = (
        with_rounding(measures.share, ranged(parts, side), ranged(parts, f"{side}whole_"))
        for side in ("before_", "")
    )
    found = with_rounding(measures.growth_gap, after, before)
    sources = joined_ids(
        parts.before_source, parts.before_whole_source, parts.source, parts.whole_source
    )
    rows = parts.assign(indicator=indicator, region=region, source=sources)
    operands = parts[["value", "whole_value", "before_value", "before_whole_value"]]
    known = operands.notna().all(axis=1)
    return panel_rows(rows, found, "share_change", "percentage_points", known)


def levels_of(
    dataset: Dataset, indicator: str, whole: str, periods: Periods, **asked: Any
) -> pd.DataFrame:
    """The levels of the periods named, by default of years.

    Two kinds of period and a period without figures are refused.
    """
    levels = split_levels(dataset, indicator, whole, **asked)
    if periods is None:
        kept = levels.period.map(period.frequency) == "annual"
        return levels[kept].reset_index(drop=True)
    single = isinstance(periods, str) or not isinstance(periods, Iterable)
    listed: list[Any] = [periods] if single else [*periods]
    for each in listed:
        if period.frequency(each) != period.frequency(listed[0]):
            raise SeiError("refusal.mixed_kinds", first=when(listed[0]), second=when(each))
    for each in listed:
        refuse_unknown(dataset, indicator, whole, levels, each)
    return levels[levels.period.isin(listed)].reset_index(drop=True)
