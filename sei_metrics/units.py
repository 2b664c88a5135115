"""How numbers are written: with their unit, in either language."""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal

from sei_metrics import text

_TEN_THOUSANDS = (
    "10k_units",
    "10k_stations",
    "10k_aircraft",
    "10k_persons",
    "10k_tonnes",
    "10k_dwt",
)
_SCALES = {
    "en": {"CNY_100m": 0.1, "USD_100m": 0.1, **dict.fromkeys(_TEN_THOUSANDS, 10.0)},
    "zh": {"million_units": 100.0, "USD_bn": 10.0},
}
_THOUSANDS = {"en": _TEN_THOUSANDS, "zh": ()}
_THOUSAND = 1000.0


def scale(unit: str, lang: str, largest: float = 0.0) -> float:
    """Factor from the published unit to the one a language writes (yuan to billions: 0.1).

    `largest` is the largest number that is written beside the others: where it comes to a thousand
    thousands, all are written in millions.
    """
    factor = _SCALES[lang].get(unit, 1.0)
    return factor / _THOUSAND if _in_millions(unit, lang, largest) else factor


def _in_millions(unit: str, lang: str, largest: float) -> bool:
    return unit in _THOUSANDS[lang] and abs(largest) * _SCALES[lang][unit] >= _THOUSAND


def _words(unit: str, lang: str, largest: float) -> str:
    return f"unit.{unit}.millions" if _in_millions(unit, lang, largest) else f"unit.{unit}"


def name(unit: str, lang: str, largest: float = 0.0, counter: str = "") -> str:
    """The unit that a language writes, alone, for values times `scale`: `percent`.

    `counter` says what is counted, where it is known (see `Catalog.counter`).
    """
    key = f"{_words(unit, lang, largest)}.name"
    return text.say(key, lang, counter=_counted(unit, counter))


def published_name(unit: str, lang: str, counter: str = "") -> str:
    """The unit of a value that stays as published: `100 million yuan`, not `billion yuan`."""
    key = f"published_unit.{unit}"
    if not text.has(key):
        return name(unit, lang, counter=counter)
    return text.say(key, lang, counter=_counted(unit, counter))


def _counted(unit: str, counter: str) -> Mapping[str, str]:
    return text.pair(f"counter.{counter or ('count' if unit == 'count' else 'units')}")


def decimals_of(step: float) -> int:
    """Decimals of the publisher's last digit: a step of 0.1 has one."""
    return max(0, last_digit(step))


def last_digit(step: float) -> int:
    """Place of the publisher's last digit: 1 for a step of 0.1, -2 for one of 100."""
    return -int(Decimal(repr(step)).normalize().as_tuple().exponent)


def number(value: float, decimals: int = 1) -> str:
    """A number with thousands separators, a true minus and a dash for a missing one."""
    if math.isnan(value):
        return "–"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    written = f"{value:,.{decimals}f}"
    if float(written.replace(",", "")) == 0:
        written = written.lstrip("-")
    return written.replace("-", "−")


def amount(
    value: float,
    unit: str,
    lang: str,
    *,
    decimals: int = 1,
    signed: bool = False,
    largest: float | None = None,
    counter: str = "",
) -> str:
    """A number with its unit, in the unit that the language writes.

    `decimals` are those of the published number, negative where its last digits were not told;
    `largest` is that of the numbers beside it; a number alone is its own. `counter` says what is
    counted, where it is known.
    """
    largest = value if largest is None else largest
    factor = scale(unit, lang, largest)
    written = number(value * factor, max(0, decimals - round(math.log10(factor))))
    if signed and value > 0:
        written = "+" + written
    key = f"{_words(unit, lang, largest)}.amount"
    return text.say(key, lang, value=written, counter=_counted(unit, counter))
