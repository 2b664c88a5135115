"""Rows of the evidence, the log that names their fate, and the rows of data they ended in."""

from __future__ import annotations

import csv
import hashlib
import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sei_metrics.dataset import Dataset
from sei_metrics.dataset.files import refuse_no_folder
from sei_metrics.dataset.schema import TABLES, records
from tools import Refused

HEADER = 1
# The tables that the log may name a row of, with the prefix it has there.
_NAMED = {
    "observations": "", "targets": "targets|", "events": "events|",
    "classification": "classification|",
}  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One line of the log: an evidence row, its fingerprint, its fate and the row it ended in."""

    file: str
    line: int
    row_hash: str
    fate: str
    target: str
    reason: str

    @property
    def place(self) -> str:
        """Where the row stood when it was logged."""
        return f"{self.file}:{self.line}"

    @property
    def told(self) -> str:
        """What the log says of the row."""
        return f"{self.row_hash} ({self.fate}: {self.target})"


def row_hash(cells: Sequence[str]) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of the row written as CSV."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow(cells)
    return hashlib.sha256(written.getvalue().encode()).hexdigest()[:16]


def evidence(folder: Path) -> dict[str, dict[int, list[str]]]:
    """The rows of every CSV file of a folder by line, the header being line 1."""
    refuse_no_folder(folder)
    files = sorted(folder.glob("*.csv"))
    if not files:
        raise Refused(f"There is no CSV file in {folder}.")
    return {path.name: _rows(path) for path in files}


def _rows(path: Path) -> dict[int, list[str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            numbered = enumerate(csv.reader(lines), HEADER)
            return {line: cells for line, cells in numbered if cells}
    except (UnicodeDecodeError, csv.Error) as error:
        raise Refused(f"{path.name} cannot be read as CSV in UTF-8: {error}") from error


def entries(dataset: Dataset) -> dict[str, list[Entry]]:
    """The log by file."""
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for row in records(dataset.evidence_log):
        found[row["file"]].append(Entry(**{**row, "line": int(row["line"])}))
    return dict(found)


def targets(dataset: Dataset) -> Mapping[str, dict[str, Any]]:
    """Every row that the log may name, by the name it has there."""
    found: dict[str, dict[str, Any]] = {}
    for name, prefix in _NAMED.items():
        for row in records(dataset.tables[name]):
            found[prefix + "|".join(row[column] for column in TABLES[name].key)] = row
    for line, row in enumerate(records(dataset.set_aside), HEADER + 1):
        found[str(line)] = row
    return found
