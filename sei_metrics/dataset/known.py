"""From which day each published row was known, and from which words of doubt it is read."""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sei_metrics import period
from sei_metrics.dataset.schema import SERIES
from sei_metrics.rounding import bounds

STANDINGS = {"": "stated", "~": "about", ">": "over", "<": "under", "<~": "nearly"}
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_GRADES = {"A": 1, "B": 2, "C": 3, "D": 4}
# A day and how exactly it is known, in an order: of one day the day of the release comes first.
_Release = tuple[str, bool, str]
_UNDATED: _Release = ("9999-12-31", True, "unknown")


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
    return "released" if published.count("-") == 2 else "latest_possible"


def with_knowledge(
    observations: pd.DataFrame, sources: pd.DataFrame, vintages: pd.DataFrame
) -> pd.DataFrame:
    """The rows with all that choosing between them needs, once for every later choice.

    Adds low, high, standing, grade, known_from, known_from_kind, period_order, `accounts` (the
    vintage of the accounts that a row's own vintage stands on), `early` (that of its vintage), and
    the numbers `series` and `point` of the series and the point a row belongs to. Of `stage`,
    `grade_rank` and `fineness` the lowest is the best.
    """
    by_source, by_vintage = sources.set_index("source"), vintages.set_index("vintage")
    accounts, early = (
        dict(zip(vintages.vintage, vintages[word], strict=True)) for word in ("accounts", "early")
    )
    low, high = bounds(observations.value, observations.step, observations.qualifier)
    series = numbered(observations, SERIES)
    point = numbered(observations, ["period"], within=series)
    rows = observations.assign(
        standing=observations.qualifier.map(STANDINGS).mask(
            observations.nature == "forecast", "forecast"
        ),
        grade=observations.source.map(by_source.grade),
        stage=-observations.vintage.map(by_vintage.order).astype("float64"),
        accounts=_looked_up(observations.vintage, accounts),
        early=_looked_up(observations.vintage, early),
        period_order=_period_order(observations.period),
        low=low,
        high=high,
    )
    copies = pd.Series(
        numbered(rows, ["vintage", "value", "qualifier"], within=point), index=rows.index
    )
    releases = _releases(rows, copies, sources, vintages)
    days = {copy: "" if one == _UNDATED else one[0] for copy, one in releases.items()}
    return rows.assign(
        grade_rank=rows.grade.map(_GRADES).astype("float64").fillna(len(_GRADES) + 1),
        fineness=rows.step.fillna(math.inf),
        series=series,
        point=point,
        known_from=_looked_up(copies, days),
        known_from_kind=_looked_up(copies, {copy: one[2] for copy, one in releases.items()}),
    )


def numbered(
    rows: pd.DataFrame, columns: Iterable[str], within: NDArray[np.int64] | int = 0
) -> NDArray[np.int64]:
    """The number of each row's group: rows alike in these columns, and in the groups given.

    Groups are counted from 0 in the order in which they first appear.
    """
    numbers: NDArray[np.int64] = np.zeros(len(rows), dtype=np.int64) + within
    for column in columns:
        codes, words = pd.factorize(rows[column])
        numbers = pd.factorize(numbers * (len(words) + 1) + codes)[0]
    return numbers


def _looked_up(column: pd.Series[Any], words: Mapping[Any, str]) -> pd.Series[str]:
    """The word of each cell, empty where it has none; cells that are alike are looked up once."""
    codes, cells = pd.factorize(column)
    found = pd.array([words.get(cell, "") for cell in cells.tolist()], dtype="str")
    return pd.Series(found.take(codes), index=column.index)


def _period_order(periods: pd.Series[str]) -> NDArray[np.int64]:
    codes, spellings = pd.factorize(periods)
    places = {spelling: place for place, spelling in enumerate(period.ordered(tuple(spellings)))}
    return np.array([places[one] for one in spellings], dtype="int64")[codes]


def _release(known_from: str, kind: str) -> _Release:
    if not known_from or kind == "unknown":
        return _UNDATED
    return last_day(known_from).isoformat(), kind != "released", kind


def _releases(
    rows: pd.DataFrame, copies: pd.Series[int], sources: pd.DataFrame, vintages: pd.DataFrame
) -> dict[int, _Release]:
    """When the rows that are copies of each other were first known, by their number."""
    once = {
        source: _release(published, release_kind(published))
        for source, published in zip(
            sources.source.tolist(), sources.published.tolist(), strict=True
        )
    }
    columns = (vintages.vintage, vintages.known_from, vintages.known_from_kind)
    stages = {vintage: _release(day, kind) for vintage, day, kind in zip(*columns, strict=True)}
    named = (copies.tolist(), rows.source.tolist(), rows.vintage.tolist())
    earliest: dict[int, _Release] = {}
    for copy, source, vintage in zip(*named, strict=True):
        known = once.get(source) if vintage == "as_published" else stages.get(vintage)
        earliest[copy] = min(known or _UNDATED, earliest.get(copy, _UNDATED))
    return earliest
