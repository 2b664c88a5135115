"""The observations as SDMX-CSV 2.0, for the tools of statistical offices."""

from __future__ import annotations

import re

import pandas as pd

from sei_metrics.dataset import Dataset
from sei_metrics.dataset.status import observation_status
from sei_metrics.publish.data import observations

STRUCTURE_ID = "SEI:OBSERVATIONS(1.0)"
NOT_APPLICABLE = "_Z"
_DIMENSIONS = {
    "indicator": "INDICATOR",
    "region": "REF_AREA",
    "industry": "ACTIVITY",
    "span": "SPAN",
    "unit": "UNIT_MEASURE",
    "prices": "PRICE_BASIS",
    "coverage": "COVERAGE",
    "definition": "DEFINITION",
    "nature": "NATURE",
    "vintage": "VINTAGE",
    "source": "SOURCE",
}
_ATTRIBUTES = {"step": "ROUNDING_STEP", "qualifier": "QUALIFIER", "note": "COMMENT_OBS"}


def sdmx(dataset: Dataset) -> pd.DataFrame:
    """All observations but those to be quoted only, one row each, in the columns of SDMX-CSV."""
    rows = observations(dataset)
    said = {
        "STRUCTURE": "datastructure",
        "STRUCTURE_ID": STRUCTURE_ID,
        "ACTION": "I",
        "FREQ": rows.period.map(frequency),
    }
    dimensions = {
        title: rows[column].replace("", NOT_APPLICABLE) for column, title in _DIMENSIONS.items()
    }
    measured = {"TIME_PERIOD": rows.period.map(time_period), "OBS_VALUE": rows.value}
    status = {"OBS_STATUS": observation_status(dataset)[rows.index]}
    attributes = {title: rows[column] for column, title in _ATTRIBUTES.items()}
    return pd.DataFrame(
        {**said, **dimensions, **measured, **status, **attributes}, index=rows.index
    )


def frequency(period: str) -> str:
    """The code of CL_FREQ; other spans of time are `_O`."""
    for pattern, code in (
        (r"[0-9]{4}", "A"),
        (r"[0-9]{4}-H[0-9]", "S"),
        (r"[0-9]{4}-Q[0-9]", "Q"),
        (r"[0-9]{4}-[0-9]{2}", "M"),
    ):
        if re.fullmatch(pattern, period):
            return code
    return "_O"


def time_period(period: str) -> str:
    """The period as SDMX writes it; what has no name there is its first day and its length."""
    first, slash, last = period.partition("/")
    if slash:
        return f"{first}-01-01/P{int(last) - int(first) + 1}Y"
    year, _, months = period.partition("-YTD")
    if months:
        return f"{year}-01-01/P{int(months)}M"
    return period.replace("-H", "-S")
