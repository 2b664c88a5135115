"""Faults of meaning: ids that nobody knows, missing sources, units and shares that cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from sei_metrics import text
from sei_metrics.dataset.catalog import Catalog
from sei_metrics.dataset.catalog.entries import LEVELS
from sei_metrics.dataset.catalog.file import near
from sei_metrics.dataset.check.numbers import numbers
from sei_metrics.dataset.check.rows import flagged
from sei_metrics.dataset.files import Contents
from sei_metrics.errors import Fault

_COLUMNS: dict[str, tuple[str, ...]] = {
    "observations": (
        "indicator", "region", "industry", "prices", "coverage", "definition", "vintage", "source",
    ),
    "targets": ("indicator", "region", "industry", "definition", "source"),
    "breaks": ("indicator", "region", "industry", "source"),
    "sources": ("carrier",),
    "vintages": ("source", "accounts"),
    "events": ("source",),
    "corrections": ("source",),
}  # fmt: skip
# The table whose rows a column names, where it is not the catalog.
_LISTED = {
    "carrier": "carriers", "vintage": "vintages", "accounts": "vintages", "source": "sources",
}  # fmt: skip
_RATIOS = ("percent", "percentage_points", "times")
_LARGEST_RATIO, _LARGEST = 1e4, 1e11
_MAY_BE_EMPTY = {
    ("observations", "prices"),
    ("breaks", "region"),
    ("breaks", "industry"),
    ("vintages", "source"),
    ("vintages", "accounts"),
    ("corrections", "source"),
}


def faults(contents: Contents, catalog: Catalog) -> Iterator[Fault]:
    """Faults that show only beside the catalog and the lists of sources and vintages."""
    known = _known(contents, catalog)
    for name, columns in _COLUMNS.items():
        rows = contents.tables[name]
        for column in columns:
            if _LISTED.get(column) not in contents.unread:
                yield from _unknown(name, rows, column, known[column])
    for name in ("observations", "targets"):
        yield from _units(name, contents.tables[name], catalog)
        yield from _shares(name, contents.tables[name], catalog)
        yield from _below_zero(name, contents.tables[name], catalog)
        yield from _magnitudes(name, contents.tables[name])


def _known(contents: Contents, catalog: Catalog) -> Mapping[str, Iterable[str]]:
    return {
        "indicator": catalog.indicators,
        "region": catalog.regions,
        "industry": catalog.industries,
        "prices": catalog.prices,
        "coverage": catalog.coverages,
        "definition": catalog.definitions,
        "carrier": set(contents.tables["carriers"].carrier),
        "vintage": set(contents.tables["vintages"].vintage),
        "accounts": set(contents.tables["vintages"].vintage),
        "source": set(contents.tables["sources"].source),
    }


def _unknown(name: str, rows: pd.DataFrame, column: str, known: Iterable[str]) -> Iterator[Fault]:
    empty = rows[column] == ""
    if (name, column) not in _MAY_BE_EMPTY:
        rule = "missing_source" if column == "source" else "missing_value"
        yield from flagged(name, rows, column, empty, rule)
    kind = text.pair(f"kind.{column}")
    for value in set(rows.loc[~empty & ~rows[column].isin(list(known)), column]):
        wrong = rows[column] == value
        told = {"kind": kind, "near": near(value, known)}
        yield from flagged(name, rows, column, wrong, "unknown_id", **told)


def _units(name: str, rows: pd.DataFrame, catalog: Catalog) -> Iterator[Fault]:
    wanted = rows.indicator.map({one.id: one.unit for one in catalog.indicators.values()})
    wrong = wanted.notna() & (rows.unit != wanted)
    for unit in set(wanted[wrong]):
        own = wrong & (wanted == unit)
        yield from flagged(name, rows, "unit", own, "wrong_unit", wanted=unit)


def _magnitudes(name: str, rows: pd.DataFrame) -> Iterator[Fault]:
    """Figures beyond anything that was ever published: a slip of the hand."""
    limit = rows.unit.isin(_RATIOS).map({True: _LARGEST_RATIO, False: _LARGEST})
    wrong = numbers(rows.value).abs() >= limit
    yield from flagged(name, rows, "value", wrong, "magnitude")


def _below_zero(name: str, rows: pd.DataFrame, catalog: Catalog) -> Iterator[Fault]:
    """Levels below zero; money may be, as a loss is."""
    levels = [
        one.id
        for one in catalog.indicators.values()
        if one.kind in LEVELS and not one.unit.startswith(("CNY", "USD"))
    ]
    wrong = rows.indicator.isin(levels) & (numbers(rows.value) < 0)
    yield from flagged(name, rows, "value", wrong, "below_zero")


def _shares(name: str, rows: pd.DataFrame, catalog: Catalog) -> Iterator[Fault]:
    shares = [one.id for one in catalog.indicators.values() if one.kind == "share"]
    values = numbers(rows.value)
    wrong = rows.indicator.isin(shares) & ((values < 0) | (values > 100))
    yield from flagged(name, rows, "value", wrong, "share_range")
