"""All honest readings of one growth comparison, and the sentence that says them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from sei_metrics import text, units
from sei_metrics.errors import SeiError
from sei_metrics.kinds import like, numbers, widest
from sei_metrics.measures.relative import excess_of, growth_gap, growth_multiple, relative_growth
from sei_metrics.rounding import Rounded, with_rounding
from sei_metrics.rows import ranged

__all__ = ["GrowthReadings", "growth_readings"]

# Printed decimals carry float noise; ranges closer than this meet.
_NOISE = 1e-9


@dataclass(frozen=True)
class GrowthReadings:
    """A growth rate against its reference, read four ways, each with its range from rounding."""

    gap: Rounded
    multiple: Rounded
    excess: Rounded
    relative: Rounded

    def sentence(self, lang: str) -> str:
        """The readings in one plain sentence; for several rows see `sentences`."""
        if np.ndim(self.gap.value):
            raise SeiError("refusal.many_rows", count=len(self.gap.value))
        gap = self.gap.value
        alone = bool(np.isnan(self.relative.value) and np.isfinite(gap))
        return comparison(gap, self.multiple.value, self.excess, lang, alone=alone)

    def sentences(self, lang: str) -> Any:
        """One sentence a row, as a Series on the rows' index or a list."""
        rows = [self._row(place).sentence(lang) for place in range(np.size(self.gap.value))]
        if isinstance(self.gap.value, pd.Series):
            return pd.Series(rows, index=self.gap.value.index, dtype="str")
        return rows

    def _row(self, place: int) -> GrowthReadings:
        readings = (self.gap, self.multiple, self.excess, self.relative)
        return GrowthReadings(*(_row(each, place) for each in readings))


def growth_readings(rate: Any, reference: Any, gap: Any = None) -> GrowthReadings:
    """Gap, multiple, excess and relative growth of a rate against its reference, with ranges.

    Operands are floats or Series (exact), `Rounded`, or tables as `with_rounding` takes. Where the
    publisher also states the gap, its range is the intersection of the stated one and that of the
    two rates, and the narrower of the two gives the value; a stated gap that no pair of rates
    within rounding gives is refused.
    Units, formulas and ranges are those of `growth_gap` (percentage points), `growth_multiple`
    (times), `growth_excess` (percent) and `relative_growth` (percent).
    Source: the four measures named.

    >>> from sei_metrics.rounding import rounded
    >>> growth_readings(rounded(11.0, 0.1), rounded(6.6, 0.1)).sentence("en")
    '4.4 points faster; 1.67 times; 66.7% higher (64.7 to 68.7 by rounding)'
    """
    found, multiple, relative = (
        _ranged(with_rounding(measure, rate, reference))
        for measure in (growth_gap, growth_multiple, relative_growth)
    )
    return GrowthReadings(
        found if gap is None else _meeting(found, gap),
        multiple,
        with_rounding(excess_of, multiple),
        relative,
    )


def _ranged(figures: Any) -> Rounded:
    """A table's columns, or bare numbers, as figures with ranges."""
    if isinstance(figures, pd.DataFrame):
        return ranged(figures)
    return figures if isinstance(figures, Rounded) else Rounded(figures, figures, figures)


def _meeting(computed: Rounded, stated: Any) -> Rounded:
    """The gap in both ranges; where one of the two has no range, the other's."""
    given = _ranged(with_rounding(growth_gap, stated, 0.0))
    template = widest(computed.value, given.value)
    one, two = computed.map(numbers), given.map(numbers)
    low, high = np.fmax(one.low, two.low), np.fmin(one.high, two.high)
    apart = low > high + _NOISE
    if np.any(apart):
        values = [np.atleast_1d(each.value)[int(np.argmax(apart))] for each in (one, two)]
        ours, theirs = (round(float(value), 6) for value in values)
        raise SeiError("refusal.gap_disagrees", computed=ours, stated=theirs)
    finer = np.isnan(one.value) | (two.high - two.low < one.high - one.low)
    value = np.where(finer & ~np.isnan(two.value), two.value, one.value)
    low, high = np.minimum(low, high), np.maximum(low, high)
    inside = np.fmin(np.fmax(value, low), high)
    value = np.where(np.isnan(value), value, inside)
    return Rounded(like(template, value), like(template, low), like(template, high))


def _row(each: Rounded, place: int) -> Rounded:
    return each.map(lambda values: float(np.atleast_1d(numbers(values))[place]))


def comparison(
    gap: float, multiple: float, excess: Rounded, lang: str, *, alone: bool = False
) -> str:
    """A lead in points, as a multiple and in percent with its range: `4.4 points faster; ...`.

    `alone` says that the gap is known without both rates, so that why there is no multiple is not.
    """
    if math.isnan(gap):
        return text.say("readings.missing", lang)
    ratio = [text.say("readings.alone", lang)] if alone else _ratio_words(multiple, excess, lang)
    parts = [_gap_words(gap, lang), *ratio]
    return text.pair("word.semicolon")[lang].join(parts)


def _gap_words(gap: float, lang: str) -> str:
    decimals = 1 if abs(gap) >= 0.05 else 2
    if round(abs(gap), decimals) == 0:
        return text.say("readings.same", lang)
    word = "readings.faster" if gap > 0 else "readings.slower"
    return text.say(word, lang, points=units.number(abs(gap), decimals))


def _ratio_words(multiple: float, excess: Rounded, lang: str) -> list[str]:
    if math.isnan(multiple):
        return [text.say("readings.no_multiple", lang)]
    if multiple < 0:
        return [text.say("readings.opposite", lang)]
    times = text.say("readings.times", lang, times=units.number(multiple, 2))
    if round(abs(excess.value), 1) == 0 and excess.low == excess.high:
        return [times]
    return [times, _percent(excess.value, lang) + _range(excess, lang)]


def _percent(excess: float, lang: str) -> str:
    word = "readings.higher" if excess >= 0 else "readings.lower"
    return text.say(word, lang, percent=units.number(abs(excess)))


def _range(excess: Rounded, lang: str) -> str:
    low, high = excess.low, excess.high
    if math.isnan(low) or math.isnan(high):
        return text.say("readings.no_range", lang)
    if low == high or (math.isinf(low) and math.isinf(high)):
        return ""
    if math.isinf(low) or math.isinf(high):
        word = "readings.from" if math.isinf(high) else "readings.up_to"
        return text.say(word, lang, end=units.number(low if math.isinf(high) else high))
    if low < 0 < high:
        ends = {"low": _percent(low, lang), "high": _percent(high, lang)}
        return text.say("readings.across", lang, **ends)
    near, far = sorted((abs(low), abs(high)))
    return text.say("readings.between", lang, low=units.number(near), high=units.number(far))
