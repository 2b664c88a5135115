"""Rows as a figure draws them: within its periods, in order, in pieces, of one kind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from sei_metrics import period
from sei_metrics.errors import SeiError
from sei_metrics.points import credits
from sei_metrics.rounding import Rounded

ROW_COLUMNS = (
    "series",
    "series_name",
    "indicator",
    "region",
    "industry",
    "period",
    "span",
    "value",
    "low",
    "high",
    "step",
    "unit",
    "standing",
    "coverage",
    "prices",
    "definition",
    "vintage",
    "segment",
    "source",
    "note",
)
COMPUTED = ("calculated", "over", "under", "not_told")
_NUMBERS = ("value", "low", "high", "step")
Row = dict[Any, Any]
_UNJOINED = {"over", "under", "nearly", "sources_differ", "not_told", "forecast"}


def trimmed(rows: pd.DataFrame, first: str, last: str) -> pd.DataFrame:
    """The rows whose period lies from `first` to `last`; none where there are no periods."""
    if not first:
        return rows.head(0)
    low, high = period.parse(first).order, period.parse(last).order
    inside = [low <= period.parse(each).order <= high for each in rows["period"]]
    return rows[pd.Series(inside, index=rows.index, dtype=bool)]


def finished(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with exactly the columns of ROW_COLUMNS, in time within each series.

    A computed row is of no published indicator.
    """
    missing = {name: np.nan if name in _NUMBERS else "" for name in ROW_COLUMNS if name not in rows}
    words = [name for name in ROW_COLUMNS if name not in _NUMBERS and name in rows]
    filled = rows.assign(**missing, **{name: rows[name].fillna("") for name in words})
    computed = filled["standing"].isin(COMPUTED) & filled["step"].isna()
    filled = filled.assign(
        source=filled["source"].map(credits.once), indicator=filled["indicator"].mask(computed, "")
    )
    filled = filled.astype(dict.fromkeys(_NUMBERS, float))
    order = filled["period"].map(lambda each: period.parse(each).order)
    return (
        filled.assign(_order=order)
        .sort_values(["series", "_order"], kind="stable")[list(ROW_COLUMNS)]
        .reset_index(drop=True)
    )


def with_known_ends(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with nothing where an end of the range is open."""
    low, high = rows["low"].astype("float64"), rows["high"].astype("float64")
    return rows.assign(low=low.where(np.isfinite(low)), high=high.where(np.isfinite(high)))


def with_pieces(points: pd.DataFrame) -> pd.DataFrame:
    """The points with `piece`, the number of the piece of line that each belongs to.

    The one rule for lines: a line joins two points of a series only where one period follows the
    other at once, both stand on one basis (`segment`), and both are numbers: a bound is none, and
    neither is the middle of what sources that differ say.
    """
    order = points["period"].map(lambda each: period.parse(each).order)
    in_time = points.assign(_order=order).sort_values(["series", "_order"], kind="stable")
    pieces: list[int] = []
    before: Row | None = None
    for row in in_time.to_dict("records"):
        pieces.append(pieces[-1] if before and _joined(before, row) else len(pieces))
        before = row
    numbered = pd.Series(pieces, index=in_time.index, dtype=int)
    return points.assign(piece=numbered.reindex(points.index))


def _joined(before: Row, row: Row) -> bool:
    return (
        before["series"] == row["series"]
        and before.get("segment") == row.get("segment")
        and not {before["standing"], row["standing"]} & _UNJOINED
        and period.follows(row["period"], before["period"])
    )


def computed_standing(
    rising: Iterable[pd.Series], falling: Iterable[pd.Series] = (), *, otherwise: str = "calculated"
) -> pd.Series:
    """The word of doubt of a computed number, from those of the figures it is computed from.

    It rises with some of them and falls with others, so that a bound below one is a bound of its
    own. Where bounds pull both ways nothing can be told, and the word is `not_told`.
    """
    moves = [each.map({"over": 1, "under": -1}).fillna(0) for each in rising]
    moves += [each.map({"over": -1, "under": 1}).fillna(0) for each in falling]
    up = pd.concat(moves, axis=1).eq(1).any(axis=1)
    down = pd.concat(moves, axis=1).eq(-1).any(axis=1)
    said = pd.Series(otherwise, index=moves[0].index, dtype="str")
    return said.mask(up, "over").mask(down, "under").mask(up & down, "not_told")


def closed(frame: pd.DataFrame, before: str = "", after: str = "") -> Rounded:
    """The columns value, low and high, with these around their names; an open end at the value.

    What is computed from it is given back its open end by `opened`.
    """
    value, low, high = (
        frame[f"{before}{end}{after}"].astype(float) for end in ("value", "low", "high")
    )
    return Rounded(value, low.mask(np.isneginf(low), value), high.mask(np.isposinf(high), value))


def opened(computed: Rounded, standing: pd.Series) -> dict[str, pd.Series]:
    """Value, low and high of a computed number: a bound is open on one side, or nothing is told."""
    told, index = standing.ne("not_told").to_numpy(), standing.index
    value, low, high = (
        pd.Series(np.asarray(end, dtype=float), index=index).where(told)
        for end in (computed.value, computed.low, computed.high)
    )
    return {
        "value": value,
        "low": low.mask(standing.eq("under"), -np.inf),
        "high": high.mask(standing.eq("over"), np.inf),
        "standing": standing,
    }


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
