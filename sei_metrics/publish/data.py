"""The observations that may be given away as a table."""

from __future__ import annotations

import pandas as pd

from sei_metrics import text
from sei_metrics.dataset import Dataset


def observations(dataset: Dataset) -> pd.DataFrame:
    """All observations but those whose publisher allows quoting only."""
    return dataset.observations[~_quoted_only(dataset)]


def left_out(dataset: Dataset) -> int:
    """How many observations are quoted in figures but not offered as a table."""
    return int(_quoted_only(dataset).sum())


def quoted(dataset: Dataset) -> dict[str, str]:
    """The sentence about the rows left out."""
    count = left_out(dataset)
    return {lang: text.say("address.quoted", lang, count=count) for lang in text.LANGUAGES}


def _quoted_only(dataset: Dataset) -> pd.Series:
    sources = dataset.sources
    closed = sources.loc[sources["reuse"] == "quote_only", "source"]
    return dataset.observations["source"].isin(closed)
