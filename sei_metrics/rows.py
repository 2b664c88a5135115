"""The one shape of row: a number with the range that rounding leaves, its doubt and its sources.

Every row from the chooser to the file taken away has `value`, `low` and `high` (where two numbers
stand in one row, with a prefix or a suffix around these names), `standing`, the word of doubt, and
`source`, ids joined by `;`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from sei_metrics import period
from sei_metrics.rounding import Rounded, with_rounding

Row = dict[Any, Any]
Operand = tuple[Rounded, pd.Series, int]
ENDS = ("value", "low", "high")
# A row that a figure draws.
ROW_COLUMNS = (
    "series", "series_name", "indicator", "region", "industry", "period", "span", *ENDS, "step",
    "unit", "standing", "coverage", "prices", "definition", "vintage", "early", "segment", "source",
    "inferred", "note",
)  # fmt: skip
# A row of a panel.
PANEL_COLUMNS = (
    "measure", "indicator", "region", "industry", "before", "period", *ENDS, "unit", "standing",
    "prices", "coverage", "definition", "vintage", "source",
)  # fmt: skip
COMPUTED = ("calculated", "over", "under", "not_told")
_NUMBERS = (*ENDS, "step")
_UNJOINED = {"over", "under", "nearly", "sources_differ", "not_told", "forecast"}


def ranged(rows: pd.DataFrame | Mapping[Any, Any], before: str = "", after: str = "") -> Rounded:
    """Value, low and high of a frame or of one row, with these around their names."""
    return Rounded(*(rows[f"{before}{end}{after}"] for end in ENDS))


def closed(rows: pd.DataFrame, before: str = "", after: str = "") -> Rounded:
    """The same of a frame, with an open end at the value.

    What is computed from it is given back its open end by `opened`.
    """
    given = ranged(rows, before, after).map(lambda each: each.astype(float))
    low = given.low.mask(np.isneginf(given.low), given.value)
    return Rounded(given.value, low, given.high.mask(np.isposinf(given.high), given.value))


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


def computed_standing(
    rising: Iterable[pd.Series], falling: Iterable[pd.Series] = (), *, otherwise: str = "calculated"
) -> pd.Series:
    """The word of doubt of a computed number, from those of the numbers it is computed from.

    It rises with some of them and falls with others, so that a bound below one is a bound of its
    own. Where bounds pull both ways nothing can be told, and the word is `not_told`.
    """
    moves = [each.map({"over": 1, "under": -1}).fillna(0) for each in rising]
    moves += [each.map({"over": -1, "under": 1}).fillna(0) for each in falling]
    up = pd.concat(moves, axis=1).eq(1).any(axis=1)
    down = pd.concat(moves, axis=1).eq(-1).any(axis=1)
    said = pd.Series(otherwise, index=moves[0].index, dtype="str")
    return said.mask(up, "over").mask(down, "under").mask(up & down, "not_told")


def rising(rows: pd.DataFrame, before: str = "", after: str = "") -> Operand:
    """An operand of `computed` that the result rises with: its numbers and its words of doubt."""
    return closed(rows, before, after), rows[f"{before}standing{after}"], +1


def falling(rows: pd.DataFrame, before: str = "", after: str = "") -> Operand:
    """An operand of `computed` that the result falls with."""
    return closed(rows, before, after), rows[f"{before}standing{after}"], -1


def computed(
    measure: Callable[..., Any],
    *operands: Operand,
    otherwise: str = "calculated",
    **keywords: pd.Series,
) -> dict[str, pd.Series]:
    """Value, low, high and standing of what a measure gives for these operands."""
    up, down = ([each for _, each, sign in operands if sign == way] for way in (+1, -1))
    found = with_rounding(measure, *(each for each, _, _ in operands), **keywords)
    return opened(found, computed_standing(up, down, otherwise=otherwise))


def joined_ids(*columns: pd.Series[str]) -> pd.Series[str]:
    """Ids of one or more columns joined by `;`, each once; an empty one adds nothing."""
    rows = zip(*columns, strict=True)
    ids = ([one for each in row for one in each.split(";") if one] for row in rows)
    found = [";".join(dict.fromkeys(row)) for row in ids]
    return pd.Series(found, index=columns[0].index, dtype="str")


def in_time(rows: pd.DataFrame, *before: str, after: tuple[str, ...] = ()) -> pd.DataFrame:
    """The rows by the end of their period, and by these columns before and after it."""
    order = rows["period"].map(lambda each: period.parse(each).order)
    by = [*before, "_order", *after]
    return rows.assign(_order=order).sort_values(by, kind="stable").drop(columns="_order")


def finished(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with exactly the columns of ROW_COLUMNS, in time within each series.

    A computed row is of no published indicator.
    """
    missing = {name: np.nan if name in _NUMBERS else "" for name in ROW_COLUMNS if name not in rows}
    words = [name for name in ROW_COLUMNS if name not in _NUMBERS and name in rows]
    filled = rows.assign(**missing, **{name: rows[name].fillna("") for name in words})
    ours = filled["standing"].isin(COMPUTED) & filled["step"].isna()
    filled = filled.assign(
        source=joined_ids(filled["source"]), indicator=filled["indicator"].mask(ours, "")
    )
    filled = filled.astype(dict.fromkeys(_NUMBERS, float))
    return in_time(filled, "series")[[*ROW_COLUMNS]].reset_index(drop=True)


def panel_rows(
    rows: pd.DataFrame,
    found: Rounded,
    measure: str,
    unit: str,
    known: pd.Series[bool],
    extra: tuple[str, ...] = (),
) -> pd.DataFrame:
    """The rows in PANEL_COLUMNS with what a measure found in place of their own numbers.

    Each is our calculation, or not published where an operand is not known.
    """
    standing = pd.Series("calculated", index=rows.index).where(known, "not_published")
    answers = rows.assign(**vars(found), measure=measure, unit=unit, standing=standing)
    return answers[[*PANEL_COLUMNS, *extra]].reset_index(drop=True)


def trimmed(rows: pd.DataFrame, first: str, last: str) -> pd.DataFrame:
    """The rows whose period lies from `first` to `last`; none where there are no periods."""
    if not first:
        return rows.head(0)
    inside = [period.lies_within(each, first, last) for each in rows["period"]]
    return rows[pd.Series(inside, index=rows.index, dtype=bool)]


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
    need(points, "series", "segment", "standing", "period")
    pieces: list[int] = []
    before: Row | None = None
    ordered = in_time(points, "series")
    for row in ordered.to_dict("records"):
        pieces.append(pieces[-1] if before and _joined(before, row) else len(pieces))
        before = row
    numbered = pd.Series(pieces, index=ordered.index, dtype=int)
    return points.assign(piece=numbered.reindex(points.index))


def _joined(before: Row, row: Row) -> bool:
    return (
        before["series"] == row["series"]
        and before["segment"] == row["segment"]
        and not {before["standing"], row["standing"]} & _UNJOINED
        and period.follows(row["period"], before["period"])
    )


def need(rows: pd.DataFrame, *columns: str) -> None:
    """Raises LookupError where the rows lack one of these columns, naming all that they lack."""
    if lacking := [name for name in columns if name not in rows]:
        raise LookupError(
            f"the rows lack {', '.join(lacking)}; they have {', '.join(rows.columns)}"
        )


def decimal_year(spelling: str) -> float:
    """A period's place on an axis of years: an annual figure stands at its year."""
    parsed = period.parse(spelling)
    if parsed.frequency == "annual":
        return float(parsed.year)
    year, month = parsed.last_month
    return year + month / 12 - 0.5 if parsed.frequency != "span" else float(year)
