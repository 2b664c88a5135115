"""The one rule that picks between published rows, as they were known on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from sei_metrics import text
from sei_metrics.dataset.model import Data, kept
from sei_metrics.errors import SeiError, UnknownId, shortened

COLUMNS = (
    "indicator", "region", "industry", "period", "span", "value", "low", "high", "standing",
    "definition", "vintage", "source", "unit", "prices", "coverage", "step", "qualifier", "nature",
    "grade", "known_from", "known_from_kind", "inferred", "early", "note",
)  # fmt: skip
ALL = "*"
_PLAINEST = {"": 0, "~": 1, "<~": 2, ">": 3, "<": 4}

Day = str | date | None
Ids = str | Sequence[str] | None


@dataclass(frozen=True)
class LeftOut:
    """How many points a day hides: those not yet published then, those without a known date."""

    not_yet: int
    undated: int

    def say(self, lang: str) -> str:
        """Both counts in a sentence."""
        return text.say("dataset.left_out", lang, not_yet=self.not_yet, undated=self.undated)


def day(as_of: Day) -> str:
    """The day as `2018-03-05`, empty for no day; raises SeiError for what is no day."""
    if as_of is None or as_of == "":
        return ""
    written = as_of.isoformat()[:10] if isinstance(as_of, date) else str(as_of)
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        raise SeiError("dataset.bad_day", value=as_of) from None


def refuse_no_data(given: object, asker: str) -> None:
    """Raises SeiError where what is given is no data set, from whose rows one could choose."""
    if not hasattr(given, "candidates"):
        raise SeiError("error.no_dataset", asker=asker, value=shortened(repr(given)))


def preferred(
    dataset: Data,
    indicator: str,
    *,
    region: Ids = None,
    industry: Ids = None,
    definition: Ids = None,
    vintage: str | None = None,
    as_of: Day = None,
) -> pd.DataFrame:
    """The chosen observation of each series and period, as known on a day.

    Observed rows only; then the vintage of highest order, the best grade, the finest step. Where
    values still differ the point is the range of all, its value the middle of what was printed and
    its standing `sources_differ`. A definition of None is the catalog's default, `*` is every one.
    A vintage keeps to that edition alone. Periods are text: `.query("period == '2021'")`.
    """
    dataset.catalog.indicator(indicator)
    asked = several(dataset, region=region, industry=industry, definition=definition)
    return _preferred(dataset, indicator, asked, vintage, day(as_of))


@kept
def _preferred(
    dataset: Data,
    indicator: str,
    place: tuple[Ids, ...],
    vintage: str | None,
    until: str,
) -> pd.DataFrame:
    if vintage is None:
        return _shown(_of(chosen(dataset, until), dataset, indicator, place))
    rows = of_edition(dataset, _of(dataset.candidates, dataset, indicator, place), vintage)
    rows = rows[rows.nature == "observed"]
    return _shown(choose(known_on(rows, until)))


@kept
def chosen(dataset: Data, until: str = "") -> pd.DataFrame:
    """The chosen observation of every point as known on a day, with the columns of candidates."""
    rows = dataset.candidates
    return choose(known_on(rows[rows.nature == "observed"], until))


def of_edition(dataset: Data, rows: pd.DataFrame, vintage: str | None) -> pd.DataFrame:
    """The rows of one edition, of all for None; raises UnknownId for an id that is none."""
    known = set(dataset.vintages.vintage)
    if not (vintage is None or (isinstance(vintage, str) and vintage in known)):
        raise UnknownId("vintage", vintage, dataset.vintages.vintage)
    return rows if vintage is None else rows[rows.vintage == vintage]


def several(dataset: Data, **asked: Ids) -> tuple[Ids, ...]:
    """The ids of each kind as they can be remembered by; raises UnknownId for what is none."""
    return tuple(
        ids if (kind, str(ids)) == ("definition", ALL) else dataset.catalog.listed(kind, ids)
        for kind, ids in asked.items()
    )


def forecasts(
    dataset: Data,
    indicator: str,
    *,
    region: Ids = None,
    industry: Ids = None,
    definition: Ids = None,
    as_of: Day = None,
) -> pd.DataFrame:
    """All forecasts known on a day, none chosen over another."""
    asked = {"region": region, "industry": industry, "definition": definition}
    return _shown(known_on(published(dataset, indicator, nature="forecast", **asked), as_of))


def published(
    dataset: Data,
    indicator: str,
    *,
    nature: str = "observed",
    region: Ids = None,
    industry: Ids = None,
    definition: Ids = None,
) -> pd.DataFrame:
    """All rows of an indicator, before any choice; raises UnknownId for an id that is none."""
    place = several(dataset, region=region, industry=industry, definition=definition)
    rows = dataset.candidates
    return _of(rows[rows.nature == nature], dataset, indicator, place)


def _of(rows: pd.DataFrame, dataset: Data, indicator: str, place: tuple[Ids, ...]) -> pd.DataFrame:
    """The rows of an indicator at a place: regions, industries and definitions."""
    default = dataset.catalog.indicator(indicator).default_definition
    region, industry, definition = place
    if definition is None:
        definition = (default,) if default else None
    rows = rows[rows.indicator == indicator]
    for column, ids in (("region", region), ("industry", industry), ("definition", definition)):
        if ids is not None and ids != ALL:
            rows = rows[rows[column].isin(ids)]
    return rows


def known_on(rows: pd.DataFrame, as_of: Day) -> pd.DataFrame:
    """The rows known on a day; a row without a known date never counts. None keeps all."""
    until = day(as_of)
    return rows[(rows.known_from != "") & (rows.known_from <= until)] if until else rows


def left_out(
    dataset: Data,
    indicator: str,
    *,
    region: Ids = None,
    industry: Ids = None,
    definition: Ids = None,
    as_of: Day = None,
) -> LeftOut:
    """The points that a day hides; a point of which any row has no date counts as undated."""
    asked = several(dataset, region=region, industry=industry, definition=definition)
    return _left_out(dataset, indicator, asked, day(as_of))


@kept
def _left_out(dataset: Data, indicator: str, place: tuple[Ids, ...], until: str) -> LeftOut:
    rows = _of(dataset.candidates, dataset, indicator, place)
    rows = rows[rows.nature == "observed"]
    hidden = rows[~rows.point.isin(known_on(rows, until).point)]
    undated = hidden[hidden.known_from == ""].point.nunique()
    return LeftOut(hidden.point.nunique() - undated, undated)


def choose(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a point."""
    if rows.point.is_unique:
        return rows
    best = rows
    for column in ("stage", "grade_rank", "fineness"):
        best = best[best[column] == best.groupby("point")[column].transform("min")]
    best = best.assign(plain=best.qualifier.map(_PLAINEST), undated=best.known_from == "")
    best = best.sort_values(["point", "plain", "undated", "known_from", "source"])
    chosen = best.drop_duplicates("point")
    values = best.groupby("point").value
    differing = values.transform("min") < values.transform("max")
    if differing.any():
        ranged = [_ranged(rows) for _, rows in best[differing].groupby("point")]
        chosen = pd.concat([chosen[~differing[chosen.index]], *ranged])
    return chosen


def _ranged(rows: pd.DataFrame) -> pd.DataFrame:
    ends = rows[["value", "low", "high"]].replace([np.inf, -np.inf], np.nan)
    told = rows.assign(
        value=(rows.value.min() + rows.value.max()) / 2,
        low=ends.min(axis=None),
        high=ends.max(axis=None),
        standing="sources_differ",
        qualifier="",
        step=np.nan,
        source=";".join(dict.fromkeys(rows.source)),
        **{one: ";".join(dict.fromkeys(rows[one])) for one in ("vintage", "accounts")},
        known_from=rows.known_from.max(),
    )
    return told.iloc[:1]


def _shown(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.sort_values(["series", "period_order"])[list(COLUMNS)].reset_index(drop=True)
