"""Single quarters and half-years that do not say so among figures counted from January."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sei_metrics.dataset.catalog import Catalog
from sei_metrics.dataset.check.rows import flagged, where
from sei_metrics.dataset.files import Contents
from sei_metrics.dataset.schema import SERIES
from sei_metrics.errors import Fault

_KINDS = ("flow", "rate", "change")
_CUMULATIVE = re.compile(r"-(?:H1|YTD)")
_LATER_PART = re.compile(r"-(?:Q[234]|H2)$")


def faults(contents: Contents, catalog: Catalog) -> Iterator[Fault]:
    """Parts of a year after the first, in one series with figures counted from January.

    `2018-Q2` is April to June by its spelling, `2018-H1` January to June. Drawn as one series they
    would read as one line: the quarter is a series of its own, marked `alone` in `span`.
    """
    rows = contents.tables["observations"]
    counted = [one.id for one in catalog.indicators.values() if one.kind in _KINDS]
    rows = rows.loc[rows.indicator.isin(counted), [*SERIES, "period"]]
    from_january = rows[where(rows, ["period"], _CUMULATIVE.search)]
    later = rows[where(rows, ["period"], _LATER_PART.search)]
    series = set(zip(*(from_january[name].tolist() for name in SERIES), strict=True))
    among = where(later, SERIES, lambda *own: own in series)
    yield from flagged("observations", later, "span", among, "quarter_alone")
