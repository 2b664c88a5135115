"""What must hold of a data folder: every fault with its place, and the conflicts worth listing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd

from sei_metrics import text
from sei_metrics.dataset.check import (
    beside,
    classes,
    conflicts,
    dates,
    gaps,
    ids,
    parts,
    quarters,
    rows,
    splits,
    stages,
)
from sei_metrics.dataset.check.conflicts import Conflict
from sei_metrics.dataset.files import HEADER, Contents, read
from sei_metrics.dataset.known import with_knowledge
from sei_metrics.dataset.model import Data
from sei_metrics.dataset.schema import typed
from sei_metrics.errors import DataError, Fault

__all__ = ["Conflict", "faults", "found", "lines", "listed", "warnings"]

_TOLD = 200


def faults(folder: str | Path) -> tuple[Fault, ...]:
    """Every fault of a folder, files that cannot be read first; none where it can be loaded."""
    return found(read(Path(folder)))[0]


def warnings(folder: str | Path, today: date | None = None) -> tuple[Fault, ...]:
    """What whoever keeps the data should look at, though it stops no reader: days after today."""
    contents = read(Path(folder))
    return tuple(dates.ahead(contents, today or datetime.now(tz=UTC).date()))


def lines(faults: Sequence[Fault], lang: str = "en") -> Iterator[str]:
    """A line for each fault; of very many the first ones and a count of the rest."""
    yield from (fault.say(lang) for fault in faults[:_TOLD])
    if len(faults) > _TOLD:
        yield text.say("rule.more", lang, count=len(faults) - _TOLD)


def found(contents: Contents) -> tuple[tuple[Fault, ...], pd.DataFrame]:
    """Every fault of what was read, and the figures without one as the chooser takes them.

    Figures are set against others only where both are sound.
    """
    told = [
        *contents.faults,
        *rows.faults(contents),
        *stages.faults(contents),
        *dates.faults(contents),
        *classes.faults(contents),
    ]
    catalog = contents.catalog
    if catalog is not None:
        told += ids.faults(contents, catalog)
        told += quarters.faults(contents, catalog)
    figures = _candidates(_without(contents, told))
    if catalog is not None:
        seen = figures[figures.nature == "observed"]
        told += dates.early(seen, catalog)
        compared = beside.comparable(seen, catalog)
        for room in (gaps, parts, splits):
            told += room.faults(compared, catalog)
    faults = sorted(told, key=lambda fault: (fault.line > HEADER, fault.file, fault.line))
    return tuple(faults), figures


def listed(subject: Data | str | Path) -> tuple[Conflict, ...]:
    """Published figures that disagree with each other, of a data set or a folder without faults."""
    if not isinstance(subject, str | Path):
        return conflicts.conflicts(subject.candidates, subject.catalog)
    contents = read(Path(subject))
    told, figures = found(contents)
    if told or contents.catalog is None:
        raise DataError(told, contents.folder)
    return conflicts.conflicts(figures, contents.catalog)


def _without(contents: Contents, faults: Iterable[Fault]) -> Contents:
    lines: dict[str, set[int]] = {}
    for one in faults:
        lines.setdefault(one.file, set()).add(one.line)
    sound = {
        name: rows[~rows.index.isin(lines.get(f"{name}.csv", []))] if lines else rows
        for name, rows in contents.tables.items()
    }
    return replace(contents, tables=sound)


def _candidates(contents: Contents) -> pd.DataFrame:
    observations = typed("observations", contents.tables["observations"])
    return with_knowledge(observations, contents.tables["sources"], contents.tables["vintages"])
