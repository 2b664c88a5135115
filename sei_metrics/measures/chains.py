"""Annual rates strung together: a line of years for each line of a Series."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sei_metrics.kinds import Array, at_least
from sei_metrics.measures.rows import Timeline, one_frequency, period_level, timeline
from sei_metrics.measures.table import Codes, Places, Table, ascending, joined


@dataclass(frozen=True)
class Chains:
    """How rates stand in years: a line each, the years of the rates and those before them.

    `places` are the years of the rates' columns and `start` that of each line's base. The result
    holds the `cells` that are listed, None for all, on `index`.
    """

    table: Table
    years: int
    places: Places | slice
    start: Places
    cells: Places | None
    index: pd.Index

    def chained(self, rates: Array, base: float) -> Array:
        """The index of every line in the years that it lists, line after line."""
        factors = np.full((self.table.lines, self.years), np.nan)
        with np.errstate(all="ignore"):
            factors[:, self.places] = at_least(1 + self.table.filled(rates) / 100, 0)
            if self.start.any():
                factors[np.arange(self.years) <= self.start[:, None]] = 1.0
            factors[:, 0] = base
            chained = np.cumprod(factors, axis=1, out=factors).reshape(-1)
        return chained if self.cells is None else chained.take(self.cells)


def chains_of(rates: pd.Series) -> Chains:
    """The years of a Series of annual rates; any other period is refused."""
    rows = timeline(rates, "chain")
    one_frequency(rows, ("annual",), "chain")
    rated = np.array([each.year for each in rows.periods], dtype=np.int64)
    years = np.unique([rated, rated - 1])
    places = _as_slice(np.searchsorted(years, rated))
    listed = np.zeros((rows.table.lines, len(years)), dtype=bool)
    listed[:, places] = rows.table.filled(np.ones(len(rates), dtype=bool), False)
    start = listed.argmax(axis=1) - 1
    listed[np.arange(len(start)), start] = True
    spelt = pd.Index([f"{year:04d}" for year in years.tolist()])
    cells, index = _listed(listed, spelt, rows)
    return Chains(rows.table, len(years), places, start, cells, index)


def _as_slice(places: Places) -> Places | slice:
    """Places one after the other as a slice, which is quicker."""
    start, end = int(places[0]), int(places[0]) + len(places)
    return slice(start, end) if np.array_equal(places, np.arange(start, end)) else places


def _listed(
    listed: NDArray[np.bool_], spelt: pd.Index, rows: Timeline
) -> tuple[Places | None, pd.Index]:
    """The listed cells, line by line in the order of the lines' labels, and their index."""
    index = rows.index
    if not isinstance(index, pd.MultiIndex):
        return np.flatnonzero(listed), spelt[listed[0]].rename(index.name)
    lines, codes = _lines(index, rows)
    listed = listed[lines]
    cells, year = _crossed(listed, lines)
    counts = np.count_nonzero(listed, axis=1)
    labels: list[Any] = list(index.levels)
    longer: list[Any] = [each.repeat(counts) for each in codes]
    labels[period_level(index)] = spelt
    longer.insert(period_level(index), year)
    return cells, pd.MultiIndex(labels, longer, names=index.names, verify_integrity=False)


def _crossed(listed: NDArray[np.bool_], lines: Places) -> tuple[Places | None, Codes]:
    """The cells that these lines list, None for all as they lie, and the place of their years."""
    years = listed.shape[1]
    if listed.all() and ascending(lines):
        return None, np.tile(np.arange(years, dtype=np.int16), len(lines))
    line, year = np.nonzero(listed)
    return lines.take(line) * years + year, year


def _lines(index: pd.MultiIndex, rows: Timeline) -> tuple[Places, list[Codes]]:
    """The lines in order of their labels, and the codes of these in each other level."""
    others = [*range(index.nlevels)]
    del others[period_level(index)]
    starts = rows.table.starts()
    codes = [np.asarray(index.codes[place])[starts] for place in others]
    ranks = [
        _ranks(index.levels[place]).take(each) for place, each in zip(others, codes, strict=True)
    ]
    order = joined(ranks, len(starts)).argsort()
    return order, [each[order] for each in codes]


def _ranks(labels: pd.Index) -> Places:
    """The rank of each label; at the end, where code -1 finds it, that of a missing one."""
    in_order = labels.is_monotonic_increasing
    ranks = np.arange(len(labels)) if in_order else pd.factorize(labels, sort=True)[0]
    return np.append(ranks, len(labels))
