"""The observation status of SDMX (code list CL_OBS_STATUS) for the project's words of doubt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from sei_metrics.dataset.breaks import with_breaks
from sei_metrics.dataset.model import Data, kept

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


@kept
def early_stages(dataset: Data) -> Mapping[str, str]:
    """The vintages that are first counts or were called preliminary, with the word for it."""
    stages = dataset.vintages[dataset.vintages.early != ""]
    return dict(zip(stages.vintage, stages.early, strict=True))


def status(
    standings: pd.Series[str], vintages: Iterable[str], early: Mapping[str, str]
) -> pd.Series[str]:
    """The status of rows by standing and vintage; a target is no observation and has none.

    A cell may hold several vintages joined by `;`: one of them in `early` makes it provisional.
    """
    found = standings.map(lambda one: _BY_STANDING.get(one, NORMAL)).astype("str")
    first = [any(one in early for one in ids.split(";")) for ids in vintages]
    provisional = pd.Series(first, index=standings.index, dtype=bool)
    return found.mask(provisional & found.isin([NORMAL, ESTIMATE]), PROVISIONAL)


def observation_status(dataset: Data) -> pd.Series[str]:
    """The status of every observation; `B` on the first of a series after a break, unless `F`."""
    rows = dataset.candidates
    after_break = with_breaks(dataset, rows[list(dataset.observations.columns)]).break_certain != ""
    found = status(rows.standing, rows.vintage, early_stages(dataset))
    return found.mask(after_break & (found != FORECAST), BREAK)
