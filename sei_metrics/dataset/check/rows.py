"""Faults of form in the rows of each file: keys, closed words, numbers, periods, translations."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from decimal import Decimal

import pandas as pd

from sei_metrics import period
from sei_metrics.dataset.check.ranges import coarsest_step
from sei_metrics.dataset.known import STANDINGS
from sei_metrics.dataset.tables import ROW_KEY, Contents
from sei_metrics.errors import Fault

_OF_YEARS = ("average", "total", "change")
_ALONE = "alone"
KEYS: dict[str, tuple[str, ...]] = {
    "observations": ROW_KEY,
    "sources": ("source",),
    "carriers": ("carrier",),
    "vintages": ("vintage",),
    "breaks": ("indicator", "region", "industry", "after", "before"),
    "targets": ("indicator", "region", "industry", "period", "definition", "set_on", "source"),
    "evidence_log": ("file", "line"),
    "link_hosts": ("host",),
    "review": ("series",),
}
WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "observations": {
        "span": ("", *_OF_YEARS, _ALONE),
        "qualifier": tuple(STANDINGS),
        "nature": ("observed", "target", "forecast"),
    },
    "targets": {"qualifier": tuple(STANDINGS)},
    "sources": {
        "access": ("open", "mirror", "index", "unknown"),
        "grade": ("A", "B", "C", "D"),
        "reuse": ("open", "attribution", "quote_only"),
    },
    "vintages": {"known_from_kind": ("released", "latest_possible", "unknown")},
    "breaks": {"certain": ("yes", "no")},
    "evidence_log": {"fate": ("used", "merged", "set_aside")},
}
_NUMBERS = {"observations": ("value",), "targets": ("value",), "vintages": ("order",)}
_STEPS = ("observations", "targets")
_PERIODS = {"observations": ("period",), "targets": ("period",), "breaks": ("after", "before")}
_PAIRS: dict[str, tuple[str, ...]] = {
    "sources": ("origin",),
    "vintages": ("title",),
    "breaks": ("reason",),
    "targets": ("document",),
    "events": ("title",),
}
_OPTIONAL_PAIRS = {"events": ("body",)}
_NEEDED = {
    "carriers": ("carrier", "carrier_zh"),
    "set_aside": ("reason",),
    "corrections": ("file", "column", "reason"),
    "link_hosts": ("host", "owner", "kind"),
    "review": ("series", "points", "first", "last", "verdict"),
}
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
        yield from _repeated(name, rows)
        yield from _words(name, rows)
        yield from _numbers(name, rows)
        yield from _translations(name, rows)
        for column in _NEEDED.get(name, ()):
            yield from flagged(name, rows, column, rows[column] == "", "missing_value")
        for column in _PERIODS.get(name, ()):
            wrong = ~rows[column].map({one: period.is_period(one) for one in set(rows[column])})
            yield from flagged(name, rows, column, wrong.astype(bool), "bad_period")
    yield from _spans(contents.tables["observations"])


def _repeated(name: str, rows: pd.DataFrame) -> Iterator[Fault]:
    key = list(KEYS.get(name, ()))
    if not key or rows.empty:
        return
    first = rows.index.to_series().groupby([rows[one] for one in key]).transform("first")
    for line in rows.index[first != rows.index]:
        value = " | ".join(word for word in rows.loc[line, key] if word)
        where = (f"{name}.csv", int(line), ", ".join(key), value)
        yield Fault(*where, "unique_key", {"first": int(first[line])})


def _words(name: str, rows: pd.DataFrame) -> Iterator[Fault]:
    for column, words in WORDS.get(name, {}).items():
        known = ", ".join(word or '""' for word in words)
        wrong = ~rows[column].isin(words)
        yield from flagged(name, rows, column, wrong, "not_a_choice", known=known)


def _numbers(name: str, rows: pd.DataFrame) -> Iterator[Fault]:
    for column in _NUMBERS.get(name, ()):
        wrong = ~rows[column].map(_is_number).astype(bool)
        yield from flagged(name, rows, column, wrong, "bad_number")
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


def _translations(name: str, rows: pd.DataFrame) -> Iterator[Fault]:
    for word in _PAIRS.get(name, ()):
        for column in (f"{word}_en", f"{word}_zh"):
            wrong = rows[column].str.strip() == ""
            yield from flagged(name, rows, column, wrong, "missing_translation")
    for word in _OPTIONAL_PAIRS.get(name, ()):
        for column, other in ((f"{word}_en", f"{word}_zh"), (f"{word}_zh", f"{word}_en")):
            wrong = (rows[column].str.strip() == "") & (rows[other].str.strip() != "")
            yield from flagged(name, rows, column, wrong, "missing_translation")


def _spans(rows: pd.DataFrame) -> Iterator[Fault]:
    years, parts = rows.period.str.contains("/"), rows.period.str.contains(r"-[QH][0-9]$")
    fits = rows.span.isin(_OF_YEARS).where(
        years, (rows.span == "") | (parts & (rows.span == _ALONE))
    )
    wrong = ~fits & rows.span.isin(["", *_OF_YEARS, _ALONE])
    yield from flagged("observations", rows, "span", wrong, "bad_span")
