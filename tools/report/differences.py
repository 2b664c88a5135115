"""What changed between two data folders, row by row and cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sei_metrics.dataset.catalog import file as catalog_file
from sei_metrics.dataset.catalog.document import read_file
from sei_metrics.dataset.files import read_table, refuse_no_folder
from sei_metrics.dataset.schema import TABLES, records
from sei_metrics.errors import DataError, Fault

Rows = dict[str, dict[str, str]]


@dataclass(frozen=True)
class Difference:
    """One row that came or went (`column` empty), or one cell that changed.

    A row whose key changed in one column, all else being alike, is a changed cell and not a row
    that went and another that came; `row` is then the key as it is now.
    """

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
    """All differences of two folders, by file and row.

    Raises SeiError for what is no folder and DataError for a file in it that cannot be read.

    The folders need not be sound: an older version may break rules that came later, or lack a
    table or a column that came later.
    """
    for folder in (old, new):
        refuse_no_folder(folder)
    found: list[Difference] = []
    for name, table in TABLES.items():
        before, after = (_rows(folder, name, table.key) for folder in (old, new))
        found += _between(f"{name}.csv", table.key, before, after)
    found += _between(catalog_file.FILE, (), _entries(old), _entries(new))
    return tuple(found)


def _entries(folder: Path) -> Rows:
    """The catalog's tables of names and meanings, a row an id and a cell a name of a setting.

    What stands in it outside a table is a row of its own.
    """
    document = read_file(folder / catalog_file.FILE)
    if isinstance(document, Fault):
        raise DataError([document], folder)
    rows: Rows = {}
    for kind, entries in document.tables.items():
        if isinstance(entries, dict):
            rows |= {f"{kind}.{name}": dict(_cells(entry)) for name, entry in entries.items()}
        else:
            rows[kind] = dict(_cells(entries))
    return rows


def _cells(entry: object, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(entry, dict):
        for key, value in entry.items():
            yield from _cells(value, f"{name}.{key}".lstrip("."))
    else:
        yield name, str(entry)


def _rows(folder: Path, name: str, key: tuple[str, ...]) -> Rows:
    """The rows of a table by key; a table or a column that came later is missing or empty."""
    table = read_table(folder, name, later_columns=True)
    older = table.rows.empty and (folder / catalog_file.FILE).is_file()
    faults = [one for one in table.faults if not (older and one.rule == "missing_file")]
    if faults:
        raise DataError(faults, folder)
    rows: Rows = {}
    for record in records(table.rows):
        cells = {column: str(value) for column, value in record.items()}
        place = "|".join(cells[column] for column in key)
        while place in rows:
            place += "|again"
        rows[place] = cells
    return rows


def _between(file: str, key: tuple[str, ...], before: Rows, after: Rows) -> Iterator[Difference]:
    gone = {row: cells for row, cells in before.items() if row not in after}
    came = {row: cells for row, cells in after.items() if row not in before}
    for column in key:
        for was, now in _alike_but_for(column, gone, came):
            cells = (gone.pop(was)[column], came.pop(now)[column])
            yield Difference(file, now, "changed", column, *cells)
    yield from (Difference(file, row, "removed") for row in gone)
    yield from (Difference(file, row, "added") for row in came)
    for row in (row for row in before if row in after):
        for column in {**before[row], **after[row]}:
            was, now = (rows[row].get(column, "") for rows in (before, after))
            if was != now:
                yield Difference(file, row, "changed", column, was, now)


def _alike_but_for(column: str, gone: Rows, came: Rows) -> list[tuple[str, str]]:
    """The old and the new row of each pair that differs in one column of the key only."""
    old, new = _by_the_rest(column, gone), _by_the_rest(column, came)
    return [
        (rows[0], new[rest][0])
        for rest, rows in old.items()
        if len(rows) == len(new.get(rest, [])) == 1
    ]


def _by_the_rest(column: str, rows: Rows) -> dict[tuple[str, ...], list[str]]:
    places: dict[tuple[str, ...], list[str]] = {}
    for row, cells in rows.items():
        rest = tuple(cell for name, cell in cells.items() if name != column)
        places.setdefault(rest, []).append(row)
    return places
