"""What must hold between the entries of the catalog, each of which is sound by itself."""

from __future__ import annotations

from collections.abc import Collection
from string import Formatter
from typing import Any

from sei_metrics.dataset.catalog import entries
from sei_metrics.dataset.catalog.document import Source
from sei_metrics.errors import Fault
from sei_metrics.units import KINDS, Unit

FOLDED = "folded"


def still_there(source: Source, folded: Collection[str]) -> list[Fault]:
    """Folded ids that are still indicators."""
    kept = [entry_id for entry_id in folded if entry_id in source.known["indicator"]]
    return [
        fault
        for entry_id in kept
        for fault in source.wrong(f"{FOLDED}.{entry_id}", entry_id, "folded_and_kept")
    ]


def unfit(source: Source, where: str, entry: entries.Entry | entries.Way) -> list[Fault]:
    """Values that are sound alone and do not fit together."""
    if isinstance(entry, entries.Indicator) and not _unit_fits(source, entry):
        return source.wrong(f"{where}.unit", entry.unit, "kind_unit", kind=entry.kind)
    if isinstance(entry, Unit):
        return _unit_words(source, where, entry)
    return _no_parts(source, where, entry) if isinstance(entry, entries.Split) else []


def _unit_words(source: Source, where: str, unit: Unit) -> list[Fault]:
    """An amount says its number once, and no words of a unit have other gaps than they can fill."""
    faults = []
    for part in ("name", "amount", "published", "large_name", "large_amount"):
        for lang, words in (getattr(unit, part) or {}).items():
            gaps = [name for _, name, _, _ in Formatter().parse(words) if name is not None]
            wanted = ["value"] if part.endswith("amount") else []
            if [name for name in gaps if name != "counter"] != wanted:
                faults += source.wrong(f"{where}.{part}.{lang}", words, "unit_words")
    return faults


def _unit_fits(source: Source, entry: entries.Indicator) -> bool:
    kind = _sound(source, "units").get(entry.unit, {}).get("kind")
    return kind not in KINDS or entries.unit_fits(entry.kind, kind)


def _no_parts(source: Source, where: str, split: entries.Split) -> list[Fault]:
    """A part of a split lies below its whole and overlaps with nothing; one split an indicator."""
    industries, faults = _sound(source, "industries"), []
    for part in split.parts:
        record = industries.get(part, {"parent": split.whole})
        if record.get("overlaps") or record.get("parent") != split.whole:
            faults += source.wrong(f"{where}.parts", part, "split_part", whole=split.whole)
    for name, other in _sound(source, "splits").items():
        listed = other.get("indicators")
        both = [one for one in split.indicators if isinstance(listed, list) and one in listed]
        if name < split.id and both and other.get("whole") == split.whole:
            told = {"other": name, "whole": split.whole}
            faults += source.wrong(f"{where}.indicators", both[0], "split_twice", **told)
    return faults


def _sound(source: Source, table: str) -> dict[str, dict[str, Any]]:
    """The entries of a table that are tables themselves."""
    records = source.document.tables.get(table)
    found = records.items() if isinstance(records, dict) else ()
    return {name: record for name, record in found if isinstance(record, dict)}
