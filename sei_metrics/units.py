"""How numbers are written: with their unit, in either language."""

from __future__ import annotations

import math
from decimal import Decimal

from sei_metrics import text

_SCALES = {
    "en": {
        "CNY_100m": 0.1,
        "USD_100m": 0.1,
        "10k_units": 10.0,
        "10k_persons": 10.0,
        "10k_tonnes": 10.0,
        "10k_dwt": 10.0,
    },
    "zh": {"million_units": 100.0, "USD_bn": 10.0},
}


def scale(unit: str, lang: str) -> float:
    """Factor from the published unit to the one a language writes (yuan to billions: 0.1)."""
    return _SCALES[lang].get(unit, 1.0)


def name(unit: str, lang: str) -> str:
    """The unit that a language writes, alone, for values times `scale`: `percent`."""
    return text.say(f"unit.{unit}.name", lang)


def published_name(unit: str, lang: str) -> str:
    """The unit of a value that stays as published: `100 million yuan`, not `billion yuan`."""
    key = f"published_unit.{unit}"
    return text.say(key, lang) if text.has(key) else name(unit, lang)


def decimals_of(step: float) -> int:
    """Decimals of the publisher's last digit: a step of 0.1 has one."""
    exponent = Decimal(repr(step)).normalize().as_tuple().exponent
    return max(0, -int(exponent))


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


def amount(value: float, unit: str, lang: str, *, decimals: int = 1, signed: bool = False) -> str:
    """A number with its unit, in the unit that the language writes."""
    factor = scale(unit, lang)
    if factor != 1.0 and not math.isnan(value):
        decimals = max(0, decimals - round(math.log10(factor)))
    written = number(value * factor, decimals)
    if signed and value > 0:
        written = "+" + written
    return text.say(f"unit.{unit}.amount", lang, value=written)
