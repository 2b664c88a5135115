"""Frames that say their unit are not mixed in silence: points with percent, yuan with dollars."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from sei_metrics import text, units
from sei_metrics.errors import SeiError
from sei_metrics.kinds import is_elementwise
from sei_metrics.rounding.rules import name_of

Measure = TypeVar("Measure", bound=Callable[..., Any])
Groups = tuple[tuple[int | str, ...], ...]
_GROUPS = "_one_unit"


def one_unit_in(*groups: tuple[int | str, ...]) -> Callable[[Measure], Measure]:
    """Declares which operands must be in one unit, by place or keyword; without it all must."""

    def declared(measure: Measure) -> Measure:
        setattr(measure, _GROUPS, groups)
        return measure

    return declared


def refuse_mixed_units(measure: Callable[..., Any], slots: Mapping[int | str, Any]) -> None:
    """Raises where frames with a column `unit` bring two units to operands that need one.

    A row without a unit is taken as it is, and so is an operand that is no frame.
    """
    named = {
        slot: operand["unit"]
        for slot, operand in slots.items()
        if isinstance(operand, pd.DataFrame) and "unit" in operand
    }
    groups: Groups = getattr(measure, _GROUPS, (tuple(named),))
    for group in groups:
        columns = [named[slot] for slot in group if slot in named]
        for other in columns[1:]:
            _refuse(measure, columns[0], other)
        if len(columns) == 1 and not is_elementwise(measure):
            _refuse(measure, _first_of_line(columns[0]), columns[0])


def _first_of_line(column: pd.Series) -> pd.Series:
    """For each row the first unit of its line: the periods of one industry, say."""
    index = column.index
    if not isinstance(index, pd.MultiIndex):
        return pd.Series(next(iter(column.dropna()), np.nan), index=index)
    period = index.names.index("period") if "period" in index.names else index.nlevels - 1
    others = [place for place in range(index.nlevels) if place != period]
    return column.groupby(level=others).transform("first")


def _refuse(measure: Callable[..., Any], first: pd.Series, second: pd.Series) -> None:
    one, other = first.to_numpy(dtype=object), second.to_numpy(dtype=object)
    if one.shape != other.shape:
        return  # columns of unlike rows are refused as such
    unlike = (one != other) & ~pd.isna(one) & ~pd.isna(other)
    if unlike.any():
        row = int(unlike.argmax())
        words = {"first": _word(one[row]), "second": _word(other[row])}
        raise SeiError("refusal.mixed_units", measure=name_of(measure), **words)


def _word(unit: str) -> object:
    if not units.is_known(unit):
        return unit
    return {lang: units.name(unit, lang) for lang in text.LANGUAGES}
