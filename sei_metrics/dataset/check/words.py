"""Words that are none of the closed list of their column, and reasons that have no words."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from sei_metrics import text
from sei_metrics.dataset.catalog.file import near
from sei_metrics.dataset.check.rows import flagged
from sei_metrics.dataset.check.schema import WORDS
from sei_metrics.dataset.files import Contents
from sei_metrics.dataset.tables import COLUMNS
from sei_metrics.errors import Fault


def faults(contents: Contents) -> Iterator[Fault]:
    """Words that no page and no reader would understand."""
    for name, rows in contents.tables.items():
        yield from _words(name, rows)
    yield from _reasons(contents)
    yield from _places_of_corrections(contents)


def _words(name: str, rows: pd.DataFrame) -> Iterator[Fault]:
    for column, words in WORDS.get(name, {}).items():
        known = ", ".join(word or '""' for word in words)
        wrong = ~rows[column].isin(words)
        yield from flagged(name, rows, column, wrong, "not_a_choice", known=known)


def _reasons(contents: Contents) -> Iterator[Fault]:
    """Reasons for which a page has no words."""
    for name in ("set_aside", "evidence_log"):
        rows = contents.tables[name]
        unknown = ~rows.reason.map(lambda one: text.has(f"set_aside.{one}")).astype(bool)
        yield from flagged(name, rows, "reason", unknown & (rows.reason != ""), "unknown_reason")


def _places_of_corrections(contents: Contents) -> Iterator[Fault]:
    """Corrections of files and columns that there are not."""
    rows = contents.tables["corrections"]
    files = {f"{name}.csv" for name in COLUMNS} | set(contents.tables["evidence_log"].file)
    columns = {column for names in COLUMNS.values() for column in names}
    for column, known in (("file", files), ("column", columns)):
        for value in set(rows[column]) - known - {""}:
            told = {"kind": text.pair(f"kind.{column}"), "near": near(value, sorted(known))}
            wrong = rows[column] == value
            yield from flagged("corrections", rows, column, wrong, "unknown_place", **told)
