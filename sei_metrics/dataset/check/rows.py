"""Faults of form in the rows of each file: keys, periods, translations, cells left empty."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from sei_metrics import period
from sei_metrics.dataset.check.schema import ALONE, KEYS, OF_YEARS
from sei_metrics.dataset.files import Contents
from sei_metrics.errors import Fault

_PERIODS = {"observations": ("period",), "targets": ("period",), "breaks": ("after", "before")}
_PAIRS: dict[str, tuple[str, ...]] = {
    "sources": ("origin",),
    "vintages": ("title",),
    "breaks": ("reason",),
    "targets": ("document",),
    "events": ("title",),
}
_OPTIONAL_PAIRS = {"events": ("body",)}
_NEEDED = {
    "sources": ("source", "document", "read_at"),
    "vintages": ("vintage",),
    "events": ("date",),
    "carriers": ("carrier", "carrier_zh"),
    "set_aside": ("reason",),
    "corrections": ("file", "column", "reason"),
    "link_hosts": ("host", "owner", "kind"),
    "review": ("series", "points", "first", "last", "verdict"),
}


def flagged(
    file: str, rows: pd.DataFrame, column: str, wrong: pd.Series[bool], rule: str, **told: object
) -> Iterator[Fault]:
    """A fault for each row that is wrong in a column."""
    for line, value in rows.loc[wrong, column].items():
        yield Fault(f"{file}.csv", int(str(line)), column, str(value), rule, told)


def faults(contents: Contents) -> Iterator[Fault]:
    """Faults that a row shows by itself or beside its own file."""
    for name, rows in contents.tables.items():
        yield from _repeated(name, rows)
        yield from _translations(name, rows)
        for column in _NEEDED.get(name, ()):
            yield from flagged(name, rows, column, rows[column] == "", "missing_value")
        for column in _PERIODS.get(name, ()):
            wrong = ~rows[column].map({one: period.is_period(one) for one in set(rows[column])})
            yield from flagged(name, rows, column, wrong.astype(bool), "bad_period")
    yield from _spans(contents.tables["observations"])


def _repeated(name: str, rows: pd.DataFrame) -> Iterator[Fault]:
    key = list(KEYS.get(name, ()))
    if not key or rows.empty:
        return
    first = rows.index.to_series().groupby([rows[one] for one in key]).transform("first")
    repeated = rows[key].assign(earlier_line=first)[first != rows.index]
    for line, *words, earlier in repeated.itertuples():
        value = " | ".join(word for word in words if word)
        where = (f"{name}.csv", int(line), ", ".join(key), value)
        yield Fault(*where, "unique_key", {"first": int(earlier)})


def _translations(name: str, rows: pd.DataFrame) -> Iterator[Fault]:
    for word in _PAIRS.get(name, ()):
        for column in (f"{word}_en", f"{word}_zh"):
            wrong = rows[column].str.strip() == ""
            yield from flagged(name, rows, column, wrong, "missing_translation")
    for word in _OPTIONAL_PAIRS.get(name, ()):
        for column, other in ((f"{word}_en", f"{word}_zh"), (f"{word}_zh", f"{word}_en")):
            wrong = (rows[column].str.strip() == "") & (rows[other].str.strip() != "")
            yield from flagged(name, rows, column, wrong, "missing_translation")


def _spans(rows: pd.DataFrame) -> Iterator[Fault]:
    years, parts = rows.period.str.contains("/"), rows.period.str.contains(r"-[QH][0-9]$")
    fits = rows.span.isin(OF_YEARS).where(years, (rows.span == "") | (parts & (rows.span == ALONE)))
    wrong = ~fits & rows.span.isin(["", *OF_YEARS, ALONE])
    yield from flagged("observations", rows, "span", wrong, "bad_span")
