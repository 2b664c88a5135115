"""Panels of 100,000 rows to try the measures on, by the name of the operand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from sei_metrics.rounding import Rounded, rounded

LINES, PERIODS = 1_000, 100
ROWS = LINES * PERIODS
STEP = 0.1
YEARS = 3.0
_COUNTED = ("steps", "years")
_RATES = ("rate", "rates", "rate_before", "reference", "reference_growth", "total_growth", "gap")
_QUARTERS = ("-Q1", "-H1", "-YTD09", "")


@dataclass(frozen=True)
class Panel:
    """Numbers of one kind; with `gaps` some are missing, below 0, 0, or open ("over 13").

    Lines of a panel with gaps also lack whole rows, though never their first.
    """

    name: str
    gaps: bool
    lines: int = LINES
    periods: int = PERIODS

    @property
    def rows(self) -> int:
        """How many numbers a column has."""
        return self.lines * self.periods

    def operand(self, name: str, calendar: str, place: int) -> Any:
        """A column with its range, or the number of years."""
        if name in _COUNTED:
            return YEARS
        rng = np.random.default_rng(place)
        values = self._shares() if name == "shares" else self._values(name in _RATES, rng)
        over = rng.random(self.rows) < 0.05
        column = pd.Series(values, index=self.index(calendar), copy=False)
        ranges = rounded(column, STEP, np.where(over & self.gaps, ">", "").astype(object))
        if not (calendar and self.gaps):
            return ranges
        there = (rng.random(self.rows) >= 0.02) | (np.arange(self.rows) % self.periods == 0)
        return ranges.map(lambda each: each[there])

    def _values(self, is_rate: bool, rng: np.random.Generator) -> Any:
        values = rng.uniform(1.0, 20.0 if is_rate else 100.0, self.rows).round(1)
        if not self.gaps:
            return values
        values[rng.random(self.rows) < (0.1 if is_rate else 0.01)] *= -1
        values[rng.random(self.rows) < 0.01] = 0.0
        values[rng.random(self.rows) < 0.02] = np.nan
        return values

    def _shares(self) -> Any:
        """An exhaustive split: it has no gaps."""
        return np.full(self.rows, 100 / self.rows)

    def index(self, calendar: str) -> pd.Index:
        """Lines by periods where the measure looks at time, else plain rows."""
        if not calendar:
            return pd.RangeIndex(self.rows)
        lines = [f"line {number:04d}" for number in range(self.lines)]
        spelt: Callable[[int], str] = (
            (lambda place: f"{1900 + place}")
            if calendar == "years"
            else (lambda place: f"{1990 + place // 4}{_QUARTERS[place % 4]}")
        )
        periods = [spelt(place) for place in range(self.periods)]
        return pd.MultiIndex.from_product([lines, periods], names=["line", "period"])


def frame(ranges: Rounded) -> pd.DataFrame:
    """Value, low and high as the columns of one table."""
    return pd.DataFrame(vars(ranges))


PANELS = (Panel("every number known", False), Panel("with gaps, signs and open ends", True))
