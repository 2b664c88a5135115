"""Reads catalog.toml strictly: every fault of it with its line, and a Catalog of what is sound."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, fields
from difflib import get_close_matches
from typing import Any, get_type_hints

from sei_metrics import text
from sei_metrics.dataset.catalog import TABLES, Catalog, entries
from sei_metrics.dataset.catalog.between import FOLDED, still_there, unfit
from sei_metrics.dataset.catalog.document import Source, read_document
from sei_metrics.errors import Fault
from sei_metrics.text import Words
from sei_metrics.units import Counter, Unit

FILE = "catalog.toml"
_ENTRIES: dict[str, type[Any]] = {
    "indicator": entries.Indicator,
    "industry": entries.Industry,
    "region": entries.Region,
    "coverage": entries.Coverage,
    "definition": entries.Definition,
    "prices": entries.Prices,
    "market": entries.Market,
    "split": entries.Split,
    "reason": entries.Reason,
    "unit": Unit,
    "counter": Counter,
    "subject": entries.Subject,
    "sector": entries.Sector,
}
# The fields of each class but its id, and what they hold.
_FIELDS = {
    entry: [(one, get_type_hints(entry)[one.name]) for one in fields(entry) if one.name != "id"]
    for entry in (*_ENTRIES.values(), entries.Folded, entries.Way)
}
_WORDS = (Words, Words | None)
_EMPTY: dict[Any, Any] = {
    **{words: {"en": "", "zh": ""} for words in _WORDS},
    str: "",
    int: 0,
    float: 0.0,
    bool: False,
}
_Read = tuple[Any, list[Fault]]


def parse(
    written: str, vintages: Collection[str] | None = ()
) -> tuple[Catalog | None, tuple[Fault, ...]]:
    """The catalog and its faults; no catalog where the text is not TOML.

    `vintages` are those that an entry may name; None where their table could not be read.
    """
    document = read_document(FILE, written)
    if isinstance(document, Fault):
        return None, (document,)
    written_as = {kind: document.tables.get(table, {}) for kind, table in TABLES.items()}
    known: dict[str, Collection[str]] = {
        kind: table if isinstance(table, dict) else () for kind, table in written_as.items()
    }
    source = Source(document, known | ({} if vintages is None else {"vintage": vintages}))
    faults = _wrong_keys(source, "", document.tables, (*TABLES.values(), FOLDED))
    read = {}
    for kind, table in TABLES.items():
        read[table], found = _entries(source, table, written_as[kind], _ENTRIES[kind])
        faults += found
        if table not in document.tables:
            faults += source.wrong(table, "", "missing_field")
    folded = document.tables.get(FOLDED, {})
    read[FOLDED], found = _entries(source, FOLDED, folded, entries.Folded)
    faults += found + still_there(source, read[FOLDED])
    return Catalog(**read), tuple(sorted(faults, key=lambda fault: fault.line))


def near(value: str, known: Iterable[str]) -> str:
    """The known ids nearest to a wrong one."""
    return ", ".join(get_close_matches(value, list(known), n=3, cutoff=0.5)) or "–"


def _entries(source: Source, table: str, records: Any, entry: type[Any]) -> _Read:
    if not isinstance(records, dict):
        return {}, source.wrong(table, records, "wrong_type")
    read, faults = {}, []
    for entry_id, record in records.items():
        where = f"{table}.{entry_id}"
        if not isinstance(record, dict):
            faults += source.wrong(where, record, "wrong_type")
            continue
        values: dict[str, Any] = {}
        for name, value, found in _values(source, where, record, entry):
            values[name] = value
            faults += found
        read[entry_id] = entry(id=entry_id, **values)
        known = [one.name for one, _ in _FIELDS[entry]]
        faults += _wrong_keys(source, f"{where}.", record, known)
        faults += unfit(source, where, read[entry_id])
    return read, faults


def _wrong_keys(
    source: Source, where: str, record: Mapping[str, Any], known: Collection[str]
) -> list[Fault]:
    told = ", ".join(known)
    unknown = [key for key in record if key not in known]
    return [
        fault
        for key in unknown
        for fault in source.wrong(f"{where}{key}", key, "unknown_field", known=told)
    ]


def _values(
    source: Source, where: str, record: Mapping[str, Any], entry: type[Any]
) -> Iterator[tuple[str, Any, list[Fault]]]:
    for one, wanted in _FIELDS[entry]:
        column = f"{where}.{one.name}"
        if one.name in record:
            yield one.name, *_value(source, column, record[one.name], one, wanted)
        elif one.default is MISSING:
            yield one.name, _EMPTY.get(wanted, ()), source.wrong(column, "", "missing_field")
        else:
            yield one.name, one.default, []


def _value(source: Source, column: str, raw: Any, one: Field[Any], wanted: Any) -> _Read:
    if wanted in _WORDS:
        return _words(source, column, raw)
    if entry := one.metadata.get("entries"):
        return _entries(source, column, raw, entry)
    raw = float(raw) if wanted is float and type(raw) is int else raw
    if wanted in (str, int, float, bool):
        if type(raw) is not wanted:
            return _EMPTY[wanted], source.wrong(column, raw, "wrong_type")
        return raw, _closed(source, column, raw, one) + _unknown(source, column, [raw], one)
    if not isinstance(raw, list) or not all(isinstance(item, str) for item in raw):
        return (), source.wrong(column, raw, "wrong_type")
    return tuple(raw), _unknown(source, column, raw, one)


def _words(source: Source, column: str, raw: Any) -> _Read:
    if not isinstance(raw, dict) or set(raw) - set(text.LANGUAGES):
        return _EMPTY[Words], source.wrong(column, raw, "wrong_type")
    words = {lang: str(raw.get(lang, "")).strip() for lang in text.LANGUAGES}
    faults = []
    for lang in text.LANGUAGES:
        if not words[lang]:
            faults += source.wrong(f"{column}.{lang}", "", "missing_translation")
    return words, faults


def _closed(source: Source, column: str, raw: Any, one: Field[Any]) -> list[Fault]:
    choices = one.metadata.get("choices")
    if choices and raw not in choices:
        return source.wrong(column, raw, "not_a_choice", known=", ".join(choices))
    return []


def _unknown(source: Source, column: str, named: list[str], one: Field[Any]) -> list[Fault]:
    kind = one.metadata.get("refers")
    faults = []
    for entry_id in named if kind in source.known else []:
        known = source.known[str(kind)]
        if entry_id and entry_id not in known:
            told = {"kind": text.pair(f"kind.{kind}"), "near": near(entry_id, known)}
            faults += source.wrong(column, entry_id, "unknown_id", **told)
    return faults
