"""Rows as a figure draws them: within its periods, in order, in pieces, of one kind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from sei_metrics import period
from sei_metrics.errors import SeiError
from sei_metrics.points import credits

ROW_COLUMNS = (
    "series",
    "series_name",
    "region",
    "industry",
    "period",
    "span",
    "value",
    "low",
    "high",
    "unit",
    "standing",
    "coverage",
    "prices",
    "definition",
    "vintage",
    "source",
    "note",
)
LOWEST_GROWTH = -100.0
Row = dict[Any, Any]


def trimmed(rows: pd.DataFrame, first: str, last: str) -> pd.DataFrame:
    """The rows whose period lies from `first` to `last`."""
    low, high = period.parse(first).order, period.parse(last).order
    inside = [low <= period.parse(each).order <= high for each in rows["period"]]
    return rows[pd.Series(inside, index=rows.index, dtype=bool)]


def finished(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with exactly the columns of ROW_COLUMNS, in time within each series."""
    missing = {name: "" for name in ROW_COLUMNS if name not in rows}
    words = [name for name in ROW_COLUMNS if name not in ("value", "low", "high") and name in rows]
    filled = rows.assign(**missing, **{name: rows[name].fillna("") for name in words})
    filled = filled.assign(source=filled["source"].map(credits.once))
    filled = filled.astype(dict.fromkeys(("value", "low", "high"), float))
    order = filled["period"].map(lambda each: period.parse(each).order)
    return (
        filled.assign(_order=order)
        .sort_values(["series", "_order"], kind="stable")[list(ROW_COLUMNS)]
        .reset_index(drop=True)
    )


def with_known_ends(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with nothing where an end of the range is open.

    Open is an infinite end, and the lowest there can be of a growth, which says nothing of it.
    """
    value, low, high = (rows[name].astype("float64") for name in ("value", "low", "high"))
    nothing_said = (rows["unit"] == "percent") & (low <= LOWEST_GROWTH) & (value > low)
    return rows.assign(
        value=value,
        low=low.where(np.isfinite(low) & ~nothing_said),
        high=high.where(np.isfinite(high)),
    )


def pieces(points: pd.DataFrame) -> pd.Series:
    """Numbers that change within a series where a year is missing: no line bridges a gap."""
    in_time = points.sort_values("x")
    gaps = in_time.groupby("series")["x"].transform(lambda each: each.diff().gt(1.01).cumsum())
    return gaps.reindex(points.index).astype(int)


def refuse_mixed(rows: pd.DataFrame, columns: Iterable[str]) -> None:
    """Raise where rows that are to be drawn or divided together differ in one of the columns."""
    for column in columns:
        found = [value for value in rows[column].unique() if value]
        if len(found) > 1:
            raise SeiError("refusal.mixed", column=column, one=found[0], other=found[1])


def decimal_year(spelling: str) -> float:
    """A period's place on an axis of years: an annual figure stands at its year."""
    parsed = period.parse(spelling)
    if parsed.frequency == "annual":
        return float(parsed.year)
    year, month = parsed.last_month
    return year + month / 12 - 0.5 if parsed.frequency != "span" else float(year)
