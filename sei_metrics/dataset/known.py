"""From which day each published row was known, and from which words of doubt it is read."""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Iterable
from datetime import date

import pandas as pd

from sei_metrics import period
from sei_metrics.dataset.schema import POINT, SERIES
from sei_metrics.rounding import bounds

STANDINGS = {"": "stated", "~": "about", ">": "over", "<": "under", "<~": "nearly"}
UNPRINTED = "9999-12-31"
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_GRADES = {"A": 1, "B": 2, "C": 3, "D": 4}
_COPIES = (*POINT, "vintage", "value", "qualifier")


def is_date(written: str) -> bool:
    """Whether this is a day, month or year of the calendar, written with the digits 0 to 9."""
    if not _DATE.fullmatch(written):
        return False
    try:
        first_day(written)
    except ValueError:
        return False
    return True


def first_day(written: str) -> date:
    """The earliest day that `2018`, `2018-03` or `2018-03-05` can mean; raises ValueError."""
    year, month, day = (*(int(part) for part in written.split("-")), 1, 1)[:3]
    return date(year, month, day)


def last_day(written: str) -> date:
    """The latest day that `2018`, `2018-03` or `2018-03-05` can mean; raises ValueError."""
    parts = [int(part) for part in written.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return date(year, month, day)


def known_by(written: Iterable[str], until: str) -> list[bool]:
    """Whether each date, `2018` at its last day, lies on a day or before; a missing one never."""
    return [bool(each) and last_day(each).isoformat() <= until for each in written]


def release_kind(published: str) -> str:
    """How exactly a document's date tells when its figures came out."""
    if not published:
        return "unknown"
    return "released" if len(published) == len(UNPRINTED) else "latest_possible"


def with_knowledge(
    observations: pd.DataFrame, sources: pd.DataFrame, vintages: pd.DataFrame
) -> pd.DataFrame:
    """The rows with all that choosing between them needs, once for every later choice.

    Adds low, high, standing, grade, known_from, known_from_kind, period_order, `accounts` (the
    vintage of the accounts that a row's own vintage stands on), and the numbers `series` and
    `point` of the series and the point a row belongs to. Of `stage`, `grade_rank` and `fineness`
    the lowest is the best.
    """
    stages = vintages.set_index("vintage")
    rows = observations.assign(
        standing=observations.qualifier.map(STANDINGS),
        grade=observations.source.map(sources.set_index("source").grade),
        stage=-observations.vintage.map(stages.order).astype("float64"),
        accounts=_accounts(observations.vintage, vintages),
        period_order=_period_order(observations.period),
    )
    rows.loc[rows.nature == "forecast", "standing"] = "forecast"
    rows["low"], rows["high"] = bounds(rows.value, rows.step, rows.qualifier)
    rows["grade_rank"] = rows.grade.map(_GRADES).astype("float64").fillna(len(_GRADES) + 1)
    rows["fineness"] = rows.step.fillna(math.inf)
    rows["series"] = rows.groupby(list(SERIES), sort=False).ngroup()
    rows["point"] = rows.groupby(list(POINT), sort=False).ngroup()
    return _dated(rows, sources, vintages)


def _accounts(named: pd.Series[str], vintages: pd.DataFrame) -> pd.Series[str]:
    accounts = dict(zip(vintages.vintage, vintages.accounts, strict=True))
    return named.map(lambda one: accounts.get(one, "")).astype("str")


def _period_order(periods: pd.Series[str]) -> pd.Series[int]:
    spellings = period.ordered(tuple(periods.unique()))
    return periods.map({spelling: place for place, spelling in enumerate(spellings)})


def _dated(rows: pd.DataFrame, sources: pd.DataFrame, vintages: pd.DataFrame) -> pd.DataFrame:
    printed = _releases(sources, "source", "published")
    stages = _releases(vintages, "vintage", "known_from").assign(
        kind=vintages.set_index("vintage").known_from_kind
    )
    once = rows.vintage == "as_published"
    dated = rows.assign(
        known_from=rows.source.map(printed.day).where(once, rows.vintage.map(stages.day)),
        known_from_kind=rows.source.map(printed.kind).where(once, rows.vintage.map(stages.kind)),
    )
    undated = dated.known_from_kind.isna() | (dated.known_from_kind == "unknown")
    return _earliest_of_copies(dated.assign(known_from=dated.known_from.mask(undated, UNPRINTED)))


def _releases(table: pd.DataFrame, key: str, column: str) -> pd.DataFrame:
    written = table.set_index(key)[column]
    days = [last_day(one).isoformat() if one else UNPRINTED for one in written]
    kinds = [release_kind(one) for one in written]
    return pd.DataFrame({"day": days, "kind": kinds}, index=written.index, dtype="str")


def _earliest_of_copies(rows: pd.DataFrame) -> pd.DataFrame:
    early = rows.sort_values(["known_from", "known_from_kind"], ascending=[True, False])
    copies = early.groupby(list(_COPIES), sort=False)
    days, kinds = copies.known_from.transform("first"), copies.known_from_kind.transform("first")
    unknown = days == UNPRINTED
    return rows.assign(
        known_from=days.mask(unknown, ""), known_from_kind=kinds.mask(unknown, "unknown")
    )
