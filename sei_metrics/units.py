"""How numbers are written: with their unit, in either language.

Units stand in the catalog of the data. A unit has one meaning, whichever data set names it: what a
catalog says of its units is learnt when it is loaded, and until then the bundled one counts.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sei_metrics.errors import SeiError
from sei_metrics.folder import BUNDLED
from sei_metrics.text import Words, written

KINDS = ("percent", "points", "times", "index", "money", "amount")
# Where numbers come to so many of their unit, the next larger one is written: millions, in Chinese
# hundred millions.
_LARGE = {"en": 1000.0, "zh": 10_000.0}


@dataclass(frozen=True)
class Unit:
    """A unit and its words: see the opening of the units in catalog.toml."""

    id: str
    name: Words
    amount: Words
    kind: str = field(metadata={"choices": KINDS})
    published: Words | None = None
    factor_en: float = 1.0
    factor_zh: float = 1.0
    large_name: Words | None = None
    large_amount: Words | None = None
    large_in: tuple[str, ...] = ()

    def factor(self, lang: str) -> float:
        """From the published unit to the one that a language writes."""
        return {"en": self.factor_en, "zh": self.factor_zh}[lang]

    def is_large(self, lang: str, largest: float) -> bool:
        """Whether numbers up to the largest are written in the next larger unit."""
        return lang in self.large_in and abs(largest) * self.factor(lang) >= _LARGE[lang]

    def words(self, part: str, lang: str, largest: float) -> Words:
        """Its name or its amount, those of the larger unit where that is written."""
        larger = self.is_large(lang, largest)
        found: Words = getattr(self, f"large_{part}" if larger else part)
        return found


@dataclass(frozen=True)
class Counter:
    """What a number counts: vehicles, firms."""

    id: str
    name: Words


_UNITS: dict[str, Unit] = {}
_COUNTERS: dict[str, Counter] = {}


def learn(units: Iterable[Unit], counters: Iterable[Counter], folder: object) -> None:
    """Takes up the units of a catalog; raises SeiError where one has another meaning already."""
    entries: list[Unit | Counter] = [*units, *counters]
    for entry in entries:
        known: dict[str, Any] = _UNITS if isinstance(entry, Unit) else _COUNTERS
        if known.setdefault(entry.id, entry) != entry:
            raise SeiError("error.unit_differs", unit=entry.id, folder=folder)


def is_known(unit: str) -> bool:
    """Whether this is the id of a unit."""
    return unit in _known(_UNITS)


def _known(entries: dict[str, Any]) -> Mapping[str, Any]:
    if not entries:
        said = tomllib.loads((BUNDLED / "catalog.toml").read_text(encoding="utf-8"))
        units = [
            Unit(one, **{**record, "large_in": tuple(record.get("large_in", ()))})
            for one, record in said["units"].items()
        ]
        counters = [Counter(one, **record) for one, record in said["counters"].items()]
        learn(units, counters, BUNDLED)
    return entries


def _unit(unit: str) -> Unit:
    found: Unit = _known(_UNITS)[unit]
    return found


def scale(unit: str, lang: str, largest: float = 0.0) -> float:
    """Factor from the published unit to the one a language writes (yuan to billions: 0.1).

    `largest` is the largest number that is written beside the others: where it comes to a thousand
    thousands, all are written in millions; in Chinese where it comes to ten thousand of ten
    thousand, all are written in hundred millions.
    """
    entry = _unit(unit)
    factor = entry.factor(lang)
    return factor / _LARGE[lang] if entry.is_large(lang, largest) else factor


def name(unit: str, lang: str, largest: float = 0.0, counter: str = "") -> str:
    """The unit that a language writes, alone, for values times `scale`: `percent`.

    `counter` says what is counted, where it is known (see `Catalog.counter`).
    """
    words = _unit(unit).words("name", lang, largest)
    return written(words, lang, counter=_counted(unit, counter))


def published_name(unit: str, lang: str, counter: str = "") -> str:
    """The unit of a value that stays as published: `100 million yuan`, not `billion yuan`."""
    entry = _unit(unit)
    return written(entry.published or entry.name, lang, counter=_counted(unit, counter))


def _counted(unit: str, counter: str) -> Words:
    found: Counter = _known(_COUNTERS)[counter or ("count" if unit == "count" else "units")]
    return found.name


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
    said = number(value * factor, max(0, decimals - round(math.log10(factor))))
    if signed and value > 0:
        said = "+" + said
    words = _unit(unit).words("amount", lang, largest)
    return written(words, lang, value=said, counter=_counted(unit, counter))
