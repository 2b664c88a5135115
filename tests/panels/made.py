"""Small data sets made of a few rows, for panels that are worked by head."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from sei_metrics import text
from sei_metrics.dataset import Dataset
from sei_metrics.errors import SeiError

LEVEL = {
    "indicator": "three_new_value_added", "region": "CN", "industry": "three_new_economy",
    "period": "2020", "span": "", "value": 0.0, "step": 1.0, "qualifier": "", "unit": "CNY_100m",
    "prices": "current", "coverage": "whole_economy", "definition": "nbs", "nature": "observed",
    "vintage": "as_published", "source": "three_new_2020", "inferred": "", "note": "",
}  # fmt: skip
RATE = LEVEL | {
    "indicator": "sei_industrial_value_added_growth", "industry": "all", "step": 0.1,
    "unit": "percent", "prices": "constant", "coverage": "industry_above_designated_size",
    "source": "nbs_sei",
}  # fmt: skip
SHARE = LEVEL | {
    "indicator": "sei_share_of_gdp", "industry": "all", "step": 0.1, "unit": "percent",
    "prices": "", "source": "index_2019",
}  # fmt: skip
NAMES = {"whole": "three_new_economy", "goods": "three_new_goods", "services": "three_new_services"}


def holding(dataset: Dataset, *rows: dict[str, Any]) -> Dataset:
    """The data set with these observations and no others."""
    observations = pd.DataFrame(list(rows), columns=list(LEVEL))
    return dataset.with_tables(observations=observations)


def split(period: str, **levels: float | dict[str, Any] | None) -> list[dict[str, Any]]:
    """Rows of a period: `whole`, `goods`, `services`, each a value or a row's own cells."""
    found = []
    for name, level in levels.items():
        if level is not None:
            own = level if isinstance(level, dict) else {"value": float(level)}
            found.append({**LEVEL, "period": period, "industry": NAMES[name], **own})
    return found


def knowing(dataset: Dataset, indicator: str, **facts: Any) -> Dataset:
    """The data set whose catalog says something else of an indicator."""
    entries = dict(dataset.catalog.indicators)
    entries[indicator] = replace(entries[indicator], **facts)
    return replace(dataset, catalog=replace(dataset.catalog, indicators=entries))


def said(error: SeiError, *both: str, en: tuple[str, ...] = (), zh: tuple[str, ...] = ()) -> None:
    """Asserts that the sentence names these in both languages, and these in one."""
    sentences = {lang: error.say(lang) for lang in text.LANGUAGES}
    assert sentences["en"] != sentences["zh"]
    for lang, words in {"en": (*both, *en), "zh": (*both, *zh)}.items():
        missing = [word for word in words if word not in sentences[lang]]
        assert words and not missing, (missing, sentences[lang])


def values(frame: pd.DataFrame, measure: str, column: str = "value") -> dict[str, float]:
    """A measure's figures by industry and, where there are several, period."""
    rows = frame[frame.measure == measure]
    several = rows.industry.duplicated().any()
    keys = rows.industry + (" " + rows.period if several else "")
    return dict(zip(keys, rows[column], strict=True))
