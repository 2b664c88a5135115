"""Bare numpy expressions of the measures in time.

Levels and rates come as a table with a line a row and a period a column: the expression is spared
the search for the row before, which the measure has to make in its index.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from benchmarks.bare import NAN, Bare

BASE_PERIOD, BASE = "1950", 50


def _change(levels: Any) -> Any:
    found = np.empty_like(levels)
    found[:, 0] = NAN
    np.subtract(levels[:, 1:], levels[:, :-1], out=found[:, 1:])
    return found


def _year_on_year(levels: Any) -> Any:
    before = levels[:, :-1]
    found = np.empty_like(levels)
    found[:, 0] = NAN
    found[:, 1:] = np.where(before > 0, levels[:, 1:] / before * 100 - 100, NAN)
    return found


def _year_on_year_unguarded(levels: Any) -> Any:
    found = np.empty_like(levels)
    found[:, 0] = NAN
    found[:, 1:] = levels[:, 1:] / levels[:, :-1] * 100 - 100
    return found


def _index_to(levels: Any) -> Any:
    base = levels[:, BASE : BASE + 1]
    return np.where(base > 0, levels / base * 100, NAN)


def _chain(rates: Any) -> Any:
    growth = 1 + rates / 100
    factors = np.empty((len(rates), rates.shape[1] + 1))
    factors[:, 0] = 100.0
    factors[:, 1:] = np.where(growth >= 0, growth, NAN)
    return np.cumprod(factors, axis=1)


def _chain_unguarded(rates: Any) -> Any:
    factors = np.empty((len(rates), rates.shape[1] + 1))
    factors[:, 0] = 100.0
    factors[:, 1:] = 1 + rates / 100
    return np.cumprod(factors, axis=1)


def _split_cumulative(levels: Any) -> Any:
    found = np.empty_like(levels)
    np.subtract(levels[:, 1:], levels[:, :-1], out=found[:, 1:])
    found[:, ::4] = levels[:, ::4]
    return found


BARE_IN_TIME: Mapping[str, Bare] = {
    "change": Bare(_change, calendar="years"),
    "year_on_year": Bare(_year_on_year, _year_on_year_unguarded, calendar="years"),
    "index_to": Bare(
        _index_to,
        lambda levels: levels / levels[:, BASE : BASE + 1] * 100,
        calendar="years",
        constants={"base_period": BASE_PERIOD},
    ),
    "chain": Bare(_chain, _chain_unguarded, calendar="years"),
    "split_cumulative": Bare(_split_cumulative, calendar="quarters"),
}
