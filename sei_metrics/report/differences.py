"""What changed between two data folders, row by row and cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sei_metrics.dataset import tables
from sei_metrics.errors import DataError

_KEYS: dict[str, tuple[str, ...]] = {
    "observations": tables.ROW_KEY,
    "sources": ("source",),
    "vintages": ("vintage",),
    "breaks": ("indicator", "region", "industry", "after", "before"),
    "targets": ("indicator", "region", "industry", "period", "definition", "set_on"),
    "events": ("date", "kind", "title_en"),
    "corrections": ("file", "row", "column"),
    "set_aside": ("indicator", "region", "industry", "period", "unit", "source_text", "value"),
    "evidence_log": ("file", "line"),
}


@dataclass(frozen=True)
class Difference:
    """One row that came or went (`column` empty), or one cell that changed."""

    file: str
    row: str
    kind: str
    column: str = ""
    was: str = ""
    now: str = ""

    def say(self) -> str:
        """The difference on one line."""
        change = f": {self.column} {self.was!r} -> {self.now!r}" if self.column else ""
        return f"{self.file} {self.kind} {self.row}{change}"


def differences(old: Path, new: Path) -> tuple[Difference, ...]:
    """All differences of two folders, by file and row; raises DataError for what is no table.

    The folders need not be sound: an older version may break rules that came later.
    """
    found: list[Difference] = []
    for name, key in _KEYS.items():
        before, after = (_rows(folder, name, key) for folder in (old, new))
        found += _between(f"{name}.csv", before, after)
    return tuple(found)


def _rows(folder: Path, name: str, key: tuple[str, ...]) -> dict[str, dict[str, str]]:
    table = tables.read_table(folder, name)
    if table.faults:
        raise DataError(table.faults)
    rows: dict[str, dict[str, str]] = {}
    for record in tables.records(table.rows):
        cells = {column: str(value) for column, value in record.items()}
        place = "|".join(cells[column] for column in key)
        while place in rows:
            place += "|again"
        rows[place] = cells
    return rows


def _between(
    file: str, before: dict[str, dict[str, str]], after: dict[str, dict[str, str]]
) -> Iterator[Difference]:
    for row in before:
        if row not in after:
            yield Difference(file, row, "removed")
    for row, cells in after.items():
        if row not in before:
            yield Difference(file, row, "added")
            continue
        for column, now in cells.items():
            if before[row][column] != now:
                yield Difference(file, row, "changed", column, before[row][column], now)
