"""What each part of a whole added to its growth."""

from __future__ import annotations

import pandas as pd

from sei_metrics import measures
from sei_metrics.dataset import Dataset, refuse_no_data
from sei_metrics.dataset.select import Day
from sei_metrics.measures.growth import growth_between
from sei_metrics.panels.steps import refuse_incomparable_levels, step
from sei_metrics.rounding import with_rounding
from sei_metrics.rows import joined_ids, panel_rows, ranged


def contributions(
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
    """What each part added to the growth of its whole from the first period to the last.

    Rows by `measure`: `contribution` of each part in percentage points, `contribution_rate` of each
    in percent of the growth, and `growth` of the whole in percent, over the whole time and not a
    year. The other columns are those of `panels.structure`, with the first period in `before` and
    the union of all operands in `source`. Levels are at current prices (or physical amounts), so
    the contributions are exact: over all parts they sum to the growth, and their rates to 100,
    within the rounding of the levels. A rate is missing where the whole did not grow beyond its
    rounding.
    Raises SeiError for what `panels.structure_change` refuses, and where the catalog says that
    levels of two years are not comparable.
    """
    refuse_no_data(dataset, "contributions")
    asked = {"region": region, "definition": definition, "vintage": vintage, "as_of": as_of}
    levels = step(dataset, indicator, whole=whole, first=first, last=last, **asked)
    refuse_incomparable_levels(dataset, levels, indicator)
    parts = levels.assign(indicator=indicator, region=region)
    return pd.concat([_points(parts), _rates(parts), _growth(parts, whole)], ignore_index=True)


def _points(parts: pd.DataFrame) -> pd.DataFrame:
    found = with_rounding(
        measures.contribution_of_levels,
        ranged(parts),
        ranged(parts, "before_"),
        ranged(parts, "before_whole_"),
    )
    rows = parts.assign(
        source=joined_ids(parts.before_source, parts.before_whole_source, parts.source)
    )
    known = parts[["value", "before_value", "before_whole_value"]].notna().all(axis=1)
    return panel_rows(rows, found, "contribution", "percentage_points", known)


def _rates(parts: pd.DataFrame) -> pd.DataFrame:
    """The part's increment over that of the whole, so that the weight cancels out."""
    added, added_in_all = (
        with_rounding(measures.growth_gap, ranged(parts, side), ranged(parts, f"before_{side}"))
        for side in ("", "whole_")
    )
    found = with_rounding(measures.contribution_rate, added, added_in_all)
    rows = parts.assign(
        source=joined_ids(
            parts.before_source, parts.before_whole_source, parts.source, parts.whole_source
        )
    )
    operands = parts[["value", "before_value", "whole_value", "before_whole_value"]]
    return panel_rows(rows, found, "contribution_rate", "percent", operands.notna().all(axis=1))


def _growth(parts: pd.DataFrame, whole: str) -> pd.DataFrame:
    one = parts.head(1).assign(industry=whole)
    found = with_rounding(growth_between, ranged(one, "whole_"), ranged(one, "before_whole_"))
    known = one.whole_value.notna() & one.before_whole_value.notna()
    rows = one.assign(source=joined_ids(one.before_whole_source, one.whole_source))
    return panel_rows(rows, found, "growth", "percent", known)
