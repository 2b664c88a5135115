"""The rows of a panel: alike in all of them, whatever is computed."""

from __future__ import annotations

import pandas as pd

from sei_metrics.rounding import Rounded

COLUMNS = (
    "measure", "indicator", "region", "industry", "before", "period", "value", "low", "high",
    "unit", "standing", "prices", "coverage", "definition", "vintage", "source",
)  # fmt: skip
ENDS = ("value", "low", "high")


def ranged(rows: pd.DataFrame, prefix: str = "") -> Rounded:
    """The figures of a frame with their ranges."""
    return Rounded(*(rows[f"{prefix}{end}"] for end in ENDS))


def computed(rows: pd.DataFrame, found: Rounded, measure: str, unit: str) -> pd.DataFrame:
    """The rows with a measure's result in place of their own value, low, high and unit."""
    return rows.assign(**vars(found), measure=measure, unit=unit)


def finished(
    rows: pd.DataFrame, known: pd.Series[bool], extra: tuple[str, ...] = ()
) -> pd.DataFrame:
    """The rows in COLUMNS: our calculation, or not published where an operand is not known."""
    standing = pd.Series("calculated", index=rows.index).where(known, "not_published")
    return rows.assign(standing=standing)[[*COLUMNS, *extra]].reset_index(drop=True)


def union(*columns: pd.Series[str]) -> pd.Series[str]:
    """Ids of several columns joined by `;`, each once; an empty one adds nothing."""
    rows = zip(*columns, strict=True)
    ids = ([one for each in row for one in each.split(";") if one] for row in rows)
    return pd.Series([";".join(dict.fromkeys(row)) for row in ids], index=columns[0].index)
