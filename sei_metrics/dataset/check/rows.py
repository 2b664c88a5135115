"""Faults of form in the rows of each file, by what schema.toml says of its table."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sei_metrics import period
from sei_metrics.dataset.check.ranges import coarsest_step
from sei_metrics.dataset.files import Contents
from sei_metrics.dataset.known import is_date
from sei_metrics.dataset.schema import TABLES, Field, Table
from sei_metrics.errors import Fault

OF_YEARS = ("average", "total", "change")
ALONE = "alone"
WHOLE = re.compile(r"[0-9]{1,7}")
_NUMBER = re.compile(r"-?[0-9]{1,13}(\.[0-9]{1,10})?")
_CODE = re.compile(r"[0-9]{4}")
_PART = re.compile(r"-[QH][0-9]$")
_ABOUT = ("~", "<~")
Wrong = pd.Series | NDArray[np.bool_]


def flagged(
    file: str, rows: pd.DataFrame, column: str, wrong: Wrong, rule: str, **told: object
) -> Iterator[Fault]:
    """A fault for each row that is wrong in a column."""
    if not wrong.any():
        return
    for line, value in rows.loc[wrong, column].items():
        yield Fault(f"{file}.csv", int(str(line)), column, str(value), rule, told)


def where(rows: pd.DataFrame, columns: Sequence[str], is_wrong: Callable[..., object]) -> Wrong:
    """Which rows are wrong by their cells in some columns; cells that are alike are judged once."""
    if len(columns) == 1:
        cells = rows[columns[0]]
        wrong = [one for one in cells.unique().tolist() if is_wrong(one)]
        return cells.isin(wrong) if wrong else np.zeros(len(rows), dtype=bool)
    beside = [rows[name].tolist() for name in columns]
    found = {each for each in set(zip(*beside, strict=True)) if is_wrong(*each)}
    if not found:
        return np.zeros(len(rows), dtype=bool)
    return np.array([each in found for each in zip(*beside, strict=True)], dtype=bool)


def faults(contents: Contents) -> Iterator[Fault]:
    """Faults that a row shows by itself or beside its own file."""
    for name, rows in contents.tables.items():
        table = TABLES[name]
        if rows.empty:
            continue
        if table.unique and rows.duplicated(list(table.key)).any():
            yield from _repeated(table, rows)
        yield from _translations(table, rows)
        for field in table.fields.values():
            yield from _cells(table, field, rows)
        if "step" in table.fields:
            yield from _steps(name, rows)
    yield from _spans(contents.tables["observations"])


def _repeated(table: Table, rows: pd.DataFrame) -> Iterator[Fault]:
    key = list(table.key)
    first = rows.index.to_series().groupby([rows[one] for one in key]).transform("first")
    repeated = rows[key].assign(earlier_line=first)[first != rows.index]
    for line, *words, earlier in repeated.itertuples():
        value = " | ".join(word for word in words if word)
        where = (f"{table.name}.csv", int(line), ", ".join(key), value)
        yield Fault(*where, "unique_key", {"first": int(earlier)})


def _translations(table: Table, rows: pd.DataFrame) -> Iterator[Fault]:
    """Texts that stand in one language only, or in none where there must be one."""
    for pair in table.pairs():
        for field, other in zip(pair, reversed(pair), strict=True):
            read = rows[rows.lacks != field.unread] if field.unread else rows
            both = [field.name, other.name]
            wrong = where(read, both, partial(_is_untranslated, field.required))
            yield from flagged(table.name, read, field.name, wrong, "missing_translation")


def _is_untranslated(required: bool, own: str, other: str) -> bool:
    return not own.strip() and (required or bool(other.strip()))


def _cells(table: Table, field: Field, rows: pd.DataFrame) -> Iterator[Fault]:
    """Cells that do not hold what they must: a word of the list, a number, a period, a date."""
    is_right: Callable[[str], object] = str
    rule, may_be_empty, told = "", not field.required, {}
    if field.enum:
        rule, is_right, may_be_empty = "not_a_choice", field.enum.__contains__, False
        told = {"known": ", ".join(word or '""' for word in field.enum)}
    elif field.type == "integer":
        rule, is_right = "not_whole", WHOLE.fullmatch
    elif field.type == "number":
        rule, is_right = "bad_number", _NUMBER.fullmatch
    elif field.form == "period":
        rule, is_right = "bad_period", period.is_period
    elif field.form == "code":
        rule, is_right = "bad_code", _CODE.fullmatch
    elif field.form:
        rule, is_right, may_be_empty = "bad_date", is_date, True
    cells = rows[field.name]
    values = cells.unique().tolist()
    wrong = [one for one in values if not (is_right(one) or (may_be_empty and one == ""))]
    if rule and wrong and field.name != "step":
        yield from flagged(table.name, rows, field.name, cells.isin(wrong), rule, **told)
    if field.required and "" in values and not _is_told_of(table, field):
        empty = "missing_source" if field.refers == "source" else "missing_value"
        yield from flagged(table.name, rows, field.name, cells == "", empty)


def _is_told_of(table: Table, field: Field) -> bool:
    """Whether an empty cell breaks another rule already."""
    of_a_pair = any(field in pair for pair in table.pairs())
    return bool(field.enum) or field.type != "string" or field.form == "period" or of_a_pair


def _steps(name: str, rows: pd.DataFrame) -> Iterator[Fault]:
    """Steps that are none, figures not written to the digit of their step, and round ones.

    "About 80" leaves it open whether the zero was counted: its step is 10 or not known.
    """
    yield from flagged(name, rows, "step", where(rows, ["step"], _is_no_step), "bad_step")
    both = ["value", "step"]
    yield from flagged(name, rows, "value", where(rows, both, _is_off_its_digit), "digits")
    about = rows[rows.qualifier.isin(_ABOUT)]
    yield from flagged(name, about, "step", where(about, both, _is_too_fine), "about_step")


def _is_no_step(step: str) -> bool:
    return step != "" and not number(step) > 0


def _is_off_its_digit(value: str, step: str) -> bool:
    """Whether a figure lacks the digit that its step names, or shows one below it."""
    if math.isnan(number(value)) or not number(step) > 0:
        return False
    exponent = int(Decimal(step).normalize().as_tuple().exponent)
    decimals = len(value.partition(".")[2])
    return Decimal(value) % Decimal(step) != 0 or decimals != max(0, -exponent)


def _is_too_fine(value: str, step: str) -> bool:
    known = not math.isnan(number(value)) and number(step) > 0
    return known and number(step) < coarsest_step(number(value))


def number(written: str) -> float:
    """The number that is written; missing where it is none."""
    return float(written) if _NUMBER.fullmatch(written) else math.nan


def _spans(rows: pd.DataFrame) -> Iterator[Fault]:
    yield from flagged(
        "observations", rows, "span", where(rows, ["period", "span"], _is_no_span), "bad_span"
    )


def _is_no_span(written: str, span: str) -> bool:
    if "/" in written:
        return span in ("", ALONE)
    return span in OF_YEARS or (span == ALONE and not _PART.search(written))
