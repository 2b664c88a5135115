"""Tables for reading: the rows behind a figure, and the register of all figures and sources."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from sei_metrics import period, text, units
from sei_metrics.dataset import Dataset
from sei_metrics.points import credits, wording

REGISTERS = ("figures", "sources", "set_aside")
_BEHIND = ("series_name", "period", "value", "low", "high", "unit", "standing", "vintage",
           "coverage", "source", "note")  # fmt: skip


def behind(rows: pd.DataFrame, dataset: Dataset, lang: str) -> pd.DataFrame:
    """The drawn rows in words: value, range, unit, standing, vintage and source of each point."""
    rows = wording.with_digits(rows, dataset)
    shown = rows[list(_BEHIND)].assign(
        period=[period.label(each, lang) for each in rows["period"]],
        unit=[
            units.name(unit, lang, largest, counted) if unit else ""
            for unit, largest, counted in zip(
                rows["unit"], rows["largest"], rows[f"counted_{lang}"], strict=True
            )
        ],
        standing=[text.say(f"standing.{each}", lang) for each in rows["standing"]],
        vintage=[_vintage(each, dataset, lang) for each in rows["vintage"]],
        coverage=[_name(dataset, "coverage", each, lang) for each in rows["coverage"]],
        source=[credits.credit(each, dataset, lang) for each in rows["source"]],
    )
    return _titled(_scaled(shown, wording.factors(rows, lang)), lang)


def _scaled(shown: pd.DataFrame, factor: pd.Series) -> pd.DataFrame:
    """Numbers in the unit beside them; an open end is empty, as the word of doubt says which."""
    numbers = shown[["value", "low", "high"]].astype(float).mul(factor, axis=0).round(6)
    return shown.assign(**numbers.where(np.isfinite(numbers)))


def _vintage(written: str, dataset: Dataset, lang: str) -> str:
    titles = _titles(dataset, lang)
    parts = [part for part in written.replace(" / ", ";").split(";") if part]
    return text.say("word.semicolon", lang).join(titles.get(part, part) for part in parts)


@lru_cache(maxsize=8)
def _titles(dataset: Dataset, lang: str) -> Mapping[str, str]:
    stages = dataset.vintages
    return MappingProxyType(dict(zip(stages["vintage"], stages[f"title_{lang}"], strict=True)))


def _name(dataset: Dataset, kind: str, entry: str, lang: str) -> str:
    return dataset.catalog.name(kind, entry, lang) if entry else ""


def _titled(frame: pd.DataFrame, lang: str) -> pd.DataFrame:
    return frame.rename(columns={name: text.say(f"column.{name}", lang) for name in frame})


def register(dataset: Dataset, kind: str, words: str, lang: str) -> pd.DataFrame:
    """All figures, all sources or all set-aside rows in which every one of the words occurs."""
    frame, lines = _searchable(dataset, kind, lang)
    for word in words.casefold().split():
        hits = lines.str.contains(word, regex=False)
        frame, lines = frame[hits], lines[hits]
    return _titled(frame, lang)


@lru_cache(maxsize=8)
def _searchable(dataset: Dataset, kind: str, lang: str) -> tuple[pd.DataFrame, pd.Series[str]]:
    """A register and its rows as lines to be searched."""
    registers = {"figures": _figures, "sources": _sources, "set_aside": _set_aside}
    frame = registers[kind](dataset, lang)
    return frame, frame.astype(str).agg(" ".join, axis=1).str.casefold()


def _figures(dataset: Dataset, lang: str) -> pd.DataFrame:
    seen = dataset.candidates
    cards = dataset.sources.set_index("source")
    names = {
        kind: {each: dataset.catalog.name(kind, each, lang) for each in seen[kind].unique() if each}
        for kind in ("indicator", "region", "industry", "coverage", "definition")
    }
    labels = {each: period.label(each, lang) for each in seen["period"].unique()}
    cited = {each: credits.credit(each, dataset, lang) for each in seen["source"].unique()}
    unit_names = {each: units.published_name(each, lang) for each in seen["unit"].unique()}
    standings = {each: text.say(f"standing.{each}", lang) for each in seen["standing"].unique()}
    return pd.DataFrame(
        {
            "indicator": seen["indicator"].map(names["indicator"]),
            "industry": seen["industry"].map(names["industry"]),
            "period": seen["period"].map(labels),
            "value": seen["value"],
            "published_unit": seen["unit"].map(unit_names),
            "standing": seen["standing"].map(standings),
            "region": seen["region"].map(names["region"]),
            "source": seen["source"].map(cited),
            "grade": seen["grade"],
            "coverage": seen["coverage"].map(names["coverage"]).fillna(""),
            "definition": seen["definition"].map(names["definition"]).fillna(""),
            "vintage": [_vintage(each, dataset, lang) for each in seen["vintage"]],
            "document": seen["source"].map(cards["document"]),
            "link": seen["source"].map(cards["link"]),
            "note": seen["note"],
            "source_id": seen["source"],
        }
    )


def _sources(dataset: Dataset, lang: str) -> pd.DataFrame:
    counts = dataset.observations["source"].value_counts()
    cards, carriers = dataset.sources, credits.carrier_names(dataset)
    return pd.DataFrame(
        {
            "origin": cards[f"origin_{lang}"],
            "carrier": [carriers[each][f"carrier_{lang}"] for each in cards["carrier"]],
            "document": cards["document"],
            "published": cards["published"],
            "grade": cards["grade"],
            "reuse": [text.say(f"reuse.{each}", lang) for each in cards["reuse"]],
            "figures": cards["source"].map(counts).fillna(0).astype(int),
            "link": cards["link"],
            "source_id": cards["source"],
        }
    )


def _set_aside(dataset: Dataset, lang: str) -> pd.DataFrame:
    rows, catalog = dataset.set_aside, dataset.catalog
    reasons = [text.say(f"set_aside.{each}", lang) for each in rows["reason"]]
    named = {
        "indicator": _known_names(rows["indicator"], catalog.indicators, lang),
        "industry": _known_names(rows["industry"], catalog.industries, lang),
        "region": _known_names(rows["region"], catalog.regions, lang),
        "period": [period.label(each, lang) for each in rows["period"]],
        "unit": [_unit(each, lang) for each in rows["unit"]],
    }
    return rows.assign(reason=reasons, **named).rename(columns={"unit": "published_unit"})


def _known_names(ids: pd.Series, known: Mapping[str, Any], lang: str) -> list[str]:
    """Names of the ids that the catalog knows; what was never taken up keeps its id."""
    return [known[each].name[lang] if each in known else each for each in ids]


def _unit(unit: str, lang: str) -> str:
    return units.published_name(unit, lang) if text.has(f"unit.{unit}.name") else unit
