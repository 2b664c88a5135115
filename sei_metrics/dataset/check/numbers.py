"""Faults of numbers: how they are written, and to which digit."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from decimal import Decimal

import pandas as pd

from sei_metrics.dataset.check.ranges import coarsest_step
from sei_metrics.dataset.check.rows import flagged
from sei_metrics.dataset.files import Contents
from sei_metrics.errors import Fault

_NUMBERS = {"observations": ("value",), "targets": ("value",)}
_WHOLE_NUMBERS = {"vintages": ("order",), "evidence_log": ("line",), "review": ("points",)}
_STEPS = ("observations", "targets")
_WHOLE = re.compile(r"[0-9]{1,7}")
_NUMBER = re.compile(r"-?[0-9]{1,13}(\.[0-9]{1,10})?")
_ABOUT = ("~", "<~")


def faults(contents: Contents) -> Iterator[Fault]:
    """Cells that hold no number where one should stand, and figures that do not fit their step."""
    for name, rows in contents.tables.items():
        yield from _numbers(name, rows)


def _numbers(name: str, rows: pd.DataFrame) -> Iterator[Fault]:
    for column in _NUMBERS.get(name, ()):
        wrong = ~rows[column].map(_is_number).astype(bool)
        yield from flagged(name, rows, column, wrong, "bad_number")
    for column in _WHOLE_NUMBERS.get(name, ()):
        wrong = ~rows[column].map(lambda one: bool(_WHOLE.fullmatch(one))).astype(bool)
        yield from flagged(name, rows, column, wrong, "not_whole")
    if name in _STEPS:
        steps = numbers(rows.step)
        yield from flagged(name, rows, "step", (rows.step != "") & ~(steps > 0), "bad_step")
        yield from _digits(name, rows[numbers(rows.value).notna() & (steps > 0)])


def _digits(name: str, rows: pd.DataFrame) -> Iterator[Fault]:
    """Figures not written to the digit of their step, and round ones called about to a finer one.

    "About 80" leaves it open whether the zero was counted: its step is 10 or not known.
    """
    printed = [_is_printed_to(*pair) for pair in zip(rows.value, rows.step, strict=True)]
    yield from flagged(name, rows, "value", ~pd.Series(printed, rows.index, dtype=bool), "digits")
    finer = rows.step.astype("float64") < rows.value.astype("float64").map(coarsest_step)
    yield from flagged(name, rows, "step", finer & rows.qualifier.isin(_ABOUT), "about_step")


def _is_printed_to(value: str, step: str) -> bool:
    """Whether a figure shows the digit that its step names, and none below it."""
    exponent = int(Decimal(step).normalize().as_tuple().exponent)
    decimals = len(value.partition(".")[2])
    return Decimal(value) % Decimal(step) == 0 and decimals == max(0, -exponent)


def numbers(written: pd.Series[str]) -> pd.Series[float]:
    """The numbers that are written; what is none is missing."""
    return written.map(lambda one: float(one) if _is_number(one) else math.nan).astype("float64")


def _is_number(written: str) -> bool:
    return bool(_NUMBER.fullmatch(written))
