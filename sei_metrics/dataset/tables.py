"""The files of a data folder: the columns of each, read as text with the lines they stand on."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from sei_metrics.dataset.catalog import Catalog
from sei_metrics.dataset.catalog import file as catalog_file
from sei_metrics.errors import Fault, SeiError

COLUMNS: dict[str, tuple[str, ...]] = {
    "observations": (
        "indicator", "region", "industry", "period", "span", "value", "step", "qualifier", "unit",
        "prices", "coverage", "definition", "nature", "vintage", "source", "note",
    ),
    "sources": (
        "source", "origin_en", "origin_zh", "carrier", "document", "published", "read_at", "link",
        "access", "grade", "reuse",
    ),
    "carriers": ("carrier", "carrier_zh"),
    "vintages": (
        "vintage", "title_en", "title_zh", "order", "known_from", "known_from_kind", "source",
        "accounts",
    ),
    "breaks": (
        "indicator", "region", "industry", "after", "before", "reason_en", "reason_zh", "source",
        "certain",
    ),
    "targets": (
        "indicator", "region", "industry", "period", "value", "step", "qualifier", "unit",
        "definition", "set_on", "document_en", "document_zh", "source",
    ),
    "events": ("date", "kind", "title_en", "title_zh", "body_en", "body_zh", "source"),
    "corrections": ("file", "row", "column", "was", "now", "reason", "source"),
    "set_aside": (
        "indicator", "region", "industry", "period", "value", "unit", "source_text", "published",
        "reason", "note",
    ),
    "evidence_log": ("file", "line", "row_hash", "fate", "target", "reason"),
    "link_hosts": ("host", "owner", "kind"),
    "review": ("series", "points", "first", "last", "verdict", "note"),
}  # fmt: skip
SERIES = (
    "indicator", "region", "industry", "span", "unit", "prices", "coverage", "definition", "nature",
)  # fmt: skip
POINT = (*SERIES, "period")
ROW_KEY = (*POINT, "vintage", "source")


@dataclass(frozen=True)
class Contents:
    """A folder as it was read: tables of text by name, the catalog, and the faults of form."""

    folder: Path
    tables: Mapping[str, pd.DataFrame]
    catalog: Catalog | None
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Table:
    """One file as text, indexed by line (the header is line 1), and the faults of its form."""

    file: str
    rows: pd.DataFrame
    faults: tuple[Fault, ...]


def typed(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with value and step as numbers; an empty cell is a missing number."""
    numbers = [name for name in ("value", "step") if name in rows and "qualifier" in rows]
    return rows.assign(
        **{name: pd.to_numeric(rows[name], errors="coerce").astype("float64") for name in numbers}
    )


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows one by one, a value by its column."""
    return [{str(name): value for name, value in row.items()} for row in rows.to_dict("records")]


def read(folder: Path) -> Contents:
    """All files of a folder; what cannot be read is an empty table and a fault."""
    if folder.is_file():
        raise SeiError("error.no_folder", path=folder)
    tables = {name: read_table(folder, name) for name in COLUMNS}
    catalog, faults = _read_catalog(folder, set(tables["vintages"].rows.vintage))
    found = [fault for table in tables.values() for fault in table.faults]
    rows = {name: table.rows for name, table in tables.items()}
    return Contents(folder, rows, catalog, (*faults, *found))


def _read_catalog(folder: Path, vintages: set[str]) -> tuple[Catalog | None, tuple[Fault, ...]]:
    try:
        written = (folder / catalog_file.FILE).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return None, (Fault(catalog_file.FILE, 0, "", "", "missing_file"),)
    except UnicodeDecodeError as error:
        return None, (Fault(catalog_file.FILE, 0, "", str(error), "not_utf8"),)
    return catalog_file.parse(written, vintages)


def read_table(folder: Path, name: str, *, later_columns: bool = False) -> Table:
    """The table of a file; rows of the wrong width are faults and are left out.

    With `later_columns` a column that the file lacks is empty, as in a version of the data that was
    kept before the column came.
    """
    file, columns = f"{name}.csv", COLUMNS[name]
    try:
        with (folder / file).open(encoding="utf-8-sig", newline="") as lines:
            return _table(file, columns, list(_numbered(lines)), later_columns)
    except FileNotFoundError:
        fault = Fault(file, 0, "", "", "missing_file")
    except UnicodeDecodeError as error:
        fault = Fault(file, 0, "", repr(error.object[error.start : error.end]), "not_utf8")
    except csv.Error as error:
        fault = Fault(file, 0, "", str(error), "bad_csv")
    return Table(file, _frame({}, columns), (fault,))


def _numbered(lines: Iterator[str]) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(lines, strict=True)
    begins = 1
    for cells in reader:
        if cells or begins == 1:
            yield begins, cells
        begins = reader.line_num + 1


def _table(
    file: str,
    columns: tuple[str, ...],
    numbered: list[tuple[int, list[str]]],
    later_columns: bool,
) -> Table:
    header = numbered[0][1] if numbered else []
    wanted = tuple(name for name in columns if name in header) if later_columns else columns
    faults = tuple(_header_faults(file, columns, header, wanted))
    if faults:
        return Table(file, _frame({}, columns), faults)
    sound = {line: cells for line, cells in numbered[1:] if len(cells) == len(header)}
    uneven = tuple(
        Fault(file, line, "", ",".join(cells), "row_width", _widths(header, cells))
        for line, cells in numbered[1:]
        if len(cells) != len(header)
    )
    rows = _frame(sound, header).reindex(columns=list(columns), fill_value="")
    return Table(file, rows, uneven)


def _widths(header: list[str], cells: list[str]) -> dict[str, object]:
    return {"wanted": len(header), "found": len(cells)}


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
