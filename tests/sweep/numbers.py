"""A number, its period and its range set against the row that it is said of."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from tests.sweep.album import Row
from tests.sweep.reading import Amount, Apart, Claim, When, factor, measured

Complaints = Iterator[str]
_COUNTS = ("count", "10k_units", "million_units")
_COMPUTED = ("calculated", "implied", "over", "under")
# A computed number is written so finely that its range is at most 15 units of the last digit.
_WIDEST = 15


def agrees(said: Amount, row: Row, lang: str) -> Complaints:
    """Value, digits, unit and word of doubt of a number against its row."""
    times = factor(said.unit, row["unit"], lang)
    if times is None:
        yield f"{said.written}: the unit of the row is {row['unit']}"
        return
    if said.yearly != (row["span"] == "average"):
        yield f"{said.written}: the row is {row['span'] or 'of one period'}"
    counts = lang == "zh" and row["unit"] in _COUNTS
    if counts and not measured(said.unit, row["industry"], row["indicator"]):
        yield f"{said.written}: not the measure word of {row['industry']}"
    if math.isnan(row["value"]):
        yield f"{said.written}: the row has no value, it is {row['standing']}"
        return
    low, value, high = (row[end] * times for end in ("low", "value", "high"))
    written = (said.ends[0], said.number, said.ends[1])
    ends = {"low": low, "value": value, "high": high}
    for (name, true), number in zip(ends.items(), written, strict=True):
        if number is not None and not math.isnan(number) and not rounds(true, number, said.digits):
            yield f"{said.written}: the {name} of the row is {true:.12g}"
    yield from _digits(said, row, times)
    yield from _doubt(said, row, times)


def rounds(true: float, written: float, digits: int) -> bool:
    return abs(true - written) <= 0.5 * 10**-digits * (1 + 1e-9) + 1e-9


def _digits(said: Amount, row: Row, times: float) -> Complaints:
    """A published number has the digits that were printed, up to two; others no false ones.

    A computed share has one, of GDP two, unless its range says that there are fewer.
    """
    if row["step"] > 0:
        printed = -int(Decimal(repr(row["step"])).normalize().as_tuple().exponent)
        shown = max(0, printed - round(math.log10(times)))
        significant = len(f"{abs(said.number):.{said.digits}f}".replace(".", "").lstrip("0"))
        cut = printed > 2 and said.digits < shown and significant > 1
        if said.digits != shown and not cut:
            yield f"{said.written}: printed with {shown} digits after the point"
    elif row["standing"] not in _COMPUTED:
        bare = Decimal(f"{row['value'] * times:.10g}").normalize().as_tuple().exponent
        if said.digits > max(0, -int(bare)):
            yield f"{said.written}: digits that were not printed ({row['value'] * times:.10g})"
    else:
        width = _width(row) * times
        usual = 2 if row["series"] == "calculated" else 1
        if row["unit"] == "percent" and said.digits < usual and said.ends == (None, None):
            yield f"{said.written}: the row has {row['value'] * times:.12g}"
        if said.digits and math.isfinite(width) and width > _WIDEST * 10**-said.digits * 1.000001:
            yield f"{said.written}: finer than its range allows ({width:.3g} wide)"


def _width(row: Row) -> float:
    sides = {"over": 2 * (row["value"] - row["low"]), "under": 2 * (row["high"] - row["value"])}
    return float(sides.get(row["standing"], row["high"] - row["low"]))


def _doubt(said: Amount, row: Row, times: float) -> Complaints:
    """A word of doubt stands where the row has one, and nowhere else."""
    computed = not row["step"] > 0 and row["standing"] in _COMPUTED
    has_ends = said.ends != (None, None)
    if has_ends and computed:
        # "About 65% (62 to 67)": one more digit would be finer than the range allows.
        needed = _width(row) * times > _WIDEST * 10 ** -(said.digits + 1) * 0.999999
        if said.doubt != "about" or not needed:
            yield f"{said.written}: the range is {_width(row) * times:.3g} wide"
        open_ends = (math.isinf(row["low"]), math.isinf(row["high"]))
        if open_ends != tuple(end is None for end in said.ends):
            yield f"{said.written}: the row is {row['standing']}"
        return
    wanted = _word_of_doubt(row)
    if said.doubt != wanted:
        yield f"{said.written}: the row is {row['standing']}, its word “{wanted}”"
    elif has_ends and wanted != "differ":
        yield f"{said.written}: a range where the row is {row['standing']}"
    elif computed and not said.digits and _width(row) * times > _WIDEST * _last(said, times):
        yield f"{said.written}: its range of {_width(row) * times:.3g} is not said"


def _last(said: Amount, times: float) -> float:
    """The unit of the last digit told: a number of millions in ten thousands ends in noughts."""
    noughts = len(f"{said.number:.0f}") - len(f"{said.number:.0f}".rstrip("0"))
    return float(10 ** min(noughts, max(0, round(math.log10(times))))) * 1.000001


def _word_of_doubt(row: Row) -> str:
    if row["standing"] == "target":
        if math.isinf(row["high"]):
            return "over"
        return "about" if row["low"] < row["value"] else ""
    known = {"stated": "", "calculated": "", "sources_differ": "differ"}
    return known.get(row["standing"], row["standing"])


def range_agrees(said: Apart | None, row: Row, lang: str) -> Complaints:
    """A range by rounding that stands apart from its number."""
    for end, written in zip(("low", "high"), said.ends if said else (), strict=False):
        if written is None or not rounds(row[end], written, said.digits if said else 0):
            yield f"{said.written if said else ''}: the {end} of the row is {row[end]:.12g}"


def dated(said: When, row: Row, again: bool = False) -> Complaints:
    """A period is that of its row, and is called inferred where the text does not name it."""
    if said.spelling != row["period"]:
        yield f"{said.written}: the row is of {row['period']}"
    inferred = "year inferred" in row["note"]
    if inferred != said.inferred and not again:
        yield f"{said.written}: the year is {'' if inferred else 'not '}inferred"
    early = re.search(r"_(preliminary|provisional)\b", row["vintage"]) is not None
    if early != said.early and not again:
        yield f"{said.written}: the figure is {'' if early else 'not '}preliminary"


def listed(said: list[dict[str, Any]], rows: Iterable[Row], lang: str) -> Complaints:
    """Each item of a list against the row of its name and period."""
    by_name = {(row["series_name"], row["period"]): row for row in rows}
    for each in said:
        row = by_name.get((each["series"].name, each["period"].spelling))
        if row is None:
            yield f"{each['series'].written} has no row of {each['period'].spelling}"
        else:
            yield from agrees(each["amount"], row, lang)
            yield from dated(each["period"], row)


def lowest(row: Row) -> float:
    return float(row["value"] if math.isnan(row["low"]) else row["low"])


def highest(row: Row) -> float:
    return float(row["value"] if math.isnan(row["high"]) else row["high"])


def count_agrees(claim: Claim, some: int, count: int) -> Complaints:
    if (claim["some"].number, claim["count"].number) != (some, count):
        yield f"the rows say {some} of {count}"
