"""What must hold of a data folder: every fault with its place, and the conflicts worth listing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from sei_metrics.dataset import tables
from sei_metrics.dataset.check import (
    conflicts,
    dates,
    gaps,
    ids,
    links,
    parts,
    quarters,
    rows,
    splits,
    stages,
)
from sei_metrics.dataset.check.conflicts import Conflict
from sei_metrics.dataset.known import with_knowledge
from sei_metrics.errors import DataError, Fault

if TYPE_CHECKING:
    from sei_metrics.dataset.store import Dataset

__all__ = ["Conflict", "faults", "found", "listed"]


def faults(folder: str | Path, today: date | None = None) -> tuple[Fault, ...]:
    """Every fault of a folder, by file and line; none where it can be loaded."""
    return found(tables.read(Path(folder)), today)


def found(contents: tables.Contents, today: date | None = None) -> tuple[Fault, ...]:
    """Every fault of what was read. Figures are set against others only where both are sound."""
    told = [
        *contents.faults,
        *rows.faults(contents),
        *links.faults(contents),
        *stages.faults(contents),
        *dates.faults(contents, today or datetime.now(tz=UTC).date()),
    ]
    if contents.catalog is not None:
        told += ids.faults(contents, contents.catalog)
        told += quarters.faults(contents, contents.catalog)
        figures = _candidates(_without(contents, told))
        told += dates.early(figures, contents.catalog)
        told += gaps.faults(figures, contents.catalog)
        told += parts.faults(figures, contents.catalog)
        told += splits.faults(figures, contents.catalog)
    return tuple(sorted(told, key=lambda fault: (fault.file, fault.line)))


def listed(subject: Dataset | str | Path) -> tuple[Conflict, ...]:
    """Published figures that disagree with each other, of a data set or a folder without faults."""
    if not isinstance(subject, str | Path):
        return conflicts.conflicts(subject.candidates, subject.catalog)
    contents = tables.read(Path(subject))
    told = found(contents)
    if told or contents.catalog is None:
        raise DataError(told)
    return conflicts.conflicts(_candidates(contents), contents.catalog)


def _without(contents: tables.Contents, faults: Iterable[Fault]) -> tables.Contents:
    told = list(faults)
    faulty = pd.Series([one.file for one in told], index=[one.line for one in told], dtype="str")
    sound = {
        name: rows.drop(rows.index.intersection(faulty.index[faulty == f"{name}.csv"]))
        for name, rows in contents.tables.items()
    }
    return replace(contents, tables=sound)


def _candidates(contents: tables.Contents) -> pd.DataFrame:
    observations = tables.typed(contents.tables["observations"])
    return with_knowledge(observations, contents.tables["sources"], contents.tables["vintages"])
