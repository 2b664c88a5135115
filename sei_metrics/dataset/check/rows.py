"""Faults of form in the rows of each file, by what schema.toml says of its table."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from decimal import Decimal

import pandas as pd

from sei_metrics import period
from sei_metrics.dataset.check.ranges import coarsest_step
from sei_metrics.dataset.files import Contents
from sei_metrics.dataset.known import is_date
from sei_metrics.dataset.schema import TABLES, Field, Table
from sei_metrics.errors import Fault

OF_YEARS = ("average", "total", "change")
ALONE = "alone"
_WHOLE = re.compile(r"[0-9]{1,7}")
_NUMBER = re.compile(r"-?[0-9]{1,13}(\.[0-9]{1,10})?")
_ABOUT = ("~", "<~")


def flagged(
    file: str, rows: pd.DataFrame, column: str, wrong: pd.Series[bool], rule: str, **told: object
) -> Iterator[Fault]:
    """A fault for each row that is wrong in a column."""
    for line, value in rows.loc[wrong, column].items():
        yield Fault(f"{file}.csv", int(str(line)), column, str(value), rule, told)


def faults(contents: Contents) -> Iterator[Fault]:
    """Faults that a row shows by itself or beside its own file."""
    for name, rows in contents.tables.items():
        table = TABLES[name]
        if table.unique and len(rows):
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
        written = [rows[field.name].str.strip() != "" for field in pair]
        for field, own, other in zip(pair, written, reversed(written), strict=True):
            wrong = ~own & (other | field.required)
            yield from flagged(table.name, rows, field.name, wrong, "missing_translation")


def _cells(table: Table, field: Field, rows: pd.DataFrame) -> Iterator[Fault]:
    """Cells that do not hold what they must: a word of the list, a number, a period, a date."""
    cells, is_empty = rows[field.name], rows[field.name] == ""
    told: dict[str, object] = {}
    if field.enum:
        rule, wrong = "not_a_choice", ~cells.isin(field.enum)
        told = {"known": ", ".join(word or '""' for word in field.enum)}
    elif field.type == "integer":
        rule, wrong = "not_whole", ~cells.map(lambda one: bool(_WHOLE.fullmatch(one))).astype(bool)
    elif field.type == "number":
        rule, wrong = "bad_number", numbers(cells).isna() & (~is_empty | field.required)
    elif field.form == "period":
        known = {one: period.is_period(one) for one in set(cells)}
        rule, wrong = "bad_period", ~cells.map(known).astype(bool) & (~is_empty | field.required)
    elif field.form:
        rule, wrong = "bad_date", ~is_empty & ~cells.map(is_date).astype(bool)
    else:
        rule, wrong = "", is_empty & False
    if field.name != "step":
        yield from flagged(table.name, rows, field.name, wrong, rule, **told)
    if field.required and not _is_told_of(table, field):
        empty = "missing_source" if field.refers == "source" else "missing_value"
        yield from flagged(table.name, rows, field.name, is_empty, empty)


def _is_told_of(table: Table, field: Field) -> bool:
    """Whether an empty cell breaks another rule already."""
    of_a_pair = any(field in pair for pair in table.pairs())
    return bool(field.enum) or field.type != "string" or field.form == "period" or of_a_pair


def _steps(name: str, rows: pd.DataFrame) -> Iterator[Fault]:
    """Steps that are none, figures not written to the digit of their step, and round ones.

    "About 80" leaves it open whether the zero was counted: its step is 10 or not known.
    """
    steps = numbers(rows.step)
    yield from flagged(name, rows, "step", (rows.step != "") & ~(steps > 0), "bad_step")
    rows = rows[numbers(rows.value).notna() & (steps > 0)]
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
    return written.map(lambda one: float(one) if _NUMBER.fullmatch(one) else math.nan).astype(
        "float64"
    )


def _spans(rows: pd.DataFrame) -> Iterator[Fault]:
    years, parts = rows.period.str.contains("/"), rows.period.str.contains(r"-[QH][0-9]$")
    fits = rows.span.isin(OF_YEARS).where(years, (rows.span == "") | (parts & (rows.span == ALONE)))
    wrong = ~fits & rows.span.isin(["", *OF_YEARS, ALONE])
    yield from flagged("observations", rows, "span", wrong, "bad_span")
