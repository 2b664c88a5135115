"""Annual rates strung together: a line of years for each line of a Series."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sei_metrics.kinds import Array, at_least
from sei_metrics.measures.rows import Timeline, one_frequency, period_level, timeline
from sei_metrics.measures.table import Places, Table, ascending, joined


@dataclass(frozen=True)
class Chains:
    """How rates stand in years: a line each, the years from that before the earliest rate on.

    `places` are the years of the rates' columns and `start` that of each line's base, -1 where a
    line has no rates. The result holds the `cells` that are listed, None for all, on `index`.
    """

    table: Table
    years: int
    places: Any
    start: Places
    cells: Places | None
    index: pd.Index

    def chained(self, rates: Array, base: float) -> Array:
        """The index of every line in the years that it lists, line after line."""
        factors = np.full((self.table.lines, self.years), np.nan)
        with np.errstate(all="ignore"):
            factors[:, self.places] = at_least(1 + self.table.filled(rates) / 100, 0)
            if self.start.any():
                factors[np.arange(self.years) < self.start[:, None]] = 1.0
            lines = np.flatnonzero(self.start >= 0)
            factors[lines, self.start[lines]] = base
            chained = np.cumprod(factors, axis=1, out=factors).reshape(-1)
        return chained if self.cells is None else chained.take(self.cells)


def chains_of(rates: pd.Series) -> Chains:
    """The years of a Series of annual rates; any other period is refused."""
    rows = timeline(rates, "chain")
    one_frequency(rows, ("annual",), "chain")
    years = np.array([each.year for each in rows.periods], dtype=np.int64)
    first = int(years.min()) - 1
    places = _as_slice(years - first)
    listed = np.zeros((rows.table.lines, int(years.max()) - first + 1), dtype=bool)
    listed[:, places] = rows.table.filled(np.ones(len(rates), dtype=bool), False)
    start = listed.argmax(axis=1) - 1
    lines = np.flatnonzero(start >= 0)
    listed[lines, start[lines]] = True
    spelt = pd.Index([f"{first + place:04d}" for place in range(listed.shape[1])])
    cells, index = _listed(listed, spelt, rows)
    return Chains(rows.table, listed.shape[1], places, start, cells, index)


def _as_slice(places: Places) -> Any:
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
    lines, levels, codes = _lines(index, rows)
    in_order = listed[lines]
    line, year = _crossed(in_order)
    level = period_level(index)
    names = [
        *(name for place, name in enumerate(index.names) if place != level),
        index.names[level],
    ]
    labels: Any = [*levels, spelt]
    longer: Any = [*(each.take(line) for each in codes), year]
    found = pd.MultiIndex(labels, longer, names=names, verify_integrity=False)
    if listed.all() and ascending(lines):
        return None, found
    return lines.take(line) * len(spelt) + year, found


def _crossed(listed: NDArray[np.bool_]) -> tuple[Places, Places]:
    """Line and year of every listed cell."""
    lines, years = listed.shape
    if listed.all():
        return np.repeat(np.arange(lines), years), np.tile(np.arange(years, dtype=np.int16), lines)
    line, year = np.nonzero(listed)
    return line, year


def _lines(index: pd.MultiIndex, rows: Timeline) -> tuple[Places, list[Any], list[Any]]:
    """Places of the lines in order of their labels, and the labels as levels and codes."""
    level = period_level(index)
    others = [place for place in range(index.nlevels) if place != level]
    lines, starts = rows.table.starts()
    levels = [index.levels[place] for place in others]
    codes = [np.asarray(index.codes[place])[starts] for place in others]
    known = all(each.min(initial=0) >= 0 for each in codes)
    sorted_levels = all(each.is_monotonic_increasing for each in levels)
    if known and sorted_levels and ascending(joined(codes, len(starts))):
        return lines, levels, codes
    places = pd.Series(lines, index=index[starts]).groupby(level=others).first()
    keys: Any = places.index
    keys = keys if isinstance(keys, pd.MultiIndex) else pd.MultiIndex.from_arrays([keys])
    return places.to_numpy(), list(keys.levels), [np.asarray(each) for each in keys.codes]
