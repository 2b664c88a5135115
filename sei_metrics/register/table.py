"""The registers: all published figures, all sources, and what was set aside, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from sei_metrics import period, text, units
from sei_metrics.captions import credits
from sei_metrics.captions.table import name_of, vintage_titles, with_titles
from sei_metrics.dataset import Dataset, kept
from sei_metrics.options import Option
from sei_metrics.options.choices import first_of, fixed
from sei_metrics.register import search

REGISTERS = ("figures", "sources", "set_aside")
REGISTER = Option("table", "choice", "register", fixed(*REGISTERS), first_of(*REGISTERS))


def register(dataset: Dataset, kind: str, words: str, lang: str) -> pd.DataFrame:
    """All figures, all sources or all set-aside rows in which every one of the words occurs."""
    frame = _register(dataset, kind, lang)
    return with_titles(frame[search.found(_searchable(dataset, kind), words)], lang)


def elsewhere(dataset: Dataset, kind: str, words: str) -> dict[str, int]:
    """How many rows of each other register hold the words, of those that have any."""
    others = [each for each in REGISTERS if each != kind]
    counts = {each: int(search.found(_searchable(dataset, each), words).sum()) for each in others}
    return {each: count for each, count in counts.items() if count}


@kept
def _register(dataset: Dataset, kind: str, lang: str) -> pd.DataFrame:
    registers = {"figures": _figures, "sources": _sources, "set_aside": _set_aside}
    return registers[kind](dataset, lang)


@kept
def _searchable(dataset: Dataset, kind: str) -> search.Lines:
    """A register's rows as lines to be searched, each in both languages."""
    frames = [_register(dataset, kind, lang).astype(str) for lang in text.LANGUAGES]
    periods = [_spelt(dataset, kind), *(frame.filter(["period"]) for frame in frames)]
    return search.lines(_joined([_prices(dataset, kind), *frames]), _joined(periods))


def _joined(frames: list[pd.DataFrame]) -> pd.Series[str]:
    whole = pd.concat(frames, axis=1)
    return pd.Series([" ".join(cells) for cells in whole.to_numpy()], index=whole.index, dtype=str)


def _spelt(dataset: Dataset, kind: str) -> pd.DataFrame:
    """The periods of a register as links and files spell them."""
    tables = {"figures": dataset.candidates, "set_aside": dataset.set_aside}
    return tables.get(kind, dataset.sources).filter(["period"])


def _prices(dataset: Dataset, kind: str) -> pd.DataFrame:
    """The price basis of each figure in words, which the table of figures has no column for."""
    if kind != "figures":
        return pd.DataFrame()
    basis = dataset.candidates["prices"]
    names = {
        lang: {each: name_of(dataset, "prices", each, lang) for each in basis.unique()}
        for lang in text.LANGUAGES
    }
    return pd.DataFrame({lang: basis.map(names[lang]) for lang in names})


def _figures(dataset: Dataset, lang: str) -> pd.DataFrame:
    seen = dataset.candidates
    cards = dataset.sources.set_index("source")
    names = {
        kind: {each: dataset.catalog.name(kind, each, lang) for each in seen[kind].unique() if each}
        for kind in ("indicator", "region", "industry", "coverage", "definition")
    }
    labels = {each: period.label(each, lang) for each in seen["period"].unique()}
    cited = {each: credits.credit(each, dataset, lang) for each in seen["source"].unique()}
    counters = [
        dataset.catalog.counter(*each) for each in seen[["indicator", "industry"]].to_numpy()
    ]
    standings = {each: text.say(f"standing.{each}", lang) for each in seen["standing"].unique()}
    return pd.DataFrame(
        {
            "indicator": seen["indicator"].map(names["indicator"]),
            "industry": seen["industry"].map(names["industry"]),
            "period": seen["period"].map(labels),
            "value": seen["value"],
            "published_unit": [
                units.published_name(unit, lang, counter)
                for unit, counter in zip(seen["unit"], counters, strict=True)
            ],
            "standing": seen["standing"].map(standings),
            "region": seen["region"].map(names["region"]),
            "source": seen["source"].map(cited),
            "grade": seen["grade"],
            "coverage": seen["coverage"].map(names["coverage"]).fillna(""),
            "definition": seen["definition"].map(names["definition"]).fillna(""),
            "vintage": [vintage_titles(each, dataset, lang) for each in seen["vintage"]],
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
    reasons = [catalog.reasons[each].name[lang] for each in rows["reason"]]
    named = {
        "indicator": _known_names(rows["indicator"], catalog.indicators, lang),
        "industry": _known_names(rows["industry"], catalog.industries, lang),
        "region": _known_names(rows["region"], catalog.regions, lang),
        "period": [period.label(each, lang) for each in rows["period"]],
        "unit": [_unit(each, lang) for each in rows["unit"]],
    }
    worded = rows.assign(**named).drop(columns="reason").rename(columns={"unit": "published_unit"})
    worded.insert(0, "reason", reasons)
    return worded


def _known_names(ids: pd.Series, known: Mapping[str, Any], lang: str) -> list[str]:
    """Names of the ids that the catalog knows; what was never taken up keeps its id."""
    return [known[each].name[lang] if each in known else each for each in ids]


def _unit(unit: str, lang: str) -> str:
    return units.published_name(unit, lang) if units.is_known(unit) else unit
