"""Faults of meaning: ids that nobody knows, missing sources, units and shares that cannot be."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

import pandas as pd

from sei_metrics import text
from sei_metrics.dataset.catalog import Catalog
from sei_metrics.dataset.catalog.entries import LEVELS
from sei_metrics.dataset.catalog.file import near
from sei_metrics.dataset.check.rows import flagged, number, where
from sei_metrics.dataset.files import Contents
from sei_metrics.dataset.schema import LISTED_IN, TABLES
from sei_metrics.errors import Fault

_RATIOS = ("percent", "points", "times")
_LARGEST_RATIO, _LARGEST = 1e4, 1e11


def faults(contents: Contents, catalog: Catalog) -> Iterator[Fault]:
    """Faults that show only beside the catalog and the lists of sources and vintages."""
    for name, rows in contents.tables.items():
        for field in TABLES[name].fields.values():
            if field.refers and LISTED_IN.get(field.refers) not in contents.unread:
                yield from _unknown(name, rows, field.name, _known(field.refers, contents, catalog))
    yield from _places_of_corrections(contents)
    yield from _hosts(contents)
    for name in ("observations", "targets"):
        yield from _units(name, contents.tables[name], catalog)
        yield from _shares(name, contents.tables[name], catalog)
        yield from _below_zero(name, contents.tables[name], catalog)
        yield from _magnitudes(name, contents.tables[name], catalog)


def _known(kind: str, contents: Contents, catalog: Catalog) -> Collection[str]:
    if kind in LISTED_IN:
        return set(contents.tables[LISTED_IN[kind]][kind].tolist())
    return catalog.ids(kind)


def _unknown(
    name: str, rows: pd.DataFrame, column: str, known: Collection[str], rule: str = "unknown_id"
) -> Iterator[Fault]:
    for value in set(rows[column].unique()) - set(known) - {""}:
        told = {"kind": text.pair(f"kind.{column}"), "near": near(value, sorted(known))}
        yield from flagged(name, rows, column, rows[column] == value, rule, **told)


def _places_of_corrections(contents: Contents) -> Iterator[Fault]:
    """Corrections of files and columns that there are not."""
    rows = contents.tables["corrections"]
    files = {f"{name}.csv" for name in TABLES} | set(contents.tables["evidence_log"].file.unique())
    columns = {column for table in TABLES.values() for column in table.columns}
    for column, known in (("file", files), ("column", columns)):
        yield from _unknown("corrections", rows, column, known, "unknown_place")


def _hosts(contents: Contents) -> Iterator[Fault]:
    """Links of sources that lead to no host of link_hosts.csv, or are no web address."""
    if "link_hosts" in contents.unread:
        return
    rows, reviewed = contents.tables["sources"], set(contents.tables["link_hosts"].host)
    wrong = where(rows, ["link"], lambda link: link and host(link) not in reviewed)
    yield from flagged("sources", rows, "link", wrong, "link_host")


def host(link: str) -> str:
    """The host of a web address; empty where it is none."""
    try:
        parts = urlsplit(link)
        return (parts.hostname or "") if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _units(name: str, rows: pd.DataFrame, catalog: Catalog) -> Iterator[Fault]:
    wanted = {one.id: one.unit for one in catalog.indicators.values()}
    wrong = where(rows, ["indicator", "unit"], lambda one, unit: unit != wanted.get(one, unit))
    for unit in {wanted[one] for one in rows.indicator[wrong]}:
        own = wrong & rows.indicator.map(lambda one, unit=unit: wanted.get(one) == unit)
        yield from flagged(name, rows, "unit", own, "wrong_unit", wanted=unit)


def _magnitudes(name: str, rows: pd.DataFrame, catalog: Catalog) -> Iterator[Fault]:
    """Figures beyond anything that was ever published: a slip of the hand."""
    ratios = {one.id for one in catalog.units.values() if one.kind in _RATIOS}

    def is_beyond(unit: str, value: str) -> bool:
        return abs(number(value)) >= (_LARGEST_RATIO if unit in ratios else _LARGEST)

    yield from flagged(name, rows, "value", where(rows, ["unit", "value"], is_beyond), "magnitude")


def _below_zero(name: str, rows: pd.DataFrame, catalog: Catalog) -> Iterator[Fault]:
    """Levels below zero; money may be, as a loss is."""
    money = [one.id for one in catalog.units.values() if one.kind == "money"]
    levels = [
        one.id
        for one in catalog.indicators.values()
        if one.kind in LEVELS and one.unit not in money
    ]
    rows = rows.loc[rows.indicator.isin(levels), ["value"]]
    wrong = where(rows, ["value"], lambda value: number(value) < 0)
    yield from flagged(name, rows, "value", wrong, "below_zero")


def _shares(name: str, rows: pd.DataFrame, catalog: Catalog) -> Iterator[Fault]:
    shares = [one.id for one in catalog.indicators.values() if one.kind == "share"]
    rows = rows.loc[rows.indicator.isin(shares), ["value"]]
    wrong = where(rows, ["value"], lambda value: number(value) < 0 or number(value) > 100)
    yield from flagged(name, rows, "value", wrong, "share_range")
