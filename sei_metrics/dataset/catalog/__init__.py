"""What the ids of the data mean, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sei_metrics.dataset.catalog.entries import (
    Coverage,
    Definition,
    Entry,
    Folded,
    Indicator,
    Industry,
    Market,
    Prices,
    Reason,
    Region,
    Sector,
    Split,
    Subject,
    Way,
)
from sei_metrics.errors import FoldedId, UnknownId
from sei_metrics.text import Words
from sei_metrics.units import Counter, Unit

__all__ = [
    "TABLES",
    "Catalog",
    "Coverage",
    "Definition",
    "Entry",
    "Folded",
    "Indicator",
    "Industry",
    "Market",
    "Prices",
    "Reason",
    "Region",
    "Sector",
    "Split",
    "Subject",
    "Way",
    "Words",
]

# Each kind of id and the table of catalog.toml that explains it.
TABLES = {
    "indicator": "indicators",
    "industry": "industries",
    "region": "regions",
    "coverage": "coverages",
    "definition": "definitions",
    "prices": "prices",
    "market": "markets",
    "split": "splits",
    "reason": "reasons",
    "unit": "units",
    "counter": "counters",
    "subject": "subjects",
    "sector": "sectors",
}


@dataclass(frozen=True)
class Catalog:
    """All entries by id, one mapping a table of catalog.toml.

    `folded` holds the ids of indicators that gave way to wider ones.
    """

    indicators: Mapping[str, Indicator]
    industries: Mapping[str, Industry]
    regions: Mapping[str, Region]
    coverages: Mapping[str, Coverage]
    definitions: Mapping[str, Definition]
    prices: Mapping[str, Prices]
    markets: Mapping[str, Market]
    splits: Mapping[str, Split]
    reasons: Mapping[str, Reason]
    units: Mapping[str, Unit]
    counters: Mapping[str, Counter]
    subjects: Mapping[str, Subject]
    sectors: Mapping[str, Sector]
    folded: Mapping[str, Folded] = field(default_factory=dict)

    def ids(self, kind: str) -> tuple[str, ...]:
        """All ids of a kind (`indicator`, `industry`, `region`...) as catalog.toml orders them."""
        return tuple(self._table(kind))

    def entry(self, kind: str, entry_id: str) -> Any:
        """The entry of an id, of the class of its kind; raises UnknownId with the nearest ids.

        What is no text is no id. For an indicator's id that was folded it is a FoldedId, which says
        what to ask for instead.
        """
        table = self._table(kind)
        if not isinstance(entry_id, str):
            raise UnknownId(kind, entry_id, table)
        if entry_id in table:
            return table[entry_id]
        if kind == "indicator" and entry_id in self.folded:
            raise FoldedId(kind, entry_id, self.folded[entry_id].instead)
        called = {each: entry.name.values() for each, entry in table.items()}
        raise UnknownId(kind, entry_id, table, called)

    def listed(self, kind: str, ids: str | Iterable[str] | None) -> tuple[str, ...] | None:
        """The ids, one or several, None for all; raises UnknownId for the first that is none."""
        if ids is None:
            return None
        single = isinstance(ids, str) or not isinstance(ids, Iterable)
        found: tuple[Any, ...] = (ids,) if single else tuple(ids)
        for each in found:
            self.entry(kind, each)
        return found

    def indicator(self, entry_id: str) -> Indicator:
        """The indicator of an id; raises UnknownId."""
        self.entry("indicator", entry_id)
        return self.indicators[entry_id]

    def name(self, kind: str, entry_id: str, lang: str) -> str:
        """The entry's name in one language; raises UnknownId."""
        words: Words = self.entry(kind, entry_id).name
        return words[lang]

    def short(self, kind: str, entry_id: str, lang: str) -> str:
        """The entry's short name in one language, the name where it has no shorter one."""
        entry = self.entry(kind, entry_id)
        words: Words = getattr(entry, "short", entry.name)
        return words[lang]

    def counter(self, indicator: str, industry: str) -> str:
        """What a number of this indicator of this industry counts, empty where nothing is said."""
        own = self.industries[industry].counter if industry in self.industries else ""
        named = self.indicators[indicator].counter if indicator in self.indicators else ""
        return named or own

    def _table(self, kind: str) -> Mapping[str, Entry]:
        table: Mapping[str, Entry] = getattr(self, TABLES[kind])
        return table
