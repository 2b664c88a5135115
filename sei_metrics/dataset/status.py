"""The observation status of SDMX (code list CL_OBS_STATUS) for the project's words of doubt."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from sei_metrics.dataset.breaks import with_breaks
from sei_metrics.dataset.model import Data

NORMAL, ESTIMATE, PROVISIONAL, FORECAST, BREAK, MISSING = "A", "E", "P", "F", "B", "M"
_BY_STANDING = {
    "forecast": FORECAST,
    "suspected_break": BREAK,
    "about": ESTIMATE,
    "nearly": ESTIMATE,
    "over": ESTIMATE,
    "under": ESTIMATE,
    "implied": ESTIMATE,
    "not_told": MISSING,
    "not_published": MISSING,
    "target": "",
}
_PRELIMINARY = {"provisional", "preliminary"}
_FIRST_COUNTS = {"first"} | _PRELIMINARY


def is_first_count(vintage: str) -> bool:
    """Whether a vintage, or one of several joined by `;`, is a first count by its id."""
    return _ends_in(vintage, _FIRST_COUNTS)


def is_preliminary(vintage: str) -> bool:
    """Whether a vintage, or one of several joined by `;`, was called preliminary when printed."""
    return _ends_in(vintage, _PRELIMINARY)


def _ends_in(vintage: str, stages: set[str]) -> bool:
    return any(one.rpartition("_")[2] in stages for one in vintage.split(";"))


def status(standings: pd.Series[str], vintages: Iterable[str]) -> pd.Series[str]:
    """The status of rows by standing and vintage; a target is no observation and has none."""
    found = standings.map(lambda one: _BY_STANDING.get(one, NORMAL)).astype("str")
    first = pd.Series([is_first_count(one) for one in vintages], index=standings.index, dtype=bool)
    return found.mask(first & found.isin([NORMAL, ESTIMATE]), PROVISIONAL)


def observation_status(dataset: Data) -> pd.Series[str]:
    """The status of every observation; `B` on the first of a series after a break, unless `F`."""
    rows = dataset.candidates
    after_break = with_breaks(dataset, rows[list(dataset.observations.columns)]).break_certain != ""
    found = status(rows.standing, rows.vintage)
    return found.mask(after_break & (found != FORECAST), BREAK)
