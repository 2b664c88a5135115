"""Whose figures they are: the lines of credit under a figure and in its tooltips."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd

from sei_metrics import text
from sei_metrics.dataset import Dataset, kept
from sei_metrics.dataset.schema import records


def credit(ids: str, dataset: Dataset, lang: str) -> str:
    """One line a source of ids joined by `;`: origin, day, and where it was read if elsewhere."""
    return _credit(dataset, ids, lang)


@kept
def _credit(dataset: Dataset, ids: str, lang: str) -> str:
    known = cards(dataset)
    lines = dict.fromkeys(_card(known[key], lang) for key in _ids([ids]))
    return text.say("word.semicolon", lang).join(lines)


@kept
def cards(dataset: Dataset) -> Mapping[str, Mapping[str, Any]]:
    """The sources by their ids, with the names of where they were read in both languages."""
    carriers = carrier_names(dataset)
    return MappingProxyType(
        {card["source"]: card | carriers[card["carrier"]] for card in records(dataset.sources)}
    )


def carrier_names(dataset: Dataset) -> dict[str, dict[str, str]]:
    """What each place of reading is called, as `carrier_en` and `carrier_zh`."""
    return {
        each["carrier"]: {"carrier_en": each["carrier"], "carrier_zh": each["carrier_zh"]}
        for each in records(dataset.carriers)
    }


def _card(card: Mapping[str, Any], lang: str) -> str:
    day = card["published"]
    key = "credit.dated" if day else "credit.undated"
    where = card[f"carrier_{lang}"]
    return text.say(key, lang, origin=card[f"origin_{lang}"], day=day, where=where)


def of(rows: pd.DataFrame, dataset: Dataset, lang: str) -> tuple[str, ...]:
    """The sources of a figure as a caption prints them: each origin once, with its years.

    An origin that was read in copies only says so, and so does a weak source.
    """
    known = cards(dataset)
    found: dict[str, list[Mapping[str, Any]]] = {}
    for key in _ids(rows["source"]):
        found.setdefault(known[key][f"origin_{lang}"], []).append(known[key])
    lines = []
    for origin, read in found.items():
        dated = sorted({card["published"][:4] for card in read} - {""})
        grades = {card["grade"] for card in read}
        doubt = "weak" if "D" in grades else "copies" if grades == {"C"} else ""
        years = text.say("word.listing", lang).join(dated)
        more = text.say(f"credit.{doubt}", lang) if doubt else years
        if doubt and years:
            more = text.say("word.beside", lang, what=years, more=more)
        lines.append(text.say("word.with", lang, what=origin, more=more) if more else origin)
    if not lines:
        return ()
    joined = text.say("word.semicolon", lang).join(lines)
    return (text.say("credit.sources", lang, sources=joined),)


def _ids(sources: Iterable[str]) -> list[str]:
    found = [key for ids in sources for key in str(ids).split(";") if key]
    return list(dict.fromkeys(found))
