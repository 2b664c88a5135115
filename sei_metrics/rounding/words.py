"""A comparison and its range in words."""

from __future__ import annotations

import math

from sei_metrics import text, units
from sei_metrics.rounding.ranges import Rounded


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
