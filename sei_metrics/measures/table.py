"""Rows of a Series laid out as a table: a line a row, a period a column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sei_metrics.kinds import Array
from sei_metrics.rounding import Rounded

Places = NDArray[np.int64]
Codes = NDArray[np.signedinteger[Any]]


# Tables with more cells a row than that are sparse.
_CELLS_A_ROW = 8


@dataclass(frozen=True)
class Shift:
    """For each column another one: `columns` tells which, -1 for none.

    In the `lacking` ones `instead` stands. `step` is by how many columns all others lie further on
    than theirs, None where that differs.
    """

    columns: Places
    lacking: Places
    instead: Array
    step: int | None


@dataclass(frozen=True)
class Table:
    """Where each row stands: its `column`, and its `cell` counted line by line.

    Both are None where the rows fill the table one after the other, as those of a whole panel do.
    """

    lines: int
    width: int
    column: Codes | None = None
    cell: Places | None = None

    def filled(self, values: NDArray[Any], empty: float = np.nan) -> NDArray[Any]:
        """The rows' values in their cells; not to be written to."""
        if self.cell is None:
            return values.reshape(self.lines, self.width)
        table = np.full((self.lines, self.width), empty, dtype=values.dtype)
        table.reshape(-1)[self.cell] = values
        return table

    def rows(self, table: Array) -> Array:
        """A table's values row by row."""
        return table.reshape(-1) if self.cell is None else table.reshape(-1).take(self.cell)

    def spread(self, by_column: NDArray[Any]) -> NDArray[Any]:
        """For each row what stands for its column."""
        return np.tile(by_column, self.lines) if self.column is None else by_column[self.column]

    def taken(self, values: Array, shift: Shift) -> Array:
        """For each row the value that its line has in another column, in an array of its own."""
        if self.sparse:
            return self._looked_up(values, shift)
        found = _moved(self.filled(values), shift)
        found[:, shift.lacking] = shift.instead
        return self.rows(found)

    @property
    def sparse(self) -> bool:
        """Whether most cells are empty, so that they are better looked up than laid out."""
        return self.cell is not None and self.lines * self.width > _CELLS_A_ROW * len(self.cell)

    def _looked_up(self, values: Array, shift: Shift) -> Array:
        assert self.cell is not None and self.column is not None
        order = self.cell.argsort(kind="stable")
        in_order, other = self.cell[order], shift.columns[self.column]
        aims = self.cell - self.column + other
        places = np.searchsorted(in_order, aims).clip(max=len(order) - 1)
        there = (in_order[places] == aims) & (other >= 0)
        found: Array = np.where(there, values[order[places]], np.nan)
        instead = np.full(self.width, np.nan)
        instead[shift.lacking] = shift.instead
        lacking = other < 0
        found[lacking] = instead[self.column[lacking]]
        return found

    def less(self, values: Array, others: Array, shift: Shift) -> Array:
        """For each row its value less the other one `taken`, in whose array it is found."""
        before = self.taken(others, shift)
        with np.errstate(all="ignore"):
            return np.subtract(values, before, out=before)

    def added(self, levels: Rounded, shift: Shift) -> Rounded:
        """For each row its level less the one `taken`, from the least to the most that it can be.

        That is `growth_gap` at the ends of both, found in place; a row that lacks an end has none.
        """
        value = self.less(levels.value, levels.value, shift)
        low = self.less(levels.low, levels.high, shift)
        high = self.less(levels.high, levels.low, shift)
        missing = np.isnan(low) | np.isnan(high)
        low[missing] = high[missing] = np.nan
        return Rounded(value, low, high)

    def starts(self) -> Places:
        """The first row of each line."""
        if self.cell is None:
            return np.arange(self.lines) * self.width
        rows = len(self.cell)
        if self.sparse:
            return np.unique(self.cell // self.width, return_index=True)[1]
        firsts: Places = self.filled(np.arange(rows), rows).min(axis=1)
        return firsts

    def repeated(self) -> int | None:
        """The first row whose cell a later row has too."""
        if self.cell is None or ascending(self.cell):
            return None
        if self.sparse:
            again = np.flatnonzero(pd.Series(self.cell).duplicated(keep="last").to_numpy())
            return int(again[0]) if again.size else None
        last = np.zeros(self.lines * self.width, dtype=np.int64)
        last[self.cell] = np.arange(len(self.cell))
        again = np.flatnonzero(last[self.cell] != np.arange(len(self.cell)))
        return int(again[0]) if again.size else None


def table_of(column: Codes, lines: Sequence[Codes]) -> tuple[Table, Codes]:
    """The table, and the codes of its columns: as the first line has them, else in order.

    `column` holds a code a row, `lines` the codes that make up the line.
    """
    width = _first_line(column)
    if _is_whole(column, lines, width):
        return Table(len(column) // width, width), column[:width]
    places, met = _ranked(column)
    line, lines_met = _ranked(joined(lines, len(column)))
    cell = line.astype(np.int64) * len(met) + places
    return Table(len(lines_met), len(met), places, cell), met


def shift_to(columns: Sequence[int] | Places, instead: float | Sequence[float] = np.nan) -> Shift:
    """The shift to other columns, -1 for none; `instead` stands for these, one or one a column."""
    places = np.array(columns, dtype=np.int64)
    known, lacking = np.flatnonzero(places >= 0), np.flatnonzero(places < 0)
    steps = {*(known - places[known]).tolist()}
    stands = np.broadcast_to(np.asarray(instead, dtype=np.float64), places.shape)
    step = steps.pop() if len(steps) == 1 else None
    return Shift(places, lacking, stands[lacking], step)


def _moved(table: Array, shift: Shift) -> Array:
    """Other columns in their places, anything in the lacking ones; all at once is quicker."""
    if shift.step is not None:
        return np.roll(table, shift.step, axis=1)
    return table.take(shift.columns, axis=1, mode="clip")


def _first_line(column: Codes) -> int:
    """How many rows stand before the first column comes again."""
    again = column[1:] == column[:1]
    return int(again.argmax()) + 1 if again.any() else len(column)


def _is_whole(column: Codes, lines: Sequence[Codes], width: int) -> bool:
    """Whether every line has the same columns in the same order, one line after the other."""
    if not width or len(column) % width or not _distinct(column[:width]):
        return False
    starts = [each[::width] for each in lines]
    return (
        bool((column.reshape(-1, width) == column[:width]).all())
        and all(
            (each.reshape(-1, width) == start[:, None]).all()
            for each, start in zip(lines, starts, strict=True)
        )
        and _distinct(joined(starts, len(column) // width))
    )


def _ranked(codes: Codes) -> tuple[Codes, Codes]:
    """The rank of each code, and the codes that there are: small numbers from -1 up."""
    shifted = codes.astype(np.int64) + 1
    there = np.bincount(shifted) > 0
    met = np.flatnonzero(there) - 1
    if np.array_equal(met, np.arange(len(met))):
        return codes, met
    return (np.cumsum(there) - 1)[shifted], met


def _distinct(codes: Codes) -> bool:
    return ascending(codes) or len(set(codes.tolist())) == len(codes)


def ascending(codes: Codes) -> bool:
    """Whether each is above the one before."""
    return bool((codes[1:] > codes[:-1]).all())


def joined(lines: Sequence[Codes], rows: int) -> Codes:
    """One code a line out of those of several index levels, in the order of these."""
    if not (lines and rows):
        return np.zeros(rows, dtype=np.int64)
    if len(lines) == 1:
        return lines[0]
    sizes = [int(each.max()) + 2 for each in lines]
    crossed = np.ravel_multi_index([each.astype(np.int64) + 1 for each in lines], sizes)
    return pd.factorize(crossed, sort=True)[0]
