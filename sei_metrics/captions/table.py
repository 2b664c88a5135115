"""The table behind a figure: its rows in words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import pandas as pd

from sei_metrics import period, text, units
from sei_metrics.captions import credits, wording
from sei_metrics.dataset import Dataset, kept
from sei_metrics.rows import ENDS, with_known_ends

_BEHIND = ("series_name", "period", *ENDS, "unit", "standing", "vintage", "coverage", "source",
           "note")  # fmt: skip


def behind(rows: pd.DataFrame, dataset: Dataset, lang: str) -> pd.DataFrame:
    """The drawn rows in words: value, range, unit, standing, vintage and source of each point."""
    rows = wording.with_digits(with_known_ends(rows), dataset)
    shown = rows[list(_BEHIND)].assign(
        period=[period.label(each, lang) for each in rows["period"]],
        unit=[
            units.name(unit, lang, *more) if unit else ""
            for unit, *more in rows[["unit", "largest", "counter"]].itertuples(index=False)
        ],
        standing=[text.say(f"standing.{each}", lang) for each in rows["standing"]],
        vintage=[vintage_titles(each, dataset, lang) for each in rows["vintage"]],
        coverage=[name_of(dataset, "coverage", each, lang) for each in rows["coverage"]],
        source=[credits.credit(each, dataset, lang) for each in rows["source"]],
    )
    return with_titles(_scaled(shown, wording.factors(rows, lang)), lang)


def _scaled(shown: pd.DataFrame, factor: pd.Series) -> pd.DataFrame:
    """Numbers in the unit beside them; an open end is empty, as the word of doubt says which."""
    numbers = shown[[*ENDS]].astype(float).mul(factor, axis=0).round(6)
    return shown.assign(**numbers.where(np.isfinite(numbers)))


def vintage_titles(written: str, dataset: Dataset, lang: str) -> str:
    """What the editions are called whose ids are joined by `;`."""
    titles = _titles(dataset, lang)
    parts = [part for part in written.split(";") if part]
    return text.say("word.semicolon", lang).join(titles.get(part, part) for part in parts)


@kept
def _titles(dataset: Dataset, lang: str) -> Mapping[str, str]:
    stages = dataset.vintages
    return MappingProxyType(dict(zip(stages["vintage"], stages[f"title_{lang}"], strict=True)))


def name_of(dataset: Dataset, kind: str, entry: str, lang: str) -> str:
    """The catalog's name of an entry; nothing where none is given."""
    return dataset.catalog.name(kind, entry, lang) if entry else ""


def with_titles(frame: pd.DataFrame, lang: str) -> pd.DataFrame:
    """The frame with its columns called as a reader calls them."""
    return frame.rename(columns={name: text.say(f"column.{name}", lang) for name in frame})
