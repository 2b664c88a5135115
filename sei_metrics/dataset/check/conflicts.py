"""Published figures that disagree with each other: shown to readers, and no fault of the data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from sei_metrics import period, text, units
from sei_metrics.dataset.catalog import Catalog, Indicator
from sei_metrics.dataset.check.ranges import meet, overlap, widest
from sei_metrics.dataset.levels import matching_level, wholes_of
from sei_metrics.dataset.schema import records

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Conflict:
    """One disagreement: what is stated, what stands against it, and which sources say so.

    `rule` is `sources_differ`, `share_disagrees`, `share_of_edition` (the share is printed beside
    its level, and the whole of the same edition gives another) or `growth_disagrees`; `against` is
    the nearest share or growth that published levels give, or the other published value.
    """

    rule: str
    indicator: str
    region: str
    industry: str
    period: str
    stated: float
    against: float
    sources: tuple[str, ...]
    fields: Mapping[str, object] = field(default_factory=dict, repr=False, compare=False)

    def say(self, lang: str) -> str:
        """The disagreement as a sentence."""
        return text.say(f"conflict.{self.rule}", lang, **self.fields)


def conflicts(candidates: pd.DataFrame, catalog: Catalog) -> tuple[Conflict, ...]:
    """All of them, in the order of the catalog's indicators."""
    observed = widest(candidates[candidates.nature == "observed"])
    told: list[Conflict] = []
    for entry in catalog.indicators.values():
        rows = observed[observed.indicator == entry.id]
        told += _differing(rows, catalog)
        if len(entry.share_of) == 2:
            told += _shares(entry, rows, observed, catalog)
        if entry.growth_of:
            levels = observed[observed.indicator.isin(entry.growth_of)]
            told += _growth(rows[rows.prices != "constant"], levels, catalog)
    return tuple(told)


def _differing(rows: pd.DataFrame, catalog: Catalog) -> Iterator[Conflict]:
    values = rows.groupby(["point", "vintage"]).value
    differing = rows[values.transform("min") < values.transform("max")]
    for _, same in differing.groupby(["point", "vintage"]):
        if _unlike(same):
            ordered = records(same.sort_values("value"))
            first, last = ordered[0], ordered[-1]
            sources = tuple(dict.fromkeys(row["source"] for row in ordered))
            yield _told("sources_differ", first, last["value"], sources, catalog)


def _unlike(same: pd.DataFrame) -> bool:
    """Whether figures differ beyond rounding, or although they are printed to one digit."""
    alike = same.groupby("step", dropna=False).value
    differ = (alike.transform("min") < alike.transform("max")).any()
    return bool(differ) or not overlap(same.low.max(), same.high.min())


def _shares(
    entry: Indicator, stated: pd.DataFrame, observed: pd.DataFrame, catalog: Catalog
) -> Iterator[Conflict]:
    part, whole = (observed[observed.indicator == one] for one in entry.share_of)
    parts, place = _by_place(part), entry.denominator_industry or "all"
    for row in records(stated):
        own, every = [], []
        for one in parts.get(_key(row), []):
            wholes = wholes_of(catalog, one, whole, industry=place)
            every += _shares_of(one, wholes)
            if _is_beside(row, one):
                own += _shares_of(one, matching_level(one, wholes))
        told = list(_nearest("share_disagrees", row, every, catalog))
        yield from told or _nearest("share_of_edition", row, own, catalog)


def _shares_of(part: Row, wholes: pd.DataFrame) -> list[Row]:
    return [_share(part, whole) for whole in records(wholes) if whole["low"] > 0]


def _is_beside(share: Row, level: Row) -> bool:
    """Whether a share is printed beside a level: in one document, or in one edition."""
    edition = share["vintage"] == level["vintage"] != "as_published"
    return bool(edition or share["source"] == level["source"])


def _growth(stated: pd.DataFrame, levels: pd.DataFrame, catalog: Catalog) -> Iterator[Conflict]:
    places = _by_place(levels)
    for row in records(stated[~stated.period.str.contains("/")]):
        before = {**row, "period": period.year_before(row["period"])}
        found = [
            _growth_between(first, last)
            for last in places.get(_key(row), [])
            for first in places.get(_key(before), [])
            if first["low"] > 0
            and first["indicator"] == last["indicator"]
            and first["unit"] == last["unit"]
            and first["prices"] == last["prices"]
        ]
        yield from _nearest("growth_disagrees", row, found, catalog)


def _by_place(rows: pd.DataFrame) -> dict[tuple[str, ...], list[Row]]:
    places: dict[tuple[str, ...], list[Row]] = {}
    for row in records(rows):
        places.setdefault(_key(row), []).append(row)
    return places


def _key(row: Row) -> tuple[str, ...]:
    columns = ("region", "industry", "period", "span", "coverage", "definition")
    return tuple(row[column] for column in columns)


def _share(part: Row, whole: Row) -> Row:
    return {
        "value": 100 * part["value"] / whole["value"],
        "low": 100 * part["low"] / whole["high"],
        "high": 100 * part["high"] / whole["low"],
        "sources": (part["source"], whole["source"]),
    }


def _growth_between(first: Row, last: Row) -> Row:
    return {
        "value": 100 * (last["value"] / first["value"] - 1),
        "low": 100 * (last["low"] / first["high"] - 1),
        "high": 100 * (last["high"] / first["low"] - 1),
        "sources": (last["source"], first["source"]),
    }


def _nearest(rule: str, row: Row, found: list[Row], catalog: Catalog) -> Iterator[Conflict]:
    if found and not any(meet(row["low"], row["high"], one["low"], one["high"]) for one in found):
        nearest = min(found, key=lambda one: abs(one["value"] - row["value"]))
        sources = tuple(dict.fromkeys([row["source"], *nearest["sources"]]))
        yield _told(rule, row, nearest["value"], sources, catalog)


def _told(
    rule: str, row: Row, against: float, sources: tuple[str, ...], catalog: Catalog
) -> Conflict:
    place = {name: str(row[name]) for name in ("indicator", "region", "industry")}
    entry = catalog.indicators[place["indicator"]]
    words: dict[str, object] = {"indicator": entry.name, "place": _place(place, catalog)}
    decimals = max(entry.decimals, units.decimals_of(row["step"]) if row["step"] > 0 else 0)
    for name, value in (("stated", row["value"]), ("against", against)):
        words[name] = {
            lang: units.amount(value, entry.unit, lang, decimals=decimals)
            for lang in text.LANGUAGES
        }
    words["period"] = {lang: period.label(row["period"], lang) for lang in text.LANGUAGES}
    words["sources"] = ", ".join(sources)
    where = (place["indicator"], place["region"], place["industry"], str(row["period"]))
    return Conflict(rule, *where, row["value"], against, sources, words)


def _place(row: Row, catalog: Catalog) -> dict[str, str]:
    """Industry and region in words; the whole of the industries is not worth saying."""
    region = catalog.regions[row["region"]].name
    if row["industry"] == "all":
        return dict(region)
    industry = catalog.industries[row["industry"]].name
    return {
        lang: text.say("conflict.place", lang, industry=industry, region=region)
        for lang in text.LANGUAGES
    }
