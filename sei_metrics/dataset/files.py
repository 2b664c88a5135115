"""The files of a data folder, read as text with the lines they stand on."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path

import pandas as pd

from sei_metrics.dataset.catalog import Catalog
from sei_metrics.dataset.catalog import file as catalog_file
from sei_metrics.dataset.catalog.document import not_utf8, read_text, unreadable
from sei_metrics.dataset.schema import TABLES
from sei_metrics.errors import Fault, SeiError

HEADER = 1


@dataclass(frozen=True)
class Contents:
    """A folder as it was read: tables of text by name, the catalog, and the faults of form."""

    folder: Path
    tables: Mapping[str, pd.DataFrame]
    catalog: Catalog | None
    faults: tuple[Fault, ...]

    @property
    def unread(self) -> frozenset[str]:
        """The tables of which no row could be read: what names their rows cannot be checked."""
        return frozenset(
            Path(fault.file).stem for fault in self.faults if fault.line <= HEADER
        ).intersection(self.tables)


@dataclass(frozen=True)
class Table:
    """One file as text, indexed by line (the header is line 1), and the faults of its form."""

    file: str
    rows: pd.DataFrame
    faults: tuple[Fault, ...]

    @property
    def unread(self) -> bool:
        """Whether the file could not be read at all, or has another header."""
        return any(fault.line <= HEADER for fault in self.faults)


def read(folder: Path) -> Contents:
    """All files of a folder; what cannot be read is an empty table and a fault."""
    refuse_no_folder(folder)
    tables = {name: read_table(folder, name) for name in TABLES}
    empty = tuple(_without_rows(tables[name]) for name in TABLES if TABLES[name].never_empty)
    known = set(tables["vintages"].rows.vintage)
    catalog, faults = _read_catalog(folder, known or None)
    found = [*chain(*empty), *chain.from_iterable(table.faults for table in tables.values())]
    rows = {name: table.rows for name, table in tables.items()}
    return Contents(folder, rows, catalog, (*faults, *found))


def _without_rows(table: Table) -> Iterator[Fault]:
    if table.rows.empty and not table.unread:
        yield Fault(table.file, 0, "", "", "no_rows")


def refuse_no_folder(folder: Path) -> None:
    """Raises SeiError for a path that is a file or leads nowhere."""
    if folder.is_file():
        raise SeiError("error.no_folder", path=folder)
    if not folder.is_dir():
        raise SeiError("error.no_such_folder", path=folder)


def _read_catalog(
    folder: Path, vintages: set[str] | None
) -> tuple[Catalog | None, tuple[Fault, ...]]:
    written = read_text(folder / catalog_file.FILE)
    return (
        (None, (written,)) if isinstance(written, Fault) else catalog_file.parse(written, vintages)
    )


def read_table(folder: Path, name: str, *, later_columns: bool = False) -> Table:
    """The table of a file; rows of the wrong width are faults and are left out.

    With `later_columns` a column that the file lacks is empty, as in a version of the data that was
    kept before the column came.
    """
    file, columns = f"{name}.csv", TABLES[name].columns
    try:
        with (folder / file).open(encoding="utf-8-sig", newline="") as lines:
            return _table(file, columns, _numbered(lines), later_columns)
    except FileNotFoundError:
        fault = Fault(file, 0, "", "", "missing_file")
    except UnicodeDecodeError as error:
        fault = not_utf8(file, error)
    except csv.Error as error:
        fault = Fault(file, 0, "", str(error), "bad_csv")
    except OSError as error:
        fault = unreadable(file, error)
    return Table(file, _frame({}, columns), (fault,))


def _numbered(lines: Iterator[str]) -> dict[int, list[str]]:
    """The rows by the line on which each begins, the header on line 1; an empty line is no row."""
    rows: dict[int, list[str]] = {}
    reader, begins = csv.reader(lines, strict=True), HEADER
    for cells in reader:
        if cells or begins == HEADER:
            rows[begins] = cells
        begins = reader.line_num + 1
    return rows


def _table(
    file: str, columns: tuple[str, ...], rows: dict[int, list[str]], later_columns: bool
) -> Table:
    header = rows.pop(HEADER, [])
    wanted = tuple(name for name in columns if name in header) if later_columns else columns
    faults = tuple(_header_faults(file, columns, header, wanted))
    if faults:
        return Table(file, _frame({}, columns), faults)
    uneven = [line for line, cells in rows.items() if len(cells) != len(header)]
    faults = tuple(_row_width(file, line, rows.pop(line), len(header)) for line in uneven)
    frame = _frame(rows, header)
    if header != [*columns]:
        frame = frame.reindex(columns=list(columns), fill_value="")
    return Table(file, frame, faults)


def _row_width(file: str, line: int, cells: list[str], wanted: int) -> Fault:
    return Fault(file, line, "", ",".join(cells), "row_width", _widths(wanted, len(cells)))


@lru_cache(maxsize=64)
def _widths(wanted: int, found: int) -> dict[str, object]:
    """Shared by all rows of one width, of which there may be a million."""
    return {"wanted": wanted, "found": found}


def _header_faults(
    file: str, columns: tuple[str, ...], header: list[str], wanted: tuple[str, ...]
) -> Iterator[Fault]:
    for name in dict.fromkeys(header):
        if header.count(name) > 1:
            yield Fault(file, 1, name, name, "duplicate_column")
        if name not in columns:
            yield Fault(file, 1, name, name, "unknown_column", {"known": ", ".join(columns)})
    for name in wanted:
        if name not in header:
            yield Fault(file, 1, name, "", "missing_column")


def _frame(cells: dict[int, list[str]], columns: Sequence[str]) -> pd.DataFrame:
    frame = pd.DataFrame(list(cells.values()), columns=list(columns), dtype="str")
    frame.index = pd.Index(list(cells), dtype="int64", name="line")
    return frame
